"""Who a page is about: name, age and status, always in view."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from sightline.core.pages import Tag
from sightline.core.words import day, listing, plural
from sightline.people.models import Name, SourceRecord
from sightline.people.naming.text import folded
from sightline.people.queries.facts import NAME_NOT_HELD, names_of
from sightline.people.queries.identities import OneChild
from sightline.people.states import BirthCertainty, Sex


@dataclass(frozen=True)
class Header:
    """The top of every page about a person. `status` is filled by the page that knows it."""

    record_id: UUID
    name: str
    also: str
    age: str
    born: str
    sex: str
    href: str
    restricted: bool
    linked: int
    status: Sequence[Tag] = ()

    def with_status(self, *tags: Tag) -> "Header":
        return replace(self, status=tags)


def header(child: OneChild, *, on: date) -> Header:
    """The header of a child, from the record asked for and, where it is silent, the records linked to it."""
    names = names_of(child.record_ids)
    shown = next((found[0] for pk in child.record_ids if (found := names[pk])), None)
    told = next((record for record in child.records if record.born.known), child.asked_for)
    sex = next((record.sex for record in child.records if record.sex != Sex.UNKNOWN), Sex.UNKNOWN)
    return Header(
        record_id=child.asked_for.pk,
        name=shown.full if shown else NAME_NOT_HELD,
        also=_also(shown, [name for pk in child.record_ids for name in names[pk]]),
        age=age_in_words(told, on=on),
        born=born_in_words(told),
        sex=Sex(sex).label if sex != Sex.UNKNOWN else "",
        href=person_page(child.asked_for.pk),
        restricted=bool(child.asked_for.walls),
        linked=len(child.records) - 1,
    )


def _also(shown: Name | None, names: list[Name]) -> str:
    first = folded(shown.full) if shown else ""
    others = {folded(name.full): name.full for name in names if folded(name.full) != first}
    return listing(list(others.values())[:4])


def born_in_words(record: SourceRecord) -> str:
    """The date of birth with how sure it is."""
    said = record.born.in_words()
    if not record.born.known:
        return "Date of birth not held"
    sure = {BirthCertainty.ESTIMATED: "estimated", BirthCertainty.EXPECTED: "expected"}
    how = sure.get(BirthCertainty(record.birth_certainty))
    return f"{said} ({how})" if how else said


def age_in_words(record: SourceRecord, *, on: date) -> str:
    """Age on a day as a sentence of a header: 15 years, 7 months, aged 15 or 16, not yet born."""
    if record.died_on:
        return f"Died on {day(record.died_on)}"
    if record.birth_certainty == BirthCertainty.EXPECTED:
        return "Not yet born"
    return _age(record.born_on, on) if record.born_on else _age_in_part(record, on)


def _age_in_part(record: SourceRecord, on: date) -> str:
    if record.born_year is None:
        return "Age not known"
    most = on.year - record.born_year
    if most <= 0:
        return "Under 1 year"
    if record.born_month and record.born_month != on.month:
        return plural(most - (record.born_month > on.month), "year")
    return f"{most - 1} or {most} years"


def _age(born: date, on: date) -> str:
    if born > on:
        return "Not yet born"
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years >= 2:
        return plural(years, "year")
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return plural(months, "month") if months else "Under 1 month"


def person_page(record_id: UUID) -> str:
    """Where a person's own page is: the one config names (`SIGHTLINE_PERSON_PAGE`), else their details."""
    route = getattr(settings, "SIGHTLINE_PERSON_PAGE", "")
    try:
        return reverse(route, args=[record_id]) if route else reverse("people:details", args=[record_id])
    except NoReverseMatch:
        return reverse("people:details", args=[record_id])
