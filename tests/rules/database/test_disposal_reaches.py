"""Every table with something personal in it is reached by a disposal, or says why not (design 6)."""

import pytest
from django.db import models

from sightline.information_rights.states import REVIEWED
from tests.rules.database.ours import asked, carries_walls, histories, models_of_ours, named
from tests.rules.database.test_law import schedule

# Tables about people that carry no `about`, each with what becomes of it.
OTHERWISE = {
    "access.agreementsignature": "who signed a sharing agreement, for work",
    "access.auditevent": "sealed: identifiers and acts stay, the words beside them go",
    "access.draft": "also by day, with the working papers",
    "access.legalhold": "stays as the reason why nothing went; seen by those who keep holds",
    "access.message": "an address for work; goes by day, with the working papers",
    "access.post": "staff: stays with the decisions that carry their name",
    "access.postreview": "staff: what a manager found of a post, each quarter",
    "access.sharingtraining": "staff: training in sharing, kept with the posts given on the strength of it",
    "access.staff": "staff: stays with the decisions that carry their name",
    "access.wall": "goes when it stood round nobody else",
    "access.wallcover": "goes with the person it covers",
    "cases.audit": "which cases were open, and how many were drawn; nobody is named",
    "cases.auditreport": "words about a quarter's work, naming nobody",
    "cases.limitcrossed": "staff: that somebody held more cases than the limit; no child is named",
    "cases.otherwork": "staff: how many cases of other kinds somebody held in a month; no child is named",
    "cases.supervised": "staff: that somebody was supervised on a day",
    "cases.supervision": "staff: what was said in supervision; what was agreed of a case stands with the case",
    "content.signature": "who signed a translation of a public page, for work; no child is named",
    "education.returnfile": "the name of a file; its rows are reached one by one",
    "front_door.absence": "staff: when somebody was away",
    "front_door.documentbody": "goes with its envelope: with the contact made of it, else with the working papers",
    "front_door.documentcustody": "goes with its envelope and the contact made of it; until then the envelope stays",
    "front_door.envelopeclosed": "goes with its envelope",
    "front_door.handover": "a note from one shift to the next; what it says of a child stands in its items",
    "front_door.import": "the name of a file; its rows are reached one by one",
    "front_door.importback": "why a file was taken back; what it made is reached one by one",
    "front_door.sample": "how many were drawn",
    "front_door.samplereport": "words about a quarter's work, naming nobody",
    "front_door.sealeddraft": "goes by day, with the working papers; nobody here can read it",
    "front_door.sealedtext": "goes with its envelope: with the contact made of it, else with the working papers",
    "front_door.upload": "the name of a file; it goes when it has been brought in",
    "governance.entry": "told to a review, about no record here: the words go when taken back, else with the review",
    "governance.heard": "themes of a review, naming nobody; reviewed with the review",
    "governance.raised": "the reference of a contact; the contact is reached by itself",
    "governance.safety": "goes with its review; what was passed on is a contact, reached by itself",
    "governance.tellertold": "goes with its review; about no record here",
    "governance.withdrawal": "stays as the reason why words went, with its review",
    "governance.words": "goes when its teller takes it back, else with its review; about no record here",
    "intelligence.hotspotnote": "a place and its use, naming nobody; reviewed where intelligence is kept",
    "justice.crimefile": "the name of a file; its rows are reached one by one",
    "justice.crimefileback": "why a file of crimes was taken back; its crimes are reached one by one",
    "meetings.termsanswer": "staff: who accepted which terms of confidentiality; no child is named",
    "people.lookreview": "staff: what came of looking into who had looked; stays with the record of access",
}
STRUCTURE = {"about"}


def reached() -> set[str]:
    """Tables the database's own list has."""
    return {name for (name,) in asked("SELECT name FROM information_rights_tables()")}


def hanging() -> set[tuple[str, str]]:
    return {
        (name, target)
        for name, target in asked(
            "SELECT name, target FROM information_rights_references() WHERE NOT about_people"
        )
    }


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_what_is_personal_is_reached(model: type[models.Model]) -> None:
    personal: frozenset[str] = model.PERSONAL  # type: ignore[attr-defined]
    table = model._meta.db_table
    if personal - STRUCTURE and named(model) not in OTHERWISE:
        on_reached = any(name == table and target in reached() for name, target in hanging())
        assert table in reached() or on_reached, (
            f"{named(model)}: carry `about`, or say here what becomes of it"
        )


@pytest.mark.parametrize("model", [each for each in models_of_ours() if carries_walls(each)], ids=named)
def test_what_is_about_people_is_on_the_database_s_list(model: type[models.Model]) -> None:
    assert model._meta.db_table in reached()


@pytest.mark.parametrize("history", [each for each in histories() if carries_walls(each)], ids=named)
def test_history_is_found_by_the_name_of_its_table(history: type[models.Model]) -> None:
    """The function looks for earlier versions of a table's rows in the table named so with `event` behind it."""
    tracked: type[models.Model] = history.pgh_tracked_model  # type: ignore[attr-defined]
    assert history._meta.db_table == f"{tracked._meta.db_table}event"


def test_every_exception_is_still_one() -> None:
    known = {named(model): model for model in models_of_ours()}
    assert set(OTHERWISE) - set(known) == set()
    assert [key for key in OTHERWISE if not known[key].PERSONAL - STRUCTURE] == []  # type: ignore[attr-defined]


def test_every_class_of_the_schedule_says_how_it_is_reviewed() -> None:
    assert set(REVIEWED) == schedule()


def test_references_between_rows_about_people_wait_for_the_end_of_the_transaction() -> None:
    """Else rows could go in one order only."""
    found = asked(
        "SELECT c.conname FROM pg_constraint c JOIN information_rights_tables() t"
        " ON c.confrelid = t.name::regclass WHERE c.contype = 'f' AND NOT c.condeferrable"
    )
    assert found == []
