"""The screening page: what is known, what was looked for and found, and the one thing that comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.clock import london
from sightline.core.pages import Happening, Link, Row, Tag
from sightline.deadlines.counting import add_months
from sightline.deadlines.models import Clock
from sightline.front_door.choices import CheckResult
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.pages.lists import who_it_is_about
from sightline.front_door.pages.tags import level_words, state_tag, tags_of
from sightline.front_door.permissions import may
from sightline.front_door.queries import Screened
from sightline.front_door.states import URGENCY_RULE, Act, ContactState, Source, SubjectRole, Urgency
from sightline.front_door.systems import InternalSystem

RESULT: dict[str, str] = {
    CheckResult.FOUND: "purple",
    CheckResult.NOTHING: "grey",
    CheckResult.COULD_NOT: "yellow",
}
GROWN_UP = 18


@dataclass(frozen=True)
class MatchLine:
    """Somebody who may be the same person."""

    href: str
    name: str
    of: str
    born: str
    agency: str
    agrees: str
    differs: str


@dataclass(frozen=True)
class EarlierLine:
    """An earlier contact about the same child."""

    href: str
    reference: str
    received: str
    source: str
    level: str
    state: Tag


@dataclass(frozen=True)
class SystemLine:
    """One system: looked in or not, by whom, when, what was found."""

    name: str
    result: Tag
    words: str
    by: str


@dataclass(frozen=True)
class ScreeningPage:
    """Everything the template shows."""

    who: str
    tags: list[Tag]
    urgency: list[Row]
    matches: list[MatchLine]
    earlier: list[EarlierLine]
    more_earlier: bool
    counted: str
    alerts: list[Link]
    systems: list[SystemLine]
    unchecked: int
    lines: list[Happening]
    more_lines: bool
    main: Link | None
    others: list[Link]
    grown_up: list[str]


def screening_page(
    viewer: Viewer,
    contact: Contact,
    subjects: Sequence[tuple[ContactSubject, str]],
    found: Screened,
    clocks: Sequence[Clock],
    *,
    now: datetime,
) -> ScreeningPage:
    """The page as this viewer sees it."""
    children = [(row, name) for row, name in subjects if row.role == SubjectRole.CHILD]
    steps = _steps(viewer, contact, found)
    return ScreeningPage(
        who=who_it_is_about(contact, [name for _, name in children]),
        tags=tags_of(contact),
        urgency=_urgency(contact, clocks, now),
        matches=_matches(found),
        earlier=_earlier(found),
        more_earlier=found.more_earlier,
        counted=_counted(found),
        alerts=_alerts(found),
        systems=[_system(each, found) for each in found.systems],
        unchecked=len(found.unchecked),
        lines=_lines(found),
        more_lines=found.more_lines,
        main=steps[0] if steps else None,
        others=steps[1:],
        grown_up=[name for row, name in children if _is_grown_up(row, london(now).date())],
    )


def _steps(viewer: Viewer, contact: Contact, found: Screened) -> list[Link]:
    """The main thing first: look in the systems, then decide or have it decided."""
    look = _to(contact, "systems", "Check the systems")
    decide = _to(contact, "decide", "Decide what happens")
    ask = _to(contact, "ask_decision", "Ask a social worker to decide")
    steps = []
    if contact.undecided and may(viewer, Act.SCREEN, contact) and found.unchecked:
        steps.append(look)
    if may(viewer, Act.DECIDE, contact) and contact.undecided:
        steps.append(decide)
    elif may(viewer, Act.READY, contact):
        steps.append(ask)
    if may(viewer, Act.SEND_BACK, contact):
        steps.append(_to(contact, "send_back", "Send it back: more to find out"))
    if look not in steps and may(viewer, Act.SCREEN, contact):
        steps.append(look)
    if contact.state != ContactState.CLOSED:
        steps.append(_to(contact, "acute", "Keep the child safe today"))
    return steps


def _to(contact: Contact, name: str, text: str) -> Link:
    return Link(text, reverse(f"front_door:{name}", args=[contact.pk]))


def _urgency(contact: Contact, clocks: Sequence[Clock], now: datetime) -> list[Row]:
    """What a person chose, and until when somebody must have looked."""
    chosen = Urgency(contact.urgency) if contact.urgency else None
    rule = URGENCY_RULE[chosen] if chosen else ""
    clock = next((each for each in reversed(clocks) if each.rule.code == rule), None)
    rows = [Row("Urgency", chosen.label if chosen else None, empty="Not chosen yet")]
    if clock is not None and clock.stopped_at is None:
        late = " (late)" if clock.due_at < now else ""
        rows.append(Row("To be looked into by", f"{words.moment(clock.due_at)}{late}"))
    if contact.decision_due_on and contact.undecided:
        rows.append(Row("To be decided by", words.day(contact.decision_due_on)))
    return rows


def _matches(found: Screened) -> list[MatchLine]:
    return [
        MatchLine(
            href=reverse("people:compare", args=[one.record_id, match.record.pk]),
            name=match.name,
            of=one.name,
            born=match.record.born.in_words(),
            agency=match.record.agency.name,
            agrees=words.listing(match.agrees),
            differs=words.listing(match.differs),
        )
        for one in found.matched
        for match in one.matches
    ]


def _earlier(found: Screened) -> list[EarlierLine]:
    return [
        EarlierLine(
            href=reverse("front_door:contact", args=[each.pk]),
            reference=each.reference,
            received=words.moment(each.received_at),
            source=str(Source(each.source).label),
            level=level_words(found.decisions[each.pk].level) if each.pk in found.decisions else "",
            state=state_tag(each),
        )
        for each in found.earlier
    ]


def _counted(found: Screened) -> str:
    """How many, said as a fact about contacts and never as a mark on a child."""
    contacts = words.plural(found.counted, "contact")
    return (
        f"{contacts} about this child in {found.months} months, this one included." if found.matched else ""
    )


def _alerts(found: Screened) -> list[Link]:
    return [
        Link(f"The group specialist was told of {each.contacts} contacts on {words.day(london(each.at).date())}",
             reverse("front_door:repeat", args=[each.pk]))
        for each in found.alerts
    ]  # fmt: skip


def _system(each: InternalSystem, found: Screened) -> SystemLine:
    last = found.last_check(each.key)
    if last is None:
        return SystemLine(each.name, Tag("Not checked yet", "blue"), "", "")
    name = last.by.name if last.by else "Sightline"
    result = Tag(str(CheckResult(last.result).label), RESULT[last.result])
    return SystemLine(each.name, result, last.words, f"{name}, {words.moment(last.at)}")


def _lines(found: Screened) -> list[Happening]:
    return [
        Happening(
            title=line.title,
            when=words.moment(line.happened_at),
            by=line.controller.name,
            text=line.words,
        )
        for line in found.lines
    ]


def _is_grown_up(row: ContactSubject, today: date) -> bool:
    """Eighteen or over. Only for saying which duty holds; it orders and decides nothing (FD-27)."""
    born = row.source_record.born_on
    return born is not None and add_months(born, 12 * GROWN_UP) <= today
