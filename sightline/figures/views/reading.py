"""Pages that show figures: the dashboard, the funnel, and how each is counted."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, open_page, staff_page
from sightline.figures import queries
from sightline.figures.definitions.catalogue import FAMILIES
from sightline.figures.definitions.periods import read_period
from sightline.figures.forms import DashboardForm, PeriodForm
from sightline.figures.pages import dashboard as made
from sightline.figures.pages.charts import NARROW, WIDE, charts_of, flow_of
from sightline.figures.pages.funnel import STAGES, funnel
from sightline.figures.pages.method import method
from sightline.figures.pages.numbers import LEGEND, families, family_title

OPEN = "How published figures are counted is for everybody to check"


@require_GET
@staff_page("figures.read")
def dashboard(request: StaffRequest) -> HttpResponse:
    """The newest extract's figures, and contacts narrowed as somebody likes."""
    count = queries.newest_count()
    if count is None:
        return render(request, "figures/nothing_counted.jinja", {"viewer": request.viewer})
    form = DashboardForm(request, count=count)
    chosen = form.picked()
    year = made.last_year(chosen.period)
    context = {
        "form": form,
        "count": count,
        "chosen": chosen,
        "period": made.period_title(count, chosen.period),
        "compare": made.period_title(count, chosen.compare) if chosen.compare else "",
        "family": family_title(chosen.family),
        "charts": charts_of(queries.charts(count, year), chosen.family),
        "year": year,
        "narrowed": made.narrowed(count, chosen, request.viewer),
        "months": made.months(count, chosen),
        "blocks": made.figures_of(count, chosen),
        "legend": LEGEND,
    }
    return render(request, "figures/dashboard.jinja", context)


@require_GET
@staff_page("figures.read")
def contacts_funnel(request: StaffRequest) -> HttpResponse:
    """Contacts of each organisation, stage by stage."""
    count = queries.newest_count()
    if count is None:
        return render(request, "figures/nothing_counted.jinja", {"viewer": request.viewer})
    form = PeriodForm(request, count=count)
    period = form.period_chosen()
    year = made.last_year(period)
    context = {
        "form": form,
        "count": count,
        "period": made.period_title(count, period),
        "stages": [title for title, _ in STAGES],
        "lines": funnel(count, read_period(period), request.viewer),
        "charts": flow_of(queries.charts(count, year), year),
        "year": year,
    }
    return render(request, "figures/funnel.jinja", context)


@require_GET
@staff_page("figures.read")
def chart(request: StaffRequest, chart_id: UUID, width: str) -> HttpResponse:
    """One drawing of a chart."""
    found = queries.whole_chart(chart_id)
    if found is None or width not in (WIDE, NARROW):
        raise Http404
    return HttpResponse(getattr(found, width), content_type="image/svg+xml; charset=utf-8")


@require_GET
@open_page(OPEN)
def methods(request: HttpRequest) -> HttpResponse:
    """The families of figures."""
    return render(request, "figures/methods.jinja", {"families": families()})


@require_GET
@open_page(OPEN)
def method_of(request: HttpRequest, family: str) -> HttpResponse:
    """How the figures of a family are counted."""
    if family not in FAMILIES:
        raise Http404
    return render(request, "figures/method.jinja", {"method": method(family)})
