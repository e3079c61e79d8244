"""The rules clocks run by, and bank holidays that the published list does not know."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.deadlines import pages, queries
from sightline.deadlines.actions import set_holiday
from sightline.deadlines.forms import ADDED, HolidayForm


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
    }
    return render(request, "deadlines/rules.jinja", context)
