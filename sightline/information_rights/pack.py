"""What leaves: the lines that are given, in the words that are given, and nothing else. As a page and as a PDF."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sightline.core.typesetting import set_pages
from sightline.core.words import day, moment
from sightline.information_rights.models import LineDecision, RecordsRequest, RequestLine
from sightline.information_rights.queries.requests import Decided
from sightline.information_rights.states import Choice, Head

TEMPLATE = Path(__file__).with_name("pack.typ")


@dataclass(frozen=True)
class Part:
    """One record of the pack."""

    title: str
    when: str
    text: str
    shortened: bool


@dataclass(frozen=True)
class Pack:
    """Everything that leaves."""

    title: str
    to: str
    asked: str
    received: str
    parts: tuple[Part, ...]
    shortened: bool


def pack_of(held: RecordsRequest, lines: Iterable[Decided]) -> Pack:
    """The pack as the decisions stand."""
    lines = list(lines)
    decided = [(each.line, each.decision) for each in lines if each.decision]
    given = [_part(line, decision) for line, decision in decided if decision.choice != Choice.WITHHOLD]
    return Pack(
        title="Records you asked for",
        to=held.name,
        asked=held.wanted,
        received=day(held.received_on),
        parts=tuple(given),
        shortened=len(given) < len(lines) or any(each.shortened for each in given),
    )


def _part(line: RequestLine, decision: LineDecision) -> Part:
    cut = decision.choice == Choice.REDACT
    return Part(line.title, moment(line.happened_at), decision.given, cut)


def digest_of(pack: Pack) -> str:
    """By which it can be shown later what left."""
    return hashlib.sha256(json.dumps(asdict(pack), sort_keys=True).encode()).hexdigest()


def withheld(lines: Iterable[Decided]) -> list[tuple[str, int]]:
    """Head -> how many lines it withheld or shortened: for the record, not for the pack."""
    heads = Counter(each.decision.head for each in lines if each.decision is not None and each.decision.head)
    return [(Head(head).label, n) for head, n in sorted(heads.items())]


def pdf_of(pack: Pack, on: datetime) -> bytes:
    """The pack as a PDF."""
    return set_pages(TEMPLATE, asdict(pack), on=on)
