"""Acute work: the plan for tonight, the strategy discussion, section 47, the conference, positions of trust."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Row
from sightline.front_door.actions import (
    hand_over,
    note_position_of_trust,
    plan_tonight,
    record_conference,
    record_discussion,
    tell_officer,
)
from sightline.front_door.actions.protecting import record_seen
from sightline.front_door.forms.acute import (
    FIRST,
    PLACES,
    ConferenceForm,
    DiscussionForm,
    HandoverForm,
    OfficerForm,
    SeenForm,
    TonightForm,
    TrustForm,
)
from sightline.front_door.models import (
    Contact,
    PositionOfTrust,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
)
from sightline.front_door.pages.acute import acute_page
from sightline.front_door.pages.who import who
from sightline.front_door.permissions import is_registered, may_decide
from sightline.front_door.queries import acute_work, decider
from sightline.front_door.queries.one import last_of
from sightline.front_door.views.common import opened
from sightline.front_door.views.fact import FactPage, fact_page

ACUTE = "front_door:acute"
TONIGHT = ("where_now", "with_whom", "keeps_safe", "who_does", "told_whom", "next_check")
HANDOVER = ("received_by", "team", "handed_at", "their_reference", "words")


@require_GET
@staff_page("front_door.read")
def acute(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """What is to be done today, and what has been."""
    found = opened(request.viewer, contact_id)
    page = acute_page(request.viewer, found, acute_work(found), now=clock.now())
    return render(request, "front_door/acute.jinja", {"contact": found, "who": who(found), "page": page})


@staff_page("front_door.take_contact")
def tonight(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """What keeps the child safe tonight."""
    found = opened(request.viewer, contact_id)
    last: SafeNow | None = last_of(SafeNow, found)
    page = FactPage(
        name="tonight",
        title="What keeps the child safe tonight",
        button="Save the plan",
        said="The plan for tonight stands on the contact.",
        lead="If somebody is in danger now, ring 999 first.",
        initial=_as_it_stands(last, TONIGHT),
        seen=last.number if last else 0,
        save=lambda form, key: plan_tonight(
            tonight=form.tonight(), seen=form.cleaned_data["seen"], **_who(request, found, key)
        ),
        onward=ACUTE,
    )
    return fact_page(request, found, TonightForm, page)


@staff_page("front_door.decide")
def strategy(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A strategy discussion, by a registered social worker."""
    found = opened(request.viewer, contact_id)
    may_decide(request.viewer).demand()
    is_registered(decider(request.viewer), on=clock.today()).demand()
    last: StrategyDiscussion | None = last_of(StrategyDiscussion, found)
    typed = any(request.POST.get(f"p{place}_name") for place, _, _ in PLACES if place > FIRST)
    page = FactPage(
        name="strategy",
        title="Strategy discussion",
        button="Save the discussion",
        said="The strategy discussion stands on the contact.",
        seen=last.number if last else 0,
        save=lambda form, key: record_discussion(
            held=form.held(), seen=form.cleaned_data["seen"], **_who(request, found, key)
        ),
        template="front_door/strategy.jinja",
        onward=ACUTE,
        more={"places": PLACES, "first": FIRST, "more_open": typed},
    )
    return fact_page(request, found, DiscussionForm, page)


@staff_page("front_door.decide")
def section_47(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Child protection takes the section 47 enquiry."""
    found = opened(request.viewer, contact_id)
    last: Section47Handover | None = last_of(Section47Handover, found)
    page = FactPage(
        name="section_47",
        title="Hand the section 47 enquiry to child protection",
        button="Save the handover",
        said="Child protection has the enquiry.",
        lead="Hand it over in person or by telephone, to somebody by name. Agreement is not needed.",
        initial=_as_it_stands(last, HANDOVER),
        seen=last.number if last else 0,
        save=lambda form, key: hand_over(
            handover=form.handover(), seen=form.cleaned_data["seen"], **_who(request, found, key)
        ),
        onward=ACUTE,
    )
    return fact_page(request, found, HandoverForm, page)


@staff_page("front_door.take_contact")
def child_seen(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The child was seen in the enquiry (CL-03)."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="child_seen",
        title="The child was seen",
        button="Save",
        said="Kept. The clock has stopped at the time the child was seen.",
        lead="Child protection sees the child within 24 hours of the discussion. Write down what they tell you.",
        save=lambda form, key: record_seen(seen=form.seen(), **_who(request, found, key)),
        onward=ACUTE,
    )
    return fact_page(request, found, SeenForm, page)


@staff_page("front_door.decide")
def conference(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A conference asked for, held, or not needed."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="conference",
        title="Child protection conference",
        button="Save",
        said="Kept.",
        save=lambda form, key: record_conference(**form.cleaned_data, **_who(request, found, key)),
        onward=ACUTE,
    )
    return fact_page(request, found, ConferenceForm, page)


@staff_page("front_door.take_contact")
def trust(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Somebody who works or volunteers with children is named."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="trust",
        title="Somebody in a position of trust",
        button="Save",
        said="Kept. The designated officer must be told within one working day.",
        lead="Somebody who works or volunteers with children, paid or not. Do not tell them, and do not ask their "
        "employer to look into it, before the designated officer has said what is to happen.",
        save=lambda form, key: note_position_of_trust(trusted=form.trusted(), **_who(request, found, key)),
        onward=ACUTE,
    )
    return fact_page(request, found, TrustForm, page)


@staff_page("front_door.take_contact")
def officer(request: StaffRequest, contact_id: UUID, trust_id: UUID) -> HttpResponse:
    """The designated officer for allegations was told (CL-25)."""
    found = opened(request.viewer, contact_id)
    named: PositionOfTrust = open_record(
        PositionOfTrust.objects.visible_to(request.viewer).filter(contact_id=found.pk),
        request.viewer,
        trust_id,
    )
    page = FactPage(
        name="officer",
        title="Tell the designated officer for allegations",
        button="Save",
        said="Kept. The clock has stopped.",
        stands=[Row("Who", f"{named.person}, {named.employer}")],
        stands_title="Whom it is about",
        save=lambda form, key: tell_officer(
            trust_id=named.pk, **form.cleaned_data, **_who(request, found, key)
        ),
        onward=ACUTE,
    )
    return fact_page(request, found, OfficerForm, page)


def _who(request: StaffRequest, found: Contact, key: UUID) -> dict[str, Any]:
    return {"contact_id": found.pk, "key": key, "by": request.viewer, "at": clock.now()}


def _as_it_stands(last: object, names: tuple[str, ...]) -> dict[str, Any]:
    """What was written last, for writing it anew."""
    return {name: getattr(last, name) for name in names} if last is not None else {}
