"""The worker's comparison of all records: families, what it reads, and that it links nothing (FD-04a)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from typer.testing import CliRunner

from sightline.access.models import AuditEvent
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.people import actions
from sightline.people.commands import app
from sightline.people.models import LinkDecision, LinkProposal, SourceRecord
from sightline.people.naming.births import Born
from sightline.people.queries.proposals import to_compare, waiting
from sightline.people.tasks import MAY, WORK, propose
from tests.people.making import AT
from tests.people.proposing import AWAY, NOT_DATED, UNBORN, Given, kept
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

AMELIA = Given("Amelia")
NHS = (("nhs", "943 476 5919"),)
Bands = dict[tuple[str, str], str]


@pytest.fixture
def by(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


def family(
    partnership: Partnership, by: Viewer, *, council: list[Given], police: list[Given]
) -> dict[str, SourceRecord]:
    """Each child as each agency holds them, by agency and place: c0, c1, p0."""
    with viewing(by):
        both = {"c": (partnership.council, council), "p": (partnership.police, police)}
        return {
            f"{letter}{place}": kept(agency, by, child)
            for letter, (agency, children) in both.items()
            for place, child in enumerate(children)
        }


def bands(made: dict[str, SourceRecord], by: Viewer) -> Bands:
    """What a run proposes, by those names."""
    propose(now=AT)
    called = {record.pk: name for name, record in made.items()}
    with viewing(by):
        assert not LinkDecision.objects.exists(), "nothing is linked without a person"
        rows = list(waiting(by))
    pairs = {tuple(sorted((called[row.one_id], called[row.other_id]))): row.band for row in rows}
    return {(one, other): band for (one, other), band in pairs.items()}


TWIN = replace(AMELIA, given="Isolde")
BROTHER = replace(AMELIA, given="Oliver", born=Born(2014, 8, 19))
NEIGHBOUR = Given("Karolina", "Wyrzyk", Born(2009, 11, 30))
FAMILIES: list[tuple[str, list[Given], list[Given], Bands]] = [
    ("one child twice", [AMELIA], [AMELIA], {("c0", "p0"): "confirm"}),
    (
        "twins, each held twice",
        [AMELIA, TWIN],
        [AMELIA, TWIN],
        {("c0", "p0"): "confirm", ("c1", "p1"): "confirm"},
    ),
    ("twins, one held by each", [AMELIA], [TWIN], {}),
    ("brother and sister", [AMELIA], [BROTHER], {}),
    ("one address, no family", [AMELIA], [NEIGHBOUR], {}),
    (
        "names the other way round",
        [AMELIA],
        [replace(AMELIA, given="Thornbrook", surname="Amelia")],
        {("c0", "p0"): "propose"},
    ),
    ("another surname", [AMELIA], [replace(AMELIA, surname="Quarley")], {("c0", "p0"): "propose"}),
    (
        "another surname and home, one number",
        [replace(AMELIA, numbers=NHS)],
        [replace(AMELIA, surname="Quarley", home=AWAY, numbers=NHS)],
        {("c0", "p0"): "confirm"},
    ),
    ("no date of birth", [AMELIA], [NOT_DATED], {("c0", "p0"): "propose"}),
    ("a child and one not yet born", [AMELIA], [UNBORN], {}),
    (
        "an expected date is no date of birth",
        [replace(AMELIA, born=Born(2026, 7, 1))],
        [replace(AMELIA, born=Born(2026, 7, 1), certainty="expected")],
        {("c0", "p0"): "propose"},
    ),
    (
        "a confidential address is not compared",
        [AMELIA],
        [replace(AMELIA, confidential=True)],
        {("c0", "p0"): "propose"},
    ),
    (
        "sex is not compared",
        [replace(AMELIA, sex="F")],
        [replace(AMELIA, sex="M")],
        {("c0", "p0"): "confirm"},
    ),
]


@pytest.mark.parametrize(("what", "council", "police", "expected"), FAMILIES, ids=[f[0] for f in FAMILIES])
def test_families(
    partnership: Partnership,
    by: Viewer,
    what: str,
    council: list[Given],
    police: list[Given],
    expected: Bands,
) -> None:
    made = family(partnership, by, council=council, police=police)
    assert bands(made, by) == expected, what


def test_a_run_says_why_in_words_and_runs_again_without_a_change(
    partnership: Partnership, by: Viewer
) -> None:
    family(partnership, by, council=[AMELIA], police=[AMELIA])
    first = propose(now=AT)
    assert (first.new, first.changed, first.gone) == (1, 0, 0)
    with viewing(by):
        row = LinkProposal.objects.get()
        assert row.agrees[:3] == ["Given name agrees", "Surname agrees", "Date of birth agrees"]
        assert row.not_known == [
            "NHS number not held on one of the records",
            "Unique pupil number not held on one of the records",
        ]
        assert row.model_version
        assert row.at == AT
    again = propose(now=AT + timedelta(days=1))
    assert (again.new, again.changed, again.gone) == (0, 0, 0)
    with viewing(by):
        assert LinkProposal.objects.get().at == AT


def test_what_a_corrected_record_no_longer_says_is_no_longer_proposed(
    partnership: Partnership, by: Viewer
) -> None:
    made = family(partnership, by, council=[AMELIA], police=[AMELIA])
    propose(now=AT)
    with viewing(by):
        name = made["p0"].names.get()
        actions.amend_name(
            name=name, changes={"given": "Karolina", "surname": "Wyrzyk"}, version=name.version, by=by, at=AT
        )
        record = SourceRecord.objects.get(pk=made["p0"].pk)
        changes: dict[str, Any] = {"born_year": 2009, "born_month": 11, "born_day": 30}
        actions.amend_source_record(record=record, changes=changes, version=record.version, by=by, at=AT)
    assert propose(now=AT).gone == 1


def test_records_nobody_finds_any_more_take_their_proposals_with_them(
    partnership: Partnership, by: Viewer
) -> None:
    made = family(partnership, by, council=[AMELIA], police=[AMELIA])
    propose(now=AT)
    with viewing(by):
        actions.withdraw_source_records(
            record_ids=[made["p0"].pk], title="Taken back", why="Wrong file", by=by, at=AT
        )
        assert not LinkProposal.objects.exists()
    assert propose(now=AT).new == 0


def test_only_the_system_at_this_work_reads_what_is_compared(partnership: Partnership, by: Viewer) -> None:
    made = family(partnership, by, council=[AMELIA], police=[])
    with viewing(by):
        actions.restrict(record=made["c0"], named=[], ask="x", why="x", by=by, at=AT)
        assert to_compare() == [], "nobody's post carries this"
    with viewing(replace(by, capabilities=by.capabilities | set(MAY))):
        assert to_compare() == [], "and no person's, whatever it says"
    with viewing(system_viewer("another work")):
        assert to_compare() == []
    with viewing(system_viewer(WORK, capabilities=MAY)):
        (found,) = to_compare()
        assert (found.given, found.surname, found.born) == ("Amelia", "Thornbrook", "2012-03-04")
        assert len(found.walls) == 1
        assert not SourceRecord.objects.exists(), "the wall itself stands"


def test_a_run_is_one_line_on_the_record_of_access(
    partnership: Partnership, by: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    family(partnership, by, council=[AMELIA], police=[AMELIA])
    propose(now=AT)
    with viewing(viewer_with("governance_officer")):
        (line,) = AuditEvent.objects.filter(kind="people.links_proposed")
        assert line.staff_id is None
        assert line.about == []


def test_the_command_says_what_it_kept(partnership: Partnership, by: Viewer) -> None:
    family(partnership, by, council=[AMELIA], police=[AMELIA])
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 0, result.output
    assert '{"new": 1, "changed": 0, "gone": 0}' in result.output
