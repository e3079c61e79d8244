"""The day's open work on paper, in plain objects."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string

from sightline.core import words
from sightline.follow_up.models import FollowUp
from sightline.front_door.models import Contact
from sightline.front_door.pages.board import TITLES
from sightline.front_door.pages.tags import level_words
from sightline.front_door.queries.downtime import OpenWork
from sightline.front_door.states import FirstOutcome, Source, Urgency

SAID = 300
RESTRICTED = "Restricted: nothing more is put on paper. Ask those named on the restriction."


@dataclass(frozen=True)
class PaperLine:
    """One open contact, or one request whose answer is due."""

    reference: str
    who: str
    stands: str
    due: str
    told_by: str
    said: str
    holder: str


@dataclass(frozen=True)
class Sheet:
    """What is printed."""

    made: str
    taken_by: str
    contacts: list[PaperLine]
    asked: list[PaperLine]
    cut: bool


def sheet(work: OpenWork, *, now: datetime, taken_by: str) -> Sheet:
    """Each open contact in a few lines."""
    return Sheet(
        made=words.moment(now),
        taken_by=taken_by,
        contacts=[_contact(contact, work) for contact in work.contacts],
        asked=[_asked(asked) for asked in work.asked],
        cut=work.cut,
    )


def sheet_file(made: Sheet) -> str:
    """The same as a file that opens and prints without the system."""
    return render_to_string("front_door/hub/downtime_file.jinja", {"sheet": made})


def _contact(contact: Contact, work: OpenWork) -> PaperLine:
    if contact.walls:
        return PaperLine(contact.reference, RESTRICTED, "", "", "", "", "")
    children = [f"{name} (born {born})" if born else name for name, born in work.children[contact.pk]]
    urgency = str(Urgency(contact.urgency).label) if contact.urgency else "urgency not chosen"
    clocks = work.clocks[contact.pk]
    reached = (contact.referrer_name, contact.referrer_organisation, contact.referrer_phone)
    told_by = [str(Source(contact.source).label), *reached]
    return PaperLine(
        reference=contact.reference,
        who=words.listing(children) or contact.unknown_child or contact.group_or_place or "Nobody named",
        stands=". ".join(part for part in (TITLES[contact.state], urgency, _decided(contact, work)) if part),
        due="; ".join(f"{clock.rule.title}: by {words.moment(clock.due_at)}" for clock in clocks[:2]),
        told_by=", ".join(part for part in told_by if part) + f"; {words.moment(contact.received_at)}",
        said=_short(contact.worry or contact.words),
        holder=contact.owner.name if contact.owner else "Nobody has it",
    )


def _decided(contact: Contact, work: OpenWork) -> str:
    made = work.decisions.get(contact.pk)
    if made is None:
        return ""
    outcome = str(FirstOutcome(made.outcome).label) if made.outcome else ""
    return ": ".join(part for part in (level_words(made.level), outcome) if part)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SAID else f"{flat[:SAID]}…"


def _asked(asked: FollowUp) -> PaperLine:
    if asked.walls:
        return PaperLine(asked.reference, RESTRICTED, "", "", "", "", "")
    return PaperLine(
        reference=asked.reference,
        who=asked.asked_name,
        stands=str(asked.get_state_display()),
        due=f"Answer by {words.day(asked.due_on)}",
        told_by=str(asked.get_kind_display()),
        said=_short(asked.what),
        holder="",
    )
