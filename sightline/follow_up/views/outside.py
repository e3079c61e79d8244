"""For a manager told of a request they cannot open: who should answer it. Nothing of the request is shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.follow_up import actions, queries
from sightline.follow_up.forms import NameForm


@staff_page("follow_up.open")
def outside(request: StaffRequest, told_id: UUID) -> HttpResponse:
    """Name somebody; whoever asked is told and decides whether to let them in."""
    told = open_record(queries.told_outside(request.viewer), request.viewer, told_id)
    people = queries.who_could_answer(told, on=clock.today())
    form = NameForm.of(request, people=[(str(person.pk), person.name) for person in people])
    if request.method == "POST" and form.is_valid():
        try:
            given = {"named_id": form.named_id(), "words": form.cleaned_data["words"]}
            actions.name_answerer(told_id=told.pk, by=request.viewer, at=clock.now(), **given)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "Saved. Those who asked have been told.")
            return redirect("follow_up:list")
    return render(request, "follow_up/outside.jinja", {"told": told, "form": form})
