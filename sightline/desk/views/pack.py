"""The pack of the monthly strategic panel, made from records (PW-18, PW-18a, PW-18b)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.desk.forms.pack import AgendaForm, MonthForm
from sightline.desk.pages.pack import month_words, pack_rows, pack_text
from sightline.desk.queries.pack import pack, panels_to_come
from sightline.meetings.actions import add_item


@staff_page("desk.pack")
def strategic(request: StaffRequest) -> HttpResponse:
    """One month. Whoever prepares it puts it on the panel's agenda, where everybody asked reads it."""
    chosen = MonthForm(request, on=clock.today())
    month = chosen.picked()
    found = pack(request.viewer, month)
    offer = panels_to_come(request.viewer)
    form: AgendaForm = AgendaForm.of(request, meetings=offer)
    if request.method == "POST" and form.is_valid():
        key = UUID(form.cleaned_data["meeting"])
        said = {"title": f"Monthly report: {month_words(month)}", "words": pack_text(found)}
        saved_or_told(form, lambda: add_item(meeting_id=key, **said, by=request.viewer, at=clock.now()))
        if form.is_valid():
            messages.success(request, "It stands on the agenda.")
            return redirect("meetings:one", key)
    shown = {
        "chosen": chosen,
        "month": month_words(month),
        "rows": pack_rows(found),
        "form": form,
        "offer": offer,
    }
    return render(request, "desk/pack.jinja", shown)
