"""A decision is challenged: a second manager answers by a clock, a changed decision is a new fact, all are told."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.front_door.actions import attach, close, decide, tell_referrer
from sightline.front_door.actions.challenging import (
    Dispute,
    Found,
    answer_challenge,
    challenge,
    take_further,
    tell_challenger,
)
from sightline.front_door.actions.deciding import Decided
from sightline.front_door.given import Named
from sightline.front_door.hub_states import STEPS, ChallengedBy, ChallengeOutcome
from sightline.front_door.models import (
    Challenge,
    ChallengeAnswer,
    ChallengeStage,
    Contact,
    Decision,
)
from sightline.front_door.queries.challenges import still_open, with_stages
from sightline.front_door.states import ContactState, FirstOutcome, Level
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.conftest import by_telephone, early_help
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NFA = Decided(
    level=Level.UNIVERSAL, outcome=FirstOutcome.ADVICE, reason="Nothing new", advice_given="A leaflet"
)
STANDS = Found(outcome=ChallengeOutcome.STANDS, reason="Nothing new was said.")


@pytest.fixture
def first(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Mo Lane")


@pytest.fixture
def second(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("front_door_manager", name="Una Reid")


@pytest.fixture
def by(first: Staff, at: datetime) -> Viewer:
    return viewer_of(first, on=at.date())


@pytest.fixture
def other(second: Staff, at: datetime) -> Viewer:
    return viewer_of(second, on=at.date())


def from_school(at: datetime, **also: object) -> Dispute:
    given = {
        "challenged_by": ChallengedBy.REFERRER,
        "words": "He is still met at the gate.",
        "received_at": at,
    }
    return Dispute(**{**given, **also})  # type: ignore[arg-type]


@pytest.fixture
def closed(by: Viewer, contact: Callable[..., Contact], at: datetime) -> Contact:
    """No further action: advice given, the school told, closed."""
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=NFA, seen=0, by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        close(contact_id=made.pk, why="Advice given", by=by, at=at)
    return made


@pytest.fixture
def made(by: Viewer, closed: Contact, second: Staff, at: datetime) -> Challenge:
    with viewing(by):
        return challenge(contact_id=closed.pk, dispute=from_school(at), by=by, at=at)


def test_the_clock_runs_and_the_other_manager_is_told(made: Challenge, by: Viewer, at: datetime) -> None:
    with viewing(by):
        clock = Clock.objects.get(rule__code="CH-01")
        assert clock.due_at.date() == at.date() + timedelta(days=1)
        assert clock.path == reverse("front_door:challenge", args=[made.pk])
        assert [each.challenge for each in with_stages(still_open(by))] == [made]
    told = Message.objects.filter(kind="front_door.alert").values_list("staff__name", flat=True)
    assert list(told) == ["Una Reid"]


def test_whoever_decided_does_not_answer_and_a_social_worker_neither(
    made: Challenge, by: Viewer, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    with viewing(by), pytest.raises(Refused, match="Another manager must answer"):
        answer_challenge(challenge_id=made.pk, found=STANDS, seen=1, by=by, at=at)
    worker = viewer_with("social_worker")
    with viewing(worker), pytest.raises(Refused, match="answered by a front-door manager"):
        answer_challenge(challenge_id=made.pk, found=STANDS, seen=1, by=worker, at=at)


def test_a_changed_decision_is_a_new_fact_and_the_contact_is_open_again(
    made: Challenge, other: Viewer, closed: Contact, at: datetime
) -> None:
    new = early_help(reason="The school has seen it twice since.")
    changed = Found(outcome=ChallengeOutcome.CHANGED, reason=new.reason, decided=new)
    with viewing(other):
        answer = answer_challenge(challenge_id=made.pk, found=changed, seen=1, by=other, at=at)
        held = list(Decision.objects.filter(contact_id=closed.pk).order_by("number"))
        assert [each.decided_by_name for each in held] == ["Mo Lane", "Una Reid"]
        assert answer.decision == held[1]
        assert Contact.objects.get(pk=closed.pk).state == ContactState.DECIDED
        assert Clock.objects.get(rule__code="CH-01").outcome == "met"
        with pytest.raises(Refused, match="cannot be done now"):
            answer_challenge(challenge_id=made.pk, found=STANDS, seen=2, by=other, at=at)
        tell_challenger(challenge_id=made.pk, told=by_telephone(at), by=other, at=at)
        assert list(still_open(other)) == []
        with pytest.raises(Refused, match="Challenge the new decision"):
            take_further(challenge_id=made.pk, put_to="Head", why="Still", by=other, at=at)


def test_somebody_decided_meanwhile_and_nothing_is_lost(
    made: Challenge, by: Viewer, other: Viewer, closed: Contact, at: datetime
) -> None:
    with viewing(by):
        decide(contact_id=closed.pk, decided=early_help(), seen=1, by=by, at=at)
    changed = Found(outcome=ChallengeOutcome.CHANGED, reason="x", decided=early_help(reason="x"))
    with viewing(other), pytest.raises(Conflict):
        answer_challenge(challenge_id=made.pk, found=changed, seen=1, by=other, at=at)
    with viewing(other):
        assert ChallengeAnswer.objects.count() == 0


def test_every_step_has_its_clock_up_to_the_last(made: Challenge, other: Viewer, at: datetime) -> None:
    with viewing(other):
        for level in STEPS:
            heard = Found(outcome=ChallengeOutcome.STANDS, reason="As before", answered_by="The heads")
            answer_challenge(challenge_id=made.pk, found=heard, seen=1, by=other, at=at)
            with pytest.raises(Refused):
                take_further(challenge_id=made.pk, put_to="Head", why="Still", by=other, at=at)
            tell_challenger(challenge_id=made.pk, told=by_telephone(at), by=other, at=at)
            if level < max(STEPS):
                take_further(
                    challenge_id=made.pk, put_to=STEPS[level + 1].hears, why="Still", by=other, at=at
                )
        with pytest.raises(Refused, match="last step"):
            take_further(challenge_id=made.pk, put_to="The minister", why="Still", by=other, at=at)
        rules = Clock.objects.filter(rule__code__startswith="CH-").values_list("rule__code", flat=True)
        assert sorted(rules) == ["CH-01", "CH-02", "CH-03", "CH-04"]
        names = list(ChallengeAnswer.objects.order_by("stage__level").values_list("answered_by", flat=True))
        assert names == ["Una Reid", "The heads", "The heads", "The heads"]


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"words": " "}, "Say what they disagree with"),
        ({"challenged_by": ChallengedBy.PARTNER}, "Choose which organisation"),
        ({"received_at": datetime.fromisoformat("2027-01-01T00:00+00:00")}, "in the future"),
    ],
)
def test_what_cannot_be_taken_down(
    by: Viewer, closed: Contact, at: datetime, also: dict[str, object], sentence: str
) -> None:
    with viewing(by), pytest.raises(Refused, match=sentence):
        challenge(contact_id=closed.pk, dispute=from_school(at, **also), by=by, at=at)


def test_one_at_a_time_and_none_before_a_decision_and_no_closing_meanwhile(
    by: Viewer, made: Challenge, closed: Contact, contact: Callable[..., Contact], at: datetime
) -> None:
    with viewing(by):
        with pytest.raises(Refused, match="waits for its answer already"):
            challenge(contact_id=closed.pk, dispute=from_school(at), by=by, at=at)
        decide(contact_id=closed.pk, decided=NFA, seen=1, by=by, at=at)
        with pytest.raises(Refused, match="A challenge to the decision waits"):
            close(contact_id=closed.pk, why="Done", by=by, at=at)
        new = contact(by=by, at=at, about=closed.about)
        with pytest.raises(Refused, match="no decision to challenge yet"):
            challenge(contact_id=new.pk, dispute=from_school(at), by=by, at=at)


def test_behind_a_wall_it_is_not_there_and_only_those_inside_are_told(
    by: Viewer, closed: Contact, other: Viewer, child: Callable[..., SourceRecord], at: datetime
) -> None:
    with viewing(by):
        kept = challenge(contact_id=closed.pk, dispute=from_school(at), by=by, at=at)
        newcomer = child(by=by, at=at, given="Ada")
        restrict(record=newcomer, named=[by.person_id], ask="the manager", why="Family", by=by, at=at)
        attach(contact_id=closed.pk, person=Named(record_id=newcomer.pk), by=by, at=at)
    with viewing(other):
        assert Challenge.objects.count() == ChallengeStage.objects.count() == 0
        assert Clock.objects.filter(rule__code="CH-01").count() == 0
        with pytest.raises(Refused) as refused:
            answer_challenge(challenge_id=kept.pk, found=STANDS, seen=1, by=other, at=at)
        assert refused.value.hidden


def test_a_challenge_about_a_restricted_child_tells_nobody_outside(
    by: Viewer, closed: Contact, second: Staff, at: datetime
) -> None:
    with viewing(by):
        record = SourceRecord.objects.get(pk=closed.about[0])
        restrict(record=record, named=[by.person_id], ask="the manager", why="Family", by=by, at=at)
        challenge(contact_id=closed.pk, dispute=from_school(at), by=by, at=at)
    assert Message.objects.filter(kind="front_door.alert").count() == 0


TYPED = {
    "challenged_by": "partner",
    "words": "<i>No</i>",
    "received_at-day": "4",
    "received_at-month": "3",
    "received_at-year": "2026",
    "received_at-time": "9:00",
}


def test_the_pages_from_the_challenge_to_the_telling(
    closed: Contact,
    first: Staff,
    second: Staff,
    partnership: Partnership,
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
) -> None:
    client = signed_in(first)
    page = client.get(reverse("front_door:contact", args=[closed.pk])).content.decode()
    assert "Somebody disagrees with the decision" in page
    new = reverse("front_door:challenge_new", args=[closed.pk])
    assert "Disagreeing is part of keeping children safe" in client.get(new).content.decode()
    assert "Choose which organisation" in client.post(new, TYPED).content.decode()
    saved = client.post(new, {**TYPED, "agency": str(partnership.school.pk)})
    assert saved.status_code == 302
    story = saved["Location"]
    shown = client.get(story).content.decode()
    assert "&lt;i&gt;No" in shown
    assert "Another manager must answer" in shown
    assert client.get(f"{story}answer/").status_code == 403
    answered_page(signed_in(second), f"{story}answer/")
    told_page(client, story)


def answered_page(manager: Client, where: str) -> None:
    assert "Hollin Bank School" in manager.get("/contacts/challenges/").content.decode()
    changed = {"seen": "1", "finding": "changed", "reason": "Seen twice since"}
    assert "Choose what happens" in manager.post(where, changed).content.decode()
    acute = {**changed, "level": "acute", "outcome": "pathway"}
    assert "Nothing acute waits" in manager.post(where, acute).content.decode()
    answer = {**changed, "level": "vulnerable", "outcome": "early_help"}
    assert manager.post(where, answer).status_code == 302


def told_page(client: Client, story: str) -> None:
    assert "Not told yet" in client.get(story).content.decode()
    told = {
        "how": "phone",
        "what_was_said": "That it was changed",
        "told_at-day": "4",
        "told_at-month": "3",
        "told_at-year": "2026",
        "told_at-time": "10:30",
    }
    assert client.post(f"{story}tell/", told).status_code == 302
    shown = client.get(story).content.decode()
    assert "Decision 2" in shown
    assert "Answered and told" in shown
    assert "No challenge waits" in client.get("/contacts/challenges/").content.decode()
