"""Everything that a screener looks at, in a fixed number of reads for one child (FD-12, FD-04a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.front_door.choices import SettingKey
from sightline.front_door.models import Contact, ContactSubject, Decision, RepeatAlert, SystemCheck
from sightline.front_door.queries.lists import levels_of
from sightline.front_door.queries.repeats import received_about, within
from sightline.front_door.queries.set_up import settings, systems_in_use
from sightline.front_door.states import SubjectRole
from sightline.front_door.systems import InternalSystem
from sightline.people.models import ChronologyLine
from sightline.people.queries import PossibleMatch, chronology, identities_of, possible_matches

MOST_CONTACTS = 15
MOST_LINES = 15


@dataclass(frozen=True)
class Matched:
    """Who might be the same person as somebody the contact is about."""

    record_id: UUID
    name: str
    matches: list[PossibleMatch]


@dataclass(frozen=True)
class Screened:
    """What is known, looked for and found."""

    matched: list[Matched]
    earlier: list[Contact]
    more_earlier: bool
    decisions: dict[UUID, Decision]
    lines: Sequence[ChronologyLine]
    more_lines: bool
    systems: list[InternalSystem]
    checks: list[SystemCheck]
    alerts: list[RepeatAlert]
    counted: int
    months: int

    def last_check(self, system: str) -> SystemCheck | None:
        """The newest look into one system."""
        return next((each for each in reversed(self.checks) if each.system == system), None)

    @property
    def unchecked(self) -> list[InternalSystem]:
        """Systems that nobody has looked in yet."""
        return [each for each in self.systems if self.last_check(each.key) is None]


def screened(viewer: Viewer, contact: Contact, subjects: Sequence[tuple[ContactSubject, str]]) -> Screened:
    """Read it for a contact that has been opened."""
    children = [(row, name) for row, name in subjects if row.role == SubjectRole.CHILD]
    joined = identities_of([row.source_record_id for row, _ in children])
    records = sorted({record for one in joined.values() for record in one})
    earlier = _earlier(viewer, contact, records)
    page = chronology(viewer, records, most=MOST_LINES)
    months = settings()[SettingKey.REPEAT_MONTHS]
    return Screened(
        matched=[_matched(viewer, row, name) for row, name in children],
        earlier=earlier[:MOST_CONTACTS],
        more_earlier=len(earlier) > MOST_CONTACTS,
        decisions=levels_of(earlier),
        lines=page.lines,
        more_lines=page.next_before is not None,
        systems=systems_in_use(),
        checks=checks_of(contact),
        alerts=list(RepeatAlert.objects.visible_to(viewer).filter(source_record_id__in=records)),
        counted=within(received_about(records), contact.received_at, months=months),
        months=months,
    )


def checks_of(contact: Contact) -> list[SystemCheck]:
    """Every look into a system, as they came."""
    return list(SystemCheck.objects.of(contact.pk).select_related("by"))


def _matched(viewer: Viewer, row: ContactSubject, name: str) -> Matched:
    return Matched(row.source_record_id, name, possible_matches(viewer, row.source_record))


def _earlier(viewer: Viewer, contact: Contact, records: list[UUID]) -> list[Contact]:
    """Other contacts about the same child, newest first."""
    about = ContactSubject.objects.filter(source_record_id__in=records, role=SubjectRole.CHILD)
    rows = Contact.objects.visible_to(viewer).filter(pk__in=about.values("contact_id")).exclude(pk=contact.pk)
    return list(rows.order_by("-received_at", "id")[: MOST_CONTACTS + 1])
