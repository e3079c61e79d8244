"""The register of sharing agreements: two people, parties that sign, reviews, what covers a sharing (IS-03a, IS-14)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.actions import agreements as acts
from sightline.access.models import (
    AgreementSignature,
    AuditEvent,
    Message,
    SharingAgreement,
    Staff,
)
from sightline.access.queries.agreements import agreements, agreements_covering
from sightline.access.states import SharingPurpose
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from tests.people_of_the_tests import Partnership
from tests.sharing import proposed, sign, signed_off

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
ENQUIRY = SharingPurpose.ENQUIRY


@pytest.fixture
def officer(staff_with: Make) -> Staff:
    return staff_with("governance_officer", name="Ines Governor")


@pytest.fixture
def second(staff_with: Make) -> Staff:
    return staff_with("partnership_officer", name="Pat Officer")


@pytest.fixture
def keeper(officer: Staff) -> Viewer:
    return viewer_of(officer, on=clock.today())


@pytest.fixture
def signer(second: Staff) -> Viewer:
    return viewer_of(second, on=clock.today())


def state(made: SharingAgreement, *, on: date | None = None) -> str:
    found: Any = agreements(on=on or clock.today()).get(pk=made.pk)
    return str(found.state)


def days(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def typed(there: Partnership, **other: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "title": "Schools and the front door",
        "agencies": [str(there.council.pk)],
        "kinds": ["school"],
        "purposes": ["enquiry", "schools"],
        "purpose": "To protect pupils from exploitation.",
        "lawful_basis": "public_task",
        "law": "Education Act 2002, section 175",
        "confidentiality_basis": "none",
        "may_share": "Attendance, and worries that staff have.",
        **days("starts_on", today),
        **days("review_on", today + timedelta(days=365)),
        **other,
    }


def test_one_proposes_and_a_second_signs_off(
    officer: Staff, second: Staff, partnership: Partnership, signed_in: SignIn
) -> None:
    theirs = signed_in(officer)
    answer = theirs.post(reverse("access:agreement_add"), typed(partnership))
    made = SharingAgreement.objects.get()
    assert answer.headers["Location"] == reverse("access:agreement", args=[made.pk])
    assert (made.number, made.version, state(made)) == (1, 1, "proposed")
    told = Message.objects.filter(kind="access.agreement_to_sign")
    assert [(each.staff_id, each.digest) for each in told] == [(second.pk, True)]
    refused = theirs.get(reverse("access:agreement_answer", args=[made.pk]))
    assert refused.status_code == 403
    assert "A second person must sign it off" in refused.content.decode()
    other = signed_in(second)
    page = other.get(reverse("access:agreement_answer", args=[made.pk])).content.decode()
    assert "Attendance, and worries that staff have." in page
    other.post(reverse("access:agreement_answer", args=[made.pk]), {"agreed": "yes"})
    assert state(made) == "in_force"
    page = other.get(reverse("access:agreement", args=[made.pk])).content.decode()
    assert "Signed off" in page
    assert "Pat Officer" in page
    assert "Has not signed" in page


def test_a_version_not_signed_off_says_why_and_never_counts(
    keeper: Viewer, second: Staff, partnership: Partnership, signed_in: SignIn
) -> None:
    made = proposed(keeper, [partnership.police])
    client, path = signed_in(second), reverse("access:agreement_answer", args=[made.pk])
    assert "Say why you do not sign it off" in client.post(path, {"agreed": "no"}).content.decode()
    client.post(path, {"agreed": "no", "words": "It names no retention period."})
    assert state(made) == "turned_down"
    assert client.get(path).status_code == 403
    page = client.get(reverse("access:agreement", args=[made.pk])).content.decode()
    assert "It names no retention period." in page


def test_the_form_asks_for_what_an_agreement_needs(
    officer: Staff, partnership: Partnership, signed_in: SignIn
) -> None:
    client, path = signed_in(officer), reverse("access:agreement_add")
    yesterday = clock.today() - timedelta(days=1)
    given = typed(
        partnership,
        kinds=[],
        confidentiality_basis="public_interest",
        ask_first=str(partnership.police.pk),
        **days("review_on", yesterday),
    )
    page = client.post(path, given).content.decode()
    for said in (
        "Choose at least two organisations, or one kind of organisation",
        "Say what they may tell, and what they rely on",
        "Say when and how they are asked",
        "Day it is reviewed by must be after the first day",
    ):
        assert said in page
    assert not SharingAgreement.objects.exists()


def test_what_is_written_is_shown_as_written(
    officer: Staff, second: Staff, partnership: Partnership, signed_in: SignIn
) -> None:
    hostile = "=HYPERLINK(1) <script>x()</script> \u202eevil"
    signed_in(officer).post(reverse("access:agreement_add"), typed(partnership, may_share=hostile))
    made = SharingAgreement.objects.get()
    page = signed_in(second).get(reverse("access:agreement", args=[made.pk])).content.decode()
    assert "&lt;script&gt;x()&lt;/script&gt; evil" in page
    assert "<script>x()" not in page
    assert "\u202e" not in page


def test_a_party_signs_once_and_who_has_not_is_shown(
    officer: Staff, keeper: Viewer, signer: Viewer, partnership: Partnership, signed_in: SignIn
) -> None:
    made = signed_off(keeper, signer, [partnership.police], ["school"])
    client = signed_in(officer)
    school = made.parties.get(kind="school")
    path = reverse("access:agreement_sign", args=[school.pk])
    assert "Hollin Bank School" in client.get(path).content.decode()
    given = {
        "agency_id": str(partnership.school.pk),
        "name": "Hana Head",
        "post": "Head teacher",
        **days("signed_on", clock.today()),
    }
    client.post(path, given)
    assert "in the register already" in client.post(path, given).content.decode()
    page = client.get(reverse("access:agreement", args=[made.pk])).content.decode()
    assert "Hollin Bank School: Hana Head, Head teacher" in page
    assert page.count("Has not signed") == 1  # the police
    with viewing(keeper), pytest.raises(Refused, match="not of the kind"):
        acts.sign_agreement(
            party=school,
            agency_id=partnership.charity.pk,
            name="x",
            post="y",
            signed_on=clock.today(),
            by=keeper,
            at=clock.now(),
        )


def test_another_version_replaces_it_from_its_first_day(
    officer: Staff, keeper: Viewer, signer: Viewer, partnership: Partnership, signed_in: SignIn
) -> None:
    first = signed_off(keeper, signer, [partnership.police], ["school"])
    sign(keeper, first)
    client = signed_in(officer)
    path = reverse("access:agreement_change", args=[first.pk])
    assert "To protect children at risk of exploitation." in client.get(path).content.decode()
    later = clock.today() + timedelta(days=10)
    dates = {**days("starts_on", later), **days("review_on", later + timedelta(days=300))}
    again = {"signatures_stand": "on", "why": "Return interviews added", **dates}
    given = typed(partnership, agencies=[str(partnership.police.pk)], **again)
    client.post(path, given)
    second_version = SharingAgreement.objects.get(version=2)
    assert second_version.number == first.number
    assert "waits for a second person" in client.post(path, given).content.decode()
    with viewing(signer):
        acts.answer_agreement(
            agreement_id=second_version.pk, agreed=True, words="", by=signer, at=clock.now()
        )
    assert (state(first), state(second_version)) == ("in_force", "to_begin")
    assert (state(first, on=later), state(second_version, on=later)) == ("superseded", "in_force")
    assert AgreementSignature.objects.filter(party__agreement=second_version).count() == 2
    assert (
        "Return interviews added" in client.get(reverse("access:agreement", args=[first.pk])).content.decode()
    )


def test_a_review_that_is_due_is_shown_until_it_is_held(
    officer: Staff, keeper: Viewer, signer: Viewer, partnership: Partnership, signed_in: SignIn
) -> None:
    today = clock.today()
    began = today - timedelta(days=400)
    made = signed_off(keeper, signer, starts_on=began, review_on=today - timedelta(days=1))
    current = signed_off(keeper, signer, title="Not due yet")
    client, the_list = signed_in(officer), reverse("access:agreements")
    page = client.get(the_list).content.decode()
    assert "1 agreement in force past the day of review" in page
    assert page.index(made.title) < page.index(current.title)
    assert "Not due yet" not in client.get(the_list, {"past_review": "on"}).content.decode()
    assert "Its review is overdue" in client.get(reverse("access:agreement", args=[made.pk])).content.decode()
    given = {"words": "Caldicott lead and police read it; it stands.", **days("next_review_on", today)}
    path = reverse("access:agreement_review", args=[made.pk])
    assert "Choose a later day" in client.post(path, given).content.decode()
    client.post(path, {**given, **days("next_review_on", today + timedelta(days=365))})
    assert "past the day of review" not in client.get(the_list).content.decode()


def test_one_that_is_withdrawn_covers_nothing_more(
    officer: Staff, keeper: Viewer, signer: Viewer, partnership: Partnership, signed_in: SignIn
) -> None:
    made = signed_off(keeper, signer, [partnership.police, partnership.council], [])
    sign(keeper, made)
    pair = [partnership.police, partnership.council]
    assert list(agreements_covering(pair, ENQUIRY, clock.today())) == [made]
    client, path = signed_in(officer), reverse("access:agreement_withdraw", args=[made.pk])
    client.post(path, {"why": "The police force merged.", **days("ends_on", clock.today())})
    assert state(made) == "ended"
    assert not agreements_covering(pair, ENQUIRY, clock.today())
    assert client.get(path).status_code == 403
    assert made.title not in client.get(reverse("access:agreements")).content.decode()
    assert made.title in client.get(reverse("access:agreements"), {"state": "ended"}).content.decode()


def test_nobody_else_keeps_the_register(keeper: Viewer, partnership: Partnership, staff_with: Make) -> None:
    adviser = viewer_of(staff_with("adviser"), on=clock.today())
    with pytest.raises(Refused, match="Ask the information-governance officer"):
        proposed(adviser, [partnership.police])
    made = proposed(keeper, [partnership.police])
    with viewing(adviser), pytest.raises(Refused, match="to sign off"):
        acts.answer_agreement(agreement_id=made.pk, agreed=True, words="", by=adviser, at=clock.now())


def test_every_write_is_on_the_record_of_access(
    keeper: Viewer, signer: Viewer, partnership: Partnership
) -> None:
    made = signed_off(keeper, signer, [partnership.police])
    sign(keeper, made)
    with viewing(keeper):
        kinds = set(AuditEvent.objects.values_list("kind", flat=True))
    assert {"access.agreement_proposed", "access.agreement_answered", "access.agreement_signed"} <= kinds


def test_a_draft_of_an_agreement_is_kept(officer: Staff, partnership: Partnership, signed_in: SignIn) -> None:
    client, path = signed_in(officer), reverse("access:agreement_add")
    client.post(path, {"_keep": "1", "_draft": "access.agreement", "title": "Half written"})
    assert 'value="Half written"' in client.get(path).content.decode()
    client.post(path, typed(partnership))
    assert "Half written" not in client.get(path).content.decode()
