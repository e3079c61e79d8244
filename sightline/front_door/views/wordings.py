"""Scripts of calls and lists of words: read, changed entry by entry, put in use by a second person (FD-07, FD-03)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.versions import Conflict
from sightline.front_door.actions.wordings import Change, bring_back, change_wording, put_in_use
from sightline.front_door.forms.wordings import (
    ANSWERS,
    PutInUseForm,
    QuestionForm,
    WhyForm,
    WordingForm,
    form_of,
)
from sightline.front_door.pages.wordings import blocks_of, part_lines
from sightline.front_door.permissions import may_put_in_use
from sightline.front_door.queries.wordings import (
    authors_since,
    content_of,
    last_number,
    lines_of,
    number_in_use,
)
from sightline.front_door.scripts import script_at
from sightline.front_door.views.common import attempt
from sightline.front_door.wording_content import OPENING, Entry, differences, entries
from sightline.front_door.wordings import PARTS, Content

KEEP = "front_door.keep_words"


@require_GET
@staff_page(KEEP)
def wordings(request: StaffRequest) -> HttpResponse:
    """Every script and list, with the version in use and what waits for a second person."""
    return render(request, "front_door/wordings.jinja", {"lines": part_lines()})


@staff_page(KEEP)
def wording(request: StaffRequest, part: str) -> HttpResponse:
    """One of them: its entries, the changes that wait, every version. A second person puts the changes in use."""
    _known(part)
    last, now = last_number(part), number_in_use(part)
    form: PutInUseForm = PutInUseForm.of(request, initial={"seen": last})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        may_put_in_use(request.viewer, authors_since(part, now)).demand()
        done = attempt(form, lambda: put_in_use(part=part, **given, by=request.viewer, at=clock.now()))
        if done.saved:
            messages.success(request, "In use from the next call and the next text.")
            return redirect("front_door:wording", part)
    content = content_of(part, last)
    context = {
        "form": form,
        "last": last,
        "now": now,
        "blocks": blocks_of(part, content),
        "waiting": differences(part, content_of(part, now), content),
        "second": bool(may_put_in_use(request.viewer, authors_since(part, now))),
        "lines": lines_of(part),
    }
    return _page(request, "wording", part, **context)


@staff_page(KEEP)
def change(request: StaffRequest, part: str) -> HttpResponse:
    """One entry added, changed or taken off."""
    _known(part)
    key, last = request.GET.get("entry", ""), last_number(part)
    content = content_of(part, last)
    before = entries(part, content).get(key)
    if before is None and request.method != "POST" and not _can_be_added(part, key):
        raise Http404
    kind = form_of(part, key)
    form: WordingForm = kind.of(request, initial=_initial(kind, part, key, content, last))
    if before is None:
        form.fields.pop("off", None)
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _save(request, part, key, form))
        if done.saved:
            messages.success(request, "Kept. It waits for a second person to put it in use.")
            return redirect("front_door:wording", part)
        clash = done.clash
    context = {"form": form, "clash": clash, "seen": last, "new": before is None}
    return _page(request, "wording_change", part, **context, **_answers_of(form))


@staff_page(KEEP)
def version(request: StaffRequest, part: str, number: int) -> HttpResponse:
    """An earlier version as it was; it can be brought back, and waits like any change."""
    _known(part)
    if number > last_number(part):
        raise Http404
    form: WhyForm = WhyForm.of(request)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        done = attempt(
            form, lambda: bring_back(part=part, number=number, why=why, by=request.viewer, at=clock.now())
        )
        if done.saved:
            messages.success(request, "Brought back. It waits for a second person to put it in use.")
            return redirect("front_door:wording", part)
    shown = blocks_of(part, content_of(part, number))
    return _page(request, "wording_version", part, form=form, number=number, blocks=shown)


@require_GET
@staff_page("front_door.read")
def script_used(request: StaffRequest, kind: str, version: str) -> HttpResponse:
    """The script a contact was taken by, as it was then."""
    found = script_at(kind, version)
    if found is None:
        raise Http404
    return render(request, "front_door/script_used.jinja", {"script": found})


def _answers_of(form: WordingForm) -> dict[str, Any]:
    """The numbers of a question's answers, and the names of their fields."""
    numbers = list(ANSWERS) if "ask" in form.fields else []
    names = {f"{name}{n}" for name in ("a", "say", "source", "think") for n in numbers}
    return {"answers": numbers, "answer_names": names}


def _known(part: str) -> None:
    if part not in PARTS:
        raise Http404


def _can_be_added(part: str, key: str) -> bool:
    return key == "" if form_of(part, key) is not QuestionForm else key in _new_keys(part)


def _new_keys(part: str) -> set[str]:
    return {block.new for block in blocks_of(part, content_of(part, 0)) if block.new}


def _initial(kind: type[WordingForm], part: str, key: str, content: Content, last: int) -> dict[str, Any]:
    entry: Entry = entries(part, content).get(key, {})
    shown = kind.initial_of(entry) if entry else {}
    same = [each for each in entries(part, content) if each.split(".")[0] == key.split(".")[0]]
    place = same.index(key) + 1 if key in same and key != OPENING else ""
    return {**shown, "answers": entry.get("answers", []), "place": place, "seen": last}


def _save(request: StaffRequest, part: str, key: str, form: WordingForm) -> Any:
    given = form.cleaned_data
    made = Change(
        part=part, key=key, entry=form.entry(), place=form.at_place, seen=given["seen"], why=given["why"]
    )  # fmt: skip
    try:
        return change_wording(change=made, by=request.viewer, at=clock.now())
    except Conflict as clash:
        saved = form.initial_of(clash.saved) if clash.saved else {}
        raise Conflict(saved=saved, typed=clash.typed, version=clash.version) from clash


def _page(request: StaffRequest, name: str, part: str, **context: Any) -> HttpResponse:
    return render(request, f"front_door/{name}.jinja", {"part": part, "part_title": PARTS[part], **context})
