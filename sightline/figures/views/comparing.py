"""Pages on which areas' returns are brought in, set side by side, and said to whom research went."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.actions.recording import record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import paginate
from sightline.figures import actions, queries
from sightline.figures.benchmarking.making import Whose
from sightline.figures.benchmarking.making import as_csv as return_csv
from sightline.figures.benchmarking.making import as_json as return_json
from sightline.figures.benchmarking.parsing import Unreadable
from sightline.figures.benchmarking.reading import read
from sightline.figures.extract.taking import area
from sightline.figures.forms import BringForm, CompareForm, OursForm, SharedForm, WithdrawForm
from sightline.figures.models import AreaReturn, Published
from sightline.figures.pages.comparing import Column, as_csv, columns, compared
from sightline.figures.pages.returns import published_years, whole_content
from sightline.figures.permissions import demand_benchmark

FORMS = {
    "csv": (return_csv, "text/csv; charset=utf-8"),
    "json": (return_json, "application/json; charset=utf-8"),
}
COMPARED, TAKEN = "figures.comparison_taken", "figures.return_taken"
FAULTS = "Nothing was kept. The return has faults, listed below with where each stands"


@require_GET
@staff_page("figures.read")
def compare(request: StaffRequest) -> HttpResponse:
    """One data set of several areas, side by side."""
    periods = queries.periods_returned()
    if not periods:
        return render(request, "figures/no_returns.jinja", {})
    form, found = _chosen(request, periods)
    name = form.data_set_chosen()
    context = {
        "form": form,
        "query": request.GET.urlencode(),
        "period": form.period_chosen(),
        "data_set": dict(form.fields["data_set"].choices)[name],  # type: ignore[attr-defined]
        "columns": found,
        "heads": [each.title for each in found],
        "figures": compared(name, found),
        "elsewhere": queries.elsewhere(form.period_chosen()),
    }
    return render(request, "figures/compare.jinja", context)


def _chosen(request: StaffRequest, periods: list[str]) -> tuple[CompareForm, list[Column]]:
    form = CompareForm(request, periods=periods)
    standing = queries.standing(form.period_chosen())
    form.offer_areas([each.area for each in standing])
    wanted = form.areas_chosen()
    return form, columns([each for each in standing if not wanted or each.area in wanted])


@require_GET
@staff_page("figures.read")
def comparison(request: StaffRequest) -> HttpResponse:
    """The comparison of every data set as comma-separated values. Who took it, of which areas, is on the record."""
    periods = queries.periods_returned()
    if not periods:
        return redirect("figures:compare")  # which says that there is none
    form, found = _chosen(request, periods)
    _taken(request, COMPARED, f"{form.period_chosen()}: {', '.join(each.title for each in found)}")
    name = f"areas-{form.period_chosen().replace('/', '-')}.csv"
    return _file(as_csv(found), "text/csv; charset=utf-8", name)


@require_GET
@staff_page("figures.read")
def area_returns(request: StaffRequest) -> HttpResponse:
    """Every version of every area's return."""
    page = paginate(request, queries.returns())
    return render(request, "figures/area_returns.jinja", {"page": page})


@staff_page("figures.benchmark")
def bring(request: StaffRequest) -> HttpResponse:
    """Bring in what another area sent; a file with faults is told of and not kept."""
    form = BringForm.of(request)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = read(form.cleaned_data["file"].read())
        except Unreadable as error:
            faults = error.faults
            form.add_error("file", FAULTS)
        else:
            kept = saved_or_told(
                form,
                lambda: actions.bring_return(
                    made=made,
                    received_on=form.cleaned_data["received_on"],
                    area=area(),
                    by=request.viewer,
                    at=clock.now(),
                ),
            )
            if kept is not None:
                messages.success(request, f"Version {kept.number} of the return of {kept} was kept.")
                return redirect("figures:area_return", kept.pk)
    return render(request, "figures/bring_return.jinja", {"form": form, "faults": faults})


@staff_page("figures.benchmark")
def ours(request: StaffRequest) -> HttpResponse:
    """Make our return of a year that was published."""
    published = queries.published_whole()
    form = OursForm.of(request, years=published_years(published))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        name, _, period = given["published"].partition(" ")
        of = next(each for each in published if each.name == name)
        made = saved_or_told(form, lambda: _made(request, of, period, given))
        if made is not None:
            messages.success(request, f"Version {made.number} of our return of {made.period} was made.")
            return redirect("figures:area_return", made.pk)
    return render(request, "figures/make_return.jinja", {"form": form, "published": published})


def _made(request: StaffRequest, of: Published, period: str, given: dict[str, Any]) -> AreaReturn:
    whose = Whose(of.area, given["code"], given["children"], given["source"], given["year"])
    return actions.make_return(published=of, period=period, whose=whose, by=request.viewer, at=clock.now())


@require_GET
@staff_page("figures.read")
def area_return(request: StaffRequest, area_return_id: UUID) -> HttpResponse:
    """One version of a return: whose, who brought it, its numbers unless it was withdrawn, and its other versions."""
    return _shown(request, _found(area_return_id), WithdrawForm())


def _shown(request: StaffRequest, found: AreaReturn, form: WithdrawForm) -> HttpResponse:
    [column] = columns([found])
    versions = list(queries.returns().filter(area__iexact=found.area, period=found.period))
    stands = next((each.pk for each in versions if not each.withdrawn_at), None)
    sets = CompareForm(request, periods=[found.period]).fields["data_set"].choices  # type: ignore[attr-defined]
    context = {
        "it": found,
        "column": column,
        "form": form,
        "sets": [] if found.withdrawn_at else [(title, compared(name, [column])) for name, title in sets],
        "versions": versions,
        "stands": stands,
    }
    return render(request, "figures/area_return.jinja", context)


@require_GET
@staff_page("figures.read")
def return_file(request: StaffRequest, area_return_id: UUID, form: str) -> HttpResponse:
    """A return as a file: ours to be sent, another's as it is kept. Who took it is on the record."""
    found = _found(area_return_id)
    if form not in FORMS or found.withdrawn_at:
        raise Http404
    write, media_type = FORMS[form]
    _taken(request, TAKEN, f"{found}, version {found.number}, {form}", found)
    return _file(write(whole_content(found)), media_type, f"return-{found.period.replace('/', '-')}.{form}")


@require_POST
@staff_page("figures.benchmark")
def withdraw(request: StaffRequest, area_return_id: UUID) -> HttpResponse:
    """Take a version out of every comparison."""
    found = _found(area_return_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid() or _withdrawn(request, found, form) is None:
        return _shown(request, found, form)
    messages.success(request, "It was withdrawn. It stands in no comparison any more.")
    return redirect("figures:area_return", found.pk)


def _withdrawn(request: StaffRequest, found: AreaReturn, form: WithdrawForm) -> AreaReturn | None:
    why = form.cleaned_data["why"]
    return saved_or_told(
        form,
        lambda: actions.withdraw_return(area_return_id=found.pk, why=why, by=request.viewer, at=clock.now()),
    )


@staff_page("figures.read")
def sharing(request: StaffRequest) -> HttpResponse:
    """What was given to other areas and forces and received from them, and a form for one more."""
    if request.method == "POST":
        demand_benchmark(request.viewer)
    form = SharedForm.of(request) if request.viewer.may("figures.benchmark") else None
    if form and request.method == "POST" and _noted(request, form):
        messages.success(request, "It is on the list.")
        return redirect("figures:sharing")
    page = paginate(request, queries.shared())
    return render(request, "figures/sharing.jinja", {"form": form, "page": page})


def _noted(request: StaffRequest, form: SharedForm) -> bool:
    if not form.is_valid():
        return False
    given = form.cleaned_data
    return bool(saved_or_told(form, lambda: actions.note_shared(**given, by=request.viewer, at=clock.now())))


@staff_page("figures.benchmark")
def withdraw_shared(request: StaffRequest, shared_id: UUID) -> HttpResponse:
    """Strike out a line of the list that is wrong."""
    found = queries.one_shared(shared_id)
    if found is None:
        raise Http404
    form = WithdrawForm.of(request)
    if request.method == "POST" and form.is_valid():
        struck = saved_or_told(
            form,
            lambda: actions.withdraw_shared(
                shared_id=found.pk, why=form.cleaned_data["why"], by=request.viewer, at=clock.now()
            ),
        )
        if struck is not None:
            messages.success(request, "The line was struck out.")
            return redirect("figures:sharing")
    return render(request, "figures/withdraw_shared.jinja", {"it": found, "form": form})


def _found(area_return_id: UUID) -> AreaReturn:
    found = queries.whole_return(area_return_id)
    if found is None:
        raise Http404
    return found


def _taken(request: StaffRequest, kind: str, words: str, subject: AreaReturn | None = None) -> None:
    record(Outcome.OPENED, kind, by=request.viewer, at=clock.now(), subject=subject, words=words)


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
