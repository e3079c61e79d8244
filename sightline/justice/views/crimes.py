"""The list of crimes, one crime, and what is recorded of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.justice import actions, forms
from sightline.justice.given import Victim
from sightline.justice.models.parts import READ
from sightline.justice.pages.caring import care_parts
from sightline.justice.pages.crimes import crime_page, lines
from sightline.justice.pages.sheets import marker_rows
from sightline.justice.permissions import may_record, may_record_on
from sightline.justice.queries.caring import cared
from sightline.justice.queries.crimes import last_outcome, listed, whole
from sightline.justice.queries.marking import markers_of
from sightline.justice.queries.reaching import advisers, reached
from sightline.justice.states import Act
from sightline.justice.views.common import Texts, form_of, of_crime, opened, served, worked_on
from sightline.people.queries import name_lines, shown_name

NEW = "justice.new"


@require_GET
@staff_page("justice.open")
def crimes(request: StaffRequest) -> HttpResponse:
    """Crimes the viewer may see; filtered and paged by the address."""
    form = forms.ListFilters(request)
    chosen = form.chosen()
    picked = {name: str(chosen.get(name, "")) for name in ("state", "offence")}
    page = paginate(request, listed(request.viewer, **picked))
    names = name_lines({each.child_id for each in page.items})
    offered = {"records": bool(may_record(request.viewer)), "reads": request.viewer.may(READ)}
    shown = {"form": form, "page": page, "lines": lines(page.items, names), **offered}
    return render(request, "justice/list.jinja", shown)


@require_GET
@staff_page("justice.open")
def one(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """Everything that stands about one crime."""
    found = opened(request, crime_id)
    page = crime_page(request.viewer, whole(request.viewer, found), now=clock.now())
    records = bool(may_record_on(request.viewer, found))
    care = care_parts(found, cared(request.viewer, found), records=records, now=clock.now())
    marked = marker_rows(markers_of(request.viewer, [found.pk]).get(found.pk, {}))
    return render(request, "justice/crime.jinja", {"page": page, "care": care, "marked": marked})


@staff_page("justice.record")
def new(request: StaffRequest) -> HttpResponse:
    """A crime against a child by the force's own number."""
    key = key_of(request)
    texts = Texts(
        title="Record a crime",
        caption="Your force’s own records",
        draft=NEW,
        subject=request.viewer.person_id,
        button="Record it",
        said="Recorded.",
        back_to=reverse("justice:list"),
        lead="One crime, one child. A crime with several victims is recorded once for each.",
    )
    form = form_of(request, forms.NewForm, texts, advisers=advisers(), initial={"enhanced": True})
    return served(request, form, texts, _recording(request, form, key, form.victim), to=_page(key))


@staff_page("justice.record")
def for_child(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A crime against a child the officer works with."""
    child = open_record(reached(request.viewer), request.viewer, record_id)
    key = key_of(request)
    texts = Texts(
        title="Record a crime",
        caption=shown_name(child.pk),
        draft="justice.for_child",
        subject=child.pk,
        button="Record it",
        said="Recorded.",
        back_to=reverse("justice:list"),
    )
    form = form_of(request, forms.ForChildForm, texts, advisers=advisers(), initial={"enhanced": True})

    def victim() -> Victim:
        return Victim(record_id=child.pk)

    return served(request, form, texts, _recording(request, form, key, victim), to=_page(key))


def _recording(
    request: StaffRequest, form: forms.ForChildForm, key: UUID, victim: Callable[[], Victim]
) -> Callable[[], object]:
    def save() -> object:
        given: dict[str, Any] = {
            "recorded": form.recorded(),
            "victim": victim(),
            "adviser": form.chosen_adviser(),
        }
        return actions.record_crime(**given, key=key, by=request.viewer, at=clock.now())

    return save


@staff_page("justice.record")
def amend(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """Other particulars, while it is investigated."""
    found = worked_on(request, crime_id, Act.AMEND, may_record_on)
    texts = of_crime(found, "Amend the crime", "amend", "Save", said="Saved.")
    start = {name: getattr(found, name) for name in (*forms.crimes.RECORDED, "version")}
    form = form_of(request, forms.AmendForm, texts, initial=start)

    def save() -> None:
        given = {"recorded": form.recorded(), "version": form.cleaned_data["version"]}
        actions.amend_crime(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def decide(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """What came of it."""
    found = worked_on(request, crime_id, Act.DECIDE, may_record_on)
    last = last_outcome(found.pk)
    lead = "An outcome is of the crime. Who was charged is recorded with each suspect."
    texts = of_crime(
        found, "Record the outcome", "decide", "Record it", said="The outcome is on record.", lead=lead
    )
    form = form_of(request, forms.DecideForm, texts, initial={"seen": last.number if last else 0})

    def save() -> None:
        given = {"decided": form.decided(), "seen": form.cleaned_data["seen"]}
        actions.decide_crime(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def reopen(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """It is investigated again."""
    found = worked_on(request, crime_id, Act.REOPEN, may_record_on)
    texts = of_crime(
        found, "Investigate it again", "reopen", "Investigate it again", said="It is open again."
    )
    form = form_of(request, forms.ReopenForm, texts)

    def save() -> None:
        why = form.cleaned_data["why"]
        actions.reopen_crime(crime_id=found.pk, why=why, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def withdraw(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """It was recorded by mistake."""
    return _why(request, crime_id, Act.WITHDRAW, "Withdraw the crime", actions.withdraw_crime)


@staff_page("justice.record")
def reinstate(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """It was no mistake."""
    return _why(request, crime_id, Act.REINSTATE, "Say that it was no mistake", actions.reinstate_crime)


def _why(
    request: StaffRequest, crime_id: UUID, act: Act, title: str, done: Callable[..., object]
) -> HttpResponse:
    """A form that asks for nothing but the reason."""
    found = worked_on(request, crime_id, act, may_record_on)
    texts = of_crime(found, title, act.value, "Save")
    form = form_of(request, forms.UnnameForm, texts)
    form.fields["why"].label = "Why?"

    def save() -> None:
        done(crime_id=found.pk, why=form.cleaned_data["why"], by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def _page(key: UUID) -> str:
    return reverse("justice:crime", args=[key])
