"""Records of the invented borough that a tour opens: found as the person on the tour would see them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from sightline.access.queries import every_member
from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.cases.states import State
from sightline.demonstration.tour import Step
from sightline.follow_up.models import FollowUp
from sightline.follow_up.queries import own_ones, reached_partnership
from sightline.follow_up.states import ChaseStep
from sightline.front_door.models import Contact, ContactSubject, Decision, MissingReport, TermMatch
from sightline.front_door.queries.alerts import alerts
from sightline.front_door.queries.samples import samples
from sightline.front_door.states import UNDECIDED, ContactState, Level


def _undecided(viewer: Viewer) -> QuerySet[Any]:
    return Contact.objects.visible_to(viewer).filter(state__in=UNDECIDED).order_by("-received_at", "id")


def _decided(viewer: Viewer) -> QuerySet[Any]:
    decided = Contact.objects.visible_to(viewer).filter(state=ContactState.DECIDED)
    return decided.order_by("-received_at", "id")


def _acute(viewer: Viewer) -> QuerySet[Any]:
    found = Decision.objects.visible_to(viewer).filter(level=Level.ACUTE).values("contact_id")
    return Contact.objects.visible_to(viewer).filter(pk__in=found).order_by("-received_at", "id")


def _missing(viewer: Viewer) -> QuerySet[Any]:
    reported = MissingReport.objects.visible_to(viewer).values("contact_id")
    return Contact.objects.visible_to(viewer).filter(pk__in=reported).order_by("-received_at", "id")


def _words(viewer: Viewer) -> QuerySet[Any]:
    noticed = TermMatch.objects.visible_to(viewer).values("contact_id")
    return _undecided(viewer).filter(pk__in=noticed)


def _child(viewer: Viewer) -> QuerySet[Any]:
    found: QuerySet[Any] = ContactSubject.objects.visible_to(viewer).exclude(source_record=None)
    return found.order_by("-at", "id")


def _asked(viewer: Viewer) -> QuerySet[FollowUp]:
    return own_ones(viewer).order_by("-asked_at", "id")


def _silence(viewer: Viewer) -> QuerySet[Any]:
    return reached_partnership().filter(step=ChaseStep.PARTNERSHIP_OFFICER)


def _case(viewer: Viewer) -> QuerySet[Any]:
    return _cases(viewer, State.ALLOCATED)


def _cases(viewer: Viewer, state: State) -> QuerySet[Any]:
    mine: QuerySet[Any] = Case.objects.visible_to(viewer).mine()
    return mine.filter(state=state).order_by("-opened_on", "id")


FOUND: dict[str, Callable[[Viewer], QuerySet[Any]]] = {
    "undecided": _undecided,
    "decided": _decided,
    "acute": _acute,
    "missing": _missing,
    "words": _words,
    "child": _child,
    "asked": _asked,
    "silence": _silence,
    "repeat": alerts,
    "sample": samples,
    "case": _case,
    "unallocated": lambda viewer: _cases(viewer, State.OPENED),
    "ending": lambda viewer: _cases(viewer, State.ENDING),
    "staff": lambda viewer: every_member().filter(left_on=None).order_by("name"),
}


def address_of(step: Step, viewer: Viewer) -> str:
    """Where a step leads: its page, or the one instead while the borough holds no such record."""
    if step.record:
        row = FOUND[step.record](viewer).first()
        key = getattr(row, "source_record_id", None) if step.record == "child" else getattr(row, "pk", None)
        return reverse(step.page, args=[key]) if key else reverse(step.instead)
    return f"{reverse(step.page)}?{step.query}" if step.query else reverse(step.page)
