"""Calling a meeting: about a child, in two pages; or of a group."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.meetings.actions import call_meeting
from sightline.meetings.forms import CallForm, CallGroupForm, KindForm
from sightline.meetings.permissions import may_call
from sightline.meetings.queries.lists import could_chair, groups, seats, to_ask
from sightline.meetings.views.common import EVERYBODY, Page, form_of, served
from sightline.people.queries import records, shown_name

CALL, CALL_GROUP = "meetings.call", "meetings.call_group"
SENT = "Called. Each organisation is asked for what it knows, and is reminded until it answers."


@staff_page("meetings.from_child")
def about_child(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """The kind stands in the address, since it names nobody and whom to ask goes by it."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    name = shown_name(child.pk)
    chosen = KindForm(request)
    kind = chosen.picked()
    if kind is None:
        shown = {"form": chosen, "name": name, "back_to": reverse("desk:child", args=[child.pk])}
        return render(request, "meetings/kind.jinja", shown)
    offers = {"kind": kind, "offer": to_ask(), "chairs": could_chair(on=clock.today())}
    form = form_of(request, CallForm, f"{CALL}.{kind}", child.pk, **offers)
    key = key_of(request)

    def save() -> None:
        call_meeting(calling=form.calling((child.pk,)), by=request.viewer, at=clock.now(), key=key)

    page = Page(
        title=f"Call a meeting: {kind.label[:1].lower()}{kind.label[1:]}",
        caption=name,
        form=form,
        draft=f"{CALL}.{kind}",
        subject=child.pk,
        button="Call it and ask them",
        back_to=reverse("meetings:call", args=[child.pk]),
        readers=EVERYBODY,
        walled=bool(child.walls),
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
