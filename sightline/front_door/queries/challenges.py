"""Challenges to decisions with their steps, answers and tellings, in a fixed number of reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.access.models import Agency, Post, Staff, WallMember
from sightline.access.viewer import Viewer, roles
from sightline.core.clock import london
from sightline.deadlines.models import Clock
from sightline.front_door.hub_states import ChallengeState
from sightline.front_door.models import (
    Challenge,
    ChallengeAnswer,
    ChallengeStage,
    ChallengeTold,
    Contact,
)

ANSWERS = "front_door.oversee"


@dataclass(frozen=True)
class Stage:
    """One step with what came of it."""

    stage: ChallengeStage
    answer: ChallengeAnswer | None
    told: ChallengeTold | None
    clock: Clock | None


@dataclass(frozen=True)
class Disputed:
    """One challenge as it stands."""

    challenge: Challenge
    stages: list[Stage]

    @property
    def last(self) -> Stage:
        """The step it is at."""
        return self.stages[-1]

    @property
    def state(self) -> ChallengeState:
        """Worked out from what was recorded."""
        if self.last.answer is None:
            return ChallengeState.WAITING
        return ChallengeState.TOLD if self.last.told else ChallengeState.ANSWERED


def seen(viewer: Viewer) -> QuerySet[Challenge]:
    """Challenges the viewer may read, newest first."""
    rows: QuerySet[Challenge] = Challenge.objects.visible_to(viewer)
    return rows.select_related("contact", "decision", "agency", "by").order_by("-received_at", "id")


def still_open(viewer: Viewer) -> QuerySet[Challenge]:
    """Those that wait for an answer, or whose answer nobody was told yet; the longest waiting first."""
    answered = ChallengeAnswer.objects.filter(stage=OuterRef("pk"))
    waiting = ChallengeStage.objects.filter(~Exists(answered), challenge=OuterRef("pk"))
    told = ChallengeTold.objects.filter(answer=OuterRef("pk"))
    untold = ChallengeAnswer.objects.filter(~Exists(told), stage__challenge=OuterRef("pk"))
    return seen(viewer).filter(Exists(waiting) | Exists(untold)).order_by("received_at", "id")


def with_stages(challenges: Iterable[Challenge]) -> list[Disputed]:
    """Challenges with their steps: four reads however many, none where there is no challenge."""
    rows = list(challenges)
    if not rows:
        return []
    keys = [row.pk for row in rows]
    stages = list(ChallengeStage.objects.filter(challenge_id__in=keys).select_related("by").order_by("level"))
    step_keys = [stage.pk for stage in stages]
    answers = ChallengeAnswer.objects.filter(stage_id__in=step_keys).select_related("by", "decision")
    by_stage = {answer.stage_id: answer for answer in answers}
    told = ChallengeTold.objects.filter(answer__stage_id__in=step_keys).select_related("by")
    by_answer = {each.answer_id: each for each in told}
    clocks = {each.subject_id: each for each in Clock.objects.filter(subject_id__in=step_keys)}
    held: dict[UUID, list[Stage]] = {key: [] for key in keys}
    for stage in stages:
        answer = by_stage.get(stage.pk)
        after = by_answer.get(answer.pk) if answer else None
        held[stage.challenge_id].append(Stage(stage, answer, after, clocks.get(stage.pk)))
    return [Disputed(row, held[row.pk]) for row in rows]


def of_contact(viewer: Viewer, contact: Contact) -> list[Disputed]:
    """Every challenge to a decision on one contact, the first first."""
    return with_stages(seen(viewer).filter(contact_id=contact.pk).order_by("number"))


def unanswered(contact_id: UUID) -> bool:
    """Whether a challenge to a decision on this contact waits for its answer."""
    answered = ChallengeAnswer.objects.filter(stage=OuterRef("pk"))
    return ChallengeStage.objects.filter(~Exists(answered), contact_id=contact_id).exists()


def overseers(
    agency_id: UUID, walls: list[UUID], *, at: datetime, without: UUID | None = None
) -> list[Staff]:
    """Managers of an agency's front door; inside the walls, where there are some."""
    overseeing = [role.key for role in roles().values() if ANSWERS in role.capabilities]
    posts = Post.objects.held_on(london(at).date()).filter(role__in=overseeing, employer_id=agency_id)
    posts = posts.exclude(staff_id=without) if without else posts
    found = {post.staff_id: post.staff for post in posts.select_related("staff").order_by("staff__name")}
    for wall in walls:
        inside = WallMember.objects.filter(Q(until=None) | Q(until__gt=at), wall_id=wall)
        kept = set(inside.values_list("staff_id", flat=True))
        found = {key: staff for key, staff in found.items() if key in kept}
    return list(found.values())


def partners(viewer: Viewer) -> list[tuple[str, str]]:
    """Organisations of the partnership, for choosing the one that disputes."""
    return [(str(each.pk), each.name) for each in Agency.objects.filter(left_on=None).order_by("name")]
