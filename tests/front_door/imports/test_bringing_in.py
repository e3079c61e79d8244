"""Whole files brought in: kept once, good rows kept whatever the others are, and every contact an ordinary one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from sightline.access.models import Agency, Staff, Team
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.files.mapping import from_document
from sightline.front_door.actions import Decided, decide
from sightline.front_door.actions.disputing import dispute_decision
from sightline.front_door.actions.importing.contacts import NOT_KNOWN_BY_NAME
from sightline.front_door.choices import IDENTIFIES
from sightline.front_door.imports.codes import CONTACTS
from sightline.front_door.imports.contact_rows import rows_of
from sightline.front_door.imports.running import File, bring_in
from sightline.front_door.imports.tally import Outcome
from sightline.front_door.models import (
    CensusEntry,
    Contact,
    Decision,
    Import,
    ImportFault,
    Referral,
    ReferrerTold,
)
from sightline.front_door.models.imports import FileKind
from sightline.front_door.queries.partners import parts_taken
from sightline.front_door.queries.staff import agency_named, alike
from sightline.front_door.states import ContactState, Exploitation, FirstOutcome, Level, Origin
from sightline.people.models import ChronologyLine, Identifier, Name, SourceRecord
from tests.front_door.hub.test_challenges import NFA
from tests.front_door.imports.census_files import REFERRAL, child
from tests.front_door.imports.sent_files import ROW, census_file, contacts_file
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.usefixtures("partnership", "rules")
SeenBy = Callable[[Viewer], AbstractContextManager[Viewer]]


def counted(outcome: Outcome) -> dict[str, tuple[int, int]]:
    return {kind: (of["created"], of["matched"]) for kind, of in outcome.counts.items()}


def everything() -> dict[str, int]:
    models = (
        SourceRecord,
        Name,
        Identifier,
        Contact,
        Decision,
        ReferrerTold,
        Referral,
        CensusEntry,
        ChronologyLine,
    )
    with viewing(system_viewer("test")):
        return {model.__name__: model.objects.count() for model in models}


def test_a_file_of_contacts_goes_in_once(at: datetime) -> None:
    rows = [ROW, ROW | {"Reference": "C-2", "Date received": "03/03/2026"}]
    first = bring_in(contacts_file(*rows), at=at)
    assert counted(first) == {"children": (1, 0), "contacts": (2, 0), "referrals": (0, 0)}
    before = everything()
    again = bring_in(contacts_file(*rows), at=at)
    assert counted(again) == {"children": (0, 1), "contacts": (0, 2), "referrals": (0, 0)}
    assert everything() == before


def test_what_the_row_says_is_what_the_contact_says(at: datetime) -> None:
    bring_in(contacts_file(ROW), at=at)
    with viewing(system_viewer("test")):
        contact = Contact.objects.get()
        record = SourceRecord.objects.get()
        names = {name.full: name.kind for name in record.names.all()}
        kinds = set(record.identifiers.values_list("kind", flat=True))
        lines = list(ChronologyLine.objects.filter(record=record).values_list("title", flat=True))
    assert (contact.origin, contact.state) == (Origin.FILE, ContactState.NEW)
    assert contact.words == "He has come in tired.\nTwice this week."
    assert contact.referrer_email == "p.wren@school.example"
    assert (contact.exploitation, contact.exploitation_type) == (Exploitation.TICKED, "criminal")
    assert contact.received_at.isoformat() == "2026-03-02T09:15:00+00:00"
    assert contact.decision_due_on is not None
    assert contact.about == [record.pk]
    assert names == {"Ada Jane Brook": "legal", "Addie": "alias", "A Brooke": "alias"}
    assert kinds == {"local", "nhs"}
    assert lines == [f"Contact {contact.reference} from a school or college"]


def test_an_imported_contact_is_decided_as_any_other(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    bring_in(contacts_file(ROW), at=at)
    with seen_by(viewer_with("social_worker")) as by:
        contact = Contact.objects.get()
        decided = Decided(
            level=Level.VULNERABLE,
            outcome=FirstOutcome.ADVICE,
            reason="Early signs.",
            advice_given="Who to ask.",
        )
        decide(contact_id=contact.pk, decided=decided, seen=0, by=by, at=at)
        assert Contact.objects.get().state == ContactState.DECIDED


def test_one_decided_there_brings_its_decision_and_telling(at: datetime) -> None:
    row = ROW | {
        "Outcome": "Advice", "Level of need": "Vulnerable", "Date decided": "03/03/2026",
        "Decided by": "S Moss", "Date referrer told": "03/03/2026",
    }  # fmt: skip
    bring_in(contacts_file(row), at=at)
    with viewing(system_viewer("test")):
        contact, decision, told = Contact.objects.get(), Decision.objects.get(), ReferrerTold.objects.get()
    assert contact.state == ContactState.CLOSED
    assert (decision.from_file, decision.outcome, decision.level) == (True, "advice", "vulnerable")
    assert (decision.decided_on.isoformat(), decision.decided_by_name) == ("2026-03-03", "S Moss")
    assert told.from_file


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"Outcome": "Advice"}, ContactState.DECIDED),
        ({"Outcome": "Advice", "Date received": "01/06/2024"}, ContactState.CLOSED),
        ({"Date received": "01/06/2024"}, ContactState.NEW),
        ({"Source": "Anonymous", "Referrer name": "", "Outcome": "Advice"}, ContactState.CLOSED),
    ],
)
def test_the_state_it_comes_in_with(change: dict[str, str], state: ContactState, at: datetime) -> None:
    bring_in(contacts_file(ROW | change), at=at)
    with viewing(system_viewer("test")):
        assert Contact.objects.get().state == state


def test_nothing_that_says_who_told_is_held_of_somebody_who_gave_no_name(at: datetime) -> None:
    bring_in(contacts_file(ROW | {"Source": "Anonymous"}), at=at)
    with viewing(system_viewer("test")):
        assert Contact.objects.filter(**dict.fromkeys(IDENTIFIES, "")).count() == 1
        assert ImportFault.objects.filter(sentence__contains="could say who told").count() == 2


def test_old_contacts_of_a_list_without_outcomes_are_history(at: datetime) -> None:
    bare = from_document(
        {
            "format": CONTACTS.format,
            "version": 1,
            "columns": {"received_on": "Day", "local_id": "Child", "source": "From"},
        },
        CONTACTS,
    )
    raw = b"Day,Child,From\n16/09/2020,9212044,q) 6: Police\n16/09/2020,9212044,q) 6: Police\n16/09/2020,,6\n"
    first = bring_in(File("list.csv", raw, FileKind.CONTACTS, bare), at=at)
    assert counted(first) == {"children": (1, 0), "contacts": (3, 0), "referrals": (0, 0)}
    assert counted(bring_in(File("list.csv", raw, FileKind.CONTACTS, bare), at=at))["contacts"] == (0, 3)
    with viewing(system_viewer("test")):
        assert set(Contact.objects.values_list("state", flat=True)) == {ContactState.CLOSED}
        assert Contact.objects.filter(unknown_child="The file names no child.").count() == 1


def test_good_rows_are_kept_when_others_fail(at: datetime) -> None:
    outcome = bring_in(contacts_file(ROW, ROW | {"Reference": "C-2", "Date received": "soon"}), at=at)
    assert (outcome.counts["contacts"]["created"], outcome.errors) == (1, 1)
    with viewing(system_viewer("test")):
        fault = ImportFault.objects.get(level="error")
        assert "row 3" in fault.place
        assert Import.objects.get().result.errors == 1


def test_a_row_the_database_refuses_costs_only_itself(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    real = rows_of

    def refusing(given: Any, *args: Any, **kwargs: Any) -> Any:
        if given.reference == "C-2":
            raise DatabaseError("no")
        return real(given, *args, **kwargs)

    monkeypatch.setattr("sightline.front_door.actions.importing.contacts.rows_of", refusing)
    outcome = bring_in(contacts_file(*[ROW | {"Reference": f"C-{number}"} for number in (1, 2, 3)]), at=at)
    assert (outcome.counts["contacts"]["created"], outcome.errors) == (2, 1)


def test_a_contact_that_now_says_something_else_is_left_and_told(at: datetime) -> None:
    bring_in(contacts_file(ROW), at=at)
    outcome = bring_in(contacts_file(ROW | {"What they told us": "Another thing."}), at=at)
    assert outcome.counts["contacts"] == {"created": 0, "matched": 1}
    assert any("says something else" in fault.sentence for fault in outcome.faults)
    with viewing(system_viewer("test")):
        assert Contact.objects.get().words == "He has come in tired.\nTwice this week."


def test_a_dry_run_counts_the_same_and_leaves_nothing(at: datetime) -> None:
    before = everything()
    dry = bring_in(contacts_file(ROW), at=at, dry_run=True)
    assert everything() == before
    assert bring_in(contacts_file(ROW), at=at).counts == dry.counts


def test_children_without_their_own_number_are_one_where_all_agrees(at: datetime) -> None:
    row = ROW | {"Local identifier": "", "NHS number": ""}
    outcome = bring_in(
        contacts_file(row, row | {"Reference": "C-2"}, row | {"Reference": "C-3", "Date of birth": "2012"}),
        at=at,
    )
    assert outcome.counts["children"] == {"created": 2, "matched": 0}


def test_a_census_goes_in_once_and_again_when_it_says_more(at: datetime) -> None:
    file = census_file(
        child("T1"), child("T2", details=REFERRAL + REFERRAL.replace("2023-06-01", "2023-07-01"))
    )
    first = bring_in(file, at=at)
    assert counted(first) == {"children": (2, 0), "contacts": (0, 0), "referrals": (3, 0)}
    before = everything()
    assert counted(bring_in(file, at=at)) == {"children": (0, 2), "contacts": (0, 0), "referrals": (0, 3)}
    assert everything() == before
    closed = (
        "<CINclosureDate>2023-08-01</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure><ReferralNFA>"
    )
    more = census_file(child("T1", details=REFERRAL.replace("<ReferralNFA>", closed)))
    assert bring_in(more, at=at).counts["referrals"] == {"created": 0, "matched": 1}
    with viewing(system_viewer("test")):
        said = Referral.objects.filter(source_record__reference="T1").order_by("number")
        assert [row.closure_reason for row in said] == ["", "RC8"]
        assert Name.objects.count() == 0


def test_a_contact_lands_on_the_child_a_census_brought(at: datetime) -> None:
    bring_in(census_file(child("77")), at=at)
    outcome = bring_in(contacts_file(ROW), at=at)
    assert outcome.counts["children"] == {"created": 0, "matched": 1}
    assert any("another date of birth" in fault.sentence for fault in outcome.faults)
    with viewing(system_viewer("test")):
        assert Name.objects.get(kind="legal").full == "Ada Jane Brook"
        assert Contact.objects.get().about == [SourceRecord.objects.get().pk]


def test_the_first_file_of_an_installation_sets_up_its_council(
    at: datetime, partnership: Partnership
) -> None:
    Team.objects.update(closed_on=at.date())
    Agency.objects.update(left_on=at.date())
    assert bring_in(contacts_file(ROW), at=at).counts["contacts"]["created"] == 1
    with viewing(system_viewer("test")):
        contact = Contact.objects.select_related("controller", "team").get()
    assert (contact.controller.name, str(contact.team)) == ("The council", "Front door")


def test_a_partner_whose_contact_came_by_file_sees_and_disputes_the_decision(
    partnership: Partnership, staff_with: Callable[..., Staff], at: datetime
) -> None:
    police = partnership.police
    said = {"Source": "Police", "Referrer organisation": f"The  {police.name.upper()}"}
    outcome = bring_in(contacts_file(ROW | said), at=at)
    worker = viewer_of(staff_with("social_worker"), on=at.date())
    with viewing(worker):
        made = Contact.objects.get()
        assert made.referrer_agency_id == police.pk
        assert made.referrer_organisation.endswith(police.name.upper()), "as the file writes it"
        decide(contact_id=made.pk, decided=NFA, seen=0, by=worker, at=at)
    assert not any("No organisation of the partnership" in str(each) for each in outcome.faults)
    partner = viewer_of(staff_with("agency_worker", employer=police), on=at.date())
    with viewing(partner):
        assert [part.reference for part in parts_taken(partner, since=at - timedelta(days=30))] == [
            made.reference
        ]
        sent = dispute_decision(contact_id=made.pk, words="It goes on", wanted="", seen=1, by=partner, at=at)
    assert sent.agency_id == police.pk


def test_an_organisation_nobody_knows_is_said_once_and_a_neighbour_s_name_is_nobody_s(at: datetime) -> None:
    rows = [
        ROW | {"Reference": f"C-{n}", "Source": source, "Referrer organisation": "Hearsay & Sons Ltd"}
        for n, source in enumerate(["Police", "School", "Member of the public"], start=5)
    ]
    outcome = bring_in(contacts_file(*rows), at=at)
    told = [each for each in outcome.faults if each.sentence == NOT_KNOWN_BY_NAME]
    assert [each.value for each in told] == ["Hearsay & Sons Ltd"]
    with viewing(system_viewer("test")):
        assert set(Contact.objects.values_list("referrer_agency_id", flat=True)) == {None}


@pytest.mark.parametrize(
    ("one", "other"),
    [("St Mary’s School", "st marys school"), ("Hearth & Home Ltd.", "The Hearth and Home"), ("A-B", "a b")],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one) == alike(other)


def test_a_name_that_two_share_or_that_is_nothing_is_nobody_s(partnership: Partnership) -> None:
    Agency.objects.create(name="Hollin", kind="school", email="a@a.example")
    Agency.objects.create(name="The Hollin", kind="school", email="b@b.example")
    assert agency_named("hollin") is None
    assert agency_named("", "  ", "...") is None
    assert agency_named("nobody", partnership.police.name.lower()) == partnership.police.pk
