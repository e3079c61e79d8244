"""The pages on which webhooks are kept: by whoever answers for the key, and by administrators."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.pages.listing import Listing
from sightline.access.queries import one
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.saving import confirm_page
from sightline.api.actions import change_secret, register_webhook, send_again, turn_off
from sightline.api.forms import NewSecretForm, WebhookForm
from sightline.api.models import Webhook
from sightline.api.queries import attempts_of, notices_of, webhooks
from sightline.api.states import WEBHOOKS
from sightline.api.webhook_pages import HEADS, webhook_lines, webhook_thing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import Link, paginate

SECRET = "api/webhook_secret.jinja"  # noqa: S105 - a template
MOST_SHOWN = 50


@staff_page(WEBHOOKS)
def webhook_list(request: StaffRequest) -> HttpResponse:
    """Webhooks the viewer keeps, those that work first."""
    page = paginate(request, webhooks(request.viewer))
    add = Link("Register a webhook", reverse("api:webhook_register"))
    lines = webhook_lines(page.items, on=clock.today())
    listing = Listing("Webhooks", HEADS, lines, "No webhook has been registered.", add)
    return render(request, "api/webhooks.jinja", {"listing": listing, "page": page})


@staff_page(WEBHOOKS)
def webhook_register(request: StaffRequest) -> HttpResponse:
    """A new webhook. Its secret is shown on the page that answers, and never again."""
    form = WebhookForm.of(request, viewer=request.viewer, on=clock.today())
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "address", "hears")}
        try:
            made, secret = register_webhook(
                pk=key_of(request), key=form.key(), **given, by=request.viewer, at=clock.now()
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return render(request, SECRET, {"webhook": made, "secret": secret})
    once = str(key_of(request))
    return render(request, "api/webhook_register.jinja", {"form": form, "once": once})


@staff_page(WEBHOOKS)
def webhook(request: StaffRequest, webhook_id: UUID) -> HttpResponse:
    """One webhook with what it was told lately, and each attempt."""
    row = _one(request, webhook_id)
    notices = notices_of(row, request.viewer)[:MOST_SHOWN]
    attempts = attempts_of(row, request.viewer)[:MOST_SHOWN]
    thing = webhook_thing(row, notices, attempts, on=clock.today())
    return render(request, "access/administration/thing.jinja", {"thing": thing, "up": "api:webhooks"})


@staff_page(WEBHOOKS)
def webhook_secret(request: StaffRequest, webhook_id: UUID) -> HttpResponse:
    """A new secret, shown once."""
    row = _one(request, webhook_id)
    form = NewSecretForm.of(request, initial={"seen": row.secret_number})
    if form.is_bound and form.is_valid():
        try:
            kept, secret = change_secret(
                webhook=row,
                seen=form.cleaned_data["seen"],
                why=form.cleaned_data["why"],
                by=request.viewer,
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
            form.data = {**form.data.dict(), "seen": str(_one(request, webhook_id).secret_number)}
        else:
            return render(request, SECRET, {"webhook": kept, "secret": secret, "earlier": True})
    shows = {
        "title": f"Make a new secret for {row.title}",
        "caption": row.key.agency.name,
        "what": "For a day each call is signed with both, so that the receiver can change over. Then the old one ends.",
        "button": "Make a new secret",
        "cancel": reverse("api:webhook", args=[row.pk]),
    }
    return render(request, "access/administration/form.jinja", {"form": form, **shows})


@staff_page(WEBHOOKS)
def webhook_off(request: StaffRequest, webhook_id: UUID) -> HttpResponse:
    """It is told nothing more."""
    return _confirmed(
        request,
        webhook_id,
        act=turn_off,
        title="Turn off {}",
        what="From this moment it is told nothing, and what waits is given up. It cannot be turned on again.",
        button="Turn it off now",
        said="The webhook has been turned off.",
    )


@staff_page(WEBHOOKS)
def webhook_again(request: StaffRequest, webhook_id: UUID) -> HttpResponse:
    """What was given up is tried again."""
    return _confirmed(
        request,
        webhook_id,
        act=send_again,
        title="Send again what {} did not take",
        what="Everything that was given up is sent once more under its first id, and tried for another day.",
        button="Send it again",
        said="It is sent again within a minute.",
    )


def _one(request: StaffRequest, webhook_id: UUID) -> Webhook:
    return one(webhooks(request.viewer), webhook_id)


def _confirmed(
    request: StaffRequest, webhook_id: UUID, *, act: Callable[..., Any], title: str, said: str, **shows: str
) -> HttpResponse:
    row = _one(request, webhook_id)
    done = reverse("api:webhook", args=[row.pk])
    try:
        return confirm_page(
            request,
            save=lambda why: act(webhook=row, why=why, by=request.viewer, at=clock.now()),
            done=done,
            said=said,
            shows={"title": title.format(row.title), "caption": row.key.agency.name, "cancel": done, **shows},
        )
    except Refused as refused:
        if refused.hidden:
            raise
        messages.info(request, refused.sentence)
        return redirect(done)
