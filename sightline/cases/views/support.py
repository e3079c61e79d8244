"""Support: offers and how they were taken, sexual health, a witness, a referral considered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.access.viewer import Viewer
from sightline.cases import actions
from sightline.cases.forms import (
    CorrectHealthForm,
    CorrectOfferForm,
    HealthForm,
    NrmForm,
    NrmSentForm,
    OfferAnswerForm,
    OfferForm,
    WitnessEndForm,
    WitnessForm,
)
from sightline.cases.models import Case, HealthOffer, Offer
from sightline.cases.offering import HealthOffered, What
from sightline.cases.pages.around import meeting_line
from sightline.cases.pages.beside_support import Beside, support_page
from sightline.cases.pages.support import Support, support_part, under_13
from sightline.cases.permissions import may_note_health, may_work
from sightline.cases.queries.around import judging_meetings
from sightline.cases.queries.moving import asked_to_look_again, handovers_of, school_contacts_of
from sightline.cases.queries.programmes import places_of, runs_now, sessions_of
from sightline.cases.queries.support import Standing, health_offers_of, nrm_of, offers_of, witnesses_of
from sightline.cases.queries.visiting import visitors
from sightline.cases.views.common import Texts, kept_on, opened, worked_on
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.people.queries import name_lines

OFFER = Texts(
    "Offer support",
    "cases.offer",
    "Keep this offer",
    "The offer is kept.",
    "Parents are offered support of their own, fathers too. Somebody who says “not now” is asked again later.",
)
OFFER_AGAIN = Texts(
    "Put an offer of support right",
    "cases.correct_offer",
    "Keep it",
    "On record. Both can be read.",
    "What was kept stays readable, marked as put right. What stands is counted, and nothing else.",
)
TAKEN = Texts("How was it taken?", "cases.offer_answer", "Keep it", "On record.")
HEALTH = Texts(
    "Sexual-health check",
    "cases.health",
    "Keep it",
    "On record.",
    "Only that a service was offered or taken up. No result is ever written here, and nothing of it is on the "
    "chronology.",
)
HEALTH_AGAIN = Texts(
    "Put a sexual-health entry right",
    "cases.correct_health",
    "Keep it",
    "On record. Both can be read.",
    "What was kept stays readable, marked as put right. No result is ever written here.",
)
HEALTH_READERS = ["those on this case whose post reads sexual-health offers, and nobody else"]
WITNESS = Texts("A worker is a witness", "cases.witness", "Keep it", "On record.")
NO_WITNESS = Texts("No longer a witness", "cases.end_witness", "Keep it", "On record.")
NRM = Texts("National Referral Mechanism", "cases.nrm", "Keep this decision", "The decision is on record.")
SENT = Texts("The referral was sent", "cases.nrm_sent", "Keep it", "On record.")


def read_support(viewer: Viewer, case: Case) -> Support:
    """What the page of a case shows of support. A fixed number of reads."""
    return Support(
        offers_of(case.pk),
        witnesses_of(case.pk),
        nrm_of(case.pk),
        handovers_of(case.pk),
        asked_to_look_again(case.pk),
    )


@require_GET
@staff_page("cases.read")
def whole(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everything offered, programmes, and contact with the school."""
    case, by = opened(request, case_id), request.viewer
    part = support_part(by, case, read_support(by, case), on=clock.today())
    key = case.pk
    places = places_of(key)
    runs = runs_now(each.run_id for each in places)
    read = Beside(health_offers_of(by, key), places, sessions_of(key), runs, school_contacts_of(key))
    shown = support_page(part, case, read)
    who = name_lines([case.child_id])[case.child_id]
    return render(request, "cases/support.jinja", {"page": shown, "case": case, "who": who})


@staff_page("cases.work")
def offer(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """An offer; one made again points at the earlier (`?earlier=`). `?what=` names what is offered."""
    found = worked_on(request, case_id, may_work)
    earlier = _earlier(request, found)
    initial = {"offered_on": clock.today(), "what": request.GET.get("what", "")}
    if earlier:
        names = ("what", "to_whom", "service", "stage")
        initial |= {name: getattr(earlier.offer, name) for name in names}
    elif initial["what"] not in What.values:
        initial["what"] = ""
    form = form_of(request, OfferForm, OFFER.draft, found.pk, initial=initial)
    key = key_of(request)

    def save() -> None:
        offered, by = form.offered(earlier.offer.pk if earlier else None), request.viewer
        actions.offer_support(case_id=found.pk, offered=offered, key=key, by=by, at=clock.now())

    return kept_on(request, found, form, save, OFFER, more={"once": str(key)})


def _earlier(request: StaffRequest, found: Case) -> Standing | None:
    """The offer that is made again, named in the address."""
    try:
        key = UUID(request.GET.get("earlier", ""))
    except ValueError:
        return None
    return next(iter(offers_of(found.pk, only=[key])), None)


@staff_page("cases.work")
def answer_offer(request: StaffRequest, case_id: UUID, offer_id: UUID) -> HttpResponse:
    """How it was taken."""
    found = worked_on(request, case_id, may_work)
    it = next(iter(offers_of(found.pk, only=[offer_id])), None)
    if it is None:
        raise Refused(NOT_FOUND, hidden=True)
    initial = {"version": it.last.number, "said_on": clock.today()}
    form = form_of(request, OfferAnswerForm, TAKEN.draft, it.offer.pk, initial=initial)

    def save() -> None:
        said, seen = form.said(), int(form.cleaned_data["version"])
        given: dict[str, Any] = {"offer_id": offer_id, "said": said, "seen": seen}
        actions.answer_offer(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, TAKEN, subject=it.offer.pk)


@staff_page("cases.work")
def correct_offer(request: StaffRequest, case_id: UUID, offer_id: UUID) -> HttpResponse:
    """A further entry in place of one that was kept wrongly; both stay."""
    found = worked_on(request, case_id, may_work)
    wrong: Offer = open_record(
        Offer.objects.visible_to(request.viewer).filter(case=found), request.viewer, offer_id
    )
    names = ("what", "to_whom", "service", "stage", "offered_on", "words")
    was = {name: getattr(wrong, name) for name in names}
    taken = next((each.last.taken for each in offers_of(found.pk, only=[wrong.pk])), "")
    form = form_of(request, CorrectOfferForm, OFFER_AGAIN.draft, wrong.pk, initial=was | {"taken": taken})

    def save() -> None:
        given: dict[str, Any] = {"offer_id": wrong.pk, "right": form.right()}
        actions.correct_offer(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, OFFER_AGAIN, subject=wrong.pk)


@staff_page("cases.work")
def offer_health(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """That a sexual-health service was offered or taken up."""
    found = worked_on(request, case_id, may_note_health)
    form = form_of(request, HealthForm, HEALTH.draft, found.pk, initial={"on_day": clock.today()})

    def save() -> None:
        actions.offer_health(case_id=found.pk, health=form.health(), by=request.viewer, at=clock.now())

    warning = under_13(found, clock.today())
    more = {"readers": HEALTH_READERS, "warnings": [warning] if warning else []}
    return kept_on(request, found, form, save, HEALTH, more=more)


@staff_page("cases.work")
def correct_health(request: StaffRequest, case_id: UUID, health_id: UUID) -> HttpResponse:
    """A further entry in place of one that was kept wrongly; both stay."""
    found = worked_on(request, case_id, may_note_health)
    rows = HealthOffer.objects.visible_to(request.viewer).filter(case=found)
    wrong: HealthOffer = open_record(rows, request.viewer, health_id)
    was = {name: getattr(wrong, name) for name in HealthOffered.__dataclass_fields__}
    form = form_of(request, CorrectHealthForm, HEALTH_AGAIN.draft, wrong.pk, initial=was)

    def save() -> None:
        given: dict[str, Any] = {"offer_id": wrong.pk, "health": form.health()}
        actions.correct_health(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    more = {"readers": HEALTH_READERS}
    return kept_on(request, found, form, save, HEALTH_AGAIN, subject=wrong.pk, more=more)


@staff_page("cases.work")
def name_witness(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Who became a witness."""
    found = worked_on(request, case_id, may_work)
    people = visitors(request.viewer, found)
    form = form_of(request, WitnessForm, WITNESS.draft, found.pk, people=people)

    def save() -> None:
        actions.name_witness(case_id=found.pk, **form.given(), by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, WITNESS)


@staff_page("cases.work")
def end_witness(request: StaffRequest, case_id: UUID, witness_id: UUID) -> HttpResponse:
    """They are one no longer."""
    found = worked_on(request, case_id, may_work)
    it = next((each for each in witnesses_of(found.pk) if each.pk == witness_id), None)
    if it is None:
        raise Refused(NOT_FOUND, hidden=True)
    form = form_of(request, WitnessEndForm, NO_WITNESS.draft, it.pk)

    def save() -> None:
        given = {"witness_id": witness_id, "words": form.cleaned_data["words"]}
        actions.end_witness(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, NO_WITNESS, subject=it.pk)


@staff_page("cases.work")
def consider_nrm(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Whether the child is referred."""
    found = worked_on(request, case_id, may_work)
    last = nrm_of(found.pk)
    held = {key: meeting_line(each) for key, each in judging_meetings(request.viewer, found).items()}
    initial = {"version": last.number if last else 0, "considered_on": clock.today()}
    form = form_of(request, NrmForm, NRM.draft, found.pk, meetings=held, initial=initial)

    def save() -> None:
        given: dict[str, Any] = {"considered": form.considered(), "seen": int(form.cleaned_data["version"])}
        actions.consider_nrm(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, NRM)


@staff_page("cases.work")
def nrm_sent(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """That it left."""
    found = worked_on(request, case_id, may_work)
    form = form_of(request, NrmSentForm, SENT.draft, found.pk, initial={"sent_on": clock.today()})

    def save() -> None:
        actions.note_nrm_sent(case_id=found.pk, sent=form.sent(), by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, SENT)
