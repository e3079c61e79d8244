"""Answering, finishing, reopening, chasing, adding, withdrawing: one shape of page for each.

What was typed is never lost: a mistake, a refusal or somebody else's saving in the meantime shows the form
again with the text in it, and with what the other person saved beside it.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.follow_up import actions, forms, pages, queries
from sightline.follow_up.models import FollowUp
from sightline.follow_up.permissions import answers_for_agency, may, may_chase, who_may
from sightline.follow_up.states import FOLLOW_UP, Act

# What an agency says in these is written on the page of what it came from, where that keeps its own wall.
ANSWERS = (Act.ACCEPT, Act.DECLINE, Act.FINISH, Act.SAY_MORE)
Save = Callable[[FollowUp, Any, dict[str, Any]], object]


@staff_page("follow_up.reply")
def answer(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Accept or decline."""

    def save(kept: FollowUp, form: forms.AnswerForm, also: dict[str, Any]) -> object:
        given = {**form.said(), "words": form.cleaned_data["words"]}
        if form.cleaned_data["answer"] == Act.ACCEPT:
            return actions.accept(**also, **given, done_by=form.cleaned_data["done_by"])
        return actions.decline(**also, **given)

    return _page(request, follow_up_id, Act.DECLINE, forms.AnswerForm, save, title="Accept or decline")


@staff_page("follow_up.reply")
def done(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Say that it is done and what came of it."""

    def save(kept: FollowUp, form: forms.DoneForm, also: dict[str, Any]) -> object:
        return actions.finish(**also, **form.said(), words=form.cleaned_data["words"])

    return _page(request, follow_up_id, Act.FINISH, forms.DoneForm, save, title="Say it is done")


@staff_page("follow_up.chase")
def reopen(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Somebody told us that nothing happened (FD-23a)."""

    def save(kept: FollowUp, form: forms.ReopenForm, also: dict[str, Any]) -> object:
        return actions.reopen(**also, **form.said(), words=form.cleaned_data["words"])

    return _page(
        request, follow_up_id, Act.REOPEN, forms.ReopenForm, save, title="Record that nothing happened"
    )


@staff_page("follow_up.open")
def add(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Add words to what was said."""

    def save(kept: FollowUp, form: forms.AddForm, also: dict[str, Any]) -> object:
        given = form.cleaned_data
        return actions.say_more(**also, words=given["words"], said_by=given["said_by"])

    return _page(request, follow_up_id, Act.SAY_MORE, forms.AddForm, save, title="Add something")


@staff_page("follow_up.ask")
def withdraw(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Nobody needs it any more."""

    def save(kept: FollowUp, form: forms.WithdrawForm, also: dict[str, Any]) -> object:
        return actions.withdraw(**also, why=form.cleaned_data["words"])

    return _page(request, follow_up_id, Act.WITHDRAW, forms.WithdrawForm, save, title="Withdraw")


@staff_page("follow_up.chase")
def chase(request: StaffRequest, follow_up_id: UUID) -> HttpResponse:
    """Somebody rang or wrote."""

    def save(kept: FollowUp, form: forms.ChaseForm, also: dict[str, Any]) -> object:
        also.pop("version")
        return actions.record_chase(**also, **form.cleaned_data)

    return _page(request, follow_up_id, None, forms.ChaseForm, save, title="Record that you chased it")


def _page(
    request: StaffRequest, key: UUID, act: Act | None, made: type[Any], save: Save, *, title: str
) -> HttpResponse:
    kept = open_record(queries.seen(request.viewer), request.viewer, key)
    if kept.answered_there and act in ANSWERS:
        return redirect(kept.origin_path)
    _demand(request, act, kept)
    name = f"follow_up.{made.__name__}"
    form = _form(request, kept, act, made, name)
    context = {"title": title, "form": form, "draft": name, **_about(kept)}
    if request.method == "POST" and form.is_valid():
        return _save(request, act, form, save, context=context)
    return render(request, "follow_up/move.jinja", context)


def _demand(request: StaffRequest, act: Act | None, kept: FollowUp) -> None:
    """Who may, always; whether it is possible now, before the form is shown and again as it is saved."""
    if act is None:
        may_chase(request.viewer, kept).demand()
    elif request.method == "POST":
        who_may(request.viewer, act, kept).demand()
    else:
        may(request.viewer, act, kept).demand()


def _form(request: StaffRequest, kept: FollowUp, act: Act | None, made: type[Any], name: str) -> Any:
    draft = begun(request, request.viewer, name, kept.pk)
    also: dict[str, Any] = {"draft": draft.fields if draft else None}
    if act is not None:
        also["for_agency"] = answers_for_agency(request.viewer, kept)
        also["initial"] = {"version": kept.version}
    form = made.of(request, **also)
    forms.now_as_typed(form, clock.now())
    return form


def _save(
    request: StaffRequest, act: Act | None, form: Any, save: Save, *, context: dict[str, Any]
) -> HttpResponse:
    kept, now = context["follow_up"], clock.now()
    also = {
        "follow_up_id": kept.pk,
        "version": form.cleaned_data.get("version", kept.version),
        "by": request.viewer,
        "at": now,
    }
    try:
        if "instead" in request.POST:
            actions.say_more(**also, words=form.cleaned_data["words"])
        else:
            save(kept, form, also)
    except Conflict as clash:
        return _both(request, act, form, clash, context)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return render(request, "follow_up/move.jinja", context, status=422)
    drop_draft(form=context["draft"], by=request.viewer, at=now, subject_id=kept.pk)
    messages.success(request, "Saved.")
    return redirect("follow_up:one", kept.pk)


def _both(
    request: StaffRequest, act: Act | None, form: Any, clash: Conflict, context: dict[str, Any]
) -> HttpResponse:
    """Somebody else saved first: both texts, and the form again with what was typed, on the newer version."""
    title = str(context["title"])
    fresh = open_record(queries.seen(request.viewer), request.viewer, context["follow_up"].pk)
    acted = form["answer"].label if "answer" in form.fields else "What was done"
    labels = {"words": str(form["words"].label), "act": str(acted)}
    clash.typed = {"What was done": title, **form.typed()} if act is not Act.DECLINE else form.typed()
    clash.saved = {labels[name]: text for name, text in clash.saved.items()}
    typed = request.POST.copy()
    typed["version"] = str(clash.version)
    form.data = typed
    too_late = act is not None and not FOLLOW_UP.may(fresh.state, act)
    now = {"clash": clash, "too_late": too_late, **_about(fresh)}
    return render(request, "follow_up/move.jinja", {**context, **now}, status=409)


def _about(kept: FollowUp) -> dict[str, Any]:
    return {
        "follow_up": kept,
        "back_to": reverse("follow_up:one", args=[kept.pk]),
        "names": pages.names(kept, queries.people_about([kept])),
        "readers": pages.readers(kept),
        "walled": bool(kept.walls),
    }
