"""Pages about oneself: the account, one's drafts, staying signed in, and pages about the service."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import as_uuid, keep
from sightline.access.pages.own import account_rows, draft_lines
from sightline.access.queries import drafts_of
from sightline.access.routes import StaffRequest, open_page, staff_page
from sightline.core import clock, words
from sightline.core.forms.base import DRAFT, SUBJECT

OWN = "One's own account and drafts"


@require_GET
@staff_page(None, reason=OWN)
def account(request: StaffRequest) -> HttpResponse:
    """Who the person is here, and how they sign in."""
    return render(request, "access/account.jinja", {"rows": account_rows(request.viewer)})


@require_GET
@staff_page(None, reason=OWN)
def drafts(request: StaffRequest) -> HttpResponse:
    """What the person has begun and not finished."""
    return render(request, "access/drafts.jinja", {"lines": draft_lines(drafts_of(request.viewer))})


@require_POST
@staff_page(None, reason=OWN)
def keep_draft(request: StaffRequest) -> HttpResponse:
    """Keep what is being typed; answers the script."""
    path = request.POST.get("_path", "")
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None) or not path.startswith("/"):
        return JsonResponse({"problem": "That page cannot keep a draft."}, status=400)
    keep(request, request.viewer, path=path)
    return JsonResponse({"kept_at": words.time(clock.now()), "token": get_token(request)})


@require_POST
@staff_page(None, reason=OWN)
def drop(request: StaffRequest) -> HttpResponse:
    """Let one draft go."""
    form, subject = request.POST.get(DRAFT, ""), as_uuid(request.POST.get(SUBJECT, ""))
    drop_draft(form=form, subject_id=subject, by=request.viewer, at=clock.now())
    messages.success(request, "The draft has been deleted.")
    return redirect("access:drafts")


@staff_page(None, reason=OWN)
def keep_alive(request: StaffRequest) -> HttpResponse:
    """Staying signed in; answers the script. Looking does not count as being there, sending does."""
    return JsonResponse({"token": get_token(request)})


keep_alive.passive = True  # type: ignore[attr-defined]


@require_GET
@open_page("Says what to do when the employer's service knows somebody we do not")
def not_known(request: HttpRequest) -> HttpResponse:
    """Confirmed by the employer, but without an account here."""
    return render(request, "access/not_known.jinja", status=403)


@require_GET
@open_page("The law asks for it to be open")
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "access/accessibility.jinja")


@require_GET
@open_page("The law asks for it to be open")
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    return render(request, "access/privacy.jinja")
