"""Corrections and additions: the words of a contact stand, and what is put right stands beside them."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.deadlines.actions import cancel
from sightline.front_door.actions.clocks import start_one
from sightline.front_door.actions.matching import keep_matches, matches_in, without_tick
from sightline.front_door.actions.moving import keep, locked, once, saved_before
from sightline.front_door.models import Amendment, Contact
from sightline.front_door.permissions import may_take
from sightline.front_door.states import URGENCY_RULE, Exploitation, ExploitationType, Urgency
from sightline.front_door.words import AMENDABLE, stands_now

NO_WHY = "Say why you are changing this."
NOTHING_NEW = "Say what is right."
NOT_A_PART = "Choose which part of the contact you are putting right."
SAME = "That is what it is already."
CHANGED = (
    "Somebody has changed it since you opened this page: it now says {now}. Save again if yours should stand."
)


@action("front_door.contact_amended")
def amend(
    *, contact_id: UUID, field: str, text: str, why: str, by: Viewer, at: datetime, key: UUID | None = None
) -> Amendment:
    """Add a correction or an addition to one part of what was taken down. What stood before stays."""
    may_take(by).demand()
    if field not in AMENDABLE:
        raise Refused(NOT_A_PART)
    if not text.strip():
        raise Refused(NOTHING_NEW)
    contact = locked(contact_id, by)
    once(key)
    before = saved_before(Amendment, key, contact, by)
    if before:
        return before  # type: ignore[no-any-return]
    made = _keep(contact, field, before=_stood(contact, field), text=text, why=why, by=by, at=at, key=key)
    keep_matches(contact, matches_in(str(made.pk), text), by=by, at=at)
    return made


@action("front_door.urgency_chosen")
def choose_urgency(
    *, contact_id: UUID, urgency: Urgency, why: str, by: Viewer, at: datetime, seen: str | None = None
) -> Contact:
    """A person chooses how soon. The clock of the old urgency is given up and the new one runs from receipt."""
    may_take(by).demand()
    contact = _as_seen(contact_id, "urgency", seen, by)
    if contact.urgency == urgency:
        raise Refused(SAME)
    if contact.urgency and contact.undecided:
        cancel(
            subject=contact,
            rule=URGENCY_RULE[Urgency(contact.urgency)],
            why=f"Urgency changed to {urgency.label}",
            by=by,
            at=at,
        )
    _set(contact, by, at, field="urgency", text=urgency.label, why=why, urgency=urgency)
    if contact.undecided:
        start_one(contact, URGENCY_RULE[urgency], started_at=contact.received_at, by=by, at=at)
    return contact


@action("front_door.exploitation_ticked")
def tick(
    *,
    contact_id: UUID,
    kind: ExploitationType | None,
    why: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> Contact:
    """A person records signs of exploitation, or takes the tick away (FD-02). Words in the text never do."""
    may_take(by).demand()
    contact = _as_seen(contact_id, "exploitation", seen, by)
    now = Exploitation.TICKED if kind else without_tick(contact)
    return _set(
        contact,
        by,
        at,
        field="exploitation",
        text=ExploitationType(kind).label if kind else now.label,
        why=why,
        exploitation=now,
        exploitation_type=kind or "",
    )


@action("front_door.open_case_said")
def set_open_case(
    *,
    contact_id: UUID,
    is_open: bool,
    which: str,
    why: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> Contact:
    """Say whether the contact is about a case that was open when it arrived (FD-04, FD-20)."""
    may_take(by).demand()
    contact = _as_seen(contact_id, "about_open_case", seen, by)
    text = f"Yes: {which}" if is_open else "No"
    return _set(contact, by, at, field="about_open_case", text=text, why=why, about_open_case=is_open)


@action("front_door.their_reference_noted")
def note_their_reference(
    *,
    contact_id: UUID,
    system: str,
    reference: str,
    why: str,
    by: Viewer,
    at: datetime,
    seen: str | None = None,
) -> Contact:
    """Keep the reference that the council's main case system gave, once the copy has been entered there."""
    may_take(by).demand()
    contact = _as_seen(contact_id, "their_reference", seen, by)
    taken = Contact.objects.filter(
        controller_id=contact.controller_id, their_system=system, their_reference=reference
    )
    if taken.exclude(pk=contact.pk).exists():
        raise Refused("Another contact already carries that reference. Check it in the other system.")
    return _set(
        contact,
        by,
        at,
        field="their_reference",
        text=reference,
        why=why,
        their_system=system,
        their_reference=reference,
    )


def _as_seen(contact_id: UUID, field: str, seen: str | None, by: Viewer) -> Contact:
    """The contact, held; refused where a page showed something else of the part than it says now."""
    contact = locked(contact_id, by)
    now = stands_now(contact, field)
    if seen is not None and seen != now:
        raise Refused(CHANGED.format(now=now or "nothing"))
    return contact


def _stood(contact: Contact, field: str) -> str:
    """What the part said last: the latest amendment, else the contact's own words."""
    last = Amendment.objects.of(contact.pk).filter(field=field).order_by("-at", "-id").first()
    return str(last.text if last else getattr(contact, field, "") or "")


def _keep(
    contact: Contact,
    field: str,
    *,
    before: str,
    text: str,
    why: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> Amendment:
    if not why.strip():
        raise Refused(NO_WHY)
    made: Amendment = keep(
        Amendment, contact, by=by, at=at, key=key, field=field, before=before, text=text, why=why
    )
    return made


def _set(
    contact: Contact,
    by: Viewer,
    at: datetime,
    *,
    field: str,
    text: str,
    why: str,
    **columns: object,
) -> Contact:
    """Change columns that may change, and keep who did it and why, and what stood before."""
    _keep(contact, field, before=stands_now(contact, field), text=text, why=why, by=by, at=at)
    for name, value in columns.items():
        setattr(contact, name, value)
    contact.version += 1
    contact.save(update_fields=["version", *columns])
    return contact
