"""Webhooks as a list, and one webhook with what it was told and each attempt: as `queries.webhooks` gives them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.access.pages.listing import Line, Listing, Thing
from sightline.api.models import Attempt, Notice
from sightline.api.states import Fault, Hears
from sightline.core import words
from sightline.core.pages import Link, Row, Tag

HEADS = ["System", "Organisation", "Who answers", "Stands"]
NOTHING_TOLD = "Nothing has been sent yet. It is told of what happens from now on."
AGAIN = "Whatever was given up is kept for three months and can be sent again."
FAILS = (
    "The receiver did not take everything within a day. Ask its keepers to put it right, and then send it again. Until "
    "they have it, they can read the same by their key."
)


def webhook_lines(rows: Iterable[Any], *, on: date) -> list[Line]:
    """Each webhook; the first cell leads to its page."""
    return [
        Line(
            [each.title, each.key.agency.name, each.key.post.staff.name, standing(each, on)],
            reverse("api:webhook", args=[each.pk]),
        )
        for each in rows
    ]


def standing(row: Any, on: date) -> Tag:
    """In a word or two, whether it is told."""
    if row.off_at is not None:
        return Tag(f"Off since {words.day(row.off_at)}", "grey")
    if not row.key.works(on):
        return Tag("Its key has ended", "grey")
    if row.given_up:
        return Tag(f"Failing: {row.given_up} given up", "red")
    if row.trying:
        return Tag(f"Not answering: {row.trying} tried again", "orange")
    return Tag("On", "green")


def webhook_thing(row: Any, notices: Iterable[Notice], attempts: Iterable[Attempt], *, on: date) -> Thing:
    """One webhook."""
    heads = ["When", "What", "Reference", "Stood at", "Sent"]
    told = Listing("What it was told", heads, [_notice(each) for each in notices], NOTHING_TOLD)
    calls = ["When", "Reference", "Answer", "Took"]
    tried = Listing("Attempts", calls, [_attempt(each) for each in attempts], "No attempt has been made.")
    return Thing(
        title=row.title,
        tags=[standing(row, on)],
        rows=_rows(row),
        parts=[told, tried],
        acts=_acts(row),
        note=FAILS if row.given_up and row.off_at is None else AGAIN,
    )


def _rows(row: Any) -> list[Row]:
    before = (
        f"; the one before it signs, too, until {words.moment(row.before_until)}" if row.before_until else ""
    )
    off = [Row("Turned off", f"{words.moment(row.off_at)}: {row.off_why}")] if row.off_at else []
    return [
        Row("Organisation", row.key.agency.name),
        Row("Address", row.address),
        Row("Reads by", f"{row.key.title} (sl_{row.key.prefix}_…), {row.key.post.staff.name}"),
        Row("Is told", "; ".join(str(Hears(each).label) for each in row.hears)),
        Row("Secret", f"Number {row.secret_number}{before}"),
        Row("Registered", f"{words.moment(row.made_at)} by {row.made_by.name}"),
        *off,
    ]


def _acts(row: Any) -> list[Link]:
    if row.off_at is not None:
        return [Link("Register another", reverse("api:webhook_register"))]
    again = [Link("Send again what was given up", reverse("api:webhook_again", args=[row.pk]))]
    return [
        *(again if row.given_up else []),
        Link("Make a new secret", reverse("api:webhook_secret", args=[row.pk])),
        Link("Turn it off", reverse("api:webhook_off", args=[row.pk])),
    ]


def _notice(row: Notice) -> Line:
    return Line(
        [words.moment(row.at), str(Hears(row.hears).label), row.sent.reference, row.said, _how_far(row)]
    )


def _how_far(row: Notice) -> Tag:
    if row.taken_at is not None:
        return Tag(f"Taken on {words.moment(row.taken_at)}", "green")
    if row.stopped_at is not None:
        return Tag("Given up", "red")
    if row.tries:
        return Tag(f"Next attempt on {words.moment(row.next_at)}", "orange")
    return Tag("Waits", "blue")


def _attempt(row: Attempt) -> Line:
    answer = str(row.status) if row.status is not None else str(Fault(row.fault).label)
    return Line([words.moment(row.at), row.notice.sent.reference, answer, f"{row.milliseconds} ms"])
