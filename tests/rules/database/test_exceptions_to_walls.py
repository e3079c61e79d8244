"""Functions that run as the owner of the tables, past every wall: a closed list, each with its reason (design 5)."""

import pytest

from tests.rules.database.ours import asked

REASONS = {
    "access_viewer_code": "makes the code of a viewer from a secret the site cannot read",
    "access_signature_holds": "checks a signature against keys the site cannot read",
    "access_set_viewer": "admits a signed viewer, and looks up the walls that person stands inside",
    "access_viewer": "says who the signed viewer is",
    "access_staff": "says which member of staff is looking",
    "access_employer": "says whose member of staff is looking",
    "access_may": "says whether the viewer's post carries a capability",
    "access_walls": "says which walls the viewer stands inside",
    "access_walls_round": "finds the walls round the people a row is about; ids only",
    "access_fill_walls": "fills the walls of a row that is being written",
    "access_rewall": "fills them again in every table after a wall is raised or lifted; returns nothing",
    "access_seal_new": "seals the record of access, to which the site may only add",
    "access_seal_faults": "compares the record of access with its seals; numbers and ids only",
    "access_seal_head": "the last seal, to be lodged outside the database",
    "access_seal_at": "one seal, to be compared with the one lodged",
    "api_told": "how and in which words a sender was told of a contact it sent itself, inside the walls; nothing else",
    "cases_entries_held": "counts entries a case rests on and names whom to ask, to those on the case; no entry",
    "cases_carried": "reads a case's contact, decision and enquiry to those on the case; nobody who told us, no entry",
    "cases_analyses_held": "how many notes of analysis a case holds, to those on it; a number only",
    "cases_held": "how many cases each worker of a team holds, to whoever leads it; numbers only",
    "cases_referred": "when and from what kind of service some cases were referred, and which place; to those on them",
    "cases_still_asked": "how many requests about the child of a case are open, to those on the case; a number only",
    "cases_from_seventeen": "open cases whose child has turned 17, with their walls, for the system only; ids only",
    "cases_beside_crimes": "which crimes of one's own force are about a child with a case, and confirmed; yes or no",
    "cases_look_again": "what kind of thing arrived about the child of a case and when, to those on the case; no words",
    "cases_waiting_for_a_look": "open cases whose child something arrived about, with walls and when, for the system",
    "cases_mine": "cases of the viewer's own teams, and those in which they hold a role; ids only",
    "cases_supervised_in": "sessions of supervision the viewer was in; ids only",
    "cases_team_audited": "the team of a case drawn for an audit, to whoever audits it; an id only",
    "deadlines_to_sweep": "clocks on which the sweep must act, with their walls; ids only",
    "deadlines_counted_over": "clocks to count again after a new holiday, with their walls; ids only",
    "deadlines_owing": "staff and teams who answer for something due; ids only",
    "access_walls_of_event": "the walls of an event, so that the worker steps inside those and no others",
    "missing_mine": "episodes the viewer has a part in; ids only",
    "missing_in_words": "episodes of which the viewer reads what the child said; ids only",
    "missing_shared_here": "children whose trigger plan is shared with the viewer's employer; ids only",
    "meetings_pack": "meetings whose papers the viewer reads as somebody named to come, or called; ids only",
    "meetings_closed": "meetings whose terms of confidentiality the viewer has not accepted; ids only",
    "meetings_asked_here": "meetings to which the viewer's own service is asked; ids only",
    "enquiries_read_whole": "enquiries whose named social worker the viewer is; ids only",
    "enquiries_asked_here": "enquiries that ask the viewer's own service something; ids only",
    "enquiries_released_here": "releases to the viewer's own organisation that hold; ids only",
    "enquiries_held": "how many entries an enquiry holds, to those who read contacts and not entries; numbers only",
    "front_door_widen": "brings a contact's rows inside the walls of one more person it is about; adds to `about` only",
    "front_door_narrow": "takes one person, put there by mistake, out of `about` of a contact's rows, for those inside",
    "front_door_documents_keyed": "sealed keys of documents the police do not have, for the system only; no document",
    "front_door_document_sealed": "one such document as sealed as it lies, for the system to rehearse a loss",
    "front_door_seal_document": "seals such a document to the newest key of its own custodians, for the system only",
    "front_door_part_taken": "tells a partner reference and decision of contacts it had a part in; no child's name",
    "information_rights_sharing": "with whom people under review share a row; ids only, for reviewers",
    "information_rights_waiting": "how many of those have not come to their own review; numbers only",
    "information_rights_counts": "rows a disposal would reach, table by table, inside the viewer's walls; numbers only",
    "information_rights_held": "whether a legal hold stands over some people's records; yes or no",
    "information_rights_unanswered": "whether a correction waits for a second person; yes or no",
    "information_rights_correct": "seals, severs or puts away what two people agreed to; returns an id",
    "information_rights_step_inside": "lets somebody named in for an hour, who gave a reason; returns an id",
    "information_rights_named_on": "which route the viewer is named on, when, who had read it; no name or reason",
    "information_rights_controllers": "how many rows each controller holds about people inside the walls; numbers only",
    "information_rights_lines_held": "how many lines a request of one's own organisation holds; a number only",
    "information_rights_asked_for": "whether somebody's records were asked for and have no answer yet; yes or no",
    "information_rights_dispose": "removes what two people agreed to, checking everything again; leaves a tombstone",
    "education_totals": "what all settings returned in a year, for those who return; four numbers, shown protected",
    "education_absences_counted": "absences by kind and how many were traced, for patterns; numbers only",
    "front_door_told_by_school": "how often each school told us and when last, for who asks schools; no contact",
    "governance_mine": "reviews the viewer works on; ids only",
    "governance_shut_to_me": "accounts whose teller shuts out those who work where the viewer works; ids only",
    "governance_held": "whether a legal hold stands over every account, to those who keep them; yes or no",
    "governance_put_away": "puts away the words of an account when it is taken back; called by no one but a trigger",
    "intelligence_withheld_in": "names of places and people of concern in a text to be published; its own words only",
    "intelligence_passed_here": "reports graded so that the viewer's own organisation may consider them; ids only",
    "justice_supported": "crimes whose victim the viewer's own service stands by; ids only",
    "justice_passed_here": "suspects passed to the viewer or the viewer's organisation; ids only",
    "justice_around": "how many suspects and convictions crimes have, to those who see the crime; numbers only",
    "people_found": "row security keeps the server from an index on arrays; the wall is applied inside it",
    "people_keys_meet": "the part of the two searches that reads keys; the site may not call it",
    "people_restricted_named": "for a name, whom to ask about restricted people; no ids, no count",
    "people_reference_held": "the id an agency's own reference has, so that a file's row lands behind the wall",
    "people_opened": "ids of records that the viewer has opened in an emergency, for row security to read",
    "people_emergency_found": "ids behind no wall that answer exactly, and walls behind which one does; no names",
    "people_open_restricted": "lets one person inside a restriction for two hours once two others agreed; checks that",
    "people_looks_alike": "lines of the record on which a looker bears a name of whom they opened; ids only, no names",
    "people_to_compare": "what is compared of each record, to the system that proposes links; to nobody's post",
    "people_redraw": "makes walls follow confirmed links; returns nothing",
}
NOT_FOR_THE_SITE = {"access_viewer_code", "access_signature_holds", "people_keys_meet"}


def definers() -> dict[str, tuple[bool, str]]:
    """Name -> whether the site's role may call it, and its settings."""
    rows = asked(
        "SELECT proname, has_function_privilege('sightline_app', oid, 'EXECUTE'), coalesce(proconfig::text, '')"
        " FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    return {name: (callable_, settings) for name, callable_, settings in rows}


def test_the_list_is_closed() -> None:
    found = set(definers())
    assert found - set(REASONS) == set(), "a new way past the walls: give it a reason here or do without it"
    assert set(REASONS) - found == set(), "no longer there: take it off the list"


def test_each_looks_for_names_in_one_place_only() -> None:
    """Without a fixed search path the caller chooses which table a name means."""
    loose = [
        name for name, (_, settings) in definers().items() if "search_path=public, pg_temp" not in settings
    ]
    assert loose == []


@pytest.mark.parametrize("name", sorted(NOT_FOR_THE_SITE))
def test_the_site_may_not_call_what_answers_anything(name: str) -> None:
    assert definers()[name][0] is False
