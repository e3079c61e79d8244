"""Adding a person after a search."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.people.actions import NewName, Particulars, create_source_record
from sightline.people.actions.searching import SEARCH_FIRST, searched_first
from sightline.people.forms import AddForm, SearchForm
from sightline.people.forms.search import as_born
from sightline.people.models import SourceRecord
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_add
from sightline.people.queries.staff import employer_of
from sightline.people.states import NameKind

DRAFT = "people.add"


@staff_page("people.add")
def add(request: StaffRequest) -> HttpResponse:
    """The form is filled from the search; without a search within the hour there is none."""
    may_add(request.viewer).demand()
    slip = str(request.POST.get("search") or request.GET.get("slip") or "")
    if not searched_first(slip, by=request.viewer, at=clock.now()):
        messages.info(request, SEARCH_FIRST)
        return redirect("people:search")
    draft = begun(request, request.viewer, DRAFT)
    form = AddForm.of(request, initial=_from_search(request, slip), draft=draft.fields if draft else None)
    if form.is_bound and form.is_valid():
        record = _add(request, form, slip)
        messages.success(request, "Added. Look at the possible matches before you go on.")
        return redirect("people:matches", record_id=record.pk)
    kept_at = draft.changed_at if draft else None
    return render(
        request, "people/add.jinja", {"form": form, "slip": slip, "kept_at": kept_at, "draft": DRAFT}
    )


def _add(request: StaffRequest, form: AddForm, slip: str) -> SourceRecord:
    given, at = form.cleaned_data, clock.now()
    record = create_source_record(
        agency=employer_of(request.viewer),
        search=slip,
        reference=given["reference"],
        names=_names(given),
        born=as_born(given["born"]),
        particulars=Particulars(given["sex"], given["ethnicity"], given["birth_certainty"]),
        identifiers=form.identifiers(),
        by=request.viewer,
        at=at,
    )
    drop_draft(form=DRAFT, by=request.viewer, at=at)
    return record


def _names(given: dict[str, Any]) -> list[NewName]:
    names = [NewName(given["given"], given["surname"], given["middle"])]
    if given["known_as"]:
        names.append(NewName(given["known_as"], given["surname"], kind=NameKind.KNOWN_AS))
    return names


def _from_search(request: StaffRequest, slip: str) -> dict[str, Any]:
    """What was typed into the search, put where it most likely belongs; the person puts it right."""
    asked = SearchForm(request)
    words = cleaned(asked.cleaned_data.get("names") or "").replace(",", " ").split()
    number = asked.cleaned_data.get("identifier") or ""
    return {
        "given": " ".join(words[:-1]) if len(words) > 1 else "".join(words),
        "surname": words[-1] if len(words) > 1 else "",
        "born": asked.cleaned_data.get("born"),
        "nhs": number if len("".join(c for c in number if c.isdigit())) == 10 else "",
        "search": slip,
    }
