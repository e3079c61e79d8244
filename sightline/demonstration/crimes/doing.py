"""Plays the beats of a crime through the actions: each step by whoever does it, at its moment."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.demonstration import cast
from sightline.demonstration.crimes.story import (
    ADVISER,
    AGREED,
    DONE,
    LINKED,
    POLICE,
    WORKER,
    CrimeStory,
    suspect_id,
)
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.real import Texts
from sightline.demonstration.script.stepped import Stepped
from sightline.demonstration.stencils.cells import plain
from sightline.follow_up.actions import accept, finish
from sightline.follow_up.models import FollowUp
from sightline.follow_up.references import reference_of
from sightline.justice import actions
from sightline.justice.given import Decided, Event, Profile, Recorded, Telling, Victim
from sightline.justice.models import Crime
from sightline.justice.notice_states import Followed, NoticeKind
from sightline.justice.noticed import Following, Served
from sightline.justice.states import Brought, KeyEvent
from sightline.justice.states import Told as How
from sightline.people.actions import confirm_link
from sightline.people.models import SourceRecord
from sightline.people.states import Sex

TOLD_BY = "Detective Sergeant Rhiannon Applewhite"
RAN_OUT = "Looked at on its last day: nobody was seen with the child, and it ran out."


class CrimeStage(Stepped):
    """The real thing. `own` is the force's record of the child of the crime played last."""

    def __init__(self) -> None:
        super().__init__()
        self.own: UUID | None = None
        self.found: Texts = {}

    def play(self, beat: Beat) -> Texts:
        """Do it; say which identifiers the actions chose."""
        came_out = super().play(beat)
        came_out |= self.found
        self.found = {}
        return came_out


def _recorded(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    told = story.told
    adviser = Agency.objects.get(pk=cast.members()[ADVISER].body.agency_id) if told.sexual else None
    as_told = Recorded(
        police_reference=beat.texts["c.police_reference"], reported_on=told.day, offence=told.offence,
        location=told.place,
    )  # fmt: skip
    victim = Victim(
        reference=story.number, given=told.child.given, surname=told.child.surname, born=story.born,
        sex=Sex(told.child.sex),
    )  # fmt: skip
    stage.does(
        POLICE,
        beat.at,
        actions.record_crime,
        recorded=as_told,
        victim=victim,
        adviser=adviser,
        key=story.id,
    )
    stage.own = Crime.objects.values_list("child_id", flat=True).get(pk=story.id)
    stage.found["own.id"] = str(stage.own)
    if told.sexual:
        _advised(stage, beat, story)


def _advised(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    """The service that was asked accepts, and says when it has begun."""
    ask = FollowUp.objects.get(origin_id=story.id)
    day, at = datetime.fromisoformat(beat.texts["f.done_by"]).date(), beat.moments["m.accepted"]
    given: dict[str, Any] = {"follow_up_id": ask.pk}
    stage.does(ADVISER, at, accept, version=ask.version, words=AGREED, done_by=day, **given)
    ask.refresh_from_db(fields=["version"])
    stage.does(ADVISER, beat.moments["m.done"], finish, version=ask.version, words=DONE, **given)
    stage.found |= {"ask.id": str(ask.pk), "ask.ref": reference_of(ask.pk)}


def _linked(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    stage.does(WORKER, beat.at, link, one=story.child, other=story.own)


def link(*, one: UUID, other: UUID, by: Viewer, at: datetime) -> None:
    """As the front door does it."""
    left, right = (SourceRecord.objects.get(pk=key) for key in (one, other))
    confirm_link(left=left, right=right, why=LINKED, by=by, at=at)


def _suspected(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    suspect, texts = beat.given["suspect"], beat.texts
    key = suspect_id(suspect)
    if beat.key[0]:
        profile = Profile(
            police_reference=texts["s.police_reference"], handling=Handling(texts["s.handling"]),
            called=plain(texts["s.called"]), sex=suspect.sex, age=suspect.age, ethnicity=suspect.ethnicity,
            employment=suspect.employment, taxi_driver=False,
        )  # fmt: skip
        stage.does(POLICE, beat.at, actions.add_suspect, profile=profile, key=key)
    named = {"crime_id": story.id, "suspect_id": key, "stands": True, "why": ""}
    stage.does(POLICE, beat.at, actions.name_suspect, **named)


def _charged(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    """Charged; and the child is told of it in time."""
    day = datetime.fromisoformat(beat.texts["h.charged_on"]).date()
    given = {"crime_id": story.id, "suspect_id": suspect_id(beat.given["suspect"])}
    stage.does(POLICE, beat.at, actions.charge, how=Brought.CHARGED, charged_on=day, **given)
    event = Event(what=KeyEvent.CHARGE, happened_at=beat.at)
    happened = stage.does(POLICE, beat.at, actions.note_event, crime_id=story.id, event=event)
    at = beat.moments["m.told"]
    telling = Telling(told_at=at, how=How.MEETING, who=TOLD_BY)
    stage.does(POLICE, at, actions.tell_victim, crime_id=story.id, happened_id=happened.pk, telling=telling)


def _decided(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    told = story.told
    if told.outcome is None or told.decided_on is None:
        raise ValueError("nothing was decided")
    decided = Decided(
        outcome=told.outcome, decided_on=told.decided_on, why=told.why, support=beat.texts["o.support"]
    )
    stage.does(POLICE, beat.at, actions.decide_crime, crime_id=story.id, decided=decided, seen=0)


def _warned(stage: CrimeStage, beat: Beat, story: CrimeStory) -> None:
    warning = story.told.warning
    if warning is None:
        raise ValueError("nobody was warned")
    served = Served(
        kind=NoticeKind(warning.kind), police_reference=beat.texts["n.police_reference"],
        basis=beat.texts["n.basis"], served_on=warning.served_on, expires_on=warning.ended_on,
        served_to=suspect_id(beat.given["suspect"]),
    )  # fmt: skip
    made = stage.does(
        POLICE,
        beat.at,
        actions.serve_notice,
        child_id=story.own,
        served=served,
        key=UUID(story.texts()["notice.id"]),
    )
    if warning.ended_on:
        following = Following(followed=Followed.ENDED, on_day=warning.ended_on, words=RAN_OUT)
        at = beat.moments["m.ended"]
        stage.does(POLICE, at, actions.follow_notice, notice_id=made.pk, following=following)


CrimeStage.PLAYED = {
    "crime_recorded": _recorded, "crime_linked": _linked, "crime_suspected": _suspected,
    "crime_charged": _charged, "crime_decided": _decided, "crime_warned": _warned,
}  # fmt: skip
