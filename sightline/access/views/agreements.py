"""The register of sharing agreements: read by everybody with a post, kept by information governance (IS-03a, IS-14)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.actions import agreements as acts
from sightline.access.actions.drafts import drop_draft
from sightline.access.forms import agreements as forms
from sightline.access.keeping import begun
from sightline.access.models import AgreementParty, SharingAgreement
from sightline.access.pages import agreements as pages
from sightline.access.pages.listing import Listing
from sightline.access.permissions import may_sign_off
from sightline.access.queries import one
from sightline.access.queries.agreements import (
    one_agreement,
    parties_of_agreements,
    past_their_review,
    register,
    versions_of_agreement,
)
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import AGREEMENT, AgreementAct
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told
from sightline.core.pages import Link, paginate

KEEP, SIGN, READ = "access.keep_agreements", "access.sign_agreements", "access.read_agreements"
DRAFT = "access.agreement"


@require_GET
@staff_page(READ)
def agreement_list(request: StaffRequest) -> HttpResponse:
    """The register, what is to be reviewed first at its head."""
    today = clock.today()
    form = forms.RegisterFilter(request)
    page = paginate(request, register(on=today, **form.chosen_rows()))
    add = Link("Propose an agreement", reverse("access:agreement_add")) if request.viewer.may(KEEP) else None
    lines = pages.register_lines(page, on=today)
    listing = Listing("Sharing agreements", pages.HEADS, lines, pages.NOTHING, add)
    shows = {"listing": listing, "page": page, "form": form, "overdue": past_their_review(on=today)}
    return render(request, "access/agreements/list.jinja", shows)


@require_GET
@staff_page(READ)
def agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """One version: what it says, who signed, what was done with it."""
    today = clock.today()
    row = one(one_agreement(on=today), agreement_id)
    shows = {
        "it": row,
        "tag_of": pages.state_tag(row),
        "overdue": pages.past_review(row, on=today),
        "rows": pages.rows(row, on=today),
        "confidence": pages.confidence_rows(row),
        "parties": pages.parties(row, request.viewer),
        "happened": pages.happenings(row),
        "versions": pages.versions(versions_of_agreement(row.number, on=today), row),
        "acts": pages.acts(row, request.viewer),
    }
    return render(request, "access/agreements/one.jinja", shows)


@staff_page(KEEP)
def agreement_add(request: StaffRequest) -> HttpResponse:
    """Propose an agreement."""
    return _proposing(request, None)


@staff_page(KEEP)
def agreement_change(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """Propose another version of one."""
    return _proposing(request, _ready(agreement_id, AgreementAct.CHANGE))


def _proposing(request: StaffRequest, before: SharingAgreement | None) -> HttpResponse:
    subject = before.pk if before else None
    kept = begun(request, request.viewer, DRAFT, subject)
    had = forms.as_typed(before, list(before.parties.all()), clock.today()) if before else {}
    form = forms.AgreementForm.of(
        request, change=bool(before), initial=had, draft=kept.fields if kept else None
    )

    def save() -> SharingAgreement:
        given = form.cleaned_data
        made = acts.propose_agreement(
            text=form.text(),
            agencies=given["agencies"],
            kinds=given["kinds"],
            replaces=before,
            why=given.get("why", ""),
            by=request.viewer,
            at=clock.now(),
        )
        drop_draft(form=DRAFT, subject_id=subject, by=request.viewer, at=clock.now())
        return made

    title = f"Another version of {before.title}" if before else "Propose a sharing agreement"
    shows: dict[str, Any] = {"title": title, "button": "Put it to a second person", "draft": DRAFT}
    shows |= {"subject": subject or "", "kept_at": kept.changed_at if kept else None}
    said = "Proposed. It counts once a second person has signed it off."
    return _saving(request, form, save, said=said, shows=shows, it=before)


@staff_page(SIGN)
def agreement_answer(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """A second person signs it off, or does not."""
    row = _ready(agreement_id, AgreementAct.SIGN_OFF)
    may_sign_off(request.viewer, row.by_id).demand()
    form = forms.AnswerForm.of(request)

    def save() -> object:
        return acts.answer_agreement(
            agreement_id=row.pk, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    shows = {
        "title": "Sign off this agreement?",
        "rows": [*pages.rows(row, on=clock.today()), *pages.confidence_rows(row)],
        "button": "Keep my answer",
        "stand": row.signatures_stand,
    }
    return _saving(request, form, save, said="Your answer has been kept.", shows=shows, it=row)


@staff_page(KEEP)
def agreement_sign(request: StaffRequest, party_id: UUID) -> HttpResponse:
    """Keep a party's signature."""
    party: AgreementParty = one(parties_of_agreements(), party_id)
    row = _ready(party.agreement_id, AgreementAct.SIGN)
    form = forms.SignatureForm.of(request, party=party)

    def save() -> object:
        given = {"agency_id": None, **form.cleaned_data}
        return acts.sign_agreement(party=party, **given, by=request.viewer, at=clock.now())

    shows = {"title": "Keep a signature", "lead": str(party), "button": "Keep it"}
    return _saving(request, form, save, said="The signature has been kept.", shows=shows, it=row)


@staff_page(KEEP)
def agreement_review(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """Record that it was reviewed and stands."""
    row = _ready(agreement_id, AgreementAct.REVIEW)
    form = forms.ReviewForm.of(request)

    def save() -> object:
        return acts.review_agreement(
            agreement_id=row.pk, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    lead = "If anything in it has to change, propose another version instead."
    shows = {"title": "Record a review", "lead": lead, "button": "It stands"}
    return _saving(request, form, save, said="The review has been kept.", shows=shows, it=row)


@staff_page(KEEP)
def agreement_withdraw(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """End it before its time."""
    row = _ready(agreement_id, AgreementAct.WITHDRAW)
    form = forms.WithdrawForm.of(request, initial={"ends_on": clock.today()})

    def save() -> object:
        return acts.withdraw_agreement(
            agreement_id=row.pk, **form.cleaned_data, by=request.viewer, at=clock.now()
        )

    lead = "From that day nothing more can be shared under it. What was shared stays, and still names it."
    shows = {"title": "Withdraw this agreement", "lead": lead, "button": "Withdraw it", "warning": True}
    return _saving(request, form, save, said="It has been withdrawn.", shows=shows, it=row)


def _ready(agreement_id: UUID, act: AgreementAct) -> Any:
    """The version, where this can be done with it now."""
    row: Any = one(one_agreement(on=clock.today()), agreement_id)
    AGREEMENT.may(row.state, act).demand()
    return row


def _saving(
    request: StaffRequest,
    form: Form,
    save: Callable[[], object],
    *,
    said: str,
    shows: dict[str, Any],
    it: SharingAgreement | None,
) -> HttpResponse:
    """Show the form; save what is right and go back to the agreement; show what stands in the way beside it."""
    if form.is_bound and form.is_valid():
        made = saved_or_told(form, save)
        if form.is_valid():
            messages.success(request, said)
            to = made if isinstance(made, SharingAgreement) else it
            return redirect("access:agreement", to.pk) if to else redirect("access:agreements")
    back = pages.to("agreement", it) if it else reverse("access:agreements")
    return render(request, "access/agreements/form.jinja", {"form": form, "it": it, "back_to": back, **shows})
