"""Versions of scripts and lists of words: what is newest, what is in use, who changed what."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max

from sightline.front_door.models import Wording
from sightline.front_door.wording_content import differences
from sightline.front_door.wordings import PARTS, Content, Version, in_use, shipped


@dataclass(frozen=True)
class Line:
    """One version with what it changed, as a list of versions shows it."""

    row: Wording
    changes: list[str]

    @property
    def state(self) -> str:
        """Whether somebody put it in use."""
        used = getattr(self.row, "in_use", None)
        return f"Put in use by {used.by.name if used.by else 'Sightline'}" if used else "Not by itself"


def last_number(part: str) -> int:
    """The newest version; 0 is what ships."""
    return Wording.objects.filter(part=part).aggregate(last=Max("number"))["last"] or 0


def last_numbers() -> dict[str, int]:
    """The newest version of every part: one read."""
    rows = Wording.objects.order_by().values("part").annotate(last=Max("number")).values_list("part", "last")
    return dict.fromkeys(PARTS, 0) | dict(rows)


def number_in_use(part: str) -> int:
    """The version in use."""
    return in_use([part])[part].number


def content_of(part: str, number: int) -> Content:
    """The whole of one version; what ships where there is none."""
    if number == 0:
        return shipped(part)
    row = Wording.objects.filter(part=part, number=number).values_list("pk", flat=True).first()
    return Version(part, number, row).content


def authors_since(part: str, number: int) -> set[UUID]:
    """Whoever made a version after one."""
    return set(Wording.objects.filter(part=part, number__gt=number).values_list("by_id", flat=True))


def lines_of(part: str) -> list[Line]:
    """Every version, the newest first, with what it changed: one read."""
    rows = list(Wording.objects.filter(part=part).select_related("by", "in_use__by").order_by("number"))
    before, made = shipped(part), []
    for row in rows:
        content = {**shipped(part), **row.content}
        made.append(Line(row, differences(part, before, content)))
        before = content
    return made[::-1]
