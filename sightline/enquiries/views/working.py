"""The enquiry's own pages: the question and who answered; and, for its social workers, all that was written."""

import hashlib
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.queries import agencies
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.panels import panels
from sightline.core.words import moment
from sightline.enquiries import actions
from sightline.enquiries.forms import ConcludeForm, EndNamingForm, NameForm, PrintForm
from sightline.enquiries.models import Enquiry
from sightline.enquiries.pages.one import enquiry_page
from sightline.enquiries.pages.story import Group, by_agency, by_date, choices
from sightline.enquiries.permissions import may_name_somebody
from sightline.enquiries.queries.lists import asked_for
from sightline.enquiries.queries.one import could_be_named, last_number, named_on, whole
from sightline.enquiries.queries.story import Told, of_enquiry
from sightline.enquiries.views.common import done, form_page, opened, worked_on
from sightline.follow_up.states import WITH_THE_ASKED
from sightline.letters.states import How

DECIDE, PRINT, NAME, END = "enquiries.decide", "enquiries.print", "enquiries.name", "enquiries.end"
GOES, STAYS = "It goes to {who}. {how}.", "It stays with the enquiry’s social workers."
FRONT_DOOR = ["front-door staff who read contacts"]


@require_GET
@staff_page("front_door.read")
def one(request: StaffRequest, enquiry_id: UUID) -> HttpResponse:
    """The question, who is asked, what was decided; and that n entries are held."""
    found = opened(request, enquiry_id)
    page = enquiry_page(request.viewer, whole(request.viewer, found), now=clock.now())
    return render(request, "enquiries/one.jinja", {"page": page, "contact_id": found.contact_id})


@require_GET
@staff_page("enquiries.read_all")
def story(request: StaffRequest, enquiry_id: UUID) -> HttpResponse:
    """Everything every agency wrote, as one chronology, by date or by agency."""
    found = worked_on(request, enquiry_id)
    order = "agency" if request.GET.get("order") == "agency" else "date"
    groups = _groups(of_enquiry(request.viewer, found.pk), order, works=True)
    above = panels("enquiries.story", request.viewer, [found.pk])
    shown = {"enquiry": found, "groups": groups, "order": order, "above": above}
    return render(request, "enquiries/story.jinja", shown)


def _groups(told: list[Told], order: str, *, works: bool) -> list[Group]:
    if not told:
        return []
    return by_agency(told, works=works) if order == "agency" else by_date(told, works=works)


@staff_page("enquiries.read_all")
def print_it(request: StaffRequest, enquiry_id: UUID) -> HttpResponse:
    """The one door by which it leaves on paper: what for, then the page to print."""
    found = worked_on(request, enquiry_id)
    form = form_of(request, PrintForm, PRINT, found.pk, agencies=list(agencies()))
    if request.method == "POST" and form.is_valid():
        return _printed(request, found, form)
    return form_page(
        request,
        title="Print the chronology",
        caption=f"Enquiry {found.reference}",
        form=form,
        draft=PRINT,
        subject=found.pk,
        button="Show it for printing",
        back_to=reverse("enquiries:story", args=[found.pk]),
        readers=["the enquiry’s social workers"],
        walled=bool(found.walls),
    )


def _printed(request: StaffRequest, found: Enquiry, form: PrintForm) -> HttpResponse:
    """Put on record first; then shown, with who printed it and what for on every sheet."""
    now, told = clock.now(), of_enquiry(request.viewer, found.pk)
    keys = "".join(sorted(str(each.entry.pk) for each in told))
    paper = form.paper(entries=len(told), digest=hashlib.sha256(keys.encode()).hexdigest())
    actions.record_print(enquiry_id=found.pk, paper=paper, by=request.viewer, at=now)
    page = enquiry_page(request.viewer, whole(request.viewer, found), now=now)
    shown = {
        "page": page,
        "groups": _groups(told, form.cleaned_data["order"], works=False),
        "why": paper.why,
        "goes": GOES.format(who=paper.to.name, how=How(paper.how).label) if paper.to else STAYS,
        "when": moment(now),
    }
    return render(request, "enquiries/printed.jinja", shown)


@staff_page("enquiries.read_all")
def conclude(request: StaffRequest, enquiry_id: UUID) -> HttpResponse:
    """The decision, the entries it rests on, and what every agency asked is told."""
    found = worked_on(request, enquiry_id)
    told = [each for each in of_enquiry(request.viewer, found.pk) if not each.corrected]
    asked = asked_for(request.viewer, [found]).get(found.pk, [])
    waits = [each.name for each in asked if each.follow_up.state in WITH_THE_ASKED]
    seen = {"seen": last_number(request.viewer, found)}
    offers = {"lines": choices(told), "waiting": bool(waits), "initial": seen}
    form = form_of(request, ConcludeForm, DECIDE, found.pk, **offers)

    def save() -> None:
        given = {"decided": form.decided(), "seen": form.cleaned_data["seen"]}
        actions.conclude(enquiry_id=found.pk, **given, by=request.viewer, at=clock.now())

    if saved(request, form, DECIDE, found.pk, save).done:
        return done(request, "Decided. Every organisation asked is told.", "enquiries:one", found.pk)
    return form_page(
        request,
        title="Decide",
        caption=f"Enquiry {found.reference}",
        form=form,
        draft=DECIDE,
        subject=found.pk,
        button="Decide and tell them",
        back_to=reverse("enquiries:story", args=[found.pk]),
        readers=[*FRONT_DOOR, "as far as it is told them, those at each organisation asked"],
        walled=bool(found.walls),
        waits=waits,
    )


@staff_page("enquiries.read_all")
def name(request: StaffRequest, enquiry_id: UUID) -> HttpResponse:
    """Name another social worker, who then reads all of it. Nobody names themselves."""
    found = opened(request, enquiry_id)
    may_name_somebody(request.viewer, found).demand()
    people = could_be_named(request.viewer, found, named_on(request.viewer, found))
    form = form_of(request, NameForm, NAME, found.pk, people=people)

    def save() -> None:
        given = {"staff_id": form.staff_id(), "why": form.cleaned_data["why"]}
        actions.name_worker(enquiry_id=found.pk, **given, by=request.viewer, at=clock.now())

    if saved(request, form, NAME, found.pk, save).done:
        return done(request, "Named. They and the others have been told.", "enquiries:one", found.pk)
    return form_page(
        request,
        title="Name another social worker",
        caption=f"Enquiry {found.reference}",
        form=form,
        draft=NAME,
        subject=found.pk,
        button="Name them",
        back_to=reverse("enquiries:one", args=[found.pk]),
        readers=FRONT_DOOR,
        walled=bool(found.walls),
    )


@staff_page("enquiries.read_all")
def end_naming(request: StaffRequest, enquiry_id: UUID, staff_id: UUID) -> HttpResponse:
    """A social worker reads it no longer."""
    found = worked_on(request, enquiry_id)
    named = {each.staff_id: each.staff.name for each in named_on(request.viewer, found)}
    if staff_id not in named:
        raise Refused(NOT_FOUND, hidden=True)
    form = form_of(request, EndNamingForm, END, found.pk)

    def save() -> None:
        why = form.cleaned_data["why"]
        actions.end_naming(enquiry_id=found.pk, staff_id=staff_id, why=why, by=request.viewer, at=clock.now())

    if saved(request, form, END, found.pk, save).done:
        return done(request, "They read it no longer.", "enquiries:one", found.pk)
    return form_page(
        request,
        title="End somebody’s reading",
        caption=f"Enquiry {found.reference}: {named[staff_id]}",
        form=form,
        draft=END,
        subject=found.pk,
        button="End it",
        back_to=reverse("enquiries:one", args=[found.pk]),
        readers=FRONT_DOOR,
        walled=bool(found.walls),
    )
