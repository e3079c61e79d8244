"""The page of one case: who works with the child, what stands beside it, what it came from, what can be done."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, Placement, RoleHeld, StatusBegun, Transfer
from sightline.cases.pages.lists import name_of, state_tag
from sightline.cases.permissions import may_allocate, may_work
from sightline.cases.queries.one import Whole
from sightline.cases.queries.origin import Carried
from sightline.cases.states import Placing, Role, Statutory, Way
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.front_door.states import ExploitationType, Level, Source
from sightline.people.pages.header import age_in_words, born_in_words

BEHIND = "The contact it was opened from stands behind a restriction of its own. Ask the front door."


@dataclass(frozen=True)
class RoleLine:
    """One role, who holds it now, and how the family reaches them."""

    role: str
    rows: list[Row]
    end: str


@dataclass(frozen=True)
class BesideLine:
    """A status or a transfer, and what can be done with it."""

    title: str
    when: str
    tag: Tag
    words: str
    href: str
    link: str
    also: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class CasePage:
    """Everything the template shows."""

    key: UUID
    child: UUID
    reference: str
    who: str
    about: str
    tags: list[Tag]
    facts: list[Row]
    roles: list[RoleLine]
    before: list[str]
    statuses: list[BesideLine]
    transfers: list[BesideLine]
    clocks: list[str]
    origin: list[Row]
    earlier: list[Link]
    offers: list[Link]
    walled: bool
    works: bool


def case_page(viewer: Viewer, found: Whole, *, on: date, now: datetime) -> CasePage:
    """The page as this viewer sees it."""
    it = found.case
    works = bool(may_work(viewer, it))
    born = f"{age_in_words(it.child, on=on)}. Born: {words.first_lower(born_in_words(it.child))}."
    statuses = [_status(it, each, works) for each in found.statuses] + _placement(found.placement)
    return CasePage(
        key=it.pk,
        child=it.child_id,
        reference=it.reference,
        who=found.child,
        about=born,
        tags=[state_tag(it), *_status_tags(found)],
        facts=_facts(it, on),
        roles=[_role(it, role, found, works) for role in Role],
        before=[_before(each) for each in found.before if each.held],
        statuses=statuses,
        transfers=[_transfer(it, each, works) for each in found.transfers],
        clocks=[_clock(each, now) for each in found.clocks if each.stopped_at is None],
        origin=_origin(it, found.carried),
        earlier=_earlier(found),
        offers=_offers(viewer, it, works),
        walled=bool(it.walls),
        works=works,
    )


def _status_tags(found: Whole) -> list[Tag]:
    return [
        Tag(str(Statutory(each.status).label), "turquoise") for each in found.statuses if not _ended(each)
    ]


def _ended(begun: StatusBegun) -> date | None:
    ended = getattr(begun, "ended", None)
    return ended.ended_on if ended else None


def _facts(it: Case, on: date) -> list[Row]:
    kind = ExploitationType(it.exploitation_type).label
    rows = [
        Row("Kind", str(kind)),
        Row("Team", it.team.name),
        Row("Opened", words.day(it.opened_on)),
        Row("Opened by", it.opened_by.name if it.opened_by else ""),
        Row("Allocated", words.day(it.allocated_on) or "Not yet"),
    ]
    if it.closed_on:
        rows.append(Row("Ended", words.day(it.closed_on)))
    rows.append(Row("Length of service", words.plural(((it.closed_on or on) - it.opened_on).days, "day")))
    return [*rows, Row("Asked of the team", it.why)] if it.why else rows


def _role(it: Case, role: Role, found: Whole, works: bool) -> RoleLine:
    held = next((each for each in found.roles if each.role == role), None)
    if held is None:
        return RoleLine(str(role.label), [Row("Who", "Nobody yet")], "")
    rows = [Row("Who", name_of(held)), Row("Since", words.day(held.from_on))]
    if held.reached:
        rows.append(Row("Reached", held.reached))
    if held.out_of_hours:
        rows.append(Row("At night and weekends", held.out_of_hours))
    ends = works and role is not Role.PRACTITIONER
    return RoleLine(
        str(role.label), rows, reverse("cases:end_role", args=[it.pk, role.value]) if ends else ""
    )


def _before(held: RoleHeld) -> str:
    return f"{Role(held.role).label}: {name_of(held)}, from {words.day(held.from_on)}"


def _status(it: Case, begun: StatusBegun, works: bool) -> BesideLine:
    ended = _ended(begun)
    until = f" to {words.day(ended)}" if ended else ""
    can = works and not ended
    return BesideLine(
        title=str(Statutory(begun.status).label),
        when=f"From {words.day(begun.started_on)}{until}",
        tag=Tag("Ended", "grey") if ended else Tag("Stands", "turquoise"),
        words=f"Known from: {begun.said_by}" if begun.said_by else "",
        href=reverse("cases:end_status", args=[it.pk, begun.pk]) if can else "",
        link="Note that it ended",
    )


def _placement(it: Placement | None) -> list[BesideLine]:
    """Placed across the border of the area, and whom to know there (PW-20, PW-20a)."""
    if it is None:
        return []
    who = [
        ("Social worker", it.social_worker),
        ("There", it.host_worker),
        ("Police there", it.host_police),
        ("Told", it.told),
    ]
    return [
        BesideLine(
            title=f"{Placing(it.placing).label}: {it.authority}",
            when=f"From {words.day(it.from_on)}",
            tag=Tag("Stands", "turquoise"),
            words=" ".join(f"{name}: {text}." for name, text in who if text),
            href="",
            link="",
        )
    ]


def _transfer(it: Case, asked: Transfer, works: bool) -> BesideLine:
    answer = getattr(asked, "answer", None)
    said = "Waits for an answer" if answer is None else "Accepted" if answer.accepted else "Not accepted"
    colour = "yellow" if answer is None else "green" if answer.accepted else "red"
    by = f" {answer.person} said so on {words.day(answer.answered_on)}." if answer else ""
    more = f" {answer.words}" if answer and answer.words else ""
    can = works and answer is None
    return BesideLine(
        title=f"{Way(asked.way).label}: {asked.authority}",
        when=f"Asked on {words.day(asked.asked_on)}",
        tag=Tag(said, colour),
        words=f"Agreed with {asked.person}. Shared: {asked.shared}.{by}{more}",
        href=reverse("cases:answer_transfer", args=[it.pk, asked.pk]) if can else "",
        link="Record the answer",
    )


def _clock(clock: Clock, now: datetime) -> str:
    verb = "was due" if clock.due_at < now else "is due"
    return f"{clock.rule.title}: {verb} {words.moment(clock.due_at)}"


def _origin(it: Case, carried: Carried | None) -> list[Row]:
    """What was told and decided, read where it stands (PW-09)."""
    if carried is None:
        return [Row("Contact", BEHIND)]
    rows = [
        Row("Contact", f"{carried.reference}, received {words.moment(carried.received_at)}"),
        Row("Who told us", str(Source(carried.source).label)),
    ]
    texts = [
        ("In their words", carried.words),
        ("The worry", carried.worry),
        ("Why it was decided", carried.reason),
    ]
    rows += [Row(name, text) for name, text in texts if text]
    if carried.level:
        rows.append(Row("Level of need at the front door", str(Level(carried.level).label)))
    if carried.enquiry:
        rows.append(Row(f"Enquiry {carried.enquiry}", carried.told))
    return rows


def _earlier(found: Whole) -> list[Link]:
    return [
        Link(
            f"{each.reference}: {words.day(each.opened_on)} to {words.day(each.closed_on) or 'now'}",
            reverse("cases:one", args=[each.pk]),
        )
        for each in found.earlier
    ]


def _offers(viewer: Viewer, it: Case, works: bool) -> list[Link]:
    """What this viewer can do now, the main thing first."""
    found = []
    if may_allocate(viewer, it):
        text = "Allocate again" if it.allocated_on else "Allocate"
        found.append(Link(text, reverse("cases:allocate", args=[it.pk])))
    if works:
        found += [
            Link("Name who works with the child", reverse("cases:give_role", args=[it.pk])),
            Link("Note a statutory status", reverse("cases:begin_status", args=[it.pk])),
            Link("Note a placement", reverse("cases:place", args=[it.pk])),
            Link("Transfer", reverse("cases:ask_transfer", args=[it.pk])),
            Link("Call a meeting", reverse("cases:call", args=[it.pk])),
            Link("Write a letter", reverse("cases:letter", args=[it.pk])),
        ]
    return found
