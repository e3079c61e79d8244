"""Sharing agreements as lines of the register and as a page of one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.access.models import AgreementParty, SharingAgreement
from sightline.access.pages.listing import Line, Listing
from sightline.access.permissions import may_keep_agreements, may_sign_off
from sightline.access.states import AGREEMENT, AgreementAct, AgreementState, SharingPurpose
from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Happening, Link, Row, Tag

COLOURS = {
    AgreementState.PROPOSED: "yellow",
    AgreementState.TURNED_DOWN: "grey",
    AgreementState.TO_BEGIN: "light-blue",
    AgreementState.IN_FORCE: "green",
    AgreementState.SUPERSEDED: "grey",
    AgreementState.ENDED: "grey",
}
HEADS = ["Agreement", "Between", "Covers", "State", "Review by"]
NOTHING = "No agreement fits."
Agreement = Any  # a SharingAgreement as `queries.agreements` reads it: with state, due_on, over_on


def state_tag(agreement: Agreement) -> Tag:
    """Where it stands."""
    state = AgreementState(agreement.state)
    return Tag(state.label, COLOURS[state])


def past_review(agreement: Agreement, *, on: date) -> bool:
    """Whether it is in force and ought to have been reviewed by now."""
    return bool(agreement.state == AgreementState.IN_FORCE and agreement.due_on < on)


def to(name: str, agreement: SharingAgreement) -> str:
    """The address of one of an agreement's pages."""
    return reverse(f"access:{name}", args=[agreement.pk])


def register_lines(found: Iterable[Agreement], *, on: date) -> list[Line]:
    """The register, one version a line."""
    return [
        Line(
            [
                f"{each.title} ({each.reference})",
                words.listing(_party_words(party) for party in each.parties.all()),
                _covers(each),
                state_tag(each),
                Tag(f"Was due on {words.day(each.due_on)}", "orange")
                if past_review(each, on=on)
                else words.day(each.due_on),
            ],
            to("agreement", each),
        )
        for each in found
    ]


def _covers(agreement: SharingAgreement) -> str:
    return "; ".join(str(SharingPurpose(purpose).label) for purpose in agreement.purposes)


def _party_words(party: AgreementParty) -> str:
    return party.agency.name if party.agency else f"every organisation of the kind {party.get_kind_display()}"


def rows(agreement: Agreement, *, on: date) -> list[Row]:
    """What the version says."""
    due = words.day(agreement.due_on)
    return [
        Row("Number", agreement.reference),
        Row("Covers", _covers(agreement)),
        Row("Purpose", words.paragraphs(agreement.purpose)),
        Row("Lawful basis", f"{agreement.get_lawful_basis_display()}: {agreement.law}"),
        Row("What may be shared", words.paragraphs(agreement.may_share)),
        Row("What is never shared", words.paragraphs(agreement.never_shared), empty="Nothing named"),
        Row("Ask first", _ask_first(agreement), empty="Nobody’s leave is needed"),
        Row("First day", words.day(agreement.starts_on)),
        Row(
            "Review by",
            Tag(f"Was due on {due}", "orange") if past_review(agreement, on=on) else due,
        ),
        Row("First day without it", words.day(agreement.over_on), empty="No end set"),
        Row("Signed paper", agreement.kept_where),
    ]


def _ask_first(agreement: SharingAgreement) -> str:
    return f"{agreement.ask_first.name}. {agreement.ask_first_words}" if agreement.ask_first else ""


def confidence_rows(agreement: SharingAgreement) -> list[Row]:
    """For whoever owes a duty of confidence: what allows them to tell (IS-18)."""
    return [
        Row("What sets it aside", agreement.get_confidentiality_basis_display()),
        Row(
            "What they may tell, and rely on",
            words.paragraphs(agreement.confidentiality_words),
            empty="Nothing said",
        ),
    ]


def parties(agreement: Agreement, viewer: Viewer) -> Listing:
    """Who it is between, who signed, and who has not."""
    keeps = bool(may_keep_agreements(viewer)) and bool(AGREEMENT.may(agreement.state, AgreementAct.SIGN))
    lines = []
    for party in agreement.parties.all():
        signed = [_signed(each) for each in party.signatures.all()]
        whole = any(each.agency_id is None for each in party.signatures.all())
        sign = reverse("access:agreement_sign", args=[party.pk]) if keeps and not whole else ""
        said: Tag | str = "; ".join(signed) or Tag("Has not signed", "orange")
        lines.append(Line([_capital(_party_words(party)), said], sign))
    return Listing("Parties", ["Party", "Signed by"], lines, "It has no parties.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _signed(signature: Any) -> str:
    whom = f"{signature.agency.name}: " if signature.agency else ""
    return f"{whom}{signature.name}, {signature.post}, on {words.day(signature.signed_on)}"


def happenings(agreement: Agreement) -> list[Happening]:
    """What was done with it, newest first."""
    found = [
        Happening(
            "Reviewed",
            words.moment(each.at),
            each.by.name,
            f"{each.words} Next by {words.day(each.next_review_on)}.",
        )
        for each in agreement.reviews.all()
    ]
    if ending := getattr(agreement, "ending", None):
        when = f"Withdrawn from {words.day(ending.ends_on)}"
        found.insert(0, Happening(when, words.moment(ending.at), ending.by.name, ending.why))
    if answer := getattr(agreement, "answer", None):
        title = "Signed off" if answer.agreed else "Not signed off"
        found.append(Happening(title, words.moment(answer.at), answer.by.name, answer.words))
    found.append(Happening("Proposed", words.moment(agreement.at), agreement.by.name, agreement.why))
    return found


def versions(found: Iterable[Agreement], shown: SharingAgreement) -> Listing | None:
    """The other versions, where there are any."""
    lines = [
        Line([each.reference, state_tag(each), words.day(each.starts_on), each.why], to("agreement", each))
        for each in found
        if each.pk != shown.pk
    ]
    heads = ["Version", "State", "First day", "What changed"]
    return Listing("Other versions", heads, lines, "") if lines else None


def acts(agreement: Agreement, viewer: Viewer) -> list[Link]:
    """What this person can do with it now."""
    offered = [
        (
            AgreementAct.SIGN_OFF,
            "Sign it off, or not",
            "agreement_answer",
            may_sign_off(viewer, agreement.by_id),
        ),
        (AgreementAct.REVIEW, "Record a review", "agreement_review", may_keep_agreements(viewer)),
        (AgreementAct.CHANGE, "Propose another version", "agreement_change", may_keep_agreements(viewer)),
        (AgreementAct.WITHDRAW, "Withdraw it", "agreement_withdraw", may_keep_agreements(viewer)),
    ]
    return [
        Link(text, to(route, agreement))
        for act, text, route, leave in offered
        if leave and AGREEMENT.may(agreement.state, act)
    ]
