"""One meeting with all that hangs on it, as far as the viewer sees it: as many reads however much there is."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.follow_up.queries import seen as follow_ups
from sightline.follow_up.states import OPEN
from sightline.meetings.joining import Mode
from sightline.meetings.models import (
    Amendment,
    Arising,
    Attendance,
    Ballot,
    Coming,
    Information,
    Invited,
    Item,
    Meeting,
    Minutes,
    MinutesAgreed,
    Sent,
    Terms,
    Vote,
)
from sightline.meetings.permissions import is_asked, opens_papers, reads_pack, runs
from sightline.meetings.queries.joining import link_of
from sightline.meetings.queries.terms import terms_of
from sightline.meetings.states import Part
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class Action:
    """An action from a meeting, and where it stands as far as the viewer sees that."""

    row: Arising
    state: str

    @property
    def is_open(self) -> bool:
        return self.state in ("", *OPEN)


@dataclass(frozen=True)
class Papers:
    """What those who read the pack see."""

    information: list[Information] = field(default_factory=list)
    attendance: dict[UUID, Attendance] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    carried: list[Action] = field(default_factory=list)
    due: list[Clock] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    agreed: MinutesAgreed | None = None
    votes: list[tuple[Vote, list[Ballot]]] = field(default_factory=list)


@dataclass(frozen=True)
class Whole:
    """A meeting as a viewer sees it."""

    meeting: Meeting
    names: list[str]
    invited: list[Invited]
    states: dict[UUID, str]
    coming: dict[UUID, list[Staff]]
    items: list[Item]
    sent: list[Sent]
    clocks: list[Clock]
    papers: Papers
    in_pack: bool
    closed: bool
    terms: Terms | None
    runs: bool
    chairs: bool
    own: list[Invited]
    link: str


def whole(viewer: Viewer, meeting: Meeting) -> Whole:
    """Everything its page shows."""
    invited = places(viewer, meeting)
    coming = who_comes(viewer, meeting)
    keys = [each.follow_up_id for each in invited if each.follow_up_id]
    terms = terms_of(meeting)
    closed = terms is not None and not opens_papers(viewer, meeting)
    pack = reads_pack(viewer, meeting) and not closed
    names = name_lines(meeting.about) if meeting.about else {}
    return Whole(
        meeting=meeting,
        names=[names[key] for key in meeting.about if key in names],
        invited=invited,
        states=dict(follow_ups(viewer).filter(pk__in=keys).values_list("pk", "state")),
        coming=coming,
        items=_agenda(viewer, meeting),
        sent=list(
            Sent.objects.visible_to(viewer).filter(meeting=meeting).select_related("by").order_by("number")
        ),
        clocks=list(clocks_of([meeting.pk])),
        papers=papers_of(viewer, meeting) if pack else _own_papers(viewer, meeting),
        in_pack=pack,
        closed=closed,
        terms=terms,
        runs=not closed and runs(viewer, meeting),
        chairs=not closed and _chairs(viewer, invited, coming),
        own=[each for each in invited if is_asked(viewer, each)],
        link=link_of(viewer, meeting) if meeting.mode in (Mode.VIDEO, Mode.BOTH) else "",
    )


def _agenda(viewer: Viewer, meeting: Meeting) -> list[Item]:
    rows = Item.objects.visible_to(viewer).filter(meeting=meeting).select_related("asked_by")
    return list(rows.order_by("place"))


def _chairs(viewer: Viewer, invited: list[Invited], coming: dict[UUID, list[Staff]]) -> bool:
    """Whether this viewer comes as chair or vice chair."""
    at_the_head = [each.pk for each in invited if each.part in (Part.CHAIR, Part.VICE_CHAIR)]
    return any(viewer.staff_id == each.pk for key in at_the_head for each in coming.get(key, []))


def places(viewer: Viewer, meeting: Meeting) -> list[Invited]:
    """Everybody asked, the chair first."""
    rows = Invited.objects.visible_to(viewer).filter(meeting=meeting).select_related("agency", "team")
    order = {Part.CHAIR: 0, Part.VICE_CHAIR: 1}
    return sorted(rows, key=lambda each: (order.get(Part(each.part), 2), each.name, str(each.pk)))


def who_comes(viewer: Viewer, meeting: Meeting) -> dict[UUID, list[Staff]]:
    """Who comes in each place, by the last word on each."""
    last: dict[tuple[UUID, UUID], Coming] = {}
    rows = Coming.objects.visible_to(viewer).filter(meeting=meeting).select_related("staff")
    for each in rows.order_by("number", "at"):
        last[each.invited_id, each.staff_id] = each
    found: dict[UUID, list[Staff]] = {}
    for each in last.values():
        if each.coming:
            found.setdefault(each.invited_id, []).append(each.staff)
    return found


def is_chair(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether this viewer comes as its chair or vice chair."""
    return _chairs(viewer, places(viewer, meeting), who_comes(viewer, meeting))


def papers_of(viewer: Viewer, meeting: Meeting) -> Papers:
    """The pack, the minutes, the votes and the actions."""
    amendments = Amendment.objects.visible_to(viewer).filter(meeting=meeting).select_related("by")
    votes = Vote.objects.visible_to(viewer).filter(meeting=meeting).order_by("number")
    return Papers(
        information=_information(viewer, meeting),
        attendance=_attendance(viewer, meeting),
        actions=_actions(viewer, Q(meeting=meeting)),
        carried=[each for each in _actions(viewer, _earlier(meeting)) if each.is_open],
        due=_due(meeting),
        minutes=minutes_of(viewer, meeting),
        amendments=list(amendments.order_by("at")),
        agreed=MinutesAgreed.objects.visible_to(viewer)
        .filter(meeting=meeting)
        .select_related("by", "minutes")
        .first(),
        votes=_with_ballots(viewer, meeting, list(votes)),
    )


def _own_papers(viewer: Viewer, meeting: Meeting) -> Papers:
    """What the viewer's own service sent."""
    return Papers(information=_information(viewer, meeting))


def minutes_of(viewer: Viewer, meeting: Meeting) -> list[Minutes]:
    """Every version, the newest first."""
    rows = Minutes.objects.visible_to(viewer).filter(meeting=meeting).select_related("by")
    return list(rows.order_by("-number"))


def _information(viewer: Viewer, meeting: Meeting) -> list[Information]:
    rows = Information.objects.visible_to(viewer).filter(meeting=meeting)
    return list(rows.select_related("controller", "by").order_by("at", "id"))


def _attendance(viewer: Viewer, meeting: Meeting) -> dict[UUID, Attendance]:
    rows = Attendance.objects.visible_to(viewer).filter(meeting=meeting).select_related("by")
    return {each.invited_id: each for each in rows.order_by("number")}


def last_attendance(viewer: Viewer, meeting: Meeting) -> dict[UUID, Attendance]:
    """What was last recorded of each place."""
    return _attendance(viewer, meeting)


def _earlier(meeting: Meeting) -> Q:
    """Actions of earlier meetings of the same group, or about the same people, that are shown until they are done."""
    other = ~Q(meeting=meeting) & Q(meeting__starts_at__lte=meeting.starts_at)
    if meeting.group_id:
        return other & Q(meeting__group_id=meeting.group_id)
    return other & Q(about__overlap=meeting.about) & Q(meeting__group=None)


def _actions(viewer: Viewer, which: Q) -> list[Action]:
    rows = Arising.objects.visible_to(viewer).filter(which).select_related("agency", "team", "meeting")
    found = list(rows.order_by("at", "id"))
    keys = [each.follow_up_id for each in found]
    states = dict(follow_ups(viewer).filter(pk__in=keys).values_list("pk", "state"))
    return [Action(each, states.get(each.follow_up_id, "")) for each in found]


def _due(meeting: Meeting) -> list[Clock]:
    """What else is due about these people by the day of the meeting, or late already."""
    if not meeting.about:
        return []
    rows = Clock.objects.filter(about__overlap=meeting.about, stopped_at=None, due_at__lte=meeting.starts_at)
    others = rows.exclude(subject_id=meeting.pk).select_related("rule", "owner_team", "owner_agency")
    return list(others.order_by("due_at", "id")[:20])


def _with_ballots(viewer: Viewer, meeting: Meeting, votes: list[Vote]) -> list[tuple[Vote, list[Ballot]]]:
    cast: dict[UUID, list[Ballot]] = {}
    rows = Ballot.objects.visible_to(viewer).filter(meeting=meeting).select_related("agency")
    for each in rows.order_by("casting", "agency__name", "id"):
        cast.setdefault(each.vote_id, []).append(each)
    return [(each, cast.get(each.pk, [])) for each in votes]
