"""Letting one entry out to one agency, taking that back, and reading what was let out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.access.states import Handling
from sightline.core import clock
from sightline.enquiries.actions import note_read, release, withdraw_release
from sightline.enquiries.forms import ReleaseForm, WithdrawForm
from sightline.enquiries.models import Release
from sightline.enquiries.pages.story import line, release_line
from sightline.enquiries.queries.agreements import offered_agreements
from sightline.enquiries.queries.asking import agencies_to_release_to
from sightline.enquiries.queries.lists import released_to_us
from sightline.enquiries.queries.story import entries, lets_of, story
from sightline.enquiries.views.common import done, form_page, worked_on

LET, BACK = "enquiries.release", "enquiries.withdraw"


@staff_page("enquiries.read_all")
def let_out(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Release one entry to one named agency."""
    entry = open_record(entries(request.viewer), request.viewer, entry_id)
    enquiry = worked_on(request, entry.enquiry_id)
    originator = entry.handling == Handling.ORIGINATOR
    agencies = agencies_to_release_to(entry.agency_id)
    offers = {"agencies": agencies, "agreements": offered_agreements(on=clock.today())}
    form = form_of(request, ReleaseForm, LET, entry.pk, originator=originator, **offers)

    def save() -> None:
        release(entry_id=entry.pk, letting=form.letting(), by=request.viewer, at=clock.now())

    if saved(request, form, LET, entry.pk, save).done:
        return done(request, "Released. Both organisations have been told.", "enquiries:story", enquiry.pk)
    return form_page(
        request,
        title="Release one entry",
        caption=f"Enquiry {enquiry.reference}",
        form=form,
        draft=LET,
        subject=entry.pk,
        button="Release it",
        back_to=reverse("enquiries:story", args=[enquiry.pk]),
        readers=[
            "the enquiry’s social workers",
            f"{entry.agency.name}",
            "the organisation it is released to",
        ],
        walled=bool(entry.walls),
        lines=[line(each) for each in story(request.viewer, [entry])],
    )


@staff_page("enquiries.read_all")
def withdraw(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """Take a release back; who had read it is shown before and stays on record."""
    rows = Release.objects.visible_to(request.viewer).select_related("entry", "to_agency", "by")
    found: Release = open_record(rows, request.viewer, release_id)
    enquiry = worked_on(request, found.enquiry_id)
    form = form_of(request, WithdrawForm, BACK, found.pk)

    def save() -> None:
        why = form.cleaned_data["why"]
        withdraw_release(release_id=found.pk, why=why, by=request.viewer, at=clock.now())

    if saved(request, form, BACK, found.pk, save).done:
        return done(request, "Withdrawn. The organisation has been told.", "enquiries:story", enquiry.pk)
    let = next(each for each in lets_of(request.viewer, [found.entry_id]) if each.release.pk == found.pk)
    return form_page(
        request,
        title="Withdraw a release",
        caption=f"Enquiry {enquiry.reference}, released to {found.to_agency.name}",
        form=form,
        draft=BACK,
        subject=found.pk,
        button="Withdraw it",
        back_to=reverse("enquiries:story", args=[enquiry.pk]),
        readers=["the enquiry’s social workers", "the organisation that wrote it"],
        walled=bool(found.walls),
        let=release_line(let),
    )


@require_GET
@staff_page("enquiries.answer")
def released_one(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """What was let out to the viewer's agency. Reading it is on the record of access and on the release."""
    found = open_record(released_to_us(request.viewer), request.viewer, release_id)
    note_read(release=found, by=request.viewer, at=clock.now())
    told = story(request.viewer, entries(request.viewer).filter(pk=found.entry_id))
    context = {"release": found, "lines": [line(each, shows_releases=False) for each in told]}
    return render(request, "enquiries/released_one.jinja", context)
