"""The hub board in plain objects: lists, cards, and how long each contact has been where it is, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Tag
from sightline.deadlines.counting import Unit
from sightline.deadlines.hub_hours import HubHours
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import calendar, hub_hours
from sightline.deadlines.states import Standing, standing
from sightline.deadlines.working_days import WorkingDays
from sightline.front_door.models import Absence, Contact
from sightline.front_door.pages.lists import who_it_is_about
from sightline.front_door.pages.tags import exploitation_tag, urgency_tag
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import names_of
from sightline.front_door.queries.board import in_list_since, next_clocks
from sightline.front_door.states import URGENCY_RULE, ContactState, Source

TITLES: dict[str, str] = {
    ContactState.NEW: "New",
    ContactState.CHECKING: "Initial check",
    ContactState.SCREENING: "Screening",
    ContactState.TO_DECIDE: "Decision",
    ContactState.DECIDED: "Decided, to tell or pass on",
    ContactState.PASSED_ON: "Passed on",
}
LONG_AGO = timedelta(days=60)
DUE_TAG = {
    Standing.LATE: Tag("Late", "red"),
    Standing.TODAY: Tag("Today", "orange"),
    Standing.NEARLY: Tag("Soon", "yellow"),
}


@dataclass(frozen=True)
class Card:
    """One contact on the board."""

    key: UUID
    reference: str
    href: str
    who: str
    tags: list[Tag]
    source: str
    received: str
    waited: str
    holder: str
    away: str
    alone: bool
    due: str
    due_tag: Tag | None
    can_take_up: bool
    restricted: bool


@dataclass(frozen=True)
class BoardList:
    """One list of the board: its first cards, and where the rest stand."""

    state: str
    title: str
    cards: list[Card]
    how_many: int
    href: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(self.how_many - len(self.cards), 0)


@dataclass(frozen=True)
class Hours:
    """What is needed to say a length of time: opening hours and the calendar."""

    hub: HubHours
    days: WorkingDays
    now: datetime

    @classmethod
    def at(cls, now: datetime) -> "Hours":
        """Read once a page."""
        return cls(hub_hours(), calendar(), now)

    def working(self, since: datetime) -> str:
        """2 working days and 3 hours; the day it began, when that is long ago."""
        if self.now - since > LONG_AGO:
            return f"since {words.day(since)}"
        whole = timedelta(hours=self.hub.closes.hour - self.hub.opens.hour)
        days, rest = divmod(self.hub.open_time(since, self.now, self.days), whole)
        hours, minutes = divmod(int(rest.total_seconds() // 60), 60)
        if not days:
            return (
                words.plural(hours, "working hour") if hours else f"{words.plural(minutes, 'minute')} worked"
            )
        more = f" and {words.plural(hours, 'hour')}" if hours else ""
        return words.plural(days, "working day") + more

    def since(self, moment: datetime, *, nights_count: bool) -> str:
        """How long, in working time; nights counted where the rule of its clock says so."""
        if nights_count:
            return f"{words.lasting(self.now - moment)}, nights counted"
        return self.working(moment)


def cards(
    contacts: Sequence[Contact], viewer: Viewer, absences: dict[UUID, Absence], hours: Hours
) -> dict[UUID, Card]:
    """The cards of a page of contacts: four reads however many."""
    names, since, clocks = names_of(contacts), in_list_since(contacts), next_clocks(contacts)
    takes = bool(may_take(viewer))
    return {
        contact.pk: _card(
            contact,
            who=who_it_is_about(contact, names[contact.pk]),
            since=since.get(contact.pk, contact.at),
            clocks=clocks[contact.pk],
            absences=absences,
            takes=takes,
            hours=hours,
        )
        for contact in contacts
    }


def _card(
    contact: Contact,
    *,
    who: str,
    since: datetime,
    clocks: list[Clock],
    absences: dict[UUID, Absence],
    takes: bool,
    hours: Hours,
) -> Card:
    away, covered = _away(contact, absences)
    alone = (contact.owner is None or not covered) and contact.state != ContactState.PASSED_ON
    first = clocks[0] if clocks else None
    return Card(
        key=contact.pk,
        reference=contact.reference,
        href=reverse("front_door:contact", args=[contact.pk]),
        who=who,
        tags=_tags(contact),
        source=str(Source(contact.source).label),
        received=words.moment(contact.received_at),
        waited=hours.since(since, nights_count=_nights_count(contact, clocks)),
        holder=contact.owner.name if contact.owner else "",
        away=away,
        alone=alone,
        due=f"{first.rule.title}: by {words.moment(first.due_at)}" if first else "",
        due_tag=_due_tag(first, hours.now) if first else None,
        can_take_up=takes and alone and contact.undecided,
        restricted=bool(contact.walls),
    )


def _tags(contact: Contact) -> list[Tag]:
    case = Tag("Open case", "grey") if contact.about_open_case else None
    return [tag for tag in (urgency_tag(contact), exploitation_tag(contact), case) if tag is not None]


def _nights_count(contact: Contact, clocks: list[Clock]) -> bool:
    rule = URGENCY_RULE.get(contact.urgency)  # type: ignore[call-overload]
    return any(clock.rule.code == rule and clock.rule.unit == Unit.HOUR for clock in clocks)


def _away(contact: Contact, absences: dict[UUID, Absence]) -> tuple[str, bool]:
    """What to say of a holder who is away, and whether the work is held all the same."""
    absence = absences.get(contact.owner_id) if contact.owner_id else None
    if absence is None:
        return "", True
    back = f" until {words.day(absence.last_day)}" if absence.last_day else ""
    if absence.cover is None or absence.cover_id in absences:
        return f"Away{back}; nobody covers", False
    return f"Away{back}; {absence.cover.name} covers", True


def _due_tag(clock: Clock, now: datetime) -> Tag | None:
    return DUE_TAG.get(standing(started_at=clock.started_at, due_at=clock.due_at, now=now))
