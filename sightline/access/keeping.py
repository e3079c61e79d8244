"""Keeping a form that was not sent to its end: "Save and come back later", a late post, a stale page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.csrf import requires_csrf_token

from sightline.access.actions.drafts import keep_draft
from sightline.access.models import Draft, Staff
from sightline.access.queries import draft_for
from sightline.access.routes import has_second_factor
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.errors import FORGED, Trouble, trouble_page
from sightline.core.forms.base import DRAFT, KEEP, SUBJECT, kept_from
from sightline.core.pages import Link

ONCE = "_once"  # the hidden field that carries it
NOT_FORMS = ("/account/", "/drafts/")
STALE = Trouble(
    403,
    FORGED.title,
    FORGED.happened,
    "Nothing was saved, but what you typed has been kept as a draft.",
    "Open the page again. It will hold what you typed. Then send it once more.",
)


class KeepForLater:
    """Middleware: the button "Save and come back later" on any form, with or without JavaScript."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.method != "POST" or KEEP not in request.POST or not isinstance(request.user, Staff):
            return None
        if not has_second_factor(request):
            return None
        if keep_form(request, request.user):
            messages.success(request, "Saved as a draft. Nobody else can read it. Come back to it here.")
        else:
            messages.info(request, "There was nothing to save yet.")
        return redirect("access:drafts")


def key_of(request: HttpRequest) -> UUID:
    """The key of what a page will save, or a new one: a second sending of it saves nothing more."""
    return as_uuid(request.POST.get(ONCE, "")) or uuid4()


def keep_form(request: HttpRequest, staff: Staff) -> Draft | None:
    """Keep what a posted form held as its writer's draft. None if nothing had been typed."""
    if request.method != "POST" or request.path.startswith(NOT_FORMS):
        return None
    viewer = viewer_of(staff, on=clock.today())
    if not viewer.roles:
        return None
    with viewing(viewer):
        return keep(request, viewer, path=request.path)


def keep(request: HttpRequest, viewer: Viewer, *, path: str) -> Draft | None:
    """The same, inside a transaction that already has its viewer."""
    fields = kept_from(request.POST)
    if not any(value.strip() for values in fields.values() for value in values):
        return None
    return keep_draft(
        form=(request.POST.get(DRAFT) or path)[:80],
        subject_id=as_uuid(request.POST.get(SUBJECT, "")),
        path=path[:300],
        title=str(request.POST.get("_title", ""))[:120],
        fields=fields,
        by=viewer,
        at=clock.now(),
    )


def begun(request: HttpRequest, viewer: Viewer, form: str, subject_id: UUID | None = None) -> Draft | None:
    """The draft a page should be filled from when it is opened: `Form.of(request, draft=draft.fields)`."""
    return None if request.method == "POST" else draft_for(viewer, form=form, subject_id=subject_id)


@requires_csrf_token
def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Where a form's token does not match: usually a page left open over a new sign-in. Its text is kept."""
    own_page = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if own_page and isinstance(request.user, Staff) and has_second_factor(request):
        kept = keep_form(request, request.user)
        if kept is not None:
            return trouble_page(request, STALE, link=Link("Open the page again", kept.path))
    return trouble_page(request, FORGED)


def as_uuid(text: str) -> UUID | None:
    """The identifier, or none if it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None
