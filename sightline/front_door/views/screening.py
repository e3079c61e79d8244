"""Screening: the page that shows everything, and the small forms that fill it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.keeping import as_uuid
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock, words
from sightline.core.pages import Row
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import (
    ask_for_decision,
    check_systems,
    find_professional,
    join_open_case,
    name_worker,
    review,
    send_back,
)
from sightline.front_door.choices import OpenTo
from sightline.front_door.forms.screening import (
    AskDecisionForm,
    JoinForm,
    NamedWorkerForm,
    ProfessionalForm,
    ReviewForm,
    SendBackForm,
    SystemsForm,
)
from sightline.front_door.models import Contact, JoinedCase, NamedWorker
from sightline.front_door.pages.screening import screening_page
from sightline.front_door.pages.words import marked, spans_of
from sightline.front_door.permissions import may, may_decide, may_take
from sightline.front_door.queries import checks_of, screened, subjects_of
from sightline.front_door.queries.one import last_of
from sightline.front_door.queries.set_up import systems_in_use, training_for
from sightline.front_door.queries.staff import who_can_open
from sightline.front_door.queries.words import matches_of
from sightline.front_door.states import Act
from sightline.front_door.views.common import opened
from sightline.front_door.views.fact import FactPage, fact_page

SCREENING = "front_door:screening"
HEARD = {
    "words": "In their words",
    "worry": "What they are most worried about",
    "place": "Where",
    "unknown_child": "A child nobody could name",
    "group_or_place": "A group or place",
}


@require_GET
@staff_page("front_door.read")
def screening(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Everything a screener looks at, on one page."""
    found = opened(request.viewer, contact_id)
    subjects = subjects_of(found)
    clocks = list(clocks_of([found.pk]))
    picture = screened(request.viewer, found, subjects)
    page = screening_page(request.viewer, found, subjects, picture, clocks, now=clock.now())
    matches = matches_of(found.pk)
    heard = [
        (label, marked(str(getattr(found, part)), spans_of(matches, part)))
        for part, label in HEARD.items()
        if getattr(found, part)
    ]
    context = {
        "contact": found,
        "page": page,
        "heard": heard,
        "words_found": len({match.term for match in matches}),
        "can_change": bool(may_take(request.viewer)),
        "training": training_for(found),
    }
    return render(request, "front_door/screening.jinja", context)


@staff_page("front_door.take_contact")
def systems(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A row for each system (FD-12)."""
    found = opened(request.viewer, contact_id)
    before = {
        each.system: f"{each.get_result_display()}, {words.moment(each.at)}" for each in checks_of(found)
    }
    page = FactPage(
        name="systems",
        title="Check the systems",
        button="Save what you found",
        said="Kept, with your name and the time.",
        save=lambda form, key: check_systems(
            contact_id=found.pk, looks=form.looks(), key=key, by=request.viewer, at=clock.now()
        ),
        options={"systems": systems_in_use(), "done": before},
        template="front_door/systems.jinja",
        onward=SCREENING,
        more={"before": before},
    )
    return fact_page(request, found, SystemsForm, page)


@staff_page("front_door.take_contact")
def ask_decision(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The picture is as whole as it gets."""
    found = opened(request.viewer, contact_id)
    may(request.viewer, Act.READY, found).demand()
    page = FactPage(
        name="ask_decision",
        title="Ask a social worker to decide",
        button="Ask for a decision",
        said="It waits for a social worker’s decision.",
        save=lambda form, key: ask_for_decision(
            contact_id=found.pk,
            note=form.cleaned_data["note"],
            to_id=as_uuid(form.cleaned_data["to"]),
            by=request.viewer,
            at=clock.now(),
        ),
        options={"staff": _staff(found, "front_door.decide")},
    )
    return fact_page(request, found, AskDecisionForm, page)


@staff_page("front_door.decide")
def send_it_back(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """More must be found out first."""
    found = opened(request.viewer, contact_id)
    may(request.viewer, Act.SEND_BACK, found).demand()
    page = FactPage(
        name="send_back",
        title="Send it back: more to find out",
        button="Send it back",
        said="It is back with the team to find out more.",
        save=lambda form, key: send_back(
            contact_id=found.pk, why=form.cleaned_data["why"], by=request.viewer, at=clock.now()
        ),
        onward=SCREENING,
    )
    return fact_page(request, found, SendBackForm, page)


@staff_page("front_door.take_contact")
def join(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The contact joins the case that was open when it arrived (FD-20)."""
    found = opened(request.viewer, contact_id)
    last: JoinedCase | None = last_of(JoinedCase, found)
    stands = [Row("Open to", OpenTo(last.open_to).label), Row("Held by", last.held_by)] if last else []
    page = FactPage(
        name="join",
        title="Join it to the open case",
        button="Join it to the case",
        said="It has joined the open case, and is counted apart from new work.",
        lead="It is not a new case and not a re-referral. Whoever holds the case must hear of it today.",
        stands=stands,
        seen=last.number if last else 0,
        save=lambda form, key: join_open_case(
            contact_id=found.pk,
            joining=form.joining(),
            seen=form.cleaned_data["seen"],
            key=key,
            by=request.viewer,
            at=clock.now(),
        ),
    )
    return fact_page(request, found, JoinForm, page)


@staff_page("front_door.decide")
def named_worker(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Who finds the right professional (FD-30)."""
    found = opened(request.viewer, contact_id)
    may_decide(request.viewer).demand()
    last: NamedWorker | None = last_of(NamedWorker, found, "staff")
    stands = [Row("Named", last.staff.name), Row("To find", last.task)] if last else []
    page = FactPage(
        name="named_worker",
        title="Name a worker",
        button="Name them",
        said="They have been told.",
        lead="Where there is risk but not significant harm, one named worker finds the right professional to "
        "complete the exploitation assessment, and agrees it with them.",
        stands=stands,
        seen=last.number if last else 0,
        options={"staff": _staff(found, "front_door.take_contact")},
        save=lambda form, key: name_worker(
            contact_id=found.pk,
            staff_id=UUID(form.cleaned_data["staff"]),
            task=form.cleaned_data["task"],
            seen=form.cleaned_data["seen"],
            key=key,
            by=request.viewer,
            at=clock.now(),
        ),
    )
    return fact_page(request, found, NamedWorkerForm, page)


@staff_page("front_door.take_contact")
def professional(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The professional was found (FD-30)."""
    found = opened(request.viewer, contact_id)
    last: NamedWorker | None = last_of(NamedWorker, found, "staff")
    page = FactPage(
        name="professional",
        title="The right professional has been found",
        button="Save",
        said="Kept. The clock has stopped.",
        stands=[Row("Named worker", last.staff.name), Row("To find", last.task)] if last else [],
        save=lambda form, key: find_professional(
            contact_id=found.pk, **form.cleaned_data, key=key, by=request.viewer, at=clock.now()
        ),
    )
    return fact_page(request, found, ProfessionalForm, page)


@staff_page("front_door.advise")
def advise(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A safeguarding adviser's review (FD-08)."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="advise",
        title="Review as safeguarding adviser",
        button="Save the review",
        said="Your review stands on the contact.",
        save=lambda form, key: review(
            contact_id=found.pk, **form.cleaned_data, key=key, by=request.viewer, at=clock.now()
        ),
    )
    return fact_page(request, found, ReviewForm, page)


def _staff(contact: Contact, capability: str) -> list[tuple[str, str]]:
    """Staff who can open this contact and hold a capability, as choices."""
    found = who_can_open(capability, employer_id=contact.controller_id, walls=contact.walls, at=clock.now())
    return [(str(each.pk), each.name) for each in found]
