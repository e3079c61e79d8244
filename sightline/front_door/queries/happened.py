"""What else happened with a contact, from many small tables in one read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast

from sightline.front_door.models import (
    AdviserReview,
    ConferenceStep,
    Contact,
    JoinedCase,
    NamedWorker,
    OfficerTold,
    PositionOfTrust,
    ProfessionalFound,
    RepeatAlert,
    RepeatFinding,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
    SystemCheck,
    Transfer,
)

# kind, model, the moment it happened, a word about it
SMALL: tuple[tuple[str, Any, str, str], ...] = (
    ("check", SystemCheck, "at", "system_name"),
    ("joined", JoinedCase, "told_at", "held_by"),
    ("named", NamedWorker, "at", "staff__name"),
    ("found", ProfessionalFound, "agreed_at", "organisation"),
    ("tonight", SafeNow, "at", "told_whom"),
    ("discussion", StrategyDiscussion, "held_at", "section_47"),
    ("handover", Section47Handover, "handed_at", "received_by"),
    ("conference", ConferenceStep, "happened_at", "kind"),
    ("trust", PositionOfTrust, "known_at", "employer"),
    ("officer", OfficerTold, "told_at", "received_by"),
    ("transfer", Transfer, "happened_at", "way"),
    ("review", AdviserReview, "at", "agrees"),
    ("repeat", RepeatAlert, "at", "contacts"),
    ("finding", RepeatFinding, "at", "escalated"),
)


@dataclass(frozen=True)
class Happened:
    """One small fact: of which kind, when, by whom, and a word about it."""

    kind: str
    when: datetime
    by: str
    word: str


def happened(contact: Contact) -> list[Happened]:
    """Every small fact of one contact, oldest first. One read."""
    first, *rest = [_rows(*each, contact=contact) for each in SMALL]
    rows = first.union(*rest, all=True).order_by("moment", "what")
    return [Happened(*row) for row in rows]


def _rows(kind: str, model: Any, moment: str, word: str, *, contact: Contact) -> Any:
    return (
        model.objects.filter(contact_id=contact.pk)
        .annotate(
            what=Value(kind, output_field=CharField()),
            moment=F(moment),
            who=F("by__name"),
            word=Cast(F(word), TextField()),
        )
        .values_list("what", "moment", "who", "word")
    )
