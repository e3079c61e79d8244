"""Calling a meeting (PW-06, PW-07, PW-17..19): everybody asked in one go, each with a request of its own to answer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Staff, Team
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.words import day
from sightline.deadlines.actions import start
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import calendar, rule_on
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.permissions import may_ask
from sightline.follow_up.references import reference_of
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind as FollowUpKind
from sightline.meetings.actions.hand import NOT_FOUND, _chronicle, _keep, _page_of, _staff_of, _tell_all
from sightline.meetings.given import Calling, Place
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Coming, Invited, Joining, Meeting
from sightline.meetings.permissions import may_call
from sightline.meetings.rows import of_meeting
from sightline.meetings.states import CLOCK_OF_PAPERS, Part
from sightline.people.queries import records

ASKS = "Information for {title} on {day}, and who will come."
NO_EMPLOYER = "Only somebody who works for an organisation calls a meeting."
MAY_SHARE = "With those who come to this meeting, and nobody else."


@action("meetings.called")
def call_meeting(*, calling: Calling, by: Viewer, at: datetime, key: UUID | None = None) -> Meeting:
    """Call it, ask every organisation, name those who hold a post in the group, start its clocks."""
    may_call(by, about_people=bool(calling.about)).demand()
    calling.stands(at=at).demand()
    if key:
        wait_turn(key)
        before: Meeting | None = Meeting.objects.visible_to(by).filter(pk=key, called_by=by.staff_id).first()
        if before:
            return before
    meeting = _saved(calling, key or uuid4(), by, at)
    for place in calling.places:
        _place(meeting, calling, place, by, at)
    if calling.link:
        _keep(Joining, meeting, by=by, at=at, number=1, link=calling.link)
    _begin(meeting, calling, by, at)
    _chronicle(meeting, "called", f"called for {day(calling.starts_at)}", by=by, at=at)
    _tell_all("meetings.called", meeting, by=by, at=at)
    return meeting


def _saved(calling: Calling, key: UUID, by: Viewer, at: datetime) -> Meeting:
    about = sorted(set(calling.about))
    if not calling.subject_id and records(by).filter(pk__in=about).count() != len(about):
        raise Refused(NOT_FOUND, hidden=True)
    made = Meeting(
        id=key,
        reference=reference_of(key, "MTG"),
        kind=calling.kind,
        group=calling.group,
        follows=calling.follows,
        subject_kind=calling.subject_kind,
        subject_id=calling.subject_id,
        about=about,
        why=calling.why,
        starts_at=calling.starts_at,
        place=calling.where,
        mode=calling.mode,
        called_by_id=by.person_id,
        owner_team_id=_own_team(by),
        called_at=at,
        controller_id=_employer(by),
        retention_class=Meeting.RETENTION,
        changed_by_id=by.staff_id,
        changed_at=at,
    )
    made.save(force_insert=True)
    made.refresh_from_db(fields=["walls"])
    return made


def _employer(by: Viewer) -> UUID:
    if by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return by.employer_id


def _own_team(by: Viewer) -> UUID | None:
    return next(iter(sorted(by.team_ids)), None)


def _place(meeting: Meeting, calling: Calling, place: Place, by: Viewer, at: datetime) -> None:
    """One place: the request first, since the place names it; whoever holds the post comes."""
    key = uuid4()
    path = reverse("meetings:inform", args=[key])
    request = _request(meeting, calling, place, at)
    asks = may_ask(by, about_people=bool(meeting.about)) and not _brings_its_own(calling, place, by)
    sent = _asked(meeting, request, path, by, at) if asks else None
    made = of_meeting(
        Invited,
        meeting,
        by=by,
        at=at,
        key=key,
        agency=place.agency,
        team=place.team,
        seat=place.seat,
        post=place.post,
        part=place.part,
        follow_up=sent,
    )
    made.save(force_insert=True)
    for staff_id in dict.fromkeys(place.staff_ids):
        _keep(Coming, meeting, by=by, at=at, invited=made, staff_id=staff_id, number=1)


def _brings_its_own(calling: Calling, place: Place, by: Viewer) -> bool:
    """Whoever calls a meeting that their own organisation chairs is not asked for what they know: they bring it."""
    chairs = any(each.part == Part.CHAIR and each.agency.pk == by.employer_id for each in calling.places)
    theirs = place.agency.pk == by.employer_id and (place.team is None or place.team.pk in by.team_ids)
    return chairs and theirs and place.seat is None


def _request(meeting: Meeting, calling: Calling, place: Place, at: datetime) -> Request:
    """Information, by the day the papers go out, and who will come."""
    title, on = meeting.title[:1].lower() + meeting.title[1:], london(meeting.starts_at).date()
    return Request(
        kind=FollowUpKind.OTHER,
        agency=place.agency,
        team=place.team,
        what=calling.ask.strip() or ASKS.format(title=title, day=day(on)),
        why=calling.why,
        may_share=MAY_SHARE,
        support_type=f"Information for {title}"[:200],
        due_on=max(_papers_by(meeting, at), london(at).date()),
        safeguarding=bool(meeting.about),
        answered_there=True,
    )


def _asked(meeting: Meeting, request: Request, path: str, by: Viewer, at: datetime) -> FollowUp:
    """What `follow_up` chases until it is answered."""
    return ask(
        request=request,
        about=meeting.about,
        by=by,
        at=at,
        origin=meeting,
        origin_path=path,
        **_kept_by(meeting, by),
    )


def _kept_by(meeting: Meeting, by: Viewer) -> dict[str, Any]:
    """Whoever calls it hears of each answer, and their team once they have left; who only asks keeps it alone."""
    team = _team(meeting) if by.may("follow_up.reply") else None
    return {"owner_team": team, "owner_staff": _staff_of(by)}


def _team(meeting: Meeting) -> Team | None:
    return Team.objects.filter(pk=meeting.owner_team_id).first() if meeting.owner_team_id else None


def _papers_by(meeting: Meeting, at: datetime) -> date:
    """The last day for agenda and papers: as many working days before the meeting as the rule says (GR-07)."""
    rule = rule_on(CLOCK_OF_PAPERS, london(at).date())
    return calendar().before(london(meeting.starts_at).date(), rule.count)


def _begin(meeting: Meeting, calling: Calling, by: Viewer, at: datetime) -> None:
    held_within = rules_of(calling.kind).held_within
    if held_within and not _runs_already(held_within, meeting):
        _clock(held_within, meeting, by, at, started_at=min(calling.since or at, at))
    _start_papers(meeting, by, at)


def _runs_already(rule: str, meeting: Meeting) -> bool:
    """Whether whoever had it called runs that clock: a case, from its allocation or its decision."""
    return Clock.objects.filter(rule__code=rule, about__overlap=meeting.about, stopped_at=None).exists()


def _start_papers(meeting: Meeting, by: Viewer, at: datetime) -> None:
    _clock(CLOCK_OF_PAPERS, meeting, by, at, due_at=end_of(_papers_by(meeting, at)))


def _clock(
    rule: str,
    meeting: Meeting,
    by: Viewer,
    at: datetime,
    *,
    started_at: datetime | None = None,
    due_at: datetime | None = None,
) -> None:
    team = _team(meeting)
    owner: Staff | None = None if team else meeting.called_by
    start(
        rule=rule,
        subject=meeting,
        about=meeting.about,
        started_at=started_at or at,
        due_at=due_at,
        owner_team=team,
        owner_staff=owner,
        path=_page_of(meeting),
        by=by,
        at=at,
    )
