"""Asking for a record in an emergency, and answering, as tests do it."""

from datetime import timedelta
from typing import Any

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.people import actions
from sightline.people.models import Emergency, EmergencyAnswer, Identifier
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from tests.people.making import AT

WHO = Asked("Amelia Okafor", Born(2010, 3, 4))
WHY = "Seen getting into a car; her worker cannot be reached."


def of(staff: Staff) -> Viewer:
    return viewer_of(staff, on=AT.date())


def numbers_seen(by: Viewer) -> int:
    """How many identifiers of anybody the database shows this viewer."""
    with viewing(by):
        return Identifier.objects.count()


def ask(by: Viewer, who: Asked = WHO) -> Emergency:
    with viewing(by):
        return actions.break_glass(asked=who, why=WHY, by=by, at=clock.now())


def answer(emergency: Emergency, by: Viewer, *, agreed: bool = True) -> EmergencyAnswer:
    with viewing(by):
        return actions.answer_emergency(
            emergency=emergency, agreed=agreed, words="Rang back.", by=by, at=clock.now()
        )


def later(**by: int) -> Any:
    return clock.fixed(AT + timedelta(**by))


def told(kind: str) -> set[str]:
    return {message.staff.name for message in Message.objects.filter(kind=kind) if message.staff}
