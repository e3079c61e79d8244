"""Pages of numbers and lists: markers, conviction rates, referrals by quarter, profiles of suspects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.justice.marked import Offences, Where, Whose
from sightline.justice.models import ConvictionRate, Marker, MarkersAudited
from sightline.justice.offences import shown
from sightline.justice.queries.marking import Markers, Quarter, Tally
from sightline.justice.queries.profiles import Counts

QUARTERS = 12


@dataclass(frozen=True)
class Table:
    """One table: its caption, heads, and lines that may lead somewhere."""

    caption: str
    heads: list[str]
    lines: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Sheet:
    """One page of numbers."""

    title: str
    lead: str
    counts: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    chosen: str = ""


def quarters(today: date) -> dict[str, tuple[date, date]]:
    """The latest quarters, the newest first: what each is called, its first day and the day after its last."""
    count = today.year * 4 + (today.month - 1) // 3
    found = {}
    for number in range(count, count - QUARTERS, -1):
        first, after = _begins(number), _begins(number + 1)
        found[f"{first:%B} to {after - timedelta(days=1):%B %Y}"] = (first, after)
    return found


def _begins(number: int) -> date:
    """The first day of a quarter, counted from the year 0."""
    return date(number // 4, 3 * (number % 4) + 1, 1)


def marker_counts(found: Tally) -> list[Row]:
    return [
        Row("Crimes reported", str(found.crimes)),
        Row("Marked in the police system", str(found.supplied)),
        Row("Judged by a coordinator", str(found.judged)),
        Row("Judged to be exploitation", str(found.marked)),
        Row("Judgement differs from the system", str(found.differing)),
        Row("Sent to the Crown Prosecution Service with a marker", str(found.prosecutors)),
    ]


def marker_lines(rows: Sequence[Markers], names: Mapping[UUID, str]) -> list[tuple[str, list[str]]]:
    """Crimes with the three words beside each other."""
    return [
        (
            reverse("justice:crime", args=[it.crime.pk]),
            [
                it.crime.reference,
                names.get(it.crime.child_id, ""),
                words.day(it.crime.reported_on),
                shown(it.crime.offence),
                *(said(it.last.get(whose)) for whose in Whose),
            ],
        )
        for it in rows
    ]


def said(marker: Marker | None) -> str:
    """One word of one crime."""
    return "Not said" if marker is None else "Marked" if marker.marked else "Not marked"


def marker_rows(last: Mapping[str, Marker]) -> list[Row]:
    """The three words of one crime, with what shows each."""
    rows = []
    for whose in Whose:
        it = last.get(whose)
        text = f"{said(it)}, {words.day(it.on_day)}. {it.words}".strip() if it else ""
        rows.append(Row(str(whose.label), text, empty="Not said yet"))
    return rows


def audit_rows(found: Sequence[MarkersAudited]) -> list[Row]:
    """Audits with their numbers as they stood, their finding and the training."""
    return [
        Row(
            f"{words.day(it.first_day)} to {words.day(it.last_day)}, {it.controller.name}",
            f"{words.plural(it.crimes, 'crime')}, {it.judged} judged, {it.differing} differing. {it.words}"
            f" Training: {it.training}",
        )
        for it in found
    ]


def rate_table(
    found: Mapping[tuple[date, str, str], ConvictionRate], offered: Mapping[str, tuple[date, date]]
) -> Table:
    """A line an offence group and area, a column a quarter, the oldest first."""
    known = sorted({quarter for quarter, _, _ in found})
    called = {first: name for name, (first, _) in offered.items()}
    heads = ["Offences", "Area", *(called.get(each, words.day(each)) for each in known)]
    lines = [
        (
            "",
            [
                str(offences.label),
                str(where.label),
                *(_rate(found.get((each, offences, where))) for each in known),
            ],
        )
        for offences in Offences
        for where in Where
    ]
    return Table("Conviction rates by quarter", heads, lines if known else [])


def _rate(it: ConvictionRate | None) -> str:
    if it is None:
        return "–"
    base = f" of {it.prosecuted:,}" if it.prosecuted is not None else ""
    return f"{it.percent}%{base}"


def rate_sources(found: Mapping[tuple[date, str, str], ConvictionRate]) -> list[Row]:
    """Where the rates come from, each source once."""
    return [Row("Source", source) for source in sorted({each.source for each in found.values()})]


def referral_table(found: Sequence[Quarter], offered: Mapping[str, tuple[date, date]]) -> Table:
    """A line a quarter, the newest first."""
    called = {first: name for name, (first, _) in offered.items()}
    heads = [
        "Quarter",
        "Children referred",
        "Adults referred",
        "Reasonable grounds",
        "Conclusive grounds",
        "What changed",
    ]
    lines = [
        ("", [called[it.first], *(str(n) for n in (it.children, it.adults, it.reasonable, it.conclusive)),
              "; ".join(it.changes)])
        for it in found
    ]  # fmt: skip
    return Table("Referrals and decisions by quarter", heads, lines)


def profile_tables(found: Mapping[str, Counts]) -> list[Table]:
    return [
        Table(title, [title, "Suspects"], [("", [name, str(number)]) for name, number in counts])
        for title, counts in found.items()
    ]
