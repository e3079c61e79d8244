"""The systems that are checked and the front door's own numbers: an administrator's pages, without any record."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import show_anew
from sightline.front_door.actions import list_system, set_numbers, set_training
from sightline.front_door.choices import SettingKey
from sightline.front_door.forms.set_up import NumbersForm, SystemForm, TrainingForm
from sightline.front_door.queries.set_up import every_system, numbers_in_words, settings, training_link
from sightline.front_door.systems import InternalSystem
from sightline.front_door.views.common import attempt

ADMINISTER = "access.administer"


@staff_page(ADMINISTER)
def set_up(request: StaffRequest) -> HttpResponse:
    """The list of systems, and the numbers in force with a form to change them."""
    now = settings()
    initial: dict[str, object] = {
        "least": now[SettingKey.REPEAT_LEAST],
        "months": now[SettingKey.REPEAT_MONTHS],
        "seen": numbers_in_words(),
    }
    form: NumbersForm = NumbersForm.of(request, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: set_numbers(**form.cleaned_data, by=request.viewer, at=clock.now()))
        if done.saved is not None:
            messages.success(request, "Saved. It counts from the next contact.")
            return redirect("front_door:set_up")
        show_anew(form, seen=initial["seen"])
    made = {"form": form, "systems": every_system(), "training": training_link()}
    return render(request, "front_door/set_up.jinja", made)


@staff_page(ADMINISTER)
def training(request: StaffRequest) -> HttpResponse:
    """Where staff learn to weigh what is told without a name: the link that stands on such contacts."""
    now, clash = training_link(), None
    initial = {"title": now.title, "address": now.address, "seen": now.number} if now else {"seen": 0}
    form: TrainingForm = TrainingForm.of(request, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: set_training(**form.cleaned_data, by=request.viewer, at=clock.now()))
        if done.saved is not None:
            messages.success(request, "Saved. It stands on every contact told without a name.")
            return redirect("front_door:set_up")
        clash = done.clash
    context = {"form": form, "clash": clash, "seen": now.number if now else 0}
    return render(request, "front_door/training.jinja", context)


@staff_page(ADMINISTER)
def system_add(request: StaffRequest) -> HttpResponse:
    """One more system on the list."""
    last = max((each.place for each in every_system()), default=0)
    return _system(request, InternalSystem("", "", "", last + 1), "Add a system")


@staff_page(ADMINISTER)
def system_change(request: StaffRequest, system: str) -> HttpResponse:
    """Name a system as people here call it, move it, or stop checking it."""
    found = next((each for each in every_system() if each.key == system), None)
    if found is None:
        raise Http404
    return _system(request, found, f"Change {found.name}")


def _system(request: StaffRequest, it: InternalSystem, title: str) -> HttpResponse:
    initial = {
        "name": it.name,
        "holds": it.holds,
        "place": it.place,
        "gone": not it.in_use,
        "seen": it.number,
    }
    form: SystemForm = SystemForm.of(request, initial=initial)
    clash = None
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "in_use": not form.cleaned_data["gone"], "key": it.key}
        given.pop("gone")
        done = attempt(form, lambda: list_system(**given, by=request.viewer, at=clock.now()))
        if done.saved is not None:
            messages.success(request, "Saved.")
            return redirect("front_door:set_up")
        clash = done.clash
    context = {"form": form, "heading_text": title, "clash": clash, "seen": it.number}
    return render(request, "front_door/system.jinja", context)
