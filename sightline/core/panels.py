"""What folders above show on a page of a folder below: nothing climbs, so config says which function gives it.

`config/panels.py` lists for the key of a page functions `(viewer, subjects) -> Panel | None`. They give plain
objects; `core/panels.jinja` draws them. The page asks by its key and knows nothing of who answers.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from sightline.core.pages import Link, Tag


@dataclass(frozen=True)
class PanelLine:
    """One thing shown: a title that may lead somewhere, its state, and a sentence beside it."""

    text: str
    href: str = ""
    tag: Tag | None = None
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """Some lines under one heading, and what can be done about them."""

    heading: str
    lines: list[PanelLine] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def panels(key: str, viewer: Any, subjects: Collection[UUID]) -> list[Panel]:
    """The panels of a page for this viewer, in the order config lists them. An unknown key is a fault of ours."""
    listed: dict[str, list[str]] = import_string(settings.SIGHTLINE_PANELS)
    found = [import_string(each)(viewer, subjects) for each in listed[key]]
    return [panel for panel in found if panel is not None]
