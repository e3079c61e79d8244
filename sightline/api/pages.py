"""Keys as a list."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from sightline.access.pages.listing import Line
from sightline.api.models import Key
from sightline.api.states import Scope
from sightline.core import words
from sightline.core.pages import Tag

HEADS = ["System", "Organisation", "Who answers", "May", "Last used", "Stands"]


def key_lines(rows: Iterable[Key], *, on: date) -> list[Line]:
    """Each key; one that works leads to the page that revokes it."""
    return [
        Line(
            [
                f"{key.title} (sl_{key.prefix}_…)",
                key.agency.name,
                key.post.staff.name,
                "; ".join(str(Scope(each).label) for each in key.scopes),
                words.day(key.last_used_on) if key.last_used_on else "Not yet",
                _stands(key, on),
            ],
            reverse("api:key_revoke", args=[key.pk]) if key.works(on) else "",
        )
        for key in rows
    ]


def _stands(key: Key, on: date) -> Tag:
    if key.revoked_at is not None:
        return Tag(f"Revoked on {words.day(key.revoked_at)}", "grey")
    if not key.works(on):
        return Tag(f"Ran out on {words.day(key.expires_on)}", "grey")
    return Tag(f"Works until {words.day(key.expires_on)}", "green")
