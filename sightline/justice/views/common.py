"""What every page with a form has in common: nothing typed is lost when it cannot be saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access import saving
from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.access.viewer import Viewer
from sightline.core.forms import Form
from sightline.core.leave import Answer
from sightline.core.pages import Row
from sightline.justice.models import Crime, Suspect
from sightline.justice.pages.crimes import caption_of
from sightline.justice.queries import crimes, suspects
from sightline.justice.states import CRIME, Act

F = TypeVar("F", bound=Form)
READERS = ("the police", "front-door social workers and managers", "the service that stands by the child")
READERS_OF_MAPPINGS = ("people of your organisation who record crimes",)
READERS_OF_SUSPECTS = ("posts that read suspects, as far as its handling code lets them",)


@dataclass(frozen=True)
class Texts:
    """The words of a page with one form, where it goes back to, and what its draft is of.

    `known` is what the form may name, each with what it may hold.
    """

    title: str
    caption: str
    draft: str
    subject: UUID
    button: str
    said: str
    back_to: str
    lead: str = ""
    readers: tuple[str, ...] = READERS
    known: tuple[Row, ...] = ()


def opened(request: StaffRequest, crime_id: UUID) -> Crime:
    """The crime of a page, through its door."""
    return open_record(crimes.openable(request.viewer), request.viewer, crime_id)


def worked_on(
    request: StaffRequest, crime_id: UUID, act: Act, leave: Callable[[Viewer, Crime], Answer]
) -> Crime:
    """The same, with leave for an act that is possible now."""
    found = opened(request, crime_id)
    leave(request.viewer, found).demand()
    if request.method != "POST":
        CRIME.may(found.state, act).demand()
    return found


def opened_suspect(request: StaffRequest, suspect_id: UUID) -> Suspect:
    return open_record(suspects.seen(request.viewer), request.viewer, suspect_id)


def of_crime(
    crime: Crime, title: str, draft: str, button: str, *, said: str = "On record.", lead: str = ""
) -> Texts:
    """The words of a form of one crime."""
    back_to = reverse("justice:crime", args=[crime.pk])
    return Texts(title, caption_of(crime), f"justice.{draft}", crime.pk, button, said, back_to, lead)


def form_of(request: StaffRequest, kind: type[F], texts: Texts, **kwargs: Any) -> F:
    """The form of a page, filled from a draft if one was begun."""
    return saving.form_of(request, kind, texts.draft, texts.subject, **kwargs)


def served(
    request: StaffRequest, form: Form, texts: Texts, save: Callable[[], object], *, to: str = ""
) -> HttpResponse:
    """Save what was posted and go on; else show the form with what stands in the way."""
    tried = saving.saved(request, form, texts.draft, texts.subject, save)
    if tried.done:
        messages.success(request, texts.said)
        return redirect(to or texts.back_to)
    context = {"form": form, "it": texts, "clash": tried.clash, "once": str(key_of(request))}
    return render(request, "justice/form.jinja", context, status=tried.status)
