"""The pack of one month under the headings of the standing form, and the same as the text of an agenda item."""

from datetime import date

from sightline.core import words
from sightline.core.pages import Row
from sightline.desk.queries.pack import Counts, Pack
from sightline.meetings.standing import headings

COMES = "Not held yet: comes with {}."


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
        "people": COMES.format("justice"),
        "places": f"A place was named in {words.plural(found.places, 'referral')}, in words. "
        "Places as records, new and known, come with intelligence.",
        "intelligence": COMES.format("intelligence"),
        "missing": f"{_many(found.missing, 'missing report')} reached the front door. "
        "Episodes and interviews come with missing.",
        "locality": "; ".join(held) or "None held.",
        "actions": "Actions of earlier panels stand on the meeting’s page, with whose they are.",
    }


def _many(number: int, one: str, many: str = "") -> str:
    """No children, 1 child, 2 children: at the beginning of a sentence."""
    return words.plural(number, one, many).capitalize()


def _listed(counts: Counts) -> str:
    return ", ".join(f"{words.first_lower(name)} {number}" for name, number in counts) or "none"


def pack_text(found: Pack) -> str:
    """The pack as words, for the agenda."""
    return "\n\n".join(f"{row.key}: {row.value}" for row in pack_rows(found))
