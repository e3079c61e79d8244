"""Saying of words that were found whether they are relevant; and how often the list was right (FD-03)."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions.words import answer_words
from sightline.front_door.forms.lists import PeriodFilters
from sightline.front_door.forms.words import WordsForm
from sightline.front_door.pages.found import found_page
from sightline.front_door.pages.words import asked_words, language_of
from sightline.front_door.queries import whole
from sightline.front_door.queries.words import LOOKED_IN, last_answers, noticed, tallies
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown

DRAFT = "front_door.words"


@staff_page("front_door.take_contact")
def answer(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Each word with a little of what stands round it: relevant, not relevant, unsure."""
    found = opened(request.viewer, contact_id)
    all_of_it = whole(request.viewer, found)
    texts = {part: str(getattr(found, part)) for part in LOOKED_IN}
    words = asked_words(all_of_it.matches, last_answers(found.pk), texts, all_of_it.amendments)
    form, kept_at = form_for(request, WordsForm, draft=DRAFT, contact=found, words=words)
    if request.method == "POST" and form.is_valid():
        answers = form.answers()
        done = attempt(
            form,
            lambda: answer_words(contact_id=found.pk, answers=answers, by=request.viewer, at=clock.now()),
        )
        if done.saved:
            let_draft_go(request, DRAFT, found)
            messages.success(request, "Kept. Nothing was ticked or changed by it.")
            return redirect("front_door:contact", found.pk)
    return shown(request, "front_door/words.jinja", found, form, kept_at=kept_at, words=words)


@require_POST
@staff_page("front_door.read")
def check_language(request: StaffRequest) -> HttpResponse:
    """The words of any form being written, looked through for what blames a child. Nothing is kept or blocked."""
    return render(request, "front_door/words_found.jinja", {"checked": language_of(request.POST)})


@require_GET
@staff_page("front_door.oversee")
def found(request: StaffRequest) -> HttpResponse:
    """How often each word was found and how often it was relevant; ticks and matches apart."""
    form = PeriodFilters(request)
    until = form.cleaned_data.get("until") or clock.today()
    since = form.cleaned_data.get("since") or until - timedelta(days=365)
    span = (clock.midnight(since), clock.midnight(until + timedelta(days=1)))
    page = found_page(
        list(tallies(request.viewer, *span)), noticed(request.viewer, *span), since=since, until=until
    )
    return render(request, "front_door/words_tally.jinja", {"form": form, "page": page})
