"""What becomes of an envelope: a contact received when it was sent, or nothing more with the reason."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.front_door.actions.mailbox import (
    Recorded,
    close_envelope,
    open_envelope,
    record_envelope,
    start_clocks_of_envelopes,
)
from sightline.front_door.hub_tasks import start_waiting
from sightline.front_door.mailbox_states import HowSoon
from sightline.front_door.models import Contact, Envelope
from sightline.front_door.pages.mailbox import envelope_lines
from sightline.front_door.queries.mailbox import waiting
from sightline.front_door.states import Channel, Source, Urgency
from tests.conftest import STILL
from tests.mailbox_work import Left, leave_envelope, say_more

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOTED = Recorded(urgency=Urgency.AMBER, whom="A girl in year nine")


def opened(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        open_envelope(envelope_id=left.envelope, by=by, at=at)


def test_it_becomes_a_contact_of_when_it_was_sent(left: Left, by: Viewer, at: datetime) -> None:
    later = at + timedelta(hours=2)
    opened(left, by, later)
    with viewing(by):
        made = record_envelope(envelope_id=left.envelope, recorded=NOTED, by=by, at=later)
        envelope = Envelope.objects.get()
        assert (envelope.contact_id, made.received_at) == (made.pk, envelope.at)
        assert (made.source, made.channel, made.urgency) == (Source.ANONYMOUS, Channel.ONLINE, Urgency.AMBER)
        assert envelope.reference in made.words
        assert "Quillfeather" not in made.words
        assert list(waiting(by)) == []


def test_with_a_name_it_is_no_anonymous_contact(left: Left, by: Viewer, at: datetime) -> None:
    opened(left, by, at)
    with viewing(by):
        named = Recorded(urgency=Urgency.RED, whom="A girl", name="Sam Reed")
        made = record_envelope(envelope_id=left.envelope, recorded=named, by=by, at=at)
    assert (made.source, made.referrer_name) == (Source.INDIVIDUAL, "Sam Reed")


def test_recorded_twice_from_one_page_it_is_one_contact(left: Left, by: Viewer, at: datetime) -> None:
    opened(left, by, at)
    key = uuid4()
    with viewing(by):
        two = [
            record_envelope(envelope_id=left.envelope, recorded=NOTED, key=key, by=by, at=at)
            for _ in range(2)
        ]
        assert two[0] == two[1]
        assert Contact.objects.count() == 1
        with pytest.raises(Refused, match="dealt with"):
            record_envelope(envelope_id=left.envelope, recorded=NOTED, by=by, at=at)


def test_nothing_is_decided_about_it_unread(left: Left, by: Viewer, at: datetime) -> None:
    with viewing(by):
        with pytest.raises(Refused, match="Open the envelope first"):
            record_envelope(envelope_id=left.envelope, recorded=NOTED, by=by, at=at)
        with pytest.raises(Refused, match="Open the envelope first"):
            close_envelope(envelope_id=left.envelope, why="A test", by=by, at=at)


def test_it_is_closed_with_a_reason_and_once(left: Left, by: Viewer, at: datetime) -> None:
    opened(left, by, at)
    with viewing(by):
        with pytest.raises(Refused, match="Say why"):
            close_envelope(envelope_id=left.envelope, why=" ", by=by, at=at)
        close_envelope(envelope_id=left.envelope, why="A test", by=by, at=at)
        assert list(waiting(by)) == []
        with pytest.raises(Refused, match="dealt with"):
            close_envelope(envelope_id=left.envelope, why="Again", by=by, at=at)


def test_more_said_after_it_was_closed_brings_it_back_and_it_can_become_a_contact(
    left: Left, by: Viewer, at: datetime
) -> None:
    opened(left, by, at)
    with viewing(by):
        close_envelope(envelope_id=left.envelope, why="A test", by=by, at=at)
    with clock.fixed(at + timedelta(hours=1)):
        say_more(left, "It was no test")
    with viewing(by):
        assert [row.pk for row in waiting(by)] == [left.envelope]
    opened(left, by, at + timedelta(hours=2))
    with viewing(by):
        assert list(waiting(by)) == []
        record_envelope(envelope_id=left.envelope, recorded=NOTED, by=by, at=at + timedelta(hours=2))
        assert Contact.objects.count() == 1


def test_who_may_not_open_decides_nothing(
    left: Left, by: Viewer, at: datetime, viewer_with: Callable[..., Viewer]
) -> None:
    opened(left, by, at)
    other = viewer_with("group_specialist")
    with viewing(other):
        with pytest.raises(Refused, match="does not include"):
            record_envelope(envelope_id=left.envelope, recorded=NOTED, by=other, at=at)
        with pytest.raises(Refused, match="does not include"):
            close_envelope(envelope_id=left.envelope, why="x", by=other, at=at)


@pytest.mark.parametrize("soon", list(HowSoon))
def test_each_envelope_runs_on_a_clock_from_when_it_was_left(
    soon: HowSoon, rules: None, by: Viewer, fixed_clock: datetime, at: datetime
) -> None:
    left = leave_envelope(soon=soon)
    assert start_waiting(now=at + timedelta(minutes=1)) == 1
    assert start_waiting(now=at + timedelta(minutes=2)) == 0
    with viewing(by):
        running = Clock.objects.get(subject_id=left.envelope)
        assert (running.started_at, [running.owner_team_id]) == (at, list(by.team_ids))
        assert [line.due for line in envelope_lines(waiting(by))] == [running.due_at]


def test_danger_now_is_due_before_anything_else(rules: None, by: Viewer, fixed_clock: datetime) -> None:
    for soon in HowSoon:
        leave_envelope(soon=soon)
    start_waiting(now=fixed_clock)
    with viewing(by):
        due = {line.row.how_soon: line.due or STILL for line in envelope_lines(waiting(by))}
    assert due["now"] < due["soon"] <= due["not_said"] < due["later"]


def test_danger_stands_before_what_has_waited_longer(rules: None, by: Viewer, fixed_clock: datetime) -> None:
    """However many wait, whoever looks sees it first."""
    for minutes, soon in enumerate(("later", "soon", "not_said", "now", "soon")):
        with clock.fixed(fixed_clock + timedelta(minutes=minutes)):
            leave_envelope(soon=soon)
    with viewing(by):
        assert [row.how_soon for row in waiting(by)] == ["now", "later", "soon", "not_said", "soon"]


def test_at_night_it_is_the_emergency_duty_team_s(rules: None, on_duty: Viewer, at: datetime) -> None:
    night = at + timedelta(hours=12)
    with clock.fixed(night):
        left = leave_envelope(soon="now")
        start_waiting(now=night)
        with viewing(on_duty):
            assert {Clock.objects.get(subject_id=left.envelope).owner_team_id} == on_duty.team_ids


def test_the_clock_stops_when_it_is_dealt_with_and_another_starts_for_what_is_said_after(
    left: Left, by: Viewer, at: datetime
) -> None:
    start_waiting(now=at)
    opened(left, by, at)
    with viewing(by):
        record_envelope(envelope_id=left.envelope, recorded=NOTED, by=by, at=at)
        assert Clock.objects.filter(subject_id=left.envelope, stopped_at=None).count() == 0
    later = at + timedelta(hours=1)
    with clock.fixed(later):
        say_more(left, "One more thing")
    assert start_waiting(now=later) == 1
    opened(left, by, later + timedelta(minutes=3))
    with viewing(by):
        stopped = Clock.objects.filter(subject_id=left.envelope).order_by("started_at")
        assert [each.stopped_at for each in stopped] == [at, later + timedelta(minutes=3)]
    assert start_waiting(now=later) == 0


def test_where_there_is_no_team_no_clock_starts(
    left: Left, by: Viewer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.front_door.actions.mailbox.waiting.team_at", lambda shift, agency: None)
    with viewing(by):
        assert start_clocks_of_envelopes(by=by, at=at) == []
