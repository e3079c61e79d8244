"""How somebody convicted is managed on release; and early help for a young suspect."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.justice import actions
from sightline.justice.forms.marking import EarlyHelpForm
from sightline.justice.forms.releasing import AddressForm, ConditionForm, MeetingForm, NotificationForm
from sightline.justice.models import Suspect
from sightline.justice.permissions import may_change_suspect, may_manage
from sightline.justice.queries.passing import organisations, teams_that_help
from sightline.justice.views.common import READERS_OF_SUSPECTS, Texts, form_of, opened_suspect, served


@staff_page("justice.release")
def meeting(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """A meeting about the management on release."""
    found, texts = _of(request, suspect_id, "Record a meeting about release", "release_meeting")
    form = form_of(request, MeetingForm, texts, agencies=organisations(request.viewer))

    def save() -> None:
        actions.note_meeting(suspect_id=found.pk, managing=form.managing(), **_by(request))

    return served(request, form, texts, save)


@staff_page("justice.release")
def condition(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """A condition of the licence."""
    found, texts = _of(request, suspect_id, "Record a condition of the licence", "condition")
    form = form_of(request, ConditionForm, texts)

    def save() -> None:
        actions.note_condition(suspect_id=found.pk, conditioned=form.conditioned(), **_by(request))

    return served(request, form, texts, save)


@staff_page("justice.release")
def address(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """An address that was looked at."""
    found, texts = _of(request, suspect_id, "Record an address that was looked at", "address")
    form = form_of(request, AddressForm, texts)

    def save() -> None:
        actions.check_address(suspect_id=found.pk, housed=form.housed(), **_by(request))

    return served(request, form, texts, save)


@staff_page("justice.release")
def notification(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """Notification requirements."""
    found, texts = _of(request, suspect_id, "Record notification requirements", "notification")
    form = form_of(request, NotificationForm, texts)

    def save() -> None:
        actions.note_notification(suspect_id=found.pk, notifying=form.notifying(), **_by(request))

    return served(request, form, texts, save)


@staff_page("justice.record")
def early_help(request: StaffRequest, suspect_id: UUID) -> HttpResponse:
    """A team is asked whether a programme helps a young suspect."""
    found = opened_suspect(request, suspect_id)
    may_change_suspect(request.viewer, found).demand()
    texts = _texts(found, "Ask for early help", "early_help", "Ask", "It is asked.")
    form = form_of(request, EarlyHelpForm, texts, teams=teams_that_help())

    def save() -> None:
        actions.ask_early_help(suspect_id=found.pk, **form.given(), **_by(request))

    return served(request, form, texts, save)


def _of(request: StaffRequest, suspect_id: UUID, title: str, draft: str) -> tuple[Suspect, Texts]:
    """Somebody convicted, opened through their own door, with leave."""
    found = opened_suspect(request, suspect_id)
    may_manage(request.viewer, found).demand()
    return found, _texts(found, title, draft, "Save", "On record.")


def _texts(found: Suspect, title: str, draft: str, button: str, said: str) -> Texts:
    back_to = reverse("justice:suspect", args=[found.pk])
    caption = f"Suspect {found.reference}"
    return Texts(
        title, caption, f"justice.{draft}", found.pk, button, said, back_to, readers=READERS_OF_SUSPECTS
    )


def _by(request: StaffRequest) -> dict[str, Any]:
    return {"by": request.viewer, "at": clock.now()}
