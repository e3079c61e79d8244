"""The pages on which an administrator makes, lists and revokes keys."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.pages.listing import Listing
from sightline.access.queries import one
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER, LIST
from sightline.access.views.administration.saving import confirm_page
from sightline.api.actions import make_key, revoke_key
from sightline.api.forms import KeyForm
from sightline.api.pages import HEADS, key_lines
from sightline.api.queries import keys
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import Link, paginate


@staff_page(ADMINISTER)
def key_list(request: StaffRequest) -> HttpResponse:
    """Every key, those that work first."""
    page = paginate(request, keys())
    add = Link("Make a key", reverse("api:key_make"))
    lines = key_lines(page.items, on=clock.today())
    listing = Listing("Keys of the API", HEADS, lines, "No key has been made.", add)
    return render(request, LIST, {"listing": listing, "page": page})


@staff_page(ADMINISTER)
def key_make(request: StaffRequest) -> HttpResponse:
    """A new key. Its token is shown on the page that answers, and never again."""
    form = KeyForm.of(request, on=clock.today())
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "scopes", "expires_on")}
        try:
            made, token = make_key(
                key=key_of(request), post=form.post(), **given, by=request.viewer, at=clock.now()
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return render(request, "api/key_made.jinja", {"made": made, "token": token})
    once = str(key_of(request))
    return render(request, "api/key_make.jinja", {"form": form, "once": once})


@staff_page(ADMINISTER)
def key_revoke(request: StaffRequest, key_id: UUID) -> HttpResponse:
    """A key stops working."""
    row = one(keys(), key_id)
    return confirm_page(
        request,
        save=lambda why: revoke_key(key=row, why=why, by=request.viewer, at=clock.now()),
        done=reverse("api:keys"),
        said=f"The key of {row.title} has been revoked.",
        shows={
            "title": f"Revoke the key of {row.title}",
            "caption": row.agency.name,
            "what": "From this moment no call is answered by it. What was sent by it stays.",
            "button": "Revoke it now",
            "cancel": reverse("api:keys"),
        },
    )
