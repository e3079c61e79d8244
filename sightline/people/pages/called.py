"""Whom a page of a folder below is about, when it is called from a page of a folder above."""

from dataclasses import dataclass
from uuid import UUID

from sightline.people.models import SourceRecord


@dataclass(frozen=True, kw_only=True)
class CalledFrom:
    """The child, the page gone back to, the page's own address, and the record that it is called for, if for one.

    Whoever makes one has opened that record: the page below asks no more than the viewer's own post allows.
    """

    child: SourceRecord
    name: str
    back: str
    back_to: str
    here: str
    subject_kind: str = ""
    subject_id: UUID | None = None

    @property
    def walled(self) -> bool:
        return bool(self.child.walls)
