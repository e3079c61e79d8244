"""A children in need census return of any year from 2017: its children, their referrals, and its faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.text import key, one_line
from sightline.front_door.imports.census_reader import Elements, read_child
from sightline.front_door.imports.census_records import Census, Child, Header, Referral
from sightline.front_door.imports.census_xml import Node, stream

FIRST_YEAR, LAST_YEAR = 2017, 2026
_NAMES = frozenset({"cin", "cin census", "children in need", "children in need census", "cincensus"})
_MERGED = ("upn", "former_upn", "born_on", "expected_on", "died_on", "sex", "ethnicity")


def read_census(
    file: BinaryIO, today: date, faults: Faults, tick: Callable[[int], None] | None = None
) -> Census:
    """Everything of the return that can be kept; what cannot, and what is odd, is added to `faults`.

    `tick` is told how many bytes have been read. Raises Unreadable when the file is no XML or another return.
    """
    elements = Elements(faults, today)
    header: Header | None = None
    children: dict[str, Child] = {}
    seen = 0
    for node in stream(file, faults, tick):
        if node.name == "header":
            header = _header(node, elements)
            elements.reference_date = header.reference_date
        else:
            seen += 1
            child = read_child(node, elements)
            if child is not None:
                held = children.get(child.local_id)
                children[child.local_id] = child if held is None else _joined(held, child, faults)
    _refuse_other_kinds(header, seen, faults)
    return Census(header or Header(), [_numbered(child, faults) for child in children.values()])


def _header(node: Node, elements: Elements) -> Header:
    details = node.first("collectiondetails") or node
    source = node.first("source") or node
    collection = elements.text(details, "collection")
    if collection is not None and key(collection) not in _NAMES:
        raise Unreadable(
            f"This file says it is the “{collection[:40]}” return, not the children in need census."
        )
    year = _year(elements.text(details, "year"), elements.faults, Place(line=node.line))
    reference = elements.day(details, "ReferenceDate", Place(line=node.line))
    if year and reference and reference.year != year:
        sentence = "The year of the header is not the year of its reference date."
        elements.faults.warn(
            Place(line=node.line, column="Year"), sentence, f"{year}, {reference.isoformat()}"
        )
    return Header(collection, year, reference, elements.text(source, "lea"))


def _year(given: str | None, faults: Faults, place: Place) -> int | None:
    if given is None:
        return None
    year = int(given[:4]) if given[:4].isdigit() else None
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        sentence = (
            f"The year of the header is not one from {FIRST_YEAR} to {LAST_YEAR}; the file was read anyway."
        )
        faults.warn(place.at("Year"), sentence, one_line(given))
    return year


def _refuse_other_kinds(header: Header | None, seen: int, faults: Faults) -> None:
    if seen:
        if header is None or header.collection is None:
            faults.warn(Place(column="Collection"), "The header does not say which return this is.")
        return
    if header is None or header.collection is None:
        raise Unreadable(
            "This XML file is not a children in need census: it has neither its header nor a child."
        )
    faults.warn(Place(), "This return holds no children.")


def _joined(first: Child, again: Child, faults: Faults) -> Child:
    """A child given twice: the first account stands, its gaps are filled, the referrals of both are kept."""
    faults.warn(again.place, "This child is given more than once in the file; the entries were joined.")
    changes: dict[str, object] = {}
    for name in _MERGED:
        one, other = getattr(first, name), getattr(again, name)
        if one is None and other is not None:
            changes[name] = other
        elif other is not None and one != other:
            sentence = f"The entries for this child differ in {name.replace('_', ' ')}; the first was kept."
            faults.warn(again.place, sentence, other)
    disabilities = tuple(dict.fromkeys(first.disabilities + again.disabilities))
    changes |= {"disabilities": disabilities, "referrals": first.referrals + again.referrals}
    return replace(first, **changes)  # type: ignore[arg-type]


def _numbered(child: Child, faults: Faults) -> Child:
    """Its referrals without exact repetitions, those of one day told apart by number."""
    kept: list[Referral] = []
    for referral in child.referrals:
        same_day = [one for one in kept if one.referred_on == referral.referred_on]
        if any(one.says_the_same(referral) for one in same_day):
            faults.warn(referral.place, "This referral is given twice; it was kept once.")
            continue
        if same_day:
            faults.warn(referral.place, "This child has another referral of the same day; both were kept.")
        kept.append(replace(referral, ordinal=len(same_day) + 1))
    return replace(child, referrals=tuple(kept))
