"""The directory as a list, and one service with its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Happening, Link, Row, Tag
from sightline.support.kinds import ForWhom, Group, Mode, Provider, Stage, WayIn, Worry
from sightline.support.models import Service, ServiceVersion
from sightline.support.permissions import may_keep
from sightline.support.queries import state_of
from sightline.support.states import SERVICE, Act, State
from sightline.support.wording import LABELS

CHOICES: dict[str, type[TextChoices]] = {
    "group": Group,
    "provider_type": Provider,
    "for_whom": ForWhom,
    "ways_in": WayIn,
    "modes": Mode,
    "levels": Worry,
    "stages": Stage,
}
ROUTES = {Act.CHECK: "check", Act.CHANGE: "change", Act.CLOSE: "close", Act.REOPEN: "reopen"}
ASKS = {
    Act.CHECK: "Say that all of it is still right",
    Act.CHANGE: "Change it",
    Act.CLOSE: "Close it",
    Act.REOPEN: "Open it again",
}


@dataclass(frozen=True)
class Line:
    """One service in the list."""

    name: str
    href: str
    provider: str
    for_whom: str
    ask: str
    tag: Tag


@dataclass(frozen=True)
class ServicePage:
    """One service."""

    name: str
    provider: str
    tag: Tag
    stale: str
    rows: list[Row]
    links: list[Link]
    history: list[Happening]


def is_stale(version: ServiceVersion, *, on: date) -> bool:
    """Whether its day of review has passed."""
    return state_of(version) is State.OPEN and version.review_on < on


def tag_of(version: ServiceVersion, *, on: date) -> Tag:
    """Closed, past its day, or checked and when."""
    if state_of(version) is State.CLOSED:
        return Tag("Closed", "grey")
    if is_stale(version, on=on):
        return Tag(f"Not checked since {words.day(version.checked_at)}", "orange")
    return Tag(f"Checked {words.day(version.checked_at)}", "green")


def lines(found: Iterable[ServiceVersion], *, on: date) -> list[Line]:
    return [
        Line(
            each.name,
            reverse("support:service", args=[each.service_id]),
            each.service.controller.name,
            f"{_said(each, 'for_whom')}: {ages(each)}",
            _said(each, "ways_in"),
            tag_of(each, on=on),
        )
        for each in found
    ]


def ages(version: ServiceVersion) -> str:
    """From 11 to 17; from 18; any age."""
    if version.age_to is None:
        return f"from {version.age_from}" if version.age_from else "any age"
    return f"from {version.age_from} to {version.age_to}"


def service_page(
    service: Service, versions: list[ServiceVersion], viewer: Viewer, *, on: date
) -> ServicePage:
    """What stands, and everything that was said before."""
    last = versions[0]
    stale = f"Its day of review was {words.day(last.review_on)}. Ask the service before you rely on it."
    return ServicePage(
        name=last.name,
        provider=service.controller.name,
        tag=tag_of(last, on=on),
        stale=stale if is_stale(last, on=on) else "",
        rows=[*_rows(last), Row("To be checked by", words.day(last.review_on))],
        links=_links(service, last, viewer),
        history=history(versions),
    )


def _rows(version: ServiceVersion) -> list[Row]:
    shown = [name for name in LABELS if name not in ("name", "age_from", "age_to")]
    rows = [Row(LABELS[name], _said(version, name)) for name in shown]
    return [*rows, Row("Ages", words.first_lower(ages(version)).capitalize())]


def _links(service: Service, last: ServiceVersion, viewer: Viewer) -> list[Link]:
    if not may_keep(viewer, service.controller_id):
        return []
    return [
        Link(ASKS[act], reverse(f"support:{route}", args=[service.pk]))
        for act, route in ROUTES.items()
        if SERVICE.may(state_of(last), act)
    ]


def history(versions: list[ServiceVersion]) -> list[Happening]:
    """The newest first: who, when, and what was otherwise before."""
    told = [_happening(newer, _differences(older, newer)) for newer, older in pairwise(versions)]
    return [*told, _happening(versions[-1], [])]


def _happening(version: ServiceVersion, changed: list[str]) -> Happening:
    said = [version.why] if version.why else []
    return Happening(
        title=Act(version.act).label,
        when=words.moment(version.at),
        by=version.by.name if version.by else "",
        text="\n\n".join([*said, *changed]),
    )


def _differences(older: ServiceVersion, newer: ServiceVersion) -> list[str]:
    pairs = ((name, _said(older, name), _said(newer, name)) for name in LABELS)
    return [
        f"{LABELS[name]} {after or 'nothing'} (before: {before or 'nothing'})"
        for name, before, after in pairs
        if before != after
    ]


def _said(version: ServiceVersion, name: str) -> str:
    return in_words(name, getattr(version, name))


def in_words(name: str, value: Any) -> str:
    """What stands in a column, as people read it."""
    kind = CHOICES.get(name)
    if isinstance(value, list) and kind:
        return "; ".join(str(kind(each).label) for each in value)
    if kind:
        return str(kind(value).label)
    if isinstance(value, date):
        return words.day(value)
    return "" if value is None else str(value)
