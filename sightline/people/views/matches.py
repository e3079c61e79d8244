"""Possible matches side by side: what agrees, what differs, and a person's decision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told, show_anew
from sightline.core.leave import unless
from sightline.people import actions, pages
from sightline.people.actions.links import SAME_RECORD
from sightline.people.forms import DecisionForm, SearchForm
from sightline.people.forms.search import FOUND, keep_search
from sightline.people.models import LinkDecision, SourceRecord
from sightline.people.pages.results import Result, result_groups
from sightline.people.permissions import may_link, may_search
from sightline.people.queries import decisions_about, possible_matches, search
from sightline.people.states import Decision
from sightline.people.views.opening import opened, opened_child

ACTS = {
    Decision.CONFIRMED: actions.confirm_link,
    Decision.REFUSED: actions.refuse_link,
    Decision.UNSURE: actions.decide_unsure,
    Decision.UNDONE: actions.undo_link,
    Decision.TAKEN_BACK: actions.take_back_answer,
}
DONE = {
    Decision.CONFIRMED: "Linked. Both records are now read as one child.",
    Decision.REFUSED: "Recorded as different people.",
    Decision.UNSURE: "Recorded as not sure.",
    Decision.UNDONE: "The link is undone. Every row is with the record it was written to.",
    Decision.TAKEN_BACK: "The answer is taken back. The question is open again.",
}


@staff_page("people.open")
def matches(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Records that may be the same person, those linked already, and, if asked for, those refused."""
    if request.method == "POST":
        return redirect(f"{request.path}?{FOUND}={keep_search(request)}")
    child = opened_child(request.viewer, record_id)
    refused = request.GET.get("refused") == "yes"
    proposed = possible_matches(request.viewer, child.asked_for, refused=refused)
    find = SearchForm(request)
    shown: dict[str, Any] = {
        "find": find,
        "found": _found(request, child.record_ids, find),
        "header": pages.header(child, on=clock.today()),
        "matches": [pages.pair_of(child.asked_for, match) for match in proposed],
        "linked": pages.linked_records(child),
        "refused": refused,
        "record_id": record_id,
    }
    return render(request, "people/matches.jinja", shown)


def _found(request: StaffRequest, ours: Collection[UUID], find: SearchForm) -> list[Result] | None:
    """People found by a search from this page, to be held beside the record; None where nothing was asked."""
    if find.errors or find.asked().empty or not may_search(request.viewer):
        return None
    actions.note_search(asked=find.asked(), by=request.viewer, at=clock.now())
    results = search(request.viewer, find.asked())
    return [each for each in result_groups(results) if each.record_id not in ours]


@staff_page("people.open")
def compare(request: StaffRequest, record_id: UUID, other_record_id: UUID) -> HttpResponse:
    """Two records side by side. Only a post that may link decides; others read."""
    viewer = request.viewer
    unless(record_id == other_record_id, SAME_RECORD).demand()
    left, right = opened(viewer, record_id), opened(viewer, other_record_id)
    back = _back(request, left)
    form = DecisionForm.of(request, initial={"after": _number(left, right)}) if may_link(viewer) else None
    if form and form.is_bound and form.is_valid():
        if saved_or_told(form, lambda: _decide(request, left, right, form)):
            messages.success(request, DONE[Decision(form.cleaned_data["decision"])])
            return redirect(back)
        show_anew(form, after=_number(left, right))
    last = decisions_about(left.pk).get(right.pk)
    decided = Decision(last.decision) if last else None
    if form:
        form.offer(decided)
    shown: dict[str, Any] = {
        "pair": pages.compared(left, right),
        "proposal": pages.proposal_on_pair(viewer, left.pk, right.pk),
        "form": form,
        "history": pages.decisions(left, right),
        "linked": decided == Decision.CONFIRMED,
        "back_href": back,
    }
    return render(request, "people/compare.jinja", shown)


def _back(request: StaffRequest, left: SourceRecord) -> str:
    """Where one came from: the list of proposals, or the possible matches of the first record."""
    if request.GET.get("from") == pages.FROM_PROPOSALS:
        return reverse("people:proposals")
    return reverse("people:matches", args=[left.pk])


def _number(left: SourceRecord, right: SourceRecord) -> int:
    """The number of the decision that stands; 0 where nobody decided."""
    last = decisions_about(left.pk).get(right.pk)
    return last.number if last else 0


def _decide(request: StaffRequest, left: SourceRecord, right: SourceRecord, form: Any) -> LinkDecision:
    given = form.cleaned_data
    act = ACTS[Decision(given["decision"])]
    return act(
        left=left, right=right, why=given["why"], after=given["after"], by=request.viewer, at=clock.now()
    )
