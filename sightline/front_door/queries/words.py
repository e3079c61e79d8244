"""Words found in contacts, and what people said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from sightline.access.viewer import Viewer
from sightline.front_door.models import Contact, TermAnswer, TermMatch

LOOKED_IN = ("words", "worry", "place", "unknown_child", "group_or_place")
"""The parts of a contact in which words are looked for; amendments too."""


def matches_of(contact_id: UUID) -> list[TermMatch]:
    """The terms found in a contact, as they stand in it."""
    rows: list[TermMatch] = list(TermMatch.objects.of(contact_id))
    parts = {name: place for place, name in enumerate(LOOKED_IN)}
    return sorted(rows, key=lambda row: (row.at, parts.get(row.field, len(parts)), row.starts[0]))


def last_answers(contact_id: UUID) -> dict[UUID, str]:
    """For each match that was answered, the answer that stands."""
    rows = TermAnswer.objects.of(contact_id).values_list("match_id", "answer")
    return dict(rows)


@dataclass(frozen=True)
class TermTally:
    """What became of one term: how often it was found, and what people said. A match is counted once a contact."""

    term: str
    group: str
    found: int
    relevant: int
    not_relevant: int
    unsure: int

    @property
    def answered(self) -> int:
        return self.relevant + self.not_relevant + self.unsure

    @property
    def unanswered(self) -> int:
        return self.found - self.answered


@dataclass(frozen=True)
class Noticed:
    """Contacts by how exploitation came to be noticed. Never added together (FD-03a)."""

    contacts: int
    ticked: int
    words_only: int
    ticked_and_words: int


def tallies(viewer: Viewer, since: datetime, until: datetime) -> Iterator[TermTally]:
    """For each term found in contacts received in a period that the viewer may read, by its name."""
    if not viewer.may("front_door.oversee"):
        return
    with connection.cursor() as cursor:
        cursor.execute(_TALLIES, [since, until])
        for row in cursor.fetchall():
            yield TermTally(*row)


def noticed(viewer: Viewer, since: datetime, until: datetime) -> Noticed:
    """How many contacts were ticked, how many only words matched in, how many both."""
    if not viewer.may("front_door.oversee"):
        return Noticed(0, 0, 0, 0)
    with connection.cursor() as cursor:
        cursor.execute(_NOTICED, [since, until])
        return Noticed(*cursor.fetchone())


def of_contact(contact: Contact) -> tuple[list[TermMatch], dict[UUID, str]]:
    """The matches of a contact and their answers: two reads."""
    return matches_of(contact.pk), last_answers(contact.pk)


_TALLIES = """
    WITH last AS (
        SELECT DISTINCT ON (match_id) match_id, answer FROM front_door_termanswer ORDER BY match_id, at DESC, id DESC
    ), each AS (
        SELECT m.term, m."group", m.contact_id, max(last.answer) FILTER (WHERE last.answer = 'relevant') AS yes,
            bool_or(last.answer = 'unsure') AS unsure, bool_or(last.answer = 'not_relevant') AS no
        FROM front_door_termmatch m
        JOIN front_door_contact c ON c.id = m.contact_id AND c.received_at >= %s AND c.received_at < %s
            AND c.state <> 'withdrawn'
        LEFT JOIN last ON last.match_id = m.id
        GROUP BY m.term, m."group", m.contact_id
    )
    SELECT term, "group", count(*), count(yes), count(*) FILTER (WHERE yes IS NULL AND no AND NOT unsure),
        count(*) FILTER (WHERE yes IS NULL AND unsure)
    FROM each GROUP BY term, "group" ORDER BY lower(term)
"""

_NOTICED = """
    WITH matched AS (SELECT DISTINCT contact_id FROM front_door_termmatch)
    SELECT count(*), count(*) FILTER (WHERE exploitation = 'ticked'),
        count(*) FILTER (WHERE exploitation = 'text_match'),
        count(*) FILTER (WHERE exploitation = 'ticked' AND m.contact_id IS NOT NULL)
    FROM front_door_contact c LEFT JOIN matched m ON m.contact_id = c.id
    WHERE c.received_at >= %s AND c.received_at < %s AND c.state <> 'withdrawn'
"""
