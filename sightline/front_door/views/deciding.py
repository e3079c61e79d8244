"""Deciding, telling the referrer, and passing on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.follow_up.states import State
from sightline.front_door.actions import close, decide, pass_on, tell_referrer
from sightline.front_door.forms.passing import PassOnForm
from sightline.front_door.forms.work import DecisionForm, ToldForm
from sightline.front_door.models import Contact, Decision
from sightline.front_door.pages.contact import contact_page
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.permissions import is_registered, may, may_tell
from sightline.front_door.queries import Whole, decided_last, decider, services, told_last, whole
from sightline.front_door.queries.set_up import training_for
from sightline.front_door.states import Act, FirstOutcome
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown

DECIDE, TELL, PASS = "front_door.decide", "front_door.tell", "front_door.pass_on"


@staff_page("front_door.decide")
def decide_it(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A registered social worker decides, in their own name."""
    found = opened(request.viewer, contact_id)
    last = decided_last(found)
    may(request.viewer, Act.DECIDE, found).demand()
    is_registered(decider(request.viewer), on=clock.today()).demand()
    number = last.number if last else 0
    chosen = {"services": services(on=clock.today()), "initial": {"seen": number}}
    form, kept_at = form_for(request, DecisionForm, draft=DECIDE, contact=found, **chosen)
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: decide(
                contact_id=found.pk,
                decided=form.decided(),
                seen=form.cleaned_data["seen"],
                key=key_of(request),
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            let_draft_go(request, DECIDE, found)
            return _after_deciding(request, found, done.saved)
        clash = done.clash
    page = contact_page(request.viewer, whole(request.viewer, found), now=clock.now())
    more = {"page": page, "clash": clash, "seen": number, "kept_at": kept_at}
    more["training"] = training_for(found)
    return shown(request, "front_door/decide.jinja", found, form, **more)


def _after_deciding(request: StaffRequest, found: Contact, made: Decision) -> HttpResponse:
    """On to what comes next: a child in danger, else whoever takes it, else whoever told us."""
    messages.success(request, "Decided, in your name.")
    if made.significant_harm:
        return redirect("front_door:acute", found.pk)
    onward = made.outcome in (FirstOutcome.EARLY_HELP, FirstOutcome.PATHWAY)
    return redirect("front_door:pass_on" if onward else "front_door:tell", found.pk)


@staff_page("front_door.tell_referrer")
def tell_it(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Record that whoever told us was told, or that nobody can be."""
    found = opened(request.viewer, contact_id)
    may_tell(request.viewer).demand()
    last = told_last(found)
    number = last.number if last else 0
    form, kept_at = form_for(request, ToldForm, draft=TELL, contact=found, initial={"seen": number})
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _tell(request, found, form))
        if done.saved:
            let_draft_go(request, TELL, found)
            messages.success(request, "Recorded.")
            return redirect("front_door:contact", found.pk)
        clash = done.clash
    page = contact_page(request.viewer, whole(request.viewer, found), now=clock.now())
    more = {"page": page, "clash": clash, "seen": number, "kept_at": kept_at}
    return shown(request, "front_door/tell.jinja", found, form, **more)


def _tell(request: StaffRequest, found: Contact, form: ToldForm) -> object:
    """Tell, and close with it where that was ticked."""
    at = clock.now()
    made = tell_referrer(
        contact_id=found.pk,
        told=form.told(),
        seen=form.cleaned_data["seen"],
        key=key_of(request),
        by=request.viewer,
        at=at,
    )
    if form.cleaned_data["close"] and may(request.viewer, Act.CLOSE, found):
        close(contact_id=found.pk, why="Told what happens; nothing more to do", by=request.viewer, at=at)
    return made


@staff_page("front_door.take_contact")
def pass_it_on(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Ask an agency or service because of this contact."""
    found = opened(request.viewer, contact_id)
    may(request.viewer, Act.PASS_ON, found).demand()
    all_of_it = whole(request.viewer, found)
    declined = [(str(each.pk), str(each)) for each in all_of_it.asked if each.state == State.DECLINED]
    chosen = {"services": services(on=clock.today()), "declined": declined}
    initial = {"kind": _usual_kind(all_of_it.decision), "whom": _chosen(all_of_it), "safeguarding": False}
    form, kept_at = form_for(request, PassOnForm, draft=PASS, contact=found, initial=initial, **chosen)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _pass(request, found, form))
        if done.saved:
            let_draft_go(request, PASS, found)
            return _after_passing(request, found, done.saved)
    page = contact_page(request.viewer, all_of_it, now=clock.now())
    more = {"page": page, "kept_at": kept_at, "declined": declined}
    more["readers"] = [*who_reads(), "whoever is asked, at the agency or service you choose"]
    return shown(request, "front_door/pass_on.jinja", found, form, **more)


def _chosen(all_of_it: Whole) -> str:
    """The service that a decision or an assessment named, as a choice of the form."""
    made = all_of_it.assessment or all_of_it.decision
    if made is None or made.deliver_agency_id is None:
        return ""
    return (
        f"{made.deliver_agency_id}:{made.deliver_team_id}"
        if made.deliver_team_id
        else str(made.deliver_agency_id)
    )


def _usual_kind(decision: object) -> str:
    outcome = getattr(decision, "outcome", "")
    return "early_help" if outcome == FirstOutcome.EARLY_HELP else ("pathway" if outcome else "")


def _pass(request: StaffRequest, found: Contact, form: PassOnForm) -> object:
    return pass_on(
        contact_id=found.pk,
        request=form.request(),
        replaces_id=form.replaced(),
        key=key_of(request),
        by=request.viewer,
        at=clock.now(),
    )


def _after_passing(request: StaffRequest, found: Contact, saved: object) -> HttpResponse:
    asked = saved[1] if isinstance(saved, tuple) else None
    words = (
        f"{asked.asked_name} has been asked ({asked.reference})." if asked else "It had been asked already."
    )
    messages.success(request, words)
    told = told_last(found) is not None
    if not told and may_tell(request.viewer):
        return redirect("front_door:tell", found.pk)
    return redirect(reverse("front_door:contact", args=[found.pk]))
