"""Staff and their posts: made, put right, moved, gone the same day."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.actions import staff as acts
from sightline.access.forms.administration import RegistrationForm, StaffFilter, StaffForm
from sightline.access.models import Staff
from sightline.access.pages.administration import staff_lines, staff_thing
from sightline.access.pages.listing import Listing
from sightline.access.queries import every_member, one, staff_matching
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER, LIST
from sightline.access.views.administration.saving import change_page, form_page
from sightline.core import clock
from sightline.core.fingerprint import fingerprint
from sightline.core.pages import Link, paginate


@staff_page(ADMINISTER)
def staff_list(request: StaffRequest) -> HttpResponse:
    """Every member of staff, by name, post, employer and state."""
    form = StaffFilter(request)
    page = paginate(request, staff_matching(on=clock.today(), **form.chosen()))
    listing = Listing(
        "Staff",
        ["Name", "E-mail address", "Posts today", "State"],
        staff_lines(page, on=clock.today(), at=clock.now()),
        "Nobody fits.",
        Link("Add somebody", reverse("access:staff_add")),
    )
    return render(request, LIST, {"listing": listing, "page": page, "form": form})


@staff_page(ADMINISTER)
def staff(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """One member of staff."""
    thing = staff_thing(one(every_member(), staff_id), on=clock.today(), at=clock.now())
    return render(request, "access/administration/thing.jinja", {"thing": thing, "up": "access:staff_list"})


@staff_page(ADMINISTER)
def staff_add(request: StaffRequest) -> HttpResponse:
    """A new account."""
    form = StaffForm.of(request)
    made: list[Staff] = []

    def save(given: dict[str, Any]) -> None:
        made.append(acts.add_staff(**_plain(given), by=request.viewer, at=clock.now()))

    shows = {
        "title": "Add somebody",
        "what": "They are told by e-mail and choose a password. Until you give them a post, the account opens nothing.",
        "button": "Add them",
        "cancel": reverse("access:staff_list"),
    }
    said = "The account has been made. Give it a post next."
    response = form_page(request, form, save=save, done="access:staff_list", said=said, shows=shows)
    if made:
        response["Location"] = reverse("access:staff", args=[made[0].pk])
    return response


@staff_page(ADMINISTER)
def staff_change(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Put a name, an address or a telephone number right."""
    row = one(every_member(), staff_id)
    initial = {name: getattr(row, name) for name in acts.STAFF_FIELDS}
    form = StaffForm.of(
        request, initial={**initial, "shown": fingerprint(row, acts.STAFF_FIELDS)}, own=row.pk
    )

    def save(given: dict[str, Any]) -> Staff:
        return acts.change_staff(
            staff=row,
            shown=given["shown"],
            why=given["why"],
            **_plain(given),
            by=request.viewer,
            at=clock.now(),
        )

    done = reverse("access:staff", args=[staff_id])
    return change_page(
        request,
        form,
        row,
        again=lambda: one(every_member(), staff_id),
        names=acts.STAFF_FIELDS,
        save=save,
        done=done,
    )


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in acts.STAFF_FIELDS}


@staff_page(ADMINISTER)
def staff_registration(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """What the register of social workers said."""
    row = one(every_member(), staff_id)
    initial = {"number": row.social_work_number, "checked_on": row.registration_checked_on}
    form = RegistrationForm.of(request, initial=initial)

    def save(given: dict[str, Any]) -> Staff:
        return acts.check_registration(staff=row, **given, by=request.viewer, at=clock.now())

    done = reverse("access:staff", args=[staff_id])
    shows = {
        "title": "Social work registration",
        "caption": row.name,
        "what": "Only somebody whose registration was looked up within the last year can decide on a contact.",
        "button": "Save",
        "cancel": done,
    }
    return form_page(request, form, save=save, done=done, said="The check has been recorded.", shows=shows)
