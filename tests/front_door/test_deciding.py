"""Deciding: a registered social worker, in their own name, with a reason (FD-15 to FD-17b)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import decide, put_back, take_up, tell_referrer
from sightline.front_door.choices import IDENTIFIES
from sightline.front_door.models import Contact, Decision, Move
from sightline.front_door.rows import decision_row
from sightline.front_door.states import ContactState, FirstOutcome, Level, Source
from sightline.people.models import ChronologyLine, Involvement
from tests.front_door.conftest import SOON, by_telephone, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


def test_a_decision_is_kept_with_the_name_and_the_registration(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker", name="Sam Ortiz")
    with viewing(by):
        made = contact(by=by, at=at)
        decision = decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at + SOON)
        made.refresh_from_db()
        assert (decision.decided_by_name, decision.social_work_number) == ("Sam Ortiz", "SW123456")
        assert decision.registration_checked_on == date(2026, 1, 5)
        assert (decision.number, decision.decided_on, decision.due_on) == (
            1,
            date(2026, 3, 4),
            date(2026, 3, 5),
        )
        assert made.state == ContactState.DECIDED
        assert Involvement.objects.get(reference_id=made.pk).staff_id == by.staff_id
        titles = {line.title for line in ChronologyLine.objects.filter(reference_id=made.pk)}
        assert f"Decision on contact {made.reference}: vulnerable" in titles


def test_an_adviser_does_not_decide(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="Ask a front-door social worker"):
            decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)


@pytest.mark.parametrize(
    ("number", "checked"), [("", date(2026, 1, 5)), ("SW123456", None), ("SW123456", date(2025, 3, 2))]
)
def test_an_unchecked_registration_is_refused(
    staff_with: Callable[..., Staff], contact: Take, at: datetime, number: str, checked: date | None
) -> None:
    staff = staff_with("social_worker")
    Staff.objects.filter(pk=staff.pk).update(social_work_number=number, registration_checked_on=checked)
    by = viewer_of(staff, on=at.date())
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="registered social worker"):
            decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)


@pytest.mark.parametrize("days", [0, 366])
def test_the_database_takes_no_decision_without_a_checked_registration(
    staff_with: Callable[..., Staff], contact: Take, at: datetime, days: int
) -> None:
    staff = staff_with("social_worker")
    by = viewer_of(staff, on=at.date())
    with viewing(by):
        made = contact(by=by, at=at)
        words: dict[str, Any] = {"level": "vulnerable", "outcome": "pathway", "reason": "x"}
        staff.registration_checked_on = at.date() - timedelta(days=days)
        decision_row(made, number=1, by=by, at=at, staff=staff, **words).save()
        staff.registration_checked_on = at.date() - timedelta(days=367)
        with pytest.raises(IntegrityError, match="registered_social_worker"), transaction.atomic():
            decision_row(made, number=2, by=by, at=at, staff=staff, **words).save()
        with pytest.raises(IntegrityError, match="registered_social_worker"), transaction.atomic():
            decision_row(made, number=2, by=by, at=at, **words).save()


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"reason": "  "}, "Give the reason"),
        ({"outcome": FirstOutcome.ADVICE}, "Say what information"),
        ({"level": Level.ACUTE}, "Acute means statutory safeguarding today"),
        ({"level": Level.ACUTE, "outcome": FirstOutcome.PATHWAY}, "Nothing acute waits"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(
    viewer_with: Look, contact: Take, at: datetime, also: dict[str, str], sentence: str
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match=sentence):
            decide(contact_id=made.pk, decided=early_help(**also), seen=0, by=by, at=at)


def test_the_clock_of_the_urgency_ends_with_the_decision_and_the_other_with_the_telling(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at + SOON)
        running = {clock.rule.code for clock in clocks_of([made.pk]) if clock.stopped_at is None}
        assert running == {"CL-01"}
        told = by_telephone(at + SOON)
        tell_referrer(contact_id=made.pk, told=told, seen=0, by=by, at=at + SOON)
        assert {clock.outcome for clock in clocks_of([made.pk])} == {"met"}


def test_where_nobody_gave_a_name_the_decision_ends_the_clock(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(
            by=by,
            at=at,
            source=Source.ANONYMOUS,
            **dict.fromkeys(IDENTIFIES, ""),
            referrer_reachable=False,
            referrer_not_reachable_why="They gave no name",
        )
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at + SOON)
        assert {clock.outcome for clock in clocks_of([made.pk])} == {"met"}


@pytest.mark.parametrize("name", IDENTIFIES)
def test_the_database_holds_nobody_who_gave_no_name(
    viewer_with: Look, contact: Take, at: datetime, name: str
) -> None:
    by = viewer_with("social_worker")
    said = dict.fromkeys(IDENTIFIES, "") | {name: "01900 1"}
    with viewing(by), pytest.raises(IntegrityError, match="anonymous_is_nobody"), transaction.atomic():
        contact(by=by, at=at, source=Source.ANONYMOUS, **said)


def test_acute_starts_the_clock_of_the_same_day_once(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    acute = early_help(
        level=Level.ACUTE, outcome=FirstOutcome.PATHWAY, done_today="Police and health rung at 10."
    )
    with viewing(by):
        made = contact(by=by, at=at)
        for seen in (0, 1):
            decide(contact_id=made.pk, decided=acute, seen=seen, by=by, at=at + SOON)
        acutes = [clock for clock in clocks_of([made.pk]) if clock.rule.code == "CL-05-ACUTE"]
        assert len(acutes) == 1


def test_deciding_again_keeps_both(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(level=Level.COMPLEX), seen=1, by=by, at=at + SOON)
        assert list(Decision.objects.of(made.pk).values_list("number", "level")) == [
            (1, "vulnerable"),
            (2, "complex"),
        ]


def test_the_second_to_decide_sees_the_first_s_text_and_their_own(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    one, other = viewer_with("social_worker", name="Sam Ortiz"), viewer_with("social_worker")
    with viewing(one):
        made = contact(by=one, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=one, at=at)
    with viewing(other), pytest.raises(Conflict) as clash:
        decide(contact_id=made.pk, decided=early_help(reason="Mine"), seen=0, by=other, at=at)
    assert clash.value.saved_by == "Sam Ortiz"
    assert clash.value.saved["reason"] == "Mentoring would help."
    assert clash.value.typed["reason"] == "Mine"
    assert clash.value.version == 1


def test_a_double_click_decides_once(viewer_with: Look, contact: Take, at: datetime) -> None:
    by, key = viewer_with("social_worker"), uuid4()
    with viewing(by):
        made = contact(by=by, at=at)
        first = decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at, key=key)
        again = decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at, key=key)
        assert first.pk == again.pk
        assert Decision.objects.count() == 1


def test_taking_up_and_putting_back(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        take_up(contact_id=made.pk, by=by, at=at)
        take_up(contact_id=made.pk, by=by, at=at)
        made.refresh_from_db()
        assert (made.state, made.owner_id) == (ContactState.CHECKING, by.staff_id)
        with pytest.raises(Refused, match="why you are putting it back"):
            put_back(contact_id=made.pk, why=" ", by=by, at=at)
        put_back(contact_id=made.pk, why="Going off shift", by=by, at=at)
        made.refresh_from_db()
        assert (made.state, made.owner_id) == (ContactState.NEW, None)
        assert [move.now for move in Move.objects.of(made.pk)].count("checking") == 1


def test_facts_cannot_be_changed_or_removed(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
    for sql in ("UPDATE front_door_decision SET level = 'acute'", "DELETE FROM front_door_decision"):
        with pytest.raises(Exception, match="permission denied"), viewing(by):
            connection.cursor().execute(sql)
