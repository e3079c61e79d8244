"""Pairs proposed as one person: the list, what one rests on, and what other pages say of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.core.words import day, listing, moment, plural
from sightline.people.models import LinkProposal, SourceRecord
from sightline.people.naming.agreement import Verdict
from sightline.people.pages.header import born_in_words
from sightline.people.pages.results import TAGS
from sightline.people.permissions import may_link
from sightline.people.queries.facts import name_lines
from sightline.people.queries.proposals import proposal_of, waiting, waiting_about
from sightline.people.states import Band, Decision

FROM_PROPOSALS = "proposals"
COUNTED_TO = 100
ON_A_CHILD = 5
HEADING = "May be one person"
Reasons = Sequence[tuple[Tag, str]]


@dataclass(frozen=True)
class Card:
    """One pair as the list shows it: each record in a line, what was compared, and the answer that stands."""

    names: str
    href: str
    records: Sequence[str]
    reasons: Reasons
    answer: str


@dataclass(frozen=True)
class Group:
    """Pairs of one band; `heading` is empty where the list is not in bands."""

    heading: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class OnPair:
    """What a comparison said of a pair, on its page."""

    said: str
    reasons: Reasons


def proposal_cards(rows: Sequence[LinkProposal], *, by_band: bool) -> list[Group]:
    """Pairs with the records as they stand now, in their order."""
    ids = {pk for row in rows for pk in (row.one_id, row.other_id)}
    records = SourceRecord.objects.select_related("agency").in_bulk(ids)
    names = name_lines(ids)
    cards = [(row.band if by_band else "", _card(row, records, names)) for row in rows]
    headings = {band: Band(band).label if band else "" for band, _ in cards}
    return [Group(said, [card for of, card in cards if of == band]) for band, said in headings.items()]


def _card(row: LinkProposal, records: dict[UUID, SourceRecord], names: dict[UUID, str]) -> Card:
    pair = [records[row.one_id], records[row.other_id]]
    return Card(
        names=listing(names[record.pk] for record in pair),
        href=_address(row),
        records=[f"{names[it.pk]} · {born_in_words(it)} · {it.agency.name}" for it in pair],
        reasons=_reasons(row),
        answer=_answer(row),
    )


def _address(row: LinkProposal) -> str:
    return f"{reverse('people:compare', args=[row.one_id, row.other_id])}?from={FROM_PROPOSALS}"


def _reasons(row: LinkProposal) -> list[tuple[Tag, str]]:
    said = {
        Verdict.AGREES: row.agrees,
        Verdict.NEARLY: row.nearly,
        Verdict.DIFFERS: row.differs,
        Verdict.NOT_HELD: row.not_known,
    }
    return [(TAGS[verdict], sentence) for verdict, sentences in said.items() for sentence in sentences]


def _answer(row: LinkProposal) -> str:
    answer: str | None = getattr(row, "answer", None)
    if not answer:
        return ""
    by, when = getattr(row, "answered_by", None), moment(getattr(row, "answered_at", None))
    return f"{Decision(answer).label}: {by or 'Sightline'}, {when}"


def proposal_on_pair(viewer: Viewer, left: UUID, right: UUID) -> OnPair | None:
    """What was compared when a pair was proposed, to those who may answer."""
    row = proposal_of(viewer, left, right)
    if row is None:
        return None
    when = f"Proposed on {day(row.at)}, model {row.model_version}"
    return OnPair(f"{row.get_band_display()}. {when}. The records may have changed.", _reasons(row))


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """How many pairs wait for whoever may answer them. No names: the list has them."""
    if not may_link(viewer) or viewer.staff_id is None:
        return None
    found = len(waiting(viewer).values_list("pk")[: COUNTED_TO + 1])
    if not found:
        return None
    many = (
        f"More than {COUNTED_TO} pairs wait" if found > COUNTED_TO else f"{plural(found, 'pair')} to look at"
    )
    return Panel(HEADING, [PanelLine(many, reverse("people:proposals"))])


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Pairs that wait with one of these records in them."""
    if not may_link(viewer) or not subjects:
        return None
    rows = list(waiting_about(viewer, subjects)[: ON_A_CHILD + 1])
    if not rows:
        return None
    others = {row: row.other_id if row.one_id in subjects else row.one_id for row in rows}
    names = name_lines(others.values())
    lines = [PanelLine(names[others[row]], _address(row), note=_told(row)) for row in rows[:ON_A_CHILD]]
    more = [Link("See all", reverse("people:proposals"))] if len(rows) > ON_A_CHILD else []
    return Panel("Another record may be this person", lines, more)


def _told(row: LinkProposal) -> str:
    return f"Proposed on {day(row.at)}. Nobody has answered."
