"""Pages on which figures are made: extracts counted in the background, releases approved by a second person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.figures import actions, queries
from sightline.figures.definitions.periods import read_period
from sightline.figures.extract.taking import area
from sightline.figures.forms import CountForm, ReleaseForm, SendBackForm
from sightline.figures.models import Count, Published, Release
from sightline.figures.pages.releases import main_files, numbers_of, progress
from sightline.figures.permissions import may_decide
from sightline.figures.spans import is_whole
from sightline.figures.states import CountState, ReleaseAct, ReleaseState
from sightline.figures.tasks import build_report, count_figures, make_release


@staff_page("figures.extract")
def counts(request: StaffRequest) -> HttpResponse:
    """Extracts that were taken, and a form for one more."""
    form = CountForm.of(request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = actions.ask_for_count(
            since=given["since"], until=given["until"], by=request.viewer, at=clock.now()
        )
        count_figures.defer(count_id=str(asked.pk))
        return redirect("figures:count", asked.pk)
    page = paginate(request, queries.counts())
    return render(request, "figures/counts.jinja", {"form": form, "page": page})


@require_GET
@staff_page("figures.extract")
def count(request: StaffRequest, count_id: UUID) -> HttpResponse:
    """How far one extract is, or what came of it."""
    found = get_object_or_404(queries.counts(), pk=count_id)
    working = found.state in (CountState.WAITING, CountState.COUNTING)
    context = {"count": found, "progress": progress(found), "working": working}
    return render(request, "figures/count.jinja", context)


@staff_page("figures.read")
def releases(request: StaffRequest) -> HttpResponse:
    """What was made ready for the public; for those who may, a form to make another."""
    newest = queries.newest_count() if request.viewer.may("figures.release") else None
    form = ReleaseForm.of(request, periods=_whole_periods(newest)) if newest else None
    if request.method == "POST" and newest and form and form.is_valid():
        return _ask(request, newest, form.cleaned_data["period"])
    page = paginate(request, queries.releases())
    return render(request, "figures/releases.jinja", {"form": form, "page": page})


def _ask(request: StaffRequest, newest: Count, period: str) -> HttpResponse:
    asked = actions.ask_for_release(count=newest, period=period, by=request.viewer, at=clock.now())
    make_release.defer(release_id=str(asked.pk))
    messages.success(request, "It is being made ready. Somebody else has to approve it.")
    return redirect("figures:release", asked.pk)


def _whole_periods(count: Count) -> list[str]:
    return [name for name in reversed(list(count.numbers)) if is_whole(read_period(name), count.until)]


@require_GET
@staff_page("figures.read")
def release(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """One release as the public would see it, and what there is to decide."""
    return _shown(request, _found(release_id), SendBackForm())


@require_POST
@staff_page("figures.approve")
def approve(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """Let it out."""
    found = _found(release_id)
    published = actions.approve(release_id=found.pk, area=area(), by=request.viewer, at=clock.now())
    _ask_for_files(published, request)
    messages.success(
        request, f"Published as {published.name}. Anybody can read it now; the report is being built."
    )
    return redirect("figures:release", found.pk)


@require_POST
@staff_page("figures.release")
def build_files(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """Build the report of what was published, where it was not built or could not be."""
    published = queries.published_of(_found(release_id))
    if published is None:
        raise Http404
    _ask_for_files(published, request)
    messages.success(request, "The report is being built.")
    return redirect("figures:release", release_id)


def _ask_for_files(published: Published, request: StaffRequest) -> None:
    asked = actions.ask_for_report(published=published, by=request.viewer, at=clock.now())
    build_report.defer(report_id=str(asked.pk))


@require_POST
@staff_page("figures.approve")
def send_back(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """Send it back with a reason."""
    found = _found(release_id)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form)
    actions.send_back(release_id=found.pk, why=form.cleaned_data["reason"], by=request.viewer, at=clock.now())
    messages.success(request, "Sent back. Whoever asked for it sees why.")
    return redirect("figures:release", found.pk)


def _found(release_id: UUID) -> Release:
    found = queries.whole_release(release_id)
    if found is None:
        raise Http404
    return found


def _shown(request: StaffRequest, found: Release, form: SendBackForm) -> HttpResponse:
    working = found.state in (ReleaseState.WAITING, ReleaseState.PROTECTING)
    published = queries.published_of(found) if found.state == ReleaseState.APPROVED else None
    report = queries.report_of(published) if published else None
    context = {
        "published": published,
        "report": report,
        "files": main_files(queries.files_of(published)) if published else [],
        "progress": progress(report) if report else "",
        "release": found,
        "working": working,
        "form": form,
        "decision": may_decide(request.viewer, found, ReleaseAct.APPROVE),
        "families": [] if working else numbers_of(found.numbers, found.period),
    }
    return render(request, "figures/release.jinja", context)
