"""Meetings and letters, as lines beside a case."""

from collections.abc import Iterable

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Link
from sightline.letters.models import Letter
from sightline.letters.pages import tag_of as tag_of_letter
from sightline.letters.states import Kind
from sightline.meetings.models import Meeting
from sightline.meetings.pages.one import tag_of


def meeting_line(it: Meeting) -> str:
    """Strategy meeting, 4 March 2026 (MTG-2026-00001)."""
    return f"{it.title}, {words.day(it.starts_at)} ({it.reference})"


def around_lines(meetings: Iterable[Meeting], letters: Iterable[Letter]) -> list[Link]:
    """Each with where it stands."""
    return [
        Link(
            f"{meeting_line(it)}: {words.first_lower(tag_of(it).text)}", reverse("meetings:one", args=[it.pk])
        )
        for it in meetings
    ] + [
        Link(
            f"Letter {words.first_lower(Kind(it.kind).label)} ({it.reference}): "
            f"{words.first_lower(tag_of_letter(it).text)}",
            reverse("letters:one", args=[it.pk]),
        )
        for it in letters
    ]
