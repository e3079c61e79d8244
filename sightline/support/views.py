"""The directory of support: read by all with a post, kept by each organisation for itself (SS-01, SS-02, SS-03)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.core import clock
from sightline.core.forms import Form
from sightline.core.pages import paginate
from sightline.support import actions, forms, pages
from sightline.support.models import KEEP, OVERSEE, READ, Service, ServiceVersion
from sightline.support.permissions import may_keep
from sightline.support.queries import listed, services, state_of, versions_of
from sightline.support.states import SERVICE, Act

NOBODY = UUID(int=0)
READERS = ["everybody, on the public pages", "everybody with a post here"]
THOSE_HERE = ["everybody with a post here"]
PAST = "Nobody has said of these that they are still right by the day they should have been checked."


@dataclass(frozen=True)
class Page:
    """The words of a page with one form, and where it leads back to."""

    title: str
    caption: str
    button: str
    said: str
    draft: str
    subject: UUID
    back_to: str
    lead: str = ""


@require_GET
@staff_page(READ)
def directory(request: StaffRequest) -> HttpResponse:
    """Services by name."""
    today = clock.today()
    form = forms.DirectoryFilter(request)
    chosen = form.chosen()
    page = paginate(request, listed(request.viewer, on=today, **chosen))
    shown = {
        "form": form,
        "page": page,
        "lines": pages.lines(page.items, on=today),
        "keeps": request.viewer.may(KEEP),
        "past": listed(request.viewer, on=today, past_review=True).count(),
        "past_words": PAST if chosen.get("past_review") else "",
    }
    return render(request, "support/list.jinja", shown)


@require_GET
@staff_page(READ)
def service(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """One service and everything that was said of it."""
    found = open_record(services(request.viewer), request.viewer, service_id)
    versions = versions_of(request.viewer, found)
    it = pages.service_page(found, versions, request.viewer, on=clock.today())
    return render(request, "support/one.jinja", {"it": it})


@staff_page(KEEP)
def add(request: StaffRequest) -> HttpResponse:
    """A service of one's own organisation; whoever oversees the directory chooses whose."""
    back, own = reverse("support:list"), request.viewer.employer_id
    page = Page("Add a service", "Directory of support", "Add it", "Added.", "support.add", NOBODY, back)
    form = form_of(request, forms.AddForm, page.draft, page.subject, any_agency=request.viewer.may(OVERSEE))
    key = key_of(request)

    def save() -> None:
        actions.add_service(
            entry=form.entry(), agency_id=form.agency_id(own), key=key, by=request.viewer, at=clock.now()
        )

    return _served(request, page, form, save, to=reverse("support:service", args=[key]))


@staff_page(KEEP)
def change(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Other words of it."""
    found, last = _ready(request, service_id, Act.CHANGE)
    page = _page(found, last, Act.CHANGE, button="Save", said="Saved.")
    form = form_of(request, forms.ChangeForm, page.draft, page.subject, initial=forms.as_typed(last))

    def save() -> None:
        given = {name: form.cleaned_data[name] for name in ("checked", "seen_number")}
        actions.change_service(
            service_id=found.pk, entry=form.entry(), **given, by=request.viewer, at=clock.now()
        )

    return _served(request, page, form, save)


@staff_page(KEEP)
def check(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """All of it is still right."""
    lead = "Read each line of its page first: the public is told on which day you did. To change a line, go back."
    said = "Thank you. The public pages say that it was checked today."
    return _told(request, service_id, Act.CHECK, forms.CheckForm, actions.check_service, lead=lead, said=said)


@staff_page(KEEP)
def close(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """Nobody is sent there any more."""
    lead = "It leaves the public pages at once. What was said of it stays here."
    return _told(
        request, service_id, Act.CLOSE, forms.WhyForm, actions.close_service, lead=lead, said="Closed."
    )


@staff_page(KEEP)
def reopen(request: StaffRequest, service_id: UUID) -> HttpResponse:
    """It is there again."""
    lead = "It stands on the public pages again, as checked today. Read each line of its page first."
    said = "It is open again."
    return _told(request, service_id, Act.REOPEN, forms.WhyForm, actions.reopen_service, lead=lead, said=said)


def _told(
    request: StaffRequest,
    service_id: UUID,
    act: Act,
    kind: type[Form],
    write: Callable[..., object],
    *,
    lead: str,
    said: str,
) -> HttpResponse:
    found, last = _ready(request, service_id, act)
    page = _page(found, last, act, button=pages.ASKS[act], said=said, lead=lead)
    form = form_of(request, kind, page.draft, page.subject, initial={"seen_number": last.number})

    def save() -> None:
        write(service_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return _served(request, page, form, save, readers=THOSE_HERE)


def _ready(request: StaffRequest, service_id: UUID, act: Act) -> tuple[Service, ServiceVersion]:
    """The service and what stands of it, where this person keeps it and this can be done with it now."""
    found = open_record(services(request.viewer), request.viewer, service_id)
    may_keep(request.viewer, found.controller_id).demand()
    last = versions_of(request.viewer, found)[0]
    if request.method != "POST":  # a sending is answered by the action, which shows what a colleague saved
        SERVICE.may(state_of(last), act).demand()
    return found, last


def _page(found: Service, last: ServiceVersion, act: Act, *, button: str, said: str, lead: str = "") -> Page:
    back = reverse("support:service", args=[found.pk])
    return Page(pages.ASKS[act], last.name, button, said, f"support.{act}", found.pk, back, lead)


def _served(
    request: StaffRequest,
    page: Page,
    form: Form,
    save: Callable[[], None],
    *,
    to: str = "",
    readers: list[str] = READERS,
) -> HttpResponse:
    """Save what was posted and go on; else show the form with what stands in the way."""
    saving = saved(request, form, page.draft, page.subject, save)
    if saving.done:
        messages.success(request, page.said)
        return redirect(to or page.back_to)
    shown = {"page": page, "title": page.title, "form": form, "clash": saving.clash, "readers": readers}
    once = str(key_of(request))
    return render(request, "support/form.jinja", shown | {"once": once}, status=saving.status)
