"""Lists of contacts: the front door's own, and what the desk asks for. A fixed number of reads a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.front_door.models import Assessment, Contact, ContactSubject, Decision, ReferrerTold
from sightline.front_door.models.contacts import IN_ORDER
from sightline.front_door.states import UNDECIDED, ContactState, Exploitation, Source, SubjectRole
from sightline.people.queries import name_lines

OPEN = (*UNDECIDED, ContactState.DECIDED, ContactState.PASSED_ON)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What somebody chose to see. Empty: everything."""

    state: str = ""
    urgency: str = ""
    source: str = ""
    exploitation: str = ""
    whose: str = ""
    waiting: str = ""
    level: str = ""
    outcome: str = ""
    found: str = ""
    since: date | None = None
    until: date | None = None


def listed(viewer: Viewer, chosen: Chosen) -> QuerySet[Contact]:
    """Contacts the viewer may read, undecided first, then newest first."""
    kept = Contact.ever if chosen.state == ContactState.WITHDRAWN else Contact.objects
    rows: QuerySet[Contact] = kept.visible_to(viewer).select_related("owner", "team")
    same = {"urgency": chosen.urgency, "source": chosen.source, "exploitation": chosen.exploitation}
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if chosen.state == "open":
        rows = rows.filter(state__in=OPEN)
    elif chosen.state:
        rows = rows.filter(state=chosen.state)
    rows = _as_decided(_received(rows, chosen), chosen)
    rows = _whose(rows, viewer, chosen.whose)
    if chosen.waiting == "tell":
        rows = rows.filter(_not_told())
    one_state = chosen.state and chosen.state != "open"
    return rows.order_by("-received_at", "id") if one_state else rows.order_by(*IN_ORDER)


def _received(rows: QuerySet[Contact], chosen: Chosen) -> QuerySet[Contact]:
    """Those received in London from one day to another, both included."""
    if chosen.since:
        rows = rows.filter(received_at__gte=clock.midnight(chosen.since))
    if chosen.until:
        rows = rows.filter(received_at__lt=clock.midnight(chosen.until + timedelta(days=1)))
    return rows


def _as_decided(rows: QuerySet[Contact], chosen: Chosen) -> QuerySet[Contact]:
    """Those whose decision, and whose assessment, stands as it was chosen: the newest of each."""
    decided = Decision.objects.filter(contact_id=OuterRef("pk")).order_by("-number")
    assessed = Assessment.objects.filter(contact_id=OuterRef("pk")).order_by("-number")
    standing = (
        (chosen.level, decided.values("level")),
        (chosen.outcome, decided.values("outcome")),
        (chosen.found, assessed.values("assessment_outcome")),
    )
    for number, (value, newest) in enumerate(standing):
        if value:
            rows = rows.alias(**{f"standing_{number}": Subquery(newest[:1])})
            rows = rows.filter(**{f"standing_{number}": value})
    return rows


def _whose(rows: QuerySet[Contact], viewer: Viewer, whose: str) -> QuerySet[Contact]:
    if whose == "mine":
        return rows.filter(Q(owner_id=viewer.staff_id) | Q(by_id=viewer.staff_id))
    if whose == "team":
        return rows.filter(team_id__in=viewer.team_ids)
    return rows.filter(owner=None) if whose == "nobody" else rows


def _not_told() -> Q:
    """Decided, and whoever told us does not know yet."""
    told = ReferrerTold.objects.filter(contact_id=OuterRef("pk"))
    here = Q(state__in=[ContactState.DECIDED, ContactState.PASSED_ON]) & ~Q(source=Source.ANONYMOUS)
    return here & ~Q(Exists(told))


def own_and_team(viewer: Viewer) -> QuerySet[Contact]:
    """Open contacts that this person or one of their teams holds, undecided first."""
    rows = listed(viewer, Chosen(state="open"))
    return rows.filter(Q(owner_id=viewer.staff_id) | Q(team_id__in=viewer.team_ids))


def to_tell(viewer: Viewer) -> QuerySet[Contact]:
    """Contacts of this person's teams that are decided and whose referrer has not been told."""
    return listed(viewer, Chosen(whose="team", waiting="tell"))


def about_people(viewer: Viewer, record_ids: Iterable[UUID]) -> QuerySet[Contact]:
    """Every contact about any of these source records, newest first."""
    rows: QuerySet[Contact] = Contact.objects.visible_to(viewer).filter(about__overlap=list(record_ids))
    return rows.select_related("owner", "team").order_by("-received_at", "id")


def names_of(contacts: Iterable[Contact]) -> dict[UUID, list[str]]:
    """For each contact of a page, the children it is about, the first first. Two reads however many."""
    keys = [contact.pk for contact in contacts]
    children = ContactSubject.objects.filter(contact_id__in=keys, role=SubjectRole.CHILD)
    pairs = list(children.order_by("number").values_list("contact_id", "source_record_id"))
    names = name_lines({record for _, record in pairs})
    found: dict[UUID, list[str]] = {key: [] for key in keys}
    for contact_id, record in pairs:
        found[contact_id].append(names[record])
    return found


def levels_of(contacts: Iterable[Contact]) -> dict[UUID, Decision]:
    """For each contact of a page, the decision that stands. One read."""
    made = Decision.objects.filter(contact_id__in=[contact.pk for contact in contacts]).order_by("number")
    return {decision.contact_id: decision for decision in made}


def ticked(contact: Contact) -> bool:
    """Whether a person recorded signs of exploitation (FD-02a)."""
    return bool(contact.exploitation == Exploitation.TICKED)
