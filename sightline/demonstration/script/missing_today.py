"""Missing episodes round today: one followed to its interview, one still out, and a resident missing three times."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from sightline.access.models import Agency, Staff
from sightline.access.viewer import set_viewer
from sightline.cases.models import Case
from sightline.cases.states import State as CaseState
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.missing import actions
from sightline.missing.codes import (
    Answer,
    Checked,
    Follow,
    Found,
    Gone,
    Grade,
    How,
    PlaceKind,
    Provider,
    Source,
)
from sightline.missing.given import After, Back, Check, Due, Given, Graded, Held, Offered, Planning, Told
from sightline.missing.models import Episode
from sightline.missing.states import State

KEEPER, POLICE, WORKER, REVIEWER = "missingkeeper", "missingofficer", "returnworker", "reviewing"
T = TypeVar("T")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLAN: dict[str, Any] = {
    "background": "Has moved twice this year and misses an older sister in the next town.",
    "draws": "Quarrels about telephones send her out; friends near the bus station draw her.",
    "steps": "Ring her sister. Ring her own telephone and leave a kind message. The night worker drives by the bus "
    "station. After an hour, or at once if she is upset, report to the police.",
    "markers": ("exploitation", "self_harm"),
    "marker_words": "Speak to her by herself and sitting down.",
    "contacts": "Her sister; the night worker of the home.",
    "places": "The bus station; the park behind the library.",
}
SERVICES = (
    "The Lantern Project: counselling for young people, on Tuesdays and by telephone. Any worker may ask."
)


def play_missing(upto: datetime) -> None:
    """All of it."""
    hub = Hub(upto)
    for key in _reported(hub)[:1]:
        followed(hub, key)
    resident(hub)


def followed(hub: Hub, key: UUID) -> None:
    """Back the same night; the interview was held in time, and named a lift from somebody she does not know."""
    back = _moment_of(key, hub) + 6 * HOUR
    begins, morning = {"episode_id": key}, back + 10 * HOUR
    graded = Graded(grade=Grade.MEDIUM, given_at=back - 3 * HOUR)
    hub.do(POLICE, back - 2 * HOUR, actions.grade_risk, graded=graded, seen=0, **begins)
    _returned(hub, key, back, how=How.POLICE, place_kind=PlaceKind.TRANSPORT, place="Eldersley bus station")
    checked = After(
        what=Follow.PREVENTION, held_at=back + HOUR, who="Missing-person officer", words="Safe and tired."
    )
    hub.do(POLICE, morning, actions.record_followed, after=checked, **begins)
    _given(hub, key, morning)
    held = Held(
        held_at=morning + 7 * HOUR, provider=Provider.COMMISSIONED, interviewer="Ansel Mbeki-Ross", seen_alone=True,
        push=("quarrel",), pull=("friends", "substances"), places=("transport",), company=("unknown_adult",),
        child_words="I only wanted to see my friends. Somebody I do not know drove me back.",
        findings="Would talk to the same worker again. The lift was told to the police.",
        what_helps="A time to be home that she has a say in.",
    )  # fmt: skip
    hub.do(WORKER, morning + 8 * HOUR, actions.hold_interview, held=held, seen=0, **begins)


def resident(hub: Hub) -> None:
    """A child of the pathway in a home: a shared plan, three times out, a trigger that waits for an answer."""
    child = _resident(hub)
    if child is None:
        return
    home = Agency(pk=cast.bodies()["h01"].agency_id)
    first = hub.upto - 15 * DAY
    planning = Planning(review_on=hub.day + timedelta(days=60), **PLAN)
    hub.do(KEEPER, first, actions.write_plan, child_id=child, planning=planning, seen=0)
    hub.do(KEEPER, first, actions.share_plan, child_id=child, agency=home, services=SERVICES)
    for number in range(3):
        went = first + (5 * number + 1) * DAY
        told = Told(
            source=Source.CARER, told_at=went + 2 * HOUR, missing_since=went, gone_from=Gone.CARE,
            care_home=home, told_by="Night worker", words="Not back at the time agreed.",
        )  # fmt: skip
        made = hub.do(KEEPER, told.told_at, actions.report_missing, child_id=child, told=told)
        _resident_back(hub, made.episode_id, went + 9 * HOUR, number)


def _resident_back(hub: Hub, key: UUID, back: datetime, number: int) -> None:
    """The first was interviewed and checked, the second declined, the third is due."""
    _returned(hub, key, back, how=How.CARER, place_kind=PlaceKind.STREET, place="Library park")
    _given(hub, key, back + 3 * HOUR, answer=Answer.DECLINED if number == 1 else Answer.ACCEPTED)
    if number:
        return
    held = Held(
        held_at=back + 30 * HOUR, provider=Provider.COMMISSIONED, interviewer="Ansel Mbeki-Ross", seen_alone=True,
        push=("placement",), pull=("family",), places=("street",), findings="Wants to see her sister each week.",
    )  # fmt: skip
    hub.do(WORKER, back + 31 * HOUR, actions.hold_interview, episode_id=key, held=held, seen=0)
    check = Check(what=Checked.INTERVIEW, found=Found.GOOD, words="Her own words were asked for and kept.")
    hub.do(REVIEWER, back + 50 * HOUR, actions.check_quality, episode_id=key, check=check)


def _returned(hub: Hub, key: UUID, back: datetime, **found: Any) -> None:
    told = Back(returned_at=back, **found)
    hub.do(KEEPER, back + 2 * HOUR, actions.record_return, episode_id=key, back=told, seen=0)


def _given(hub: Hub, key: UUID, at: datetime, answer: Answer = Answer.ACCEPTED) -> None:
    """Due, given to the commissioned provider, and offered."""
    lantern = Agency(pk=cast.bodies()["advocacy"].agency_id)
    given = Given(agency=lantern, provider=Provider.COMMISSIONED, staff=_staff(WORKER))
    words = "“I do not want to talk about it.”" if answer == Answer.DECLINED else ""
    offered = Offered(offered_at=at + HOUR, answer=answer, words=words)
    hub.do(KEEPER, at, actions.settle_due, episode_id=key, due=Due(due=True), seen=0)
    hub.do(KEEPER, at, actions.assign_interview, episode_id=key, given=given, seen=0)
    hub.do(WORKER, at + 2 * HOUR, actions.offer_interview, episode_id=key, offered=offered, seen=0)


def _reading(read: Callable[[], T]) -> T:
    with transaction.atomic():
        set_viewer(all_seeing())
        return read()


def _reported(hub: Hub) -> list[UUID]:
    """Episodes that the police's notices opened and nobody has ended, the oldest first."""
    rows = Episode.objects.filter(state=State.MISSING).order_by("missing_since")
    return _reading(lambda: list(rows.values_list("pk", flat=True)))


def _moment_of(key: UUID, hub: Hub) -> datetime:
    return _reading(lambda: Episode.objects.get(pk=key).missing_since)


def _resident(hub: Hub) -> UUID | None:
    """The child of the newest open case behind no wall."""
    rows = Case.objects.filter(state=CaseState.ALLOCATED, walls=[]).order_by("-opened_on", "reference")
    return _reading(lambda: rows.values_list("child_id", flat=True).first())


def _staff(key: str) -> Staff:
    return _reading(lambda: Staff.objects.get(pk=cast.members()[key].id))
