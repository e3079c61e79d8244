"""The list of suspects, and one: what is known, in words; in which investigations, as a fact (ID-16, ID-17)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.justice.models import Passed, Suspect
from sightline.justice.models.suspects import WHAT_HANDLING_MEANS
from sightline.justice.offences import shown
from sightline.justice.permissions import may_change_suspect
from sightline.justice.queries.suspects import WholeSuspect
from sightline.justice.states import YOUNG, Brought, Category, Employment
from sightline.people.states import Ethnicity, Sex


@dataclass(frozen=True)
class Line:
    """One suspect of a list."""

    reference: str
    href: str
    called: str
    force: str
    crimes: str


@dataclass(frozen=True)
class SuspectPage:
    """Everything the template shows."""

    title: str
    reference: str
    more_than_one: str
    rows: list[Row]
    crimes: list[Row]
    passed: list[str]
    offers: list[Link]
    takes_back: list[Link]


def name_of(suspect: Suspect) -> str:
    return suspect.called or f"Suspect {suspect.police_reference}"


def lines(rows: Sequence[Suspect], crimes: Mapping[UUID, int]) -> list[Line]:
    """Suspects as lines, by their reference."""
    return [
        Line(
            reference=it.reference,
            href=reverse("justice:suspect", args=[it.pk]),
            called=name_of(it),
            force=it.controller.name,
            crimes=words.plural(crimes.get(it.pk, 0), "crime"),
        )
        for it in rows
    ]


def suspect_page(viewer: Viewer, found: WholeSuspect) -> SuspectPage:
    """The page as this viewer sees it. No score, no rank."""
    it = found.suspect
    many = found.investigations
    own = bool(may_change_suspect(viewer, it))
    return SuspectPage(
        title=name_of(it),
        reference=it.reference,
        more_than_one=f"Suspected in {many} investigations." if many > 1 else "",
        rows=_rows(it),
        crimes=[_crime(found, place) for place in range(len(found.suspected))],
        passed=[_passed(each) for each in found.passed],
        offers=_offers(it) if own else [],
        takes_back=[_take_back(it, each) for each in found.passed if own and not hasattr(each, "back")],
    )


def _rows(it: Suspect) -> list[Row]:
    handling = Handling(it.handling)
    texts = [
        ("Attendance at school or college", it.education),
        ("Special educational needs or disability", it.special_needs),
        ("Not in education, work or training", _yes(it.neet)),
        ("How they come near children", it.method),
        ("What suggests that they are exploited themself", it.exploited),
    ]
    return [
        Row("Held by", it.controller.name),
        Row("Their number", it.police_reference),
        Row("Handling", f"{handling.label}. {WHAT_HANDLING_MEANS[handling]}"),
        Row("Here as", str(Category(it.category).label)),
        Row("Sex", str(Sex(it.sex).label)),
        Row("Age at the time", str(it.age) if it.age is not None else ""),
        Row("Ethnicity", str(Ethnicity(it.ethnicity).label) if it.ethnicity else ""),
        Row("Employment", str(Employment(it.employment).label) if it.employment else ""),
        Row("Occupation", it.occupation),
        Row("Taxi driver", _yes(it.taxi_driver)),
        *[Row(key, text) for key, text in texts if text],
    ]


def _yes(value: bool | None) -> str:
    return "" if value is None else "Yes" if value else "No"


def _crime(found: WholeSuspect, place: int) -> Row:
    crime = found.suspected[place].crime
    charge = found.charges.get(crime.pk)
    said = f" {Brought(charge.how).label} on {words.day(charge.charged_on)}." if charge else ""
    where = f" {crime.investigation}." if crime.investigation else ""
    return Row(
        crime.reference, f"{shown(crime.offence)}, reported {words.day(crime.reported_on)}.{where}{said}"
    )


def _passed(each: Passed) -> str:
    who = each.agency.name if each.agency else each.staff.name if each.staff else ""
    back = getattr(each, "back", None)
    ended = f" Taken back on {words.day(back.at)}: {back.why}" if back else ""
    return f"{who}, {words.day(each.at)}: {each.why}{ended}"


def _take_back(it: Suspect, each: Passed) -> Link:
    who = each.agency.name if each.agency else each.staff.name if each.staff else ""
    return Link(f"Take back from {who}", reverse("justice:take_back_pass", args=[it.pk, each.pk]))


def _offers(it: Suspect) -> list[Link]:
    found = [
        Link("Change what is known", reverse("justice:change_suspect", args=[it.pk])),
        Link("Pass it on", reverse("justice:pass_suspect", args=[it.pk])),
    ]
    if it.age is not None and it.age < YOUNG:
        found.append(Link("Ask for early help", reverse("justice:early_help", args=[it.pk])))
    return found
