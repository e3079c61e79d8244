"""The coordinator's pages: who has returned, one setting, asking it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.education import actions, years
from sightline.education.forms.network import (
    AddSettingForm,
    AskForm,
    EndSettingForm,
    OfYearForm,
    SpokenForm,
    YearForm,
)
from sightline.education.models import Setting
from sightline.education.pages.network import setting_page, standing_lines
from sightline.education.pages.returns import greatest, unmatched_lines
from sightline.education.queries.network import asked_of, leads_of, settings, spoken_with
from sightline.education.queries.returns import unmatched, where_it_stands, who_has_returned
from sightline.education.views.common import NOBODY, Page, form_of, served

ADD, ASK, END, SPEAK = (f"education.{name}" for name in ("add_setting", "ask", "end_setting", "note_spoken"))
READERS = ["whoever keeps the list of schools and colleges"]
THERE = ["the leads of this school or college", "whoever keeps the list of schools and colleges"]


@require_GET
@staff_page("education.oversee")
def settings_page(request: StaffRequest) -> HttpResponse:
    """Every setting that is asked, and what it returned in a year (SC-04, SC-05, SC-08a)."""
    today = clock.today()
    form = YearForm(request, years=years.offered(today))
    year = int(form.cleaned_data.get("year") or years.year_of(today))
    every = who_has_returned(request.viewer, year, on=today)
    leads = leads_of([each.setting.agency_id for each in every], on=today)
    wanted = form.cleaned_data.get("returned")
    shown = {
        "form": form,
        "year": years.in_words(year),
        "lines": standing_lines([each for each in every if not wanted or each.returned == wanted], leads),
        "every": len(every),
        "with_cases": sum(each.returned == "cases" for each in every),
        "nil": sum(each.returned == "nil" for each in every),
        "pupils": sum(each.pupils for each in every),
        "greatest": greatest(every),
    }
    return render(request, "education/settings.jinja", shown)


@require_GET
@staff_page("education.read")
def unmatched_pupils(request: StaffRequest) -> HttpResponse:
    """Pupils of a year whom nobody has linked to a child the hub knows (SC-03)."""
    today = clock.today()
    form = OfYearForm(request, years=years.offered(today))
    year = int(form.cleaned_data.get("year") or years.year_of(today))
    lines = unmatched_lines(request.viewer, unmatched(request.viewer, year))
    shown = {"form": form, "year": years.in_words(year), "lines": lines}
    return render(request, "education/unmatched.jinja", shown)


@require_GET
@staff_page("education.oversee")
def setting(request: StaffRequest, setting_id: UUID) -> HttpResponse:
    """One setting: who leads, what it returned each year, what it was asked."""
    found = _opened(request, setting_id)
    today = clock.today()
    stands = [(text, where_it_stands(request.viewer, found, int(key))) for key, text in years.offered(today)]
    leads = leads_of([found.agency_id], on=today)[found.agency_id]
    asked, spoken = asked_of(request.viewer, found), spoken_with(request.viewer, found)
    return render(
        request, "education/setting.jinja", {"it": setting_page(found, leads, stands, asked, spoken)}
    )


@staff_page("education.oversee")
def add(request: StaffRequest) -> HttpResponse:
    """Put a school or college on the list."""
    back = reverse("education:settings")
    page = Page("Add a school or college", "Schools and colleges", ADD, NOBODY, "Add it", back, "Added.")
    form = form_of(request, AddSettingForm, page)

    def save() -> None:
        given = {name: form.cleaned_data[name] for name in ("phase", "joined_on")}
        actions.add_setting(agency=form.agency_chosen(), **given, by=request.viewer, at=clock.now())

    return served(request, page, form, save, readers=READERS)


@staff_page("education.oversee")
def ask(request: StaffRequest, setting_id: UUID) -> HttpResponse:
    """Ask a setting that has returned little or nothing; it is followed up until it answers (SC-09)."""
    found = _opened(request, setting_id)
    page = _page(
        found,
        title="Ask this setting",
        draft=ASK,
        button="Ask them",
        said="Asked. You will be told what they answer.",
    )
    form = form_of(request, AskForm, page)

    def save() -> None:
        actions.ask_setting(setting_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save, readers=THERE)


@staff_page("education.oversee")
def speak(request: StaffRequest, setting_id: UUID) -> HttpResponse:
    """That its lead was spoken with (SC-09)."""
    found = _opened(request, setting_id)
    page = _page(found, title="Note that you spoke with the lead", draft=SPEAK, button="Save", said="Saved.")
    form = form_of(request, SpokenForm, page)

    def save() -> None:
        actions.note_spoken(setting_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save, readers=READERS)


@staff_page("education.oversee")
def end(request: StaffRequest, setting_id: UUID) -> HttpResponse:
    """A setting that returns no more."""
    found = _opened(request, setting_id)
    page = _page(found, title="Take it off the list", draft=END, button="Take it off", said="Saved.")
    form = form_of(request, EndSettingForm, page, initial={"version": found.version})

    def save() -> None:
        actions.end_setting(setting_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save, readers=READERS)


def _opened(request: StaffRequest, setting_id: UUID) -> Setting:
    return open_record(settings(), request.viewer, setting_id)


def _page(found: Setting, **words: str) -> Page:
    back = reverse("education:setting", args=[found.pk])
    return Page(caption=found.agency.name, subject=found.pk, back_to=back, **words)
