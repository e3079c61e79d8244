"""The rules clocks run by, other lengths for them, and bank holidays that the published list does not know."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import paginate
from sightline.deadlines import pages, queries
from sightline.deadlines.actions import answer_length, propose_length, set_holiday
from sightline.deadlines.forms import ADDED, AgreeForm, HolidayForm, LengthForm
from sightline.deadlines.permissions import may_agree


@staff_page("deadlines.holidays")
def rules(request: StaffRequest) -> HttpResponse:
    """Rules in force today, holidays entered here, and a form for one more."""
    form = HolidayForm.of(request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        set_holiday(
            day=given["day"],
            title=given["title"],
            source=given["source"],
            added=given["change"] == ADDED,
            by=request.viewer,
            at=clock.now(),
        )
        messages.success(request, "Saved. Open clocks are being counted again.")
        return redirect("deadlines:rules")
    context = {
        "form": form,
        "rules": [pages.rule_line(rule) for rule in queries.rules_in_force(clock.today())],
        "holidays": [pages.holiday_line(each) for each in queries.holidays_entered()],
        "known_until": queries.holidays_known_until(),
        "lengths": request.viewer.may("deadlines.lengths"),
    }
    return render(request, "deadlines/rules.jinja", context)


@require_GET
@staff_page("deadlines.lengths")
def lengths(request: StaffRequest) -> HttpResponse:
    """Clocks whose length the partnership sets, and what was proposed for them."""
    page = paginate(request, queries.proposals())
    context = {
        "rules": pages.length_lines(queries.rules_in_force(clock.today())),
        "page": page,
        "lines": [pages.proposal_line(each, request.viewer) for each in page.items],
    }
    return render(request, "deadlines/lengths.jinja", context)


@staff_page("deadlines.lengths")
def propose(request: StaffRequest, code: str) -> HttpResponse:
    """Propose another length for one clock."""
    found = next(
        (each for each in pages.length_lines(queries.rules_in_force(clock.today())) if each.code == code),
        None,
    )
    if found is None:
        raise Http404
    form: LengthForm = LengthForm.of(request)
    if request.method == "POST" and form.is_valid():
        given = {"code": code, **form.cleaned_data, "by": request.viewer}
        if saved_or_told(form, lambda: propose_length(**given, at=clock.now())):
            messages.success(request, "Proposed. It counts once a second person has agreed.")
            return redirect("deadlines:lengths")
    return render(request, "deadlines/length.jinja", {"form": form, "rule": found, "save": "Propose it"})


@staff_page("deadlines.lengths")
def agree(request: StaffRequest, proposal_id: UUID) -> HttpResponse:
    """A second person answers."""
    held = queries.proposals().filter(pk=proposal_id, answer=None).first()
    if held is None:
        raise Http404
    may_agree(request.viewer, held.by_id).demand()
    form: AgreeForm = AgreeForm.of(request)
    if request.method == "POST" and form.is_valid():
        agreed, words = form.cleaned_data["agreed"] == "yes", form.cleaned_data["words"]
        given = {"proposal_id": held.pk, "agreed": agreed, "words": words, "by": request.viewer}
        if saved_or_told(form, lambda: answer_length(**given, at=clock.now())):
            messages.success(request, "Kept. Clocks that run already go on by the length they began with.")
            return redirect("deadlines:lengths")
    context = {"form": form, "proposal": pages.proposal_line(held, request.viewer), "save": "Keep my answer"}
    return render(request, "deadlines/length.jinja", context)
