"""Plays a beat of a case through the actions, as those who did it would, and lets the worker do what follows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sightline.access.models import Agency, Staff, Team
from sightline.access.viewer import set_viewer, viewing
from sightline.cases import actions
from sightline.cases.actions.caseloads import note_other_work
from sightline.cases.actions.supervising import Supervising, supervise
from sightline.cases.given import (
    Assessed,
    Ends,
    Exit,
    Holder,
    Judging,
    Opening,
    Planned,
    SecondRead,
    Seen,
    Status,
)
from sightline.cases.lead_states import Session
from sightline.cases.models import Case, StatusBegun
from sightline.cases.states import CASE_KIND, Judged, Level, Role, Statutory, Why, YesNo
from sightline.core import clock
from sightline.demonstration import cast
from sightline.demonstration.actions.playing import look_up_registration
from sightline.demonstration.calendar import london_day
from sightline.demonstration.pathway.diary import EXIT, PLAN, WORDS, evidence
from sightline.demonstration.pathway.gatherings import NEED, PLACES, REACH
from sightline.demonstration.pathway.other_work import WHAT
from sightline.demonstration.pathway.seeing import play_offer, play_visit
from sightline.demonstration.pathway.story import MANAGER, CaseStory
from sightline.demonstration.pathway.supervision import StaffStory
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.real import Stage, Texts, all_seeing, no_mail, work_off
from sightline.front_door.guidance import in_force
from sightline.front_door.kinds import Factor
from sightline.front_door.states import ExploitationType
from sightline.letters.actions import begin_letter, finish_letter, record_answer, send_letter
from sightline.letters.given import Writing
from sightline.letters.states import How
from sightline.letters.states import Kind as LetterKind
from sightline.meetings.actions import (
    agree_minutes,
    call_meeting,
    record_attendance,
    send_information,
    send_minutes,
    send_papers,
)
from sightline.meetings.given import Calling, Came, Place, Told
from sightline.meetings.models import Invited
from sightline.meetings.states import Kind, Part, Presence

AGREES = SecondRead(agrees=True)
MINUTE = timedelta(minutes=1)


class CaseStage(Stage):
    """The real thing, for beats in which more than one person acts."""

    def play(self, beat: Beat) -> Texts:
        """Do it, and whatever the worker then does. What came out is added to what is known."""
        played = PLAYED.get(beat.kind)
        if played is None:
            return super().play(beat)
        with clock.fixed(beat.at), no_mail():
            found = played(self, beat, beat.given["story"])
            work_off()
        set_viewer(all_seeing())
        return found or {}

    def does(self, who: str, at: datetime, act: Callable[..., Any], /, **given: Any) -> Any:
        """What an action returns when somebody does it."""
        with viewing(self._viewer(Beat("", at, who))) as by:
            return act(**given, by=by, at=at)


def register_looked_up(at: datetime) -> None:
    """The team's manager is a registered social worker, as the register says."""
    look_up_registration(staff_id=cast.members()[MANAGER].id, on=london_day(at))


Play = Callable[[CaseStage, Beat, Any], Texts | None]


def _staff(key: str) -> Staff:
    return Staff.objects.get(pk=cast.members()[key].id)


def _open(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    opening = Opening(
        child_id=story.child,
        team=Team.objects.get(pk=cast.bodies()["exploitation_team"].id),
        exploitation_type=ExploitationType(story.told.type),
        why=beat.given["why"],
    )
    stage.does(beat.by, beat.at, actions.open_case, contact_id=story.contact, opening=opening, key=story.id)


def _allocate(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    day = london_day(beat.at)
    holder = Holder(role=Role.PRACTITIONER, from_on=day, staff=_staff(story.told.holder))
    version = Case.objects.get(pk=story.id).version
    stage.does(beat.by, beat.at, actions.allocate, case_id=story.id, holder=holder, version=version)
    if story.told.police:
        officer = Holder(role=Role.POLICE, from_on=day, staff=_staff(story.told.police))
        stage.does(beat.by, beat.at, actions.give_role, case_id=story.id, holder=officer)


def _status(stage: CaseStage, beat: Beat, story: CaseStory) -> Texts:
    day = london_day(beat.at)
    given = Status(
        status=Statutory(beat.given["status"]), started_on=day, said_by="The child's social worker"
    )
    made = stage.does(beat.by, beat.at, actions.begin_status, case_id=story.id, status=given)
    return {"status.id": str(made.pk)}


def _status_end(stage: CaseStage, beat: Beat, story: CaseStory) -> Texts:
    standing = StatusBegun.objects.filter(case_id=story.id).order_by("started_on", "at")
    begun = standing[beat.given["number"]]
    ended = {"status_id": begun.pk, "ended_on": london_day(beat.at)}
    stage.does(beat.by, beat.at, actions.end_status, case_id=story.id, **ended)
    return {"status.id": str(begun.pk)}


def _assess(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    number = beat.given["number"]
    words = {name: beat.given[name] for name in (*WORDS, "changed")}
    factors = tuple(
        Seen(factor=factor, evidence=evidence(story, place, number), told_by="School and police")
        for place, factor in enumerate(Factor.values)
    )
    assessed = Assessed(
        guidance=in_force().key, assessed_on=london_day(beat.at), alone_offered=True, alone_taken=True,
        factors=factors, **words,
    )  # fmt: skip
    key = story.part("assessment", number)
    stage.does(
        beat.by, beat.at, actions.assess, case_id=story.id, assessed=assessed, seen=number - 1, key=key
    )


def _judge(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    number = beat.given["number"]
    judging = Judging(
        what=Judged.LEVEL, reason=beat.given["reason"], judged_on=london_day(beat.at),
        level=Level(beat.given["level"]), meeting_id=story.part("meeting", 0) if number == 1 else None,
    )  # fmt: skip
    _judged(stage, beat, story, judging, number, read=beat.given["lower"])


def _harm(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    for what in (Judged.AT_RISK, Judged.HARMED) if story.told.confirmed else (Judged.AT_RISK,):
        judging = Judging(
            what=what, reason=beat.given["reason"], judged_on=london_day(beat.at), answer=YesNo.YES,
            meeting_id=story.part("meeting", 0),
        )  # fmt: skip
        _judged(stage, beat, story, judging, 1, read=True)


def _judged(
    stage: CaseStage, beat: Beat, story: CaseStory, judging: Judging, number: int, *, read: bool
) -> None:
    made = stage.does(beat.by, beat.at, actions.judge, case_id=story.id, judging=judging, seen=number - 1)
    if read:
        given = {"case_id": story.id, "judgement_id": made.pk, "read": AGREES}
        stage.does(MANAGER, beat.at, actions.read_second, **given)


def _plan(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    words = {name: beat.given[name] for name in PLAN}
    planned = Planned(with_child=True, with_parents=True, review_on=beat.given["review_on"], **words)
    seen = beat.given["number"] - 1
    stage.does(beat.by, beat.at, actions.plan_safety, case_id=story.id, planned=planned, seen=seen)


def _end(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    words = {name: beat.given[name] for name in (*EXIT, "child_words", "parents_words")}
    proposed = beat.moments["m.proposed"]
    stage.does(beat.by, proposed, actions.plan_exit, case_id=story.id, plan=Exit(**words))
    ends = Ends(why=Why.PLAN, words=beat.given["words"])
    made = stage.does(beat.by, proposed, actions.propose_ending, case_id=story.id, ends=ends)
    given = {"case_id": story.id, "ending_id": made.pk, "read": AGREES}
    stage.does(MANAGER, beat.at, actions.read_ending, **given)


def _talk(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    session = Supervising(
        kind=Session.GROUP, held_on=london_day(beat.at), workers=(_staff(story.told.holder),), words="As a group.",
        agreed={story.id: beat.given["agreed"]},
    )  # fmt: skip
    key = story.part("supervision", beat.given["number"])
    team = Team.objects.get(pk=cast.bodies()["exploitation_team"].id)
    stage.does(beat.by, beat.at, supervise, team=team, session=session, key=key)


def _supervised(stage: CaseStage, beat: Beat, story: StaffStory) -> None:
    given = beat.given
    workers, held_on = (_staff(story.key),), london_day(beat.at)
    session = Supervising(kind=Session.ALONE, held_on=held_on, workers=workers, words=given["words"])
    team = Team.objects.get(pk=cast.bodies()["exploitation_team"].id)
    stage.does(beat.by, beat.at, supervise, team=team, session=session, key=story.part(given["number"]))


def _other_work(stage: CaseStage, beat: Beat, worker: str) -> None:
    given, team = beat.given, Team.objects.get(pk=cast.bodies()["exploitation_team"].id)
    noting = {"month": given["month"], "cases": given["cases"], "what": WHAT}
    stage.does(beat.by, beat.at, note_other_work, team=team, staff=_staff(worker), **noting)


def _letter(stage: CaseStage, beat: Beat, story: CaseStory) -> None:
    practice, written = beat.given["practice"], beat.moments["m.written"]
    writing = Writing(
        kind=LetterKind.GP_AT_RISK, need=NEED, contact=REACH, agency=Agency.objects.get(pk=practice.agency_id)
    )
    key, by = story.part("letter", 0), beat.by
    subject = (CASE_KIND, story.id)
    stage.does(by, written, begin_letter, child_id=story.child, writing=writing, key=key, subject=subject)
    stage.does(by, written, finish_letter, letter_id=key)
    sent = {"how": How.SECURE_MAIL, "left_at": written, "words": ""}
    stage.does(by, written, send_letter, letter_id=key, **sent)
    said = {"who": "The practice manager", "marked": True, "words": ""}
    stage.does(by, beat.at, record_answer, letter_id=key, **said)


def _meeting(stage: CaseStage, beat: Beat, story: CaseStory) -> Texts:
    at, key = beat.moments, story.part("meeting", beat.given["number"])
    stage.does(beat.by, at["m.called"], call_meeting, calling=_calling(beat, story), key=key)
    places = {
        each.agency_id: each for each in Invited.objects.filter(meeting=key).select_related("follow_up")
    }
    found: Texts = {}
    for number, (body, who) in enumerate(PLACES):
        place = places[cast.bodies()[body].agency_id]
        told = Told(
            looked_in="Case records", words="What is known is in the papers.", coming=(_staff(who).pk,)
        )
        stage.does(who, at["m.told"], send_information, invited_id=place.pk, told=told)
        if place.follow_up:
            found |= {f"f{number}.id": str(place.follow_up.pk), f"f{number}.ref": place.follow_up.reference}
    stage.does(beat.by, at["m.papers"], send_papers, meeting_id=key)
    came = tuple(Came(invited_id=each.pk, presence=Presence.CAME) for each in places.values())
    stage.does(beat.by, at["m.held"], record_attendance, meeting_id=key, came=came, seen=0)
    minutes = {
        "words": "Each organisation said what it knows. The plan was agreed.",
        "sections": {},
        "seen": 0,
    }
    stage.does(beat.by, at["m.minuted"], send_minutes, meeting_id=key, **minutes)
    stage.does(MANAGER, beat.at, agree_minutes, meeting_id=key, seen=1)
    return found


def _calling(beat: Beat, story: CaseStory) -> Calling:
    places = tuple(
        Place(
            agency=Agency.objects.get(pk=cast.bodies()[body].agency_id),
            part=Part.MEMBER if number else Part.CHAIR,
            staff_ids=() if number else (_staff(who).pk,),
        )
        for number, (body, who) in enumerate(PLACES)
    )
    return Calling(
        kind=Kind(beat.given["kind"]),
        why="To hear what each organisation knows, and to agree the level and the plan.",
        starts_at=beat.moments["m.starts"],
        where="By video",
        places=places,
        about=(story.child,),
        subject_kind=CASE_KIND,
        subject_id=story.id,
    )


PLAYED: dict[str, Play] = {
    "case_open": _open, "case_allocate": _allocate, "case_status": _status, "case_status_end": _status_end,
    "case_assess": _assess, "case_judge": _judge, "case_harm": _harm, "case_plan": _plan, "case_end": _end,
    "case_letter": _letter, "case_talk": _talk, "supervised": _supervised, "case_panel": _meeting,
    "case_strategy": _meeting, "other_work": _other_work, "case_visit": play_visit, "case_offer": play_offer,
}  # fmt: skip
