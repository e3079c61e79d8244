"""Who opened a record that bears their own name or their family's: listed for review, never held against anybody."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.actions.recording import record
from sightline.access.pages.record import act_in_words
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import Outcome
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import Row, Tag, paginate
from sightline.core.words import moment
from sightline.people import actions
from sightline.people.forms.looks import LookFilter, LookForm
from sightline.people.permissions import may_review_look
from sightline.people.queries.looks import Look, looks_alike, one_look

HEADS = ["When", "Who looked", "What", "Names", "Review"]
QUARTER = timedelta(days=92)


@require_GET
@staff_page("people.review_looks")
def looks(request: StaffRequest) -> HttpResponse:
    """Those of the last quarter, or of the days asked for, that nobody has reviewed."""
    form, today = LookFilter(request), clock.today()
    chosen = form.chosen()
    since, until = chosen.get("since") or today - QUARTER, chosen.get("until") or today
    found = looks_alike(since=clock.midnight(since), until=clock.midnight(until + timedelta(days=1)))
    if not chosen.get("reviewed"):
        found = [each for each in found if each.review is None]
    record(
        Outcome.OPENED, "people.looks_read", by=request.viewer, at=clock.now(), words=f"{since} to {until}"
    )
    page = paginate(request, found, present=_line)
    return render(request, "people/looks.jinja", {"form": form, "page": page, "heads": HEADS})


@staff_page("people.review_looks")
def look(request: StaffRequest, event_id: UUID) -> HttpResponse:
    """One of them, and what was found."""
    found = one_look(event_id)
    may_review_look(request.viewer, found.event.staff_id).demand()
    form = LookForm.of(request)
    if form.is_bound and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        by, at = request.viewer, clock.now()
        if saved_or_told(form, lambda: actions.review_look(event_id=event_id, **given, by=by, at=at)):
            messages.success(request, "The review has been kept.")
            return redirect("people:looks")
    return render(request, "people/look.jinja", {"form": form, "rows": _rows(found), "look": found})


def _line(found: Look) -> tuple[list[Any], str]:
    review: Tag | str = (
        found.review.get_finding_display() if found.review else Tag("To be reviewed", "yellow")
    )
    cells = [moment(found.event.at), found.who, act_in_words(found.event.kind), found.alike.label, review]
    return cells, reverse("people:look", args=[found.event.pk])


def _rows(found: Look) -> list[Row]:
    review = found.review
    said = f"{review.get_finding_display()}. {review.words} {review.by.name}" if review else None
    return [
        Row("Who looked", found.who),
        Row("When", moment(found.event.at)),
        Row("What", act_in_words(found.event.kind)),
        Row("Names", found.alike.label),
        Row("Reviewed", said, empty="Not yet"),
    ]
