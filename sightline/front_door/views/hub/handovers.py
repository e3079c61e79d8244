"""Handing over between shifts."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun, key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.front_door.actions.handovers import accept_handover, hand_over
from sightline.front_door.forms.hub import HandoverForm
from sightline.front_door.hub_states import Shift
from sightline.front_door.pages.handovers import Thought, handover_pages, thoughts
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.permissions import may_accept_handover
from sightline.front_door.queries.handovers import accepted, seen, to_think_of, waiting, with_items
from sightline.front_door.queries.shifts import on_shift
from sightline.front_door.views.common import attempt

DRAFT = "front_door.handover"
LAST = 10


@staff_page("front_door.read")
def handovers(request: StaffRequest) -> HttpResponse:
    """What waits to be accepted, and the last that were."""
    viewer = request.viewer
    held = list(waiting(viewer)[:LAST])
    pages = handover_pages(viewer, with_items([*held, *accepted(viewer)[:LAST]]))
    waits = pages[: len(held)]
    done = [page for page in pages[len(held) :] if not page.waits]
    shown = {"waits": waits, "done": done, "shift": on_shift(clock.now())}
    return render(request, "front_door/hub/handovers.jinja", shown)


@staff_page("front_door.take_contact")
def handover_write(request: StaffRequest) -> HttpResponse:
    """Tick what must not wait and say what is to be done."""
    viewer, now = request.viewer, clock.now()
    shift = on_shift(now)
    listed = thoughts(to_think_of(viewer, until=shift.next_until))
    form, kept_at = _form(request, listed, shift.then)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _save(request, form, now))
        if done.saved:
            messages.success(request, "Left for the next shift. It is carried until somebody accepts it.")
            return redirect("front_door:handover", done.saved.pk)
    shown = {
        "form": form,
        "listed": listed,
        "shift": shift,
        "kept_at": kept_at,
        "once": str(key_of(request)),
        "readers": who_reads(),
    }
    return render(request, "front_door/hub/handover_write.jinja", shown)


def _form(request: StaffRequest, listed: list[Thought], then: Shift) -> tuple[HandoverForm, datetime | None]:
    kept = begun(request, request.viewer, DRAFT)
    form: HandoverForm = HandoverForm.of(
        request,
        listed=[(each.key, each.reference) for each in listed],
        draft=kept.fields if kept else None,
        initial={"to_shift": then.value},
    )
    return form, kept.changed_at if kept else None


def _save(request: StaffRequest, form: HandoverForm, at: datetime) -> object:
    made = hand_over(
        to_shift=Shift(form.cleaned_data["to_shift"]),
        left=form.left(),
        note=form.cleaned_data["note"],
        key=key_of(request),
        by=request.viewer,
        at=at,
    )
    drop_draft(form=DRAFT, subject_id=None, by=request.viewer, at=at)
    return made


@staff_page("front_door.read")
def handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Read one; whoever is of the next shift accepts it here."""
    found = open_record(seen(request.viewer), request.viewer, handover_id)
    refusal = ""
    if request.method == "POST":
        may_accept_handover(request.viewer, found).demand()
        try:
            accept_handover(handover_id=found.pk, by=request.viewer, at=clock.now())
        except Refused as refused:
            if refused.hidden:
                raise
            refusal = refused.sentence
        else:
            messages.success(request, "You have accepted it. What is in it is yours to see through.")
            return redirect("front_door:handover", found.pk)
    page = handover_pages(request.viewer, with_items([found]))[0]
    return render(request, "front_door/hub/handover.jinja", {"page": page, "refusal": refusal})
