"""Devices, standards for the victim, and crimes that did not reach court with what was learnt."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.justice import actions
from sightline.justice.actions.hand import NOT_FOUND
from sightline.justice.forms.notices import BackForm, CheckForm, DeviceForm, LessonForm
from sightline.justice.models import Crime, Seized
from sightline.justice.pages.caring import not_to_court_lines
from sightline.justice.pages.sheets import quarters
from sightline.justice.permissions import may_care, may_record_on
from sightline.justice.queries.caring import lessons_of, not_to_court, teams_to_read
from sightline.justice.states import Act
from sightline.justice.views.common import form_of, of_crime, served, worked_on
from sightline.people.queries import name_lines


@require_GET
@staff_page("justice.open")
def no_court(request: StaffRequest) -> HttpResponse:
    """Crimes with a victim and a suspect that did not reach court, by quarter of the day that was decided."""
    offered = quarters(clock.today())
    wanted = request.GET.get("quarter", "")
    since, until = offered.get(wanted, next(iter(offered.values())))
    page = paginate(request, not_to_court(request.viewer, since, until))
    names = name_lines({each.child_id for each in page.items})
    lines = not_to_court_lines(page.items, names, lessons_of(request.viewer, page.items))
    chosen = wanted if wanted in offered else next(iter(offered))
    given = {"page": page, "lines": lines, "quarters": list(offered), "chosen": chosen}
    return render(request, "justice/no_court.jinja", given)


@staff_page("justice.record")
def send_device(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """A device is sent to be examined."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    texts = of_crime(
        found, "Send a device to be examined", "device", "Save", lead="Five days run from that day."
    )
    form = form_of(request, DeviceForm, texts)

    def save() -> None:
        actions.send_device(crime_id=found.pk, sent=form.sent(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def return_device(request: StaffRequest, crime_id: UUID, seized_id: UUID) -> HttpResponse:
    """It came back."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    _of(request, found, seized_id)
    texts = of_crime(found, "The device came back", "device_back", "Save")
    form = form_of(request, BackForm, texts)

    def save() -> None:
        given = form.cleaned_data
        key: dict[str, Any] = {"crime_id": found.pk, "seized_id": seized_id}
        actions.return_device(**key, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.care")
def check(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """Whether a standard is met for this victim."""
    found = worked_on(request, crime_id, Act.TELL, may_care)
    texts = of_crime(found, "Check a standard", "check", "Save")
    form = form_of(request, CheckForm, texts)

    def save() -> None:
        actions.check_standard(crime_id=found.pk, checked=form.checked(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def learn(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """What was learnt, shared with a team."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    texts = of_crime(found, "Share what was learnt", "learn", "Share it")
    form = form_of(request, LessonForm, texts, teams=teams_to_read())

    def save() -> None:
        actions.share_lesson(crime_id=found.pk, lesson=form.lesson(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def _of(request: StaffRequest, crime: Crime, seized_id: UUID) -> None:
    if not Seized.objects.visible_to(request.viewer).filter(crime=crime, pk=seized_id).exists():
        raise Refused(NOT_FOUND, hidden=True)
