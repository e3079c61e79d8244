"""Emergencies as lines of a list and as a page of one; a record opened in one, as its asker may read it."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Happening, Link, Row, Tag
from sightline.core.words import moment, paragraphs
from sightline.people.models import Emergency
from sightline.people.models.kept import OPEN
from sightline.people.pages.details import Details
from sightline.people.pages.header import person_page
from sightline.people.permissions import may_agree_emergency, may_review_emergency
from sightline.people.queries.emergencies import covered_by, open_until, state_of
from sightline.people.queries.facts import NAME_NOT_HELD
from sightline.people.states import EmergencyState

COLOURS = {
    EmergencyState.WAITING: "yellow",
    EmergencyState.OPEN: "red",
    EmergencyState.REFUSED: "grey",
    EmergencyState.LAPSED: "grey",
    EmergencyState.OVER: "grey",
}
HEADS = ["Reference", "Who asked", "When", "Kind", "State", "Review"]
SOMEBODY = "Somebody whose own record is not open to you"


def state(emergency: Emergency, *, at: datetime) -> EmergencyState:
    """Where it stands, from its answers as they were read."""
    return state_of(emergency, list(emergency.answers.all()), at=at)


def state_tag(emergency: Emergency, *, at: datetime) -> Tag:
    """The same as a tag."""
    now = state(emergency, at=at)
    return Tag(now.label, COLOURS[now])


def address(name: str, emergency: Emergency) -> str:
    """Where one of its pages is."""
    return reverse(f"people:{name}", args=[emergency.pk])


def lines(found: Iterable[Emergency], *, at: datetime) -> list[tuple[list[Any], str]]:
    """A list: cells, and where each leads."""
    return [(_cells(each, at=at), address("emergency_one", each)) for each in found]


def _cells(each: Emergency, *, at: datetime) -> list[Any]:
    review = getattr(each, "review", None)
    return [
        each.number,
        each.by.name,
        moment(each.at),
        kind_of(each),
        state_tag(each, at=at),
        review.get_finding_display() if review else Tag("To be reviewed", "yellow"),
    ]


def kind_of(emergency: Emergency) -> str:
    """Restricted, or not."""
    return "Restricted record" if emergency.wall_id else "Record out of reach"


def rows(emergency: Emergency, *, at: datetime) -> list[Row]:
    """What is said of one. Never whose record it is: those who may, open that."""
    until = open_until(emergency, list(emergency.answers.all()))
    review = getattr(emergency, "review", None)
    return [
        Row("Reference", emergency.number),
        Row("Kind", kind_of(emergency)),
        Row("State", state_tag(emergency, at=at)),
        Row("Who asked", emergency.by.name),
        Row("When", moment(emergency.at)),
        Row("Why", paragraphs(emergency.reason)),
        Row("Open until", moment(until), empty="Not opened"),
        Row("Reviewed", _reviewed(review) if review else Tag("To be reviewed", "yellow")),
    ]


def _reviewed(review: Any) -> str:
    return f"{review.get_finding_display()}. {review.words} {review.by.name}, {moment(review.at)}"


def answers(emergency: Emergency) -> list[Happening]:
    """What others said, the first first."""
    return [
        Happening(
            title=("Agreed" if each.agreed else "Did not agree") + (" as manager" if each.as_manager else ""),
            when=moment(each.at),
            by=each.by.name,
            text=each.words,
        )
        for each in emergency.answers.all()
    ]


def acts(emergency: Emergency, viewer: Viewer, *, at: datetime) -> list[Link]:
    """What this person can do about it now."""
    now, mine = state(emergency, at=at), emergency.by_id == viewer.staff_id
    said = any(each.by_id == viewer.staff_id for each in emergency.answers.all())
    found = []
    if mine and now == EmergencyState.OPEN:
        found += _ways_in(emergency, viewer)
    if now == EmergencyState.WAITING and not said and may_agree_emergency(viewer, emergency.by_id):
        found.append(Link("Agree, or not", address("emergency_answer", emergency)))
    if not hasattr(emergency, "review") and may_review_emergency(viewer, emergency.by_id):
        found.append(Link("Review it", address("emergency_review", emergency)))
    return found


def _ways_in(emergency: Emergency, viewer: Viewer) -> list[Link]:
    if emergency.wall_id is None:
        return [Link("Open the record", address("emergency_record", emergency))]
    if viewer.may(OPEN):
        return [Link("Open the record", person_page(pk)) for pk in covered_by(emergency.wall_id)]
    return [Link("Ask again, to open the record for an hour", reverse("people:break_glass"))]


def read_only(details: Details) -> Details:
    """Details without the ways on to other people's records, which are not open."""

    def shown(line: Any) -> Any:
        text = SOMEBODY if line.href and line.text == NAME_NOT_HELD else line.text
        return replace(line, href="", change="", text=text)

    return Details(
        **{each.name: [shown(line) for line in getattr(details, each.name)] for each in fields(Details)}
    )
