"""Passing on, coming back, and calling back (FD-17a, FD-23, FD-23a)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.follow_up.actions import accept, decline
from sightline.follow_up.models import FollowUp
from sightline.front_door.actions import (
    Call,
    close,
    come_back,
    decide,
    pass_on,
    record_call_back,
    tell_referrer,
)
from sightline.front_door.models import CallBack, Contact, Move
from sightline.front_door.states import ContactState
from sightline.people.models import ChronologyLine
from tests.front_door.conftest import SOON, by_telephone, early_help, mentoring
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


@pytest.fixture
def passed(
    viewer_with: Look, contact: Take, partnership: Partnership, at: datetime
) -> tuple[Viewer, Contact, FollowUp]:
    """A contact that the mentors have been asked about."""
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        _, asked = pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        assert asked is not None
        made.refresh_from_db()
        return by, made, asked


def test_what_is_asked_comes_from_the_contact(passed: tuple[Viewer, Contact, FollowUp]) -> None:
    by, made, asked = passed
    with viewing(by):
        assert made.state == ContactState.PASSED_ON
        assert (asked.origin_id, asked.origin_kind, asked.about) == (
            made.pk,
            "front_door.contact",
            made.about,
        )
        assert asked.owner_team_id == made.team_id
        assert asked.origin_path == f"/contacts/{made.pk}/"
        titles = set(ChronologyLine.objects.filter(reference_id=asked.pk).values_list("title", flat=True))
        assert f"Asked Family mentors (Stepping Stones): early help ({asked.reference})" in titles


def test_nothing_is_passed_on_before_it_is_decided(
    viewer_with: Look, contact: Take, partnership: Partnership, at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="marked “New”"):
            pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)


def test_a_double_click_asks_once(
    passed: tuple[Viewer, Contact, FollowUp], partnership: Partnership, at: datetime
) -> None:
    by, made, _ = passed
    key = uuid4()
    with viewing(by):
        for _ in range(2):
            pass_on(contact_id=made.pk, request=mentoring(partnership), key=key, by=by, at=at + SOON)
        assert FollowUp.objects.filter(origin_id=made.pk).count() == 2


def test_a_refusal_brings_it_back_and_another_is_asked(
    passed: tuple[Viewer, Contact, FollowUp], partnership: Partnership, at: datetime
) -> None:
    by, made, asked = passed
    with viewing(by):
        decline(follow_up_id=asked.pk, version=asked.version, words="Full until May", by=by, at=at + SOON)
        assert Event.objects.filter(kind="follow_up.declined", subject_id=asked.pk).exists()
    worker = system_viewer("reaction")
    with viewing(worker):
        for _ in range(2):
            come_back(subject_id=asked.pk, by=worker, at=at + SOON)
    with viewing(by):
        made.refresh_from_db()
        assert made.state == ContactState.DECIDED
        last = Move.objects.of(made.pk).order_by("-at").first()
        assert last is not None
        assert "Family mentors (Stepping Stones) declined" in last.why
        request = mentoring(partnership, agency=partnership.school, team=None)
        _, second = pass_on(
            contact_id=made.pk, request=request, replaces_id=asked.pk, by=by, at=at + 2 * SOON
        )
        assert second is not None
        assert second.replaces_id == asked.pk
        made.refresh_from_db()
        assert made.state == ContactState.PASSED_ON


def test_what_did_not_come_from_a_contact_brings_nothing_back(
    passed: tuple[Viewer, Contact, FollowUp], at: datetime
) -> None:
    worker = system_viewer("reaction")
    with viewing(worker):
        assert come_back(subject_id=uuid4(), by=worker, at=at) is None


def test_a_request_of_another_contact_is_not_there(
    passed: tuple[Viewer, Contact, FollowUp], contact: Take, partnership: Partnership, at: datetime
) -> None:
    by, made, asked = passed
    with viewing(by):
        other = contact(by=by, at=at, about=made.about)
        decide(contact_id=other.pk, decided=early_help(), seen=0, by=by, at=at)
        with pytest.raises(Refused, match="not made because of this contact") as refused:
            pass_on(contact_id=other.pk, request=mentoring(partnership), replaces_id=asked.pk, by=by, at=at)
        assert refused.value.hidden
        call = Call(caller="Jo Reed", words="Nothing", called_at=at)
        with pytest.raises(Refused, match="not made because of this contact"):
            record_call_back(contact_id=other.pk, call=call, follow_up_id=asked.pk, by=by, at=at)


def test_a_call_back_opens_the_request_and_the_contact_again(
    passed: tuple[Viewer, Contact, FollowUp], viewer_with: Look, at: datetime
) -> None:
    by, made, asked = passed
    later = at + timedelta(days=30)
    with viewing(by):
        accept(follow_up_id=asked.pk, version=asked.version, by=by, at=at + SOON)
        tell_referrer(contact_id=made.pk, told=by_telephone(at + SOON), seen=0, by=by, at=at + SOON)
        with pytest.raises(Refused, match="still open"):
            close(contact_id=made.pk, why="Mentor found", by=by, at=at + SOON)
        Contact.objects.filter(pk=made.pk).update(state=ContactState.CLOSED)
        call, key = Call(caller="Jo Reed", relation="mother", words="Nothing", called_at=later), uuid4()
        for _ in range(2):
            record_call_back(contact_id=made.pk, call=call, follow_up_id=asked.pk, key=key, by=by, at=later)
        made.refresh_from_db()
        asked.refresh_from_db()
        assert (made.state, asked.state) == (ContactState.PASSED_ON, "reopened")
        assert asked.moves.get(act="reopen").who_said == "Jo Reed, mother"
        assert CallBack.objects.get().follow_up_id == asked.pk


def test_a_call_back_about_no_request_comes_to_the_desk(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        close(contact_id=made.pk, why="Done", by=by, at=at)
        call = Call(caller="They gave no name", words="Nothing happened", called_at=at)
        record_call_back(contact_id=made.pk, call=call, by=by, at=at + SOON)
        made.refresh_from_db()
        assert made.state == ContactState.DECIDED


@pytest.mark.parametrize(
    ("also", "sentence"),
    [({"caller": " "}, "who called"), ({"words": ""}, "what they told you"), ({"late": 1}, "in the future")],
)
def test_a_call_that_lacks_something_is_refused(
    viewer_with: Look, contact: Take, at: datetime, also: dict[str, object], sentence: str
) -> None:
    by = viewer_with("adviser")
    days = timedelta(days=1) if also.pop("late", None) else timedelta()
    call = Call(**{"caller": "Jo", "words": "Nothing", "called_at": at + days, **also})  # type: ignore[arg-type]
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match=sentence):
            record_call_back(contact_id=made.pk, call=call, by=by, at=at)
