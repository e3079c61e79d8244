"""Plays the beats of an episode through the actions: each step by whoever does it, at its moment."""

from typing import Any, ClassVar

from sightline.access.models import Agency, Staff
from sightline.demonstration import cast
from sightline.demonstration.episodes.story import KEEPER, EpisodeStory
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.stepped import Stepped
from sightline.missing import actions
from sightline.missing.codes import (
    Answer,
    Follow,
    Gone,
    Grade,
    How,
    NotDue,
    Outcome,
    PlaceKind,
    Provider,
    Source,
)
from sightline.missing.given import After, Back, Due, Given, Graded, Held, Met, Offered, Told
from sightline.missing.models import Crossing, Episode

OFFICER, INTERVIEWER, PROVIDER = "missingofficer", "returnworker", "advocacy"
SAFE = "Home, safe and rested. What was said about places was noted."
TOLD_OF = "The worker of the child and the family was told what was said."
CLOSED = "What follows the return is done."


def _reported(stage: Stepped, beat: Beat, story: EpisodeStory) -> None:
    at, given = beat.moments, beat.given
    told = Told(
        source=Source(given["r.source"]), told_at=at["m.told"], missing_since=at["m.missing"], words=given["r.words"],
        gone_from=Gone(story.gone_from), came_from_kind="front_door.contact", came_from_id=story.contact,
    )  # fmt: skip
    stage.does(
        KEEPER, at["m.reported"], actions.report_missing, child_id=story.child, told=told, key=story.id
    )
    graded = Graded(grade=Grade(given["k.grade"]), given_at=at["m.given"])
    stage.does(OFFICER, at["m.graded"], actions.grade_risk, episode_id=story.id, graded=graded, seen=0)
    for crossing in Crossing.objects.filter(episode=story.id).order_by("code"):
        met = Met(outcome=Outcome.NOT_NEEDED, words=given["x.words"])
        stage.does(KEEPER, at["m.answered"], actions.answer_crossing, crossing_id=crossing.pk, met=met)


def _followed(stage: Stepped, beat: Beat, story: EpisodeStory) -> None:
    at, given, one = beat.moments, beat.given, {"episode_id": story.id}
    back = Back(
        returned_at=at["m.back"], how=How(given["l.how"]), place_kind=PlaceKind(given["l.place_kind"]),
        place=given["l.place"],
    )  # fmt: skip
    stage.does(KEEPER, at["m.returned"], actions.record_return, back=back, seen=0, **one)
    seen = After(what=Follow.PREVENTION, held_at=at["m.seen"], who=cast.members()[OFFICER].name, words=SAFE)
    stage.does(OFFICER, at["m.prevented"], actions.record_followed, after=seen, **one)
    is_due = story.told.outcome != "not_due"
    due = Due(due=True) if is_due else Due(due=False, reason=NotDue.KNOWN)
    stage.does(KEEPER, at["m.settled"], actions.settle_due, due=due, seen=0, **one)
    if is_due:
        _offered(stage, beat, story)
    if story.told.interview:
        _held(stage, beat, story)
    version = Episode.objects.get(pk=story.id).version
    stage.does(KEEPER, at["m.closed"], actions.close_episode, why=CLOSED, version=version, **one)


def _offered(stage: Stepped, beat: Beat, story: EpisodeStory) -> None:
    at, one = beat.moments, {"episode_id": story.id}
    lantern = Agency.objects.get(pk=cast.bodies()[PROVIDER].agency_id)
    worker = Staff.objects.get(pk=cast.members()[INTERVIEWER].id)
    given = Given(agency=lantern, provider=Provider.COMMISSIONED, staff=worker)
    stage.does(KEEPER, at["m.given"], actions.assign_interview, given=given, seen=0, **one)
    answer = Answer.DECLINED if story.told.outcome == "declined" else Answer.ACCEPTED
    offered = Offered(offered_at=at["m.asked"], answer=answer, words=beat.given.get("o.words", ""))
    stage.does(INTERVIEWER, at["m.offered"], actions.offer_interview, offered=offered, seen=0, **one)


def _held(stage: Stepped, beat: Beat, story: EpisodeStory) -> None:
    at, given, one = beat.moments, beat.given, {"episode_id": story.id}
    codes: dict[str, Any] = {
        name: (given[f"i.{name}"].strip("{}"),) for name in ("push", "pull", "places", "company")
    }
    words = {name: given[f"i.{name}"] for name in ("child_words", "findings", "what_helps")}
    held = Held(
        held_at=at["m.held"], provider=Provider.COMMISSIONED, interviewer=cast.members()[INTERVIEWER].name,
        seen_alone=True, late_reason=story.told.late_reason, **codes, **words,
    )  # fmt: skip
    stage.does(INTERVIEWER, at["m.recorded"], actions.hold_interview, held=held, seen=0, **one)
    shared = After(what=Follow.SHARED, held_at=at["m.shared"], who=cast.members()[KEEPER].name, words=TOLD_OF)
    stage.does(KEEPER, at["m.told_of"], actions.record_followed, after=shared, **one)


class EpisodeStage(Stepped):
    """The real thing, for beats of episodes."""

    PLAYED: ClassVar = {"missing_reported": _reported, "missing_followed": _followed}
