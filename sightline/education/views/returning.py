"""A lead's own pages: what was returned, finding a pupil, returning one, putting it right, nil."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.education import actions, years
from sightline.education.forms.returning import (
    AgedForm,
    FurtherForm,
    NewPupilForm,
    NilForm,
    ReturnForm,
    TakeBackForm,
    filled_from,
)
from sightline.education.models import PupilReturn, Setting
from sightline.education.pages.absences import absence_lines, transfer_lines
from sightline.education.pages.returns import entries, pupil_lines, tag_of, totals_rows
from sightline.education.permissions import may_return
from sightline.education.queries.absences import of_pupil
from sightline.education.queries.answers import leads_meetings
from sightline.education.queries.returns import (
    entries_of,
    last_entry,
    my_setting,
    pupils,
    seen,
    standing,
    totals_of,
    where_it_stands,
)
from sightline.education.queries.transfers import transfers_of
from sightline.education.views.common import NOBODY, Page, form_of, served
from sightline.people.actions import note_own_search
from sightline.people.actions.searching import SEARCH_FIRST, searched_first
from sightline.people.forms import SearchForm
from sightline.people.forms.search import FOUND, keep_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.text import cleaned
from sightline.people.pages.results import reasons
from sightline.people.queries import name_lines, own_search

NEW, RETURN, CORRECT, BACK, NIL = (
    f"education.{name}" for name in ("new_pupil", "return", "correct", "take_back", "nil")
)


@require_GET
@staff_page("education.return")
def ours(request: StaffRequest) -> HttpResponse:
    """What one's own setting has returned this year and the two before."""
    today = clock.today()
    setting = my_setting(request.viewer, on=today)
    if setting is None:
        return render(request, "education/ours.jinja", {"setting": None})
    offered = dict(years.offered(today))
    year = int(asked) if (asked := request.GET.get("year", "")) in offered else years.year_of(today)
    found = list(standing(request.viewer, year).filter(setting=setting))
    it = where_it_stands(request.viewer, setting, year)
    shown = {
        "setting": setting,
        "year": years.in_words(year),
        "others": [(f"?year={key}", text) for key, text in offered.items() if key != str(year)],
        "state": tag_of(it.returned),
        "lines": pupil_lines(found),
        "nil": it.returned == "nil",
        "meetings": leads_meetings(since=today)[:1],
        "totals": totals_rows(totals_of(year), it),
    }
    return render(request, "education/ours.jinja", shown)


@staff_page("education.return")
def find(request: StaffRequest) -> HttpResponse:
    """Search among one's own pupils before one is returned, so that nobody is recorded twice."""
    if my_setting(request.viewer, on=clock.today()) is None:
        return redirect("education:ours")
    if request.method == "POST":
        return redirect(f"{reverse('education:find')}?{FOUND}={keep_search(request)}")
    form = SearchForm(request)
    asked = form.asked() if form.is_bound and not form.errors else Asked()
    if asked.empty:
        return render(request, "education/find.jinja", {"form": form, "found": None})
    slip = note_own_search(asked=asked, by=request.viewer, at=clock.now())
    found = [(each, reasons(each.findings)) for each in own_search(request.viewer, asked)]
    carried = urlencode({FOUND: request.GET.get(FOUND, ""), "slip": slip})
    add = f"{reverse('education:new_pupil')}?{carried}"
    return render(request, "education/find.jinja", {"form": form, "found": found, "add_href": add})


@staff_page("education.return")
def new_pupil(request: StaffRequest) -> HttpResponse:
    """Return a pupil the setting has not recorded before; the form is filled from the search."""
    setting = my_setting(request.viewer, on=clock.today())
    if setting is None:
        return redirect("education:ours")
    slip = str(request.POST.get("search") or request.GET.get("slip") or "")
    if not searched_first(slip, by=request.viewer, at=clock.now()):
        messages.info(request, SEARCH_FIRST)
        return redirect("education:find")
    said = "Returned."
    page = Page(
        "Return a pupil",
        setting.agency.name,
        NEW,
        NOBODY,
        "Return this pupil",
        reverse("education:ours"),
        said,
    )
    form = form_of(request, NewPupilForm, page, initial=_from_search(request, slip))

    def save() -> str:
        return reverse("education:pupil", args=[_return_new(request, form, slip).record_id])

    return served(request, page, form, save, slip=slip)


@require_GET
@staff_page("education.open")
def pupil(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Every entry about one pupil that the viewer may read."""
    record = open_record(pupils(request.viewer), request.viewer, record_id)
    found = entries(request.viewer, list(entries_of(request.viewer, [record.pk])))
    setting = my_setting(request.viewer, on=clock.today())
    own = setting is not None and record.agency_id == setting.agency_id
    shown = {
        "record": record,
        "name": name_lines([record.pk])[record.pk],
        "entries": found,
        "returns": own,
        "absences": absence_lines(*of_pupil(request.viewer, record.pk)),
        "transfers": transfer_lines(transfers_of(request.viewer, record.pk)),
    }
    return render(request, "education/pupil.jinja", shown)


@staff_page("education.return")
def return_it(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Return a pupil of one's own again; where this year has an entry, a further one."""
    setting = mine(request)
    record = open_record(pupils(request.viewer), request.viewer, record_id)
    last = last_entry(setting, record.pk, years.year_of(clock.today()))
    if last is not None and request.method != "POST":
        return redirect("education:correct", return_id=last.pk)
    page = _page(record, "Return this pupil", RETURN, record.pk, "Return this pupil")
    form = form_of(request, _kind(record), page, initial={"seen_number": 0})

    def save() -> None:
        noted, key = form.noted(), key_of(request)
        actions.return_pupil(record_id=record.pk, noted=noted, key=key, by=request.viewer, at=clock.now())

    return served(request, page, form, save)


@staff_page("education.return")
def correct(request: StaffRequest, return_id: UUID) -> HttpResponse:
    """Put an entry right, or add to it, by a further one."""
    entry = _last(_entry(request, return_id))
    page = _page(entry.record, "Put it right or add to it", CORRECT, entry.pk, "Save the further entry")
    form = form_of(request, FurtherForm, page, initial=filled_from(entry))

    def save() -> None:
        given = {key: form.cleaned_data[key] for key in ("seen_number", "why")}
        actions.correct_return(
            return_id=entry.pk,
            noted=form.noted(),
            key=key_of(request),
            **given,
            by=request.viewer,
            at=clock.now(),
        )

    return served(request, page, form, save)


@staff_page("education.return")
def take_back(request: StaffRequest, return_id: UUID) -> HttpResponse:
    """A pupil who ought not to have been returned."""
    entry = _last(_entry(request, return_id))
    page = _page(entry.record, "Take a return back", BACK, entry.pk, "Take it back")
    form = form_of(request, TakeBackForm, page, initial={"seen_number": entry.number})

    def save() -> None:
        actions.take_back_return(return_id=entry.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    return served(request, page, form, save)


@staff_page("education.return")
def nil(request: StaffRequest) -> HttpResponse:
    """Nothing to return for a year."""
    setting = my_setting(request.viewer, on=clock.today())
    if setting is None:
        return redirect("education:ours")
    back, said = (
        reverse("education:ours"),
        "Nil return saved. If a worry arises later, record the pupil then.",
    )
    page = Page("Return nil", setting.agency.name, NIL, NOBODY, "Return nil", back, said)
    form = form_of(request, NilForm, page, years=years.offered(clock.today()))

    def save() -> None:
        actions.return_nil(year=int(form.cleaned_data["year"]), by=request.viewer, at=clock.now())

    return served(request, page, form, save)


def _return_new(request: StaffRequest, form: NewPupilForm, slip: str) -> PupilReturn:
    made: PupilReturn = actions.return_new_pupil(
        search=slip,
        names=form.names(),
        born=form.birth(),
        particulars=form.particulars(),
        identifiers=form.identifiers(),
        noted=form.noted(),
        key=key_of(request),
        by=request.viewer,
        at=clock.now(),
    )
    return made


def mine(request: StaffRequest) -> Setting:
    setting = my_setting(request.viewer, on=clock.today())
    may_return(request.viewer, setting).demand()
    return setting  # type: ignore[return-value]


def own_pupil_page(
    request: StaffRequest, record_id: UUID, title: str, draft: str, button: str
) -> tuple[SourceRecord, Page]:
    """A pupil of one's own setting, opened for a page with one form."""
    setting = mine(request)
    own = pupils(request.viewer).filter(agency_id=setting.agency_id)
    record = open_record(own, request.viewer, record_id)
    return record, _page(record, title, draft, record.pk, button)


def _entry(request: StaffRequest, return_id: UUID) -> PupilReturn:
    found: PupilReturn = open_record(seen(request.viewer), request.viewer, return_id)
    may_return(request.viewer, found.setting).demand()
    return found


def _last(entry: PupilReturn) -> PupilReturn:
    """The entry that stands of the same year: what a further one begins from."""
    return last_entry(entry.setting, entry.record_id, entry.academic_year) or entry


def _kind(record: SourceRecord) -> type[ReturnForm]:
    return ReturnForm if record.born_on else AgedForm


def _page(record: SourceRecord, title: str, draft: str, subject: UUID, button: str) -> Page:
    name = name_lines([record.pk])[record.pk]
    return Page(title, name, draft, subject, button, reverse("education:pupil", args=[record.pk]), "Saved.")


def _from_search(request: StaffRequest, slip: str) -> dict[str, Any]:
    """What was typed into the search, put where it most likely belongs."""
    asked = SearchForm(request)
    said = cleaned(asked.cleaned_data.get("names") or "").replace(",", " ").split()
    return {
        "given": " ".join(said[:-1]),
        "surname": said[-1] if said else "",
        "born": asked.cleaned_data.get("born"),
        "upn": asked.cleaned_data.get("identifier") or "",
        "search": slip,
    }
