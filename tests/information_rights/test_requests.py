"""A request for records from its clock to the pack: collected as its reader may read, decided line by line, by two."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.access.states import Handling, Regime
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.information_rights.actions.deciding import Given, approve_pack, decide_line, send_pack_back
from sightline.information_rights.actions.requests import Wanted, collect_records, take_request
from sightline.information_rights.actions.steps import take_step
from sightline.information_rights.clock import months_later, standing
from sightline.information_rights.collecting import collect, elsewhere
from sightline.information_rights.models import LineDecision, RecordsRequest, RequestLine
from sightline.information_rights.pack import pack_of, pdf_of
from sightline.information_rights.queries.requests import decisions_of, lines_of
from sightline.information_rights.states import Head
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, SourceRecord
from tests.information_rights.asking import WANTED, collected, shown
from tests.information_rights.asking import known as known
from tests.information_rights.asking import manager as manager
from tests.information_rights.asking import officer as officer
from tests.information_rights.asking import taken as taken
from tests.information_rights.deciding import as_viewer
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]
SignIn = Callable[[Staff], Client]
GIVE = Given(choice="give")


def steps(*given: tuple[str, int]) -> list[tuple[str, date]]:
    return [(kind, date(2026, 3, day)) for kind, day in given]


@pytest.mark.parametrize(
    ("done", "due", "stopped"),
    [
        ([], date(2026, 4, 2), None),
        (steps(("stopped", 5)), None, date(2026, 3, 5)),
        (steps(("stopped", 5), ("goes_on", 15)), date(2026, 4, 13), None),
        (steps(("stopped", 5), ("stopped", 9), ("goes_on", 15)), date(2026, 4, 13), None),
        (steps(("extended", 20)), date(2026, 6, 2), None),
        (steps(("goes_on", 5), ("searched", 6)), date(2026, 4, 2), None),
        (steps(("stopped", 5), ("closed", 9)), None, date(2026, 3, 5)),
    ],
)
def test_a_month_or_three_and_the_days_it_stood_still(
    done: list[tuple[str, date]], due: date | None, stopped: date | None
) -> None:
    now = standing(date(2026, 3, 2), done)
    assert (now.due_on, now.stopped_on) == (due, stopped)


def test_a_power_or_order_says_its_own_day() -> None:
    now = standing(date(2026, 3, 2), steps(("stopped", 5)), wanted_by=date(2026, 3, 21))
    assert (now.due_on, now.stopped_on) == (date(2026, 3, 21), None)


def test_a_month_ends_with_its_last_day() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_later(date(2026, 12, 5), 1) == date(2027, 1, 5)


def test_what_its_reader_may_not_read_is_counted_and_not_collected(
    known: SourceRecord, partnership: Partnership, officer: Staff, adviser: Viewer
) -> None:
    with viewing(as_viewer(officer)):
        text = "\n".join(each.text for each in collect([known.pk]))
        assert "aunt Kay" in text
        assert "Reed" in text
        assert "arcade" not in text
        assert elsewhere([known.pk]) == {partnership.police.pk: 1}
    with viewing(adviser):
        assert elsewhere([known.pk]) == {}, "numbers are for those who answer requests"


def test_what_stands_behind_a_wall_is_not_even_counted_from_outside(
    known: SourceRecord, manager: Staff, officer: Staff, at: datetime
) -> None:
    by = as_viewer(manager)
    with viewing(by):
        restrict(record=known, named=[], ask="x", why="x", by=by, at=at)
    outside = as_viewer(officer)
    with viewing(outside):
        assert collect([known.pk]) == []
        assert elsewhere([known.pk]) == {}
        with pytest.raises(Refused, match="not yours"):
            take_request(record_id=known.pk, given=WANTED, by=outside, at=at)


def decided(held: RecordsRequest, by: Viewer, at: datetime, choose: Callable[[RequestLine], Given]) -> None:
    with viewing(by):
        for line in lines_of(held.pk):
            decide_line(line_id=line.pk, given=choose(line), by=by, at=at)


def shorten(line: RequestLine) -> Given:
    """Give all but the aunt, and withhold the name."""
    if "aunt Kay" in line.text:
        left = line.text.replace("by his aunt Kay", "by [removed]")
        return Given(choice="redact", given=left, head=Head.THIRD_PARTY, why="She was not asked")
    if "Reed" in line.text:
        return Given(choice="withhold", head=Head.NOT_ASKED, why="He knows it")
    return GIVE


def test_who_may_approve_and_when(
    taken: RecordsRequest, officer: Staff, manager: Staff, at: datetime
) -> None:
    first, second = as_viewer(officer), as_viewer(manager)
    collected(taken, first, at)
    with viewing(first), pytest.raises(Refused, match="collected already"):
        collect_records(request_id=taken.pk, by=first, at=at)
    with viewing(second), pytest.raises(Refused, match="Not every line"):
        approve_pack(request_id=taken.pk, by=second, at=at)
    decided(taken, first, at, shorten)
    for kind, sentence in (("shown", "identity and authority"), ("searched", "what was searched")):
        with viewing(second), pytest.raises(Refused, match=sentence):
            approve_pack(request_id=taken.pk, by=second, at=at)
        with viewing(first):
            take_step(request_id=taken.pk, kind=kind, words="All folders", by=first, at=at)
    with viewing(first), pytest.raises(Refused, match="took part"):
        approve_pack(request_id=taken.pk, by=first, at=at)
    with viewing(second), pytest.raises(Refused, match="looked at again"):
        send_pack_back(request_id=taken.pk, words=" ", by=second, at=at)


def test_from_request_to_pack_nothing_removed_leaves(
    taken: RecordsRequest, officer: Staff, manager: Staff, at: datetime
) -> None:
    first, second = as_viewer(officer), as_viewer(manager)
    collected(taken, first, at)
    decided(taken, first, at, shorten)
    with viewing(first):
        for kind in ("shown", "searched"):
            take_step(request_id=taken.pk, kind=kind, words="All folders; paper not", by=first, at=at)
    with viewing(second):
        send_pack_back(request_id=taken.pk, words="Line 2", by=second, at=at)
        done = approve_pack(request_id=taken.pk, seen=shown(taken), by=second, at=at)
        lines = list(lines_of(taken.pk))
        made = pack_of(taken, decisions_of(lines))
    said, pdf = str(made), pdf_of(made, at)
    assert "by [removed]" in said
    assert "aunt Kay" not in said
    assert "Surname" not in said
    assert (len(done.digest), made.shortened, pdf[:4], b"aunt Kay" in pdf) == (64, True, b"%PDF", False)
    with viewing(first), pytest.raises(Refused, match="cannot be changed"):
        decide_line(line_id=lines[0].pk, given=GIVE, by=first, at=at)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (Given(choice=""), "Choose what"),
        (Given(choice="withhold"), "under which head"),
        (Given(choice="withhold", head="crime"), "under which head"),
        (Given(choice="redact", head="crime", why="x", given=""), "Nothing is left"),
        (Given(choice="redact", head="crime", why="x", given="same"), "still as it was"),
    ],
)
def test_a_decision_says_under_which_head_and_why(
    taken: RecordsRequest, officer: Staff, at: datetime, given: Given, sentence: str
) -> None:
    by = as_viewer(officer)
    line = collected(taken, by, at)[0]
    if given.given == "same":
        given = Given(choice="redact", head="crime", why="x", given=line.text)
    with viewing(by), pytest.raises(Refused, match=sentence):
        decide_line(line_id=line.pk, given=given, by=by, at=at)


def test_police_rows_leave_only_with_police_leave_and_say_what_the_person_is(
    taken: RecordsRequest, known: SourceRecord, partnership: Partnership, officer: Staff, at: datetime
) -> None:
    by = as_viewer(officer)
    with viewing(by):
        ChronologyLine.objects.create(
            record=known, happened_at=at, kind="x.y", title="Stopped by an officer", folder="x", at=at,
            about=[known.pk], controller=partnership.police, retention_class="child_record",
            regime=Regime.LAW_ENFORCEMENT, handling=Handling.ORIGINATOR,
        )  # fmt: skip
    line = next(each for each in collected(taken, by, at) if "officer" in each.text)
    with viewing(by):
        for given, sentence in (
            (Given(choice="give", category="witness"), "only with police leave"),
            (Given(choice="give", leave="Sgt Hale, 3 March"), "what the person is"),
            (Given(choice="withhold", head="originator", why="No leave"), "what the person is"),
        ):
            with pytest.raises(Refused, match=sentence):
                decide_line(line_id=line.pk, given=given, by=by, at=at)
        whole = Given(choice="give", leave="Sgt Hale, 3 March", category="witness")
        decide_line(line_id=line.pk, given=whole, by=by, at=at)
        again = Given(choice="withhold", head="crime", why="Asked again", category="witness")
        with pytest.raises(Refused, match="since you opened"):
            decide_line(line_id=line.pk, given=again, by=by, at=at)
        decide_line(line_id=line.pk, given=again, seen=1, by=by, at=at)
        assert [each.choice for each in LineDecision.objects.filter(line=line)] == ["give", "withhold"]


def test_the_clock_takes_no_step_twice_and_nothing_is_collected_while_it_stands_still(
    taken: RecordsRequest, officer: Staff, at: datetime
) -> None:
    by = as_viewer(officer)
    with viewing(by):
        for kind, sentence in (("goes_on", "is running"), ("nothing", "Say what was")):
            with pytest.raises(Refused, match=sentence):
                take_step(request_id=taken.pk, kind=kind, words="x", by=by, at=at)
        take_step(request_id=taken.pk, kind="stopped", words="Proof of who he is", by=by, at=at)
        with pytest.raises(Refused, match="stands still already"):
            take_step(request_id=taken.pk, kind="stopped", words="x", by=by, at=at)
        with pytest.raises(Refused, match="still asked for"):
            collect_records(request_id=taken.pk, by=by, at=at)
        take_step(request_id=taken.pk, kind="goes_on", words="Shown", by=by, at=at)
        take_step(request_id=taken.pk, kind="extended", words="Complex; told", by=by, at=at)
        with pytest.raises(Refused, match="extended already"):
            take_step(request_id=taken.pk, kind="extended", words="x", by=by, at=at)


def test_other_posts_and_namesakes_answer_nothing(
    known: SourceRecord, taken: RecordsRequest, staff_with: Callable[..., Staff], officer: Staff, at: datetime
) -> None:
    for role in ("adviser", "auditor", "administrator"):
        by = as_viewer(staff_with(role))
        with viewing(by):
            with pytest.raises(Refused):
                take_request(record_id=known.pk, given=WANTED, by=by, at=at)
            assert not RecordsRequest.objects.exists()
    own = as_viewer(staff_with("governance_officer", name="Jon Reed"))
    with viewing(own), pytest.raises(Refused, match="bears your name"):
        take_request(record_id=known.pk, given=WANTED, by=own, at=at)
    by = as_viewer(officer)
    for wrong in ({"name": " "}, {"received_on": date(2027, 1, 1)}):
        with viewing(by), pytest.raises(Refused):
            take_request(record_id=known.pk, given=Wanted(**{**vars(WANTED), **wrong}), by=by, at=at)
