"""Reads across access."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Count, F, Model, Q, QuerySet

from sightline.access.models import (
    Agency,
    Area,
    AuditEvent,
    AuditWords,
    Draft,
    Message,
    Post,
    Staff,
    Team,
    WallMember,
)
from sightline.access.queries.training import to_train
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.leave import Refused

M = TypeVar("M", bound=Model)
NAMED: tuple[Any, ...] = (Staff, Agency, Team, Area)


def draft_for(viewer: Viewer, *, form: str, subject_id: UUID | None = None) -> Draft | None:
    """What this person was writing in this form about this subject, if anything."""
    return Draft.objects.filter(staff_id=viewer.person_id, form=form, subject_id=subject_id).first()


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """Everything this person has begun and not finished, newest first."""
    return Draft.objects.filter(staff_id=viewer.person_id).order_by("-changed_at", "id")


def staff_with_waiting(*, or_to_tell: Collection[UUID] = ()) -> QuerySet[Staff]:
    """Staff for whom something waits for the daily mail, and those it has a line for. Leavers get none."""
    waiting = Message.objects.filter(digest=True, sent_at=None).values("staff")
    either = Q(pk__in=waiting) | Q(pk__in=list(or_to_tell))
    return Staff.objects.filter(either, left_on=None).exclude(email="")


def waiting_for(staff: Staff) -> QuerySet[Message]:
    """What waits for one person's daily mail."""
    return Message.objects.filter(staff=staff, digest=True, sent_at=None)


def self_of(viewer: Viewer) -> tuple[Staff, Agency | None]:
    """The member of staff a viewer is, and their employer of today."""
    staff = Staff.objects.get(pk=str(viewer.staff_id))
    return staff, Agency.objects.filter(pk=str(viewer.employer_id)).first() if viewer.employer_id else None


def second_factors_of(staff: Staff) -> QuerySet[Authenticator]:
    """The apps and passkeys somebody has set up, newest first; recovery codes are no factor of their own."""
    ways: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=staff.pk)
    return ways.exclude(type=Authenticator.Type.RECOVERY_CODES).order_by("-created_at")


def agencies(*, kind: str = "", named: str = "", left: bool = False) -> QuerySet[Agency]:
    """Agencies by kind and by part of their name; those that left only when asked for."""
    found = Agency.objects.select_related("named_manager").filter(left_on__isnull=not left)
    found = found.filter(kind=kind) if kind else found
    return found.filter(name__icontains=named) if named else found


def areas() -> QuerySet[Area]:
    """Every area, closed ones last."""
    return Area.objects.order_by(F("closed_on").asc(nulls_first=True), "name")


def teams(*, kind: str = "", agency_id: UUID | None = None, closed: bool = False) -> QuerySet[Team]:
    """Teams by kind and agency; closed ones only when asked for."""
    found = Team.objects.select_related("agency").filter(closed_on__isnull=not closed)
    found = found.filter(kind=kind) if kind else found
    return found.filter(agency_id=agency_id) if agency_id else found


def posts_of(staff: Staff) -> QuerySet[Post]:
    """Every post somebody has held, newest first."""
    return staff.posts.select_related("employer", "team", "area").order_by("-starts_on", "id")


def staff_matching(
    *, on: date, named: str = "", role: str = "", agency_id: UUID | None = None, state: str = ""
) -> QuerySet[Staff]:
    """Staff by part of a name or address, by what they hold on a day, and by state."""
    found = Staff.objects.all()
    if named:
        found = found.filter(Q(name__icontains=named) | Q(email__icontains=named))
    held = Post.objects.held_on(on)
    if role:
        found = found.filter(pk__in=held.filter(role=role).values("staff"))
    if agency_id:
        found = found.filter(pk__in=held.filter(employer_id=agency_id).values("staff"))
    if state == "left":
        return found.exclude(left_on=None)
    return _in_state(found.filter(left_on=None), state, on=on)


def _in_state(found: QuerySet[Staff], state: str, *, on: date) -> QuerySet[Staff]:
    """Of people who have not left, those in a state that an administrator looks after."""
    if state == "no_post":
        return found.exclude(pk__in=Post.objects.held_on(on).values("staff"))
    overdue = {"to_check": with_stale_registration, "to_train": to_train, "dormant": dormant}
    if state in overdue:
        return found.filter(pk__in=overdue[state](on=on).values("pk"))
    if state == "suspended":
        return found.filter(is_active=False)
    return found.exclude(locked_at=None) if state == "locked" else found


def posts_held(staff: Iterable[Staff], *, on: date) -> dict[UUID, list[Post]]:
    """What each of these people holds on a day."""
    held: dict[UUID, list[Post]] = {}
    for post in Post.objects.held_on(on).filter(staff__in=list(staff)).select_related("employer", "team"):
        held.setdefault(post.staff_id, []).append(post)
    return held


def one(rows: QuerySet[M], pk: UUID) -> M:
    """The row with this identifier, or the page that says there is none."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused("There is no such entry.", hidden=True)
    return found


def people_of(agency_id: UUID, *, on: date) -> list[Staff]:
    """Who holds a post in an agency on a day, by name."""
    held = Post.objects.held_on(on).filter(employer_id=agency_id)
    return list(Staff.objects.filter(pk__in=held.values("staff")).order_by("name"))


def name_taken(kind: str, name: str, *, own: UUID | None) -> bool:
    """Whether another agency or area already has this name, whatever its case."""
    rows: QuerySet[Agency] | QuerySet[Area] = Agency.objects.all() if kind == "agency" else Area.objects.all()
    found = rows.filter(name__iexact=name)
    return found.exclude(pk=own).exists() if own else found.exists()


def email_taken(email: str, *, own: UUID | None) -> bool:
    """Whether somebody else signs in with this address."""
    found = Staff.objects.filter(email__iexact=email)
    return found.exclude(pk=own).exists() if own else found.exists()


def posts() -> QuerySet[Post]:
    """Every post with its holder."""
    return Post.objects.select_related("staff", "employer")


def every_agency() -> QuerySet[Agency]:
    """Agencies, those that have left too."""
    return Agency.objects.select_related("named_manager")


def every_team() -> QuerySet[Team]:
    """Teams, closed ones too."""
    return Team.objects.select_related("agency")


def every_member() -> QuerySet[Staff]:
    """Staff, leavers too."""
    return Staff.objects.all()


def with_stale_registration(*, on: date) -> QuerySet[Staff]:
    """Social workers whose registration was last looked up more than a year ago, or never."""
    registered = Staff.objects.filter(left_on=None).exclude(social_work_number="")
    return registered.exclude(registration_checked_on__gte=on - timedelta(days=366))


def dormant(*, on: date) -> QuerySet[Staff]:
    """Accounts that hold a post and have not been signed in to for the days the partnership sets, or ever since."""
    long_ago = on - timedelta(days=settings.SIGHTLINE_DORMANT_DAYS)
    held = Post.objects.held_on(on).filter(starts_on__lte=long_ago)
    since = Q(last_login=None) | Q(last_login__lt=clock.midnight(long_ago))
    return Staff.objects.filter(since, pk__in=held.values("staff"), is_active=True, left_on=None)


def on_record(
    *,
    staff: str = "",
    person: UUID | None = None,
    outcome: str = "",
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEvent]:
    """The record of access, newest first: by whom, about whom, of what kind, when."""
    found = AuditEvent.objects.order_by("-at", "-id")
    if staff:
        named = Staff.objects.filter(Q(name__icontains=staff) | Q(email__icontains=staff))[:200]
        keys = [each.pk for each in named]
        found = found.filter(Q(staff_id__in=keys) | Q(subject_kind="access.staff", subject_id__in=keys))
    if person:
        found = found.filter(about__contains=[str(person)])
    if outcome:
        found = found.filter(outcome=outcome)
    if kind:
        found = found.filter(kind__icontains=kind.strip().replace(" ", "_"))
    if since:
        found = found.filter(at__gte=clock.midnight(since))
    if until:
        found = found.filter(at__lt=clock.midnight(until + timedelta(days=1)))
    return found


def names_of_staff(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Identifier to name."""
    return dict(Staff.objects.filter(pk__in=list(keys)).values_list("pk", "name"))


def names_of_agencies(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Identifier to name."""
    return dict(Agency.objects.filter(pk__in=list(keys)).values_list("pk", "name"))


def words_said(events: Iterable[UUID]) -> dict[UUID, str]:
    """What was said with these acts, where the viewer stands inside every wall round it."""
    return dict(AuditWords.objects.filter(event_id__in=list(events)).values_list("event_id", "words"))


def versions_of(row: Model) -> list[Any]:
    """What history kept of a row, oldest first: that it was made, and how it stood before each change."""
    kept: Any = row.events  # type: ignore[attr-defined]
    return list(kept.select_related("pgh_context").order_by("pgh_id"))


def inside_walls(walls: Collection[UUID], people: Iterable[Staff], *, at: datetime) -> set[UUID]:
    """Those of some people who stand inside every one of some walls."""
    ids = {person.pk for person in people}
    return ids & _members(walls, at=at) if walls else ids


def who_may_open(walls: Collection[UUID], people: Iterable[Staff], *, at: datetime) -> list[Staff]:
    """Those of some people who stand inside every wall; where none of them does, those who are named on all."""
    people = list(people)
    inside = inside_walls(walls, people, at=at)
    found = [person for person in people if person.pk in inside]
    if found or not walls:
        return found
    return list(Staff.objects.filter(pk__in=_members(walls, at=at), left_on=None).order_by("name", "pk"))


def _members(walls: Collection[UUID], *, at: datetime) -> set[UUID]:
    still = WallMember.objects.filter(Q(until=None) | Q(until__gt=at), wall_id__in=walls)
    counted = still.values("staff_id").annotate(walls=Count("wall_id", distinct=True))
    return {row["staff_id"] for row in counted if row["walls"] == len(set(walls))}


def names_of(keys: Iterable[UUID]) -> dict[UUID, str]:
    """Names of staff, agencies, teams and areas, by identifier, in one query."""
    wanted = set(keys)
    each = [model.objects.filter(pk__in=wanted).order_by().values_list("pk", "name") for model in NAMED]
    return dict(each[0].union(*each[1:], all=True)) if wanted else {}
