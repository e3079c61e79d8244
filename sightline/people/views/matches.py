"""Possible matches side by side: what agrees, what differs, and a person's decision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import unless
from sightline.people import actions, pages
from sightline.people.actions.links import SAME_RECORD
from sightline.people.forms import DecisionForm, SearchForm
from sightline.people.forms.search import FOUND, keep_search
from sightline.people.models import SourceRecord
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
}
DONE = {
    Decision.CONFIRMED: "Linked. Both records are now read as one child.",
    Decision.REFUSED: "Recorded as different people.",
    Decision.UNSURE: "Recorded as not sure.",
    Decision.UNDONE: "The link is undone. Every row is with the record it was written to.",
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
    pair = pages.compared(left, right)
    last = decisions_about(left.pk).get(right.pk)
    decided = Decision(last.decision) if last else None
    form = None
    if may_link(viewer):
        form = DecisionForm.of(request, last=decided, initial={"after": last.number if last else 0})
        if form.is_bound and form.is_valid():
            return _decide(request, left, right, form)
    shown = {
        "pair": pair,
        "form": form,
        "history": pages.decisions(left, right),
        "linked": decided == Decision.CONFIRMED,
    }
    return render(
        request, "people/compare.jinja", {**shown, "record_id": record_id, "other_id": other_record_id}
    )


def _decide(request: StaffRequest, left: SourceRecord, right: SourceRecord, form: Any) -> HttpResponse:
    given = form.cleaned_data
    decision = Decision(given["decision"])
    ACTS[decision](
        left=left, right=right, why=given["why"], after=given["after"], by=request.viewer, at=clock.now()
    )
    messages.success(request, DONE[decision])
    return redirect("people:matches", record_id=left.pk)
