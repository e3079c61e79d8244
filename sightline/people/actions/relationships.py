"""Keeping who people are to each other."""

from datetime import date, datetime
from typing import Any

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.people.actions.parts import amend, dated, law
from sightline.people.models import Relationship, SourceRecord
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_add

HIMSELF = "A person cannot be related to themselves. Choose the other person."


@action("people.relationship_added")
def add_relationship(
    *,
    first: SourceRecord,
    second: SourceRecord,
    role: str,
    by: Viewer,
    at: datetime,
    from_on: date | None = None,
    to_on: date | None = None,
    words: str = "",
) -> Relationship:
    """`first` is `role` to `second`. The row is about both, so the wall of either stands round it."""
    may_add(by).demand()
    unless(first.pk == second.pk, HIMSELF).demand()
    row = Relationship(
        first=first,
        second=second,
        role=role,
        words=cleaned(words, 300),
        about=sorted({first.pk, second.pk}),
        **dated(from_on, to_on),
        **law(by.employer_id or first.controller_id, by, at, Relationship.RETENTION),
    )
    row.save(force_insert=True)
    return row


@action("people.relationship_amended")
def amend_relationship(
    *, relationship: Relationship, changes: dict[str, Any], version: int, by: Viewer, at: datetime
) -> Relationship:
    """Correct a relationship or say until when it held."""
    may_add(by).demand()
    return amend(relationship, changes, version=version, by=by, at=at)
