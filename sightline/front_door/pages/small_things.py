"""The many small facts of screening and acute work, as lines of a contact's timeline."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Happening
from sightline.front_door.choices import ConferenceStepKind, TransferWay
from sightline.front_door.queries import Happened, Whole

# kind: its line, and the page it is on
SAID: dict[str, tuple[str, str]] = {
    "joined": ("Joined to the open case held by {word}", ""),
    "named": ("{word} named to find the right professional", ""),
    "found": ("The right professional was found: {word}", ""),
    "tonight": ("What keeps the child safe tonight was written down", "acute"),
    "handover": ("Section 47 enquiry handed to child protection: {word}", "acute"),
    "trust": ("Somebody in a position of trust is named ({word})", "acute"),
    "officer": ("Designated officer for allegations told: {word}", "acute"),
}
BY_WORD: dict[str, dict[str, str]] = {
    "discussion": {
        "true": "Strategy discussion: a section 47 enquiry begins",
        "false": "Strategy discussion: no section 47 enquiry",
    },
    "review": {
        "true": "Reviewed by a safeguarding adviser: what is done is enough",
        "false": "Reviewed by a safeguarding adviser: more must be done",
    },
    "finding": {
        "true": "The group specialist found what lies behind several contacts, and took it further",
        "false": "The group specialist found what lies behind several contacts",
    },
}


def small_things(all_of_it: Whole) -> Iterator[tuple[datetime, Happening]]:
    """Each as a line; looks into systems by one person at one moment are one line."""
    key = str(all_of_it.contact.pk)
    for (kind, when, by), rows in groupby(all_of_it.small, key=lambda each: (each.kind, each.when, each.by)):
        for title, text, page in _said(kind, list(rows)):
            href = reverse(f"front_door:{page}", args=[key]) if page else ""
            yield when, Happening(title, words.moment(when), by or "", text, href)


def _said(kind: str, rows: list[Happened]) -> Iterator[tuple[str, str, str]]:
    if kind == "check":
        yield (
            f"{words.plural(len(rows), 'system')} looked in",
            words.listing(row.word for row in rows),
            "screening",
        )
        return
    for row in rows:
        if kind in SAID:
            text, page = SAID[kind]
            yield text.format(word=row.word), "", page
        elif kind in BY_WORD:
            yield BY_WORD[kind][row.word], "", "acute" if kind == "discussion" else ""
        elif kind == "conference":
            yield f"Child protection conference: {ConferenceStepKind(row.word).label.lower()}", "", "acute"
        elif kind == "transfer":
            yield f"Transfer: {words.first_lower(str(TransferWay(row.word).label))}", "", ""
        elif kind == "repeat":
            yield f"The group specialist was told: {row.word} contacts about one child", "", ""
