"""How somebody convicted is managed on release, on the page of a suspect."""

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.justice.models import Condition, Housing, Managed, Notification, Suspect
from sightline.justice.pages.crimes import Entry
from sightline.justice.queries.releasing import Release
from sightline.justice.released import Answered, ConditionKind, Suits, Tier

ROUTES = {
    "Record a meeting about release": "release_meeting",
    "Record a condition of the licence": "condition",
    "Record an address that was looked at": "address",
    "Record notification requirements": "notification",
}


def release_entries(found: Release) -> list[Entry]:
    """Meetings, conditions, addresses, notification, each the newest first."""
    return [
        *(_meeting(each, found.names) for each in found.meetings),
        *(_condition(each) for each in found.conditions),
        *(_address(each) for each in found.addresses),
        *(_notification(each) for each in found.notifications),
    ]


def release_offers(it: Suspect) -> list[Link]:
    return [Link(text, reverse(f"justice:{route}", args=[it.pk])) for text, route in ROUTES.items()]


def _meeting(it: Managed, names: dict[str, str]) -> Entry:
    there = words.listing(sorted(names.get(str(key), "") for key in it.present))
    rows = [Row("Level", str(Tier(it.tier).label)), Row("There", there), Row("Plan", it.plan)]
    if it.next_on:
        rows.append(Row("Next meeting", words.day(it.next_on)))
    return Entry(f"Meeting about release, {words.day(it.met_on)}", rows, [])


def _condition(it: Condition) -> Entry:
    until = f" until {words.day(it.until_on)}" if it.until_on else ", without a last day"
    rows = [Row("Says", it.words), Row("Stands", f"From {words.day(it.from_on)}{until}")]
    if it.liaison:
        rows.append(Row("What the victim asked for", it.liaison))
    return Entry(str(ConditionKind(it.kind).label), rows, [])


def _address(it: Housing) -> Entry:
    rows = [
        Row("Address", it.place),
        Row("Near a victim", str(Answered(it.near_victim).label)),
        Row("A conversion below the standard", str(Answered(it.poor_conversion).label)),
        Row("Shared with others who may be at risk", str(Answered(it.shared).label)),
        Row("Risk assessed", words.day(it.assessed_on) if it.assessed_on else "", empty="Not yet"),
        Row("Housing provider", it.provider, empty="None named"),
    ]
    title = f"Address looked at, {words.day(it.checked_on)}: {words.first_lower(str(Suits(it.suits).label))}"
    return Entry(title, [*rows, *([Row("To know", it.words)] if it.words else [])], [])


def _notification(it: Notification) -> Entry:
    until = f"Until {words.day(it.until_on)}" if it.until_on else "Indefinite"
    review = f". May be reviewed from {words.day(it.review_on)}" if it.review_on else ""
    rows = [Row("From", words.day(it.from_on)), Row("How long", f"{until}{review}")]
    return Entry("Notification requirements", [*rows, *([Row("To know", it.words)] if it.words else [])], [])
