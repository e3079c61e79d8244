"""The quarterly tenth: what it is drawn from, how it is drawn, and what checks have found (FD-24, CL-53)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.core.clock import midnight
from sightline.core.words import day, moment
from sightline.follow_up.models import FollowUp, Move
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import Act, State
from sightline.front_door.models import Contact, Finding, Sample, Sampled, SampleReport
from sightline.front_door.states import Exploitation

ONE_IN = 10
RULE = (
    "Every request made of another team or organisation from {first} to {last} because of a contact on which a "
    "person recorded signs of exploitation; words found in the text do not count, requests withdrawn are left out, "
    "and so are those about a restricted child, which the people named on the restriction look at themselves. The "
    "references are put in the order of the SHA-256 digest, in hexadecimal, of the seed, a colon and the reference. "
    "The first tenth is drawn, rounded up."
)


def quarter_before(today: date) -> tuple[date, date]:
    """The last calendar quarter that has ended: its first and last day."""
    begun = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = begun - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


def rule_of(first: date, last: date) -> str:
    """The rule of a draw in words."""
    return RULE.format(first=day(first), last=day(last))


def base_of(first: date, last: date) -> list[FollowUp]:
    """The requests that a quarter's tenth is drawn from, by reference."""
    noticed = Contact.objects.filter(exploitation=Exploitation.TICKED)
    rows = follow_ups().filter(
        origin_kind=Contact._meta.label_lower,
        origin_id__in=noticed.values("pk"),
        asked_at__gte=midnight(first),
        asked_at__lt=midnight(last + timedelta(days=1)),
        walls=[],
    )
    rows = rows.exclude(state=State.WITHDRAWN).select_related("asked_agency", "asked_team")
    return list(rows.order_by("reference", "id"))


def drawn(seed: str, references: Sequence[str]) -> list[str]:
    """The tenth: the same for the same seed and list, on any machine."""
    ordered = sorted(references, key=lambda each: hashlib.sha256(f"{seed}:{each}".encode()).hexdigest())
    return ordered[: -(-len(ordered) // ONE_IN)]


def story_of(asked: FollowUp) -> str:
    """What was asked, and each thing that was done or said since, in words."""
    moves = Move.objects.filter(follow_up=asked).order_by("version")
    said = [f"{moment(each.at)}: {Act(each.act).label}. {each.words}".strip() for each in moves]
    return "\n\n".join([asked.what, *said])


def samples(viewer: Viewer) -> QuerySet[Sample]:
    """Draws, newest first."""
    return Sample.objects.visible_to(viewer).order_by("-first_day", "id")


def sampled(viewer: Viewer, sample: Sample) -> list[Sampled]:
    """What was drawn, as far as the viewer may see it, in the order of the draw."""
    rows = Sampled.objects.visible_to(viewer).filter(sample=sample)
    return list(rows.order_by("number"))


def findings(rows: Iterable[Sampled]) -> dict[UUID, Finding]:
    """The last finding on each. One read."""
    found = Finding.objects.filter(sampled_id__in=[row.pk for row in rows]).select_related("by")
    return {each.sampled_id: each for each in found.order_by("number")}


def reports(sample: Sample) -> list[SampleReport]:
    """What the board was told, the last first."""
    return list(SampleReport.objects.filter(sample=sample).select_related("by").order_by("-number"))


def counts(sample: Sample, rows: Sequence[Sampled], found: dict[UUID, Finding]) -> dict[str, Any]:
    """What the checks found, in numbers with their base."""
    kinds: dict[str, Counter[str]] = {}
    for row in rows:
        if row.pk in found:
            kinds.setdefault(row.asked_of, Counter())[found[row.pk].taken] += 1
    return {
        "base": len(sample.base),
        "drawn": sample.size,
        "checked": len(found),
        "taken": dict(Counter(each.taken for each in found.values())),
        "by_asked": {kind: dict(kinds[kind]) for kind in sorted(kinds)},
    }
