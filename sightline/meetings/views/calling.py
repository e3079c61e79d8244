"""Calling a meeting: about a child, in two pages; or of a group."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.meetings.actions import call_meeting
from sightline.meetings.forms import CallForm, CallGroupForm, KindForm
from sightline.meetings.permissions import may_call
from sightline.meetings.queries.lists import could_chair, groups, seats, to_ask
from sightline.meetings.views.common import EVERYBODY, Page, served
from sightline.people.pages.called import CalledFrom
from sightline.people.queries import records

CALL, CALL_GROUP = "meetings.call", "meetings.call_group"
SENT = "Called. Each organisation is asked for what it knows, and is reminded until it answers."


@staff_page("meetings.from_child")
def about_child(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """From the child's page."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    of = CalledFrom.child_page(child, here=reverse("meetings:call", args=[child.pk]))
    return calling_page(request, of)


def calling_page(request: StaffRequest, of: CalledFrom) -> HttpResponse:
    """The kind stands in the address, since it names nobody and whom to ask goes by it; so does one more to ask.

    Whoever serves this page has opened the record it is called from.
    """
    chosen = KindForm(request)
    kind = chosen.picked()
    if kind is None:
        return render(request, "meetings/kind.jinja", {"form": chosen, "of": of})
    draft, key = f"{CALL}.{kind}", key_of(request)
    offers = {"offer": to_ask(), "chairs": could_chair(on=clock.today()), "also": request.GET.get("with", "")}
    form = form_of(request, CallForm, draft, of.child.pk, kind=kind, **offers)

    def save() -> None:
        calling = replace(
            form.calling((of.child.pk,)), subject_kind=of.subject_kind, subject_id=of.subject_id
        )
        call_meeting(calling=calling, by=request.viewer, at=clock.now(), key=key)

    page = Page(
        title=f"Call a meeting: {kind.label[:1].lower()}{kind.label[1:]}",
        caption=of.name,
        form=form,
        draft=draft,
        subject=of.child.pk,
        button="Call it and ask them",
        back_to=of.here,
        readers=EVERYBODY,
        walled=of.walled,
    )
    return served(request, page, save, thanks=SENT, to=reverse("meetings:one", args=[key]))


@staff_page("meetings.groups")
def of_group(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """Everybody who holds a place is asked."""
    may_call(request.viewer, about_people=False).demand()
    group = open_record(groups(request.viewer), request.viewer, group_id)
    form, key = form_of(request, CallGroupForm, CALL_GROUP, group.pk), key_of(request)

    def save() -> None:
        calling = form.calling(group, seats(group))
        call_meeting(calling=calling, by=request.viewer, at=clock.now(), key=key)

    page = Page(
        title="Call a meeting",
        caption=group.name,
        form=form,
        draft=CALL_GROUP,
        subject=group.pk,
        button="Call it and ask them",
        back_to=reverse("meetings:group", args=[group.pk]),
        readers=EVERYBODY,
    )
    return served(request, page, save, thanks=SENT, to=reverse("meetings:one", args=[key]))
