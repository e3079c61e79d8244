"""Reads: lists, one follow-up with its moves and chases, and who stands where a reminder should go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Subquery

from sightline.access.models import Agency, Post, Staff, Team, WallMember
from sightline.access.queries import who_may_open
from sightline.access.viewer import Viewer, roles
from sightline.core.clock import london
from sightline.deadlines.models import Clock
from sightline.follow_up.models import Chase, FollowUp, FollowUpQuerySet, Move, NameGiven, ToldOutside
from sightline.follow_up.states import OPEN, WITH_THE_ASKED, Act, ChaseStep, State
from sightline.people.models import SourceRecord
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class Story:
    """What people said and did, where silence was taken, its clocks, and whom managers outside would name."""

    moves: list[Move]
    chases: list[Chase]
    clocks: list[Clock]
    names: list[NameGiven]


TOGETHER = ("asked_agency", "asked_team", "owner_team", "owner_staff")


def follow_ups() -> FollowUpQuerySet:
    return FollowUpQuerySet(FollowUp)


def seen(viewer: Viewer) -> FollowUpQuerySet:
    """What the viewer may see."""
    return follow_ups().visible_to(viewer).select_related(*TOGETHER)


def running_until(rows: Iterable[FollowUp]) -> dict[UUID, datetime]:
    """The due moment of the clock that runs for each of some follow-ups."""
    clocks = Clock.objects.filter(subject_id__in=[row.pk for row in rows], stopped_at=None)
    return dict(clocks.order_by("-due_at").values_list("subject_id", "due_at"))


def listed(viewer: Viewer) -> FollowUpQuerySet:
    """What the viewer may see, each with the due moment of the clock that runs for it (`runs_until`).

    For lists that are short: a page deep in a long one would reckon it for every row before it.
    """
    return _with_clock(seen(viewer))


def _with_clock(rows: FollowUpQuerySet) -> FollowUpQuerySet:
    running = Clock.objects.filter(subject_id=OuterRef("pk"), stopped_at=None).order_by("due_at")
    until = Subquery(running.values("due_at")[:1], output_field=DateTimeField())
    return rows.annotate(runs_until=until)


def own(viewer: Viewer) -> FollowUpQuerySet:
    """Open and for this person to act on, each with the due moment of its clock."""
    return _with_clock(own_ones(viewer))


def own_ones(viewer: Viewer) -> FollowUpQuerySet:
    """Open and for this person to act on: asked of their organisation, or declined to their team.

    That they are open is said first, so that the index of open ones serves whichever of the rest holds.
    """
    with_us = Q(asked_agency_id=viewer.employer_id, state__in=WITH_THE_ASKED)
    if not viewer.may("follow_up.answer_for_agency"):
        with_us &= Q(asked_team=None) | Q(asked_team_id__in=viewer.team_ids)
    ours = Q(owner_staff_id=viewer.staff_id) | Q(owner_team_id__in=viewer.team_ids)
    return seen(viewer).filter(state__in=OPEN).filter(with_us | ours)


def late(viewer: Viewer, *, now: datetime) -> FollowUpQuerySet:
    """Still open with its clock past the due moment, each with that moment."""
    return _with_clock(late_ones(viewer, now=now))


def late_ones(viewer: Viewer, *, now: datetime) -> FollowUpQuerySet:
    """Still open with its clock past the due moment."""
    overdue = Clock.objects.filter(subject_id=OuterRef("pk"), stopped_at=None, due_at__lt=now)
    return seen(viewer).filter(Exists(overdue), state__in=OPEN)


def from_origin(viewer: Viewer, origin_ids: list[UUID]) -> FollowUpQuerySet:
    """Everything asked because of some records, newest first."""
    return listed(viewer).filter(origin_id__in=origin_ids).order_by("-asked_at", "id")


def about(viewer: Viewer, people: list[UUID]) -> FollowUpQuerySet:
    """Everything asked about some people (source records), newest first."""
    return listed(viewer).filter(about__overlap=people).order_by("-asked_at", "id")


def silent_organisations() -> QuerySet[Chase, Any]:
    """Organisations whose silence reached the partnership: how often, and when last. No child is named."""
    reached = Chase.objects.filter(step=ChaseStep.PARTNERSHIP_OFFICER)
    counted = reached.values("asked_agency_id", "asked_agency__name").annotate(
        requests=Count("follow_up_id", distinct=True), last=Max("at")
    )
    return counted.order_by("asked_agency__name")


def reached_partnership() -> QuerySet[Chase]:
    """Each escalation that reached the partnership and each word about taking it up, newest first."""
    seen = Chase.objects.filter(step__in=[ChaseStep.PARTNERSHIP_OFFICER, ChaseStep.TAKEN_UP])
    return seen.select_related("asked_agency", "staff", "by").order_by("-at", "-level")


def level_taken(clock: Clock) -> int:
    """The highest level of a clock already taken up as a chase."""
    return Chase.objects.filter(clock=clock).aggregate(top=Max("level"))["top"] or 0


def people_who_answer(agency: Agency, team: Team | None, *, on: date) -> list[Staff]:
    """Staff of the organisation (of the team, if one was asked) who can open and answer requests."""
    return _holders("follow_up.answer", agency, team, on) or _holders(
        "follow_up.answer_for_agency", agency, team, on
    )


def can_be_opened_by(follow_up: FollowUp, *, at: datetime) -> bool:
    """Whether anybody of the organisation asked stands inside every wall round the follow-up."""
    still = Q(until=None) | Q(until__gt=at)
    inside = WallMember.objects.filter(still, wall_id__in=follow_up.walls)
    held = Post.objects.held_on(london(at).date()).filter(employer_id=follow_up.asked_agency_id)
    members = inside.filter(staff_id__in=held.values("staff_id")).values("staff_id")
    counted = members.annotate(walls=Count("wall_id", distinct=True)).values_list("walls", flat=True)
    return not follow_up.walls or len(follow_up.walls) in counted


def managers(agency: Agency, team: Team | None, *, on: date) -> list[Staff]:
    """The named manager: of the team asked if it has one, else of the organisation."""
    if team and (of_team := _holders("follow_up.answer_for_agency", agency, team, on)):
        return of_team
    named = agency.named_manager
    if named and not named.left_on and named.is_active:
        return [named]
    return _holders("follow_up.answer_for_agency", agency, None, on)


def partnership_officers(*, on: date) -> list[Staff]:
    return _staff(Post.objects.held_on(on).filter(role__in=_roles_with("follow_up.escalated")))


def owners(follow_up: FollowUp | ToldOutside, *, on: date) -> list[Staff]:
    """Whoever asked: the person if they are still here, and otherwise everybody in the team."""
    person = follow_up.owner_staff
    if person and Post.objects.held_on(on).filter(staff=person).exists():
        return [person]
    team = follow_up.owner_team_id
    return _staff(Post.objects.held_on(on).filter(team_id=team)) if team else []


def owners_inside(follow_up: FollowUp, *, at: datetime) -> list[Staff]:
    """Whoever asked and may still open it; where nobody of them may, those who are named on the restriction."""
    return who_may_open(follow_up.walls, owners(follow_up, on=london(at).date()), at=at)


def _holders(capability: str, agency: Agency, team: Team | None, on: date) -> list[Staff]:
    posts = Post.objects.held_on(on).filter(role__in=_roles_with(capability), employer=agency)
    return _staff(posts.filter(team=team) if team else posts)


def _staff(posts: QuerySet[Post]) -> list[Staff]:
    return list(
        {
            post.staff_id: post.staff
            for post in posts.select_related("staff").order_by("staff__name", "staff_id")
        }.values()
    )


def _roles_with(capability: str) -> list[str]:
    return [role.key for role in roles().values() if capability in role.capabilities]


def told_outside(viewer: Viewer) -> QuerySet[ToldOutside]:
    """Requests this person was told of and cannot open, for which they were asked to name somebody."""
    return ToldOutside.objects.filter(staff_id=viewer.person_id).select_related("asked_agency")


def names_wanted(viewer: Viewer) -> list[ToldOutside]:
    """Those of them for which no name has been given yet, oldest first."""
    return list(told_outside(viewer).filter(names=None).order_by("at", "id"))


def who_could_answer(told: ToldOutside, *, on: date) -> list[Staff]:
    """Those of the manager's organisation who answer requests, the manager among them."""
    people = people_who_answer(told.asked_agency, None, on=on)
    found = {person.pk: person for person in (*managers(told.asked_agency, None, on=on), *people)}
    return sorted(found.values(), key=lambda person: (person.name, str(person.pk)))


def names_given(follow_up: FollowUp) -> list[NameGiven]:
    """Whom managers outside the wall would have answer it."""
    given = NameGiven.objects.filter(told__follow_up=follow_up)
    return list(given.select_related("named", "by").order_by("at"))


def still_open(follow_up: FollowUp) -> bool:
    return State(follow_up.state) in OPEN


def who_can_be_asked() -> list[tuple[str, Agency, Team | None]]:
    """Every organisation still in the partnership, each followed by its teams, with a key for a form."""
    found: list[tuple[str, Agency, Team | None]] = []
    for agency in Agency.objects.filter(left_on=None).prefetch_related("teams").order_by("name"):
        found.append((f"agency:{agency.pk}", agency, None))
        open_teams = sorted((t for t in agency.teams.all() if not t.closed_on), key=lambda team: team.name)
        found += [(f"team:{team.pk}", agency, team) for team in open_teams]
    return found


def people_about(follow_ups: Iterable[FollowUp]) -> dict[UUID, tuple[str, SourceRecord]]:
    """Name and source record of everybody some follow-ups are about, as far as the viewer's walls let them."""
    ids = {key for follow_up in follow_ups for key in follow_up.about}
    records = SourceRecord.objects.filter(pk__in=ids)
    names = name_lines(ids) if ids else {}
    return {record.pk: (names[record.pk], record) for record in records} if ids else {}


def reasons_declined(rows: Iterable[FollowUp]) -> dict[UUID, str]:
    """Why each of some follow-ups that stand declined was declined."""
    keys = [row.pk for row in rows if row.state == State.DECLINED]
    if not keys:
        return {}
    said = Move.objects.filter(follow_up_id__in=keys, act=Act.DECLINE).order_by("version")
    return dict(said.values_list("follow_up_id", "words"))


def story(follow_up: FollowUp) -> Story:
    """Everything that happened to a follow-up: four queries."""
    moves = Move.objects.filter(follow_up=follow_up).select_related("by").order_by("version")
    chases = Chase.objects.filter(follow_up=follow_up).select_related("by", "staff").order_by("at", "level")
    clocks = Clock.objects.filter(subject_id=follow_up.pk).select_related("rule").order_by("started_at")
    return Story(list(moves), list(chases), list(clocks), names_given(follow_up))
