"""Whom a page of a folder below is about, when it is called from a page of a folder above."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.urls import reverse

from sightline.people.models import SourceRecord
from sightline.people.queries import shown_name


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

    @classmethod
    def child_page(cls, child: SourceRecord, *, here: str) -> Self:
        """Called from the child's own page."""
        back_to = reverse("desk:child", args=[child.pk])
        return cls(
            child=child, name=shown_name(child.pk), back="The child’s page", back_to=back_to, here=here
        )

    @property
    def walled(self) -> bool:
        return bool(self.child.walls)
