"""The pack of one month under the headings of the standing form, and the same as the text of an agenda item."""

from datetime import date

from sightline.core import words
from sightline.core.pages import Row
from sightline.desk.queries.month import Counts, Forms, People
from sightline.desk.queries.pack import Pack
from sightline.intelligence.models import Hotspot
from sightline.intelligence.queries.hotspots import Month
from sightline.intelligence.states import NoteKind, PlaceKind
from sightline.meetings.standing import headings

NOTED = {
    NoteKind.USE: "use noted",
    NoteKind.DISRUPTION: "disruption considered",
    NoteKind.RESULT: "what came of it noted",
}
NO_PLACES = "No place is new to the register, and none on it has a line of this month."


def month_words(month: date) -> str:
    """November 2026."""
    return f"{month:%B} {month.year}"


def pack_rows(found: Pack) -> list[Row]:
    """One row a heading."""
    said = _said(found)
    return [Row(each.text, said[each.key]) for each in headings()]


def _said(found: Pack) -> dict[str, str]:
    held = [f"{words.day(each.starts_at)}, {each.place}" for each in found.locality]
    return {
        "referrals": f"{_many(found.referrals, 'referral')}. Where from: {_listed(found.sources)}. "
        f"Level of need: {_listed(found.needs)}. Newly placed here by another authority: {found.placed_here}.",
        "themes": f"Kind: {_listed(found.kinds)}. In assessments of the month: {_listed(found.models)}; "
        f"{_listed(found.ways)}.",
        "presented": f"{_many(found.high, 'child', 'children')} newly judged at high risk or being exploited.",
        "people": _people(found.people),
        "places": f"A place was named in {words.plural(found.places, 'referral')}, in words. {_places(found.hotspots)}",
        "intelligence": _forms(found.forms),
        "missing": _away(found),
        "locality": "; ".join(held) or "None held.",
        "actions": "Actions of earlier panels stand on the meeting’s page, with whose they are.",
    }


def _people(found: People) -> str:
    """By handling code only: no name, number or reference of anybody."""
    if not found.many:
        return "Nobody was newly named as a suspect."
    return (
        f"{_many(found.many, 'suspect')} newly named. Handling: {_listed(found.handling)}. Named for "
        f"{words.plural(found.crimes, 'crime')} against {words.plural(found.children, 'child', 'children')}."
    )


def _places(found: Month) -> str:
    """The register of hotspots: places, and what lines of the month are about."""
    said = [f"{heading}: {_place(each)}" for heading, rows in
            (("New", found.new), ("Known", found.known)) for each in rows]  # fmt: skip
    return " ".join(said) or NO_PLACES


def _place(it: Hotspot) -> str:
    """Never the words of a line; a private property by its reference."""
    where = f"{it.name}, {it.area}" if it.area else it.name
    shown = it.reference if it.kind == PlaceKind.HOME else where
    noted = {each.kind for each in it.of_month}  # type: ignore[attr-defined]
    lines = words.listing([text for kind, text in NOTED.items() if kind in noted])
    kind = words.first_lower(str(PlaceKind(it.kind).label))
    return f"{shown} ({kind}){': ' if lines else ''}{lines}."


def _forms(found: Forms) -> str:
    """Only after social care considered them (PW-18c)."""
    came = f" What came of them: {_listed(found.came)}." if found.many else ""
    presented = f"{_many(found.presented, 'report')} presented at a panel of the month."
    return f"{_many(found.many, 'report')} considered by social care.{came} {presented}"


def _away(found: Pack) -> str:
    away = found.away
    children = words.plural(away.children, "child", "children")
    began = (
        f"{_many(away.episodes, 'episode')} of {children} began, {away.care} of them from care."
        if away.episodes
        else "No episodes began."
    )
    return (
        f"{_many(found.missing, 'missing report')} reached the front door. {began} "
        f"{_many(away.interviews, 'return home interview')} held."
    )


def _many(number: int, one: str, many: str = "") -> str:
    """No children, 1 child, 2 children: at the beginning of a sentence."""
    return words.plural(number, one, many).capitalize()


def _listed(counts: Counts) -> str:
    return ", ".join(f"{words.first_lower(name)} {number}" for name, number in counts) or "none"


def pack_text(found: Pack) -> str:
    """The pack as words, for the agenda."""
    return "\n\n".join(f"{row.key}: {row.value}" for row in pack_rows(found))
