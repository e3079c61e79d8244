"""A partner that had a part in a contact disputes the decision from its own page, and reads the answer there."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions import attach, decide, pass_on
from sightline.front_door.actions.challenging import Found, answer_challenge, challenge
from sightline.front_door.actions.disputing import dispute_decision, dispute_further
from sightline.front_door.given import Named
from sightline.front_door.hub_states import ChallengeOutcome, NewsKind
from sightline.front_door.models import (
    Challenge,
    ChallengeStage,
    ChallengeTold,
    Contact,
    Decision,
    PartnerDispute,
    PartnerNews,
)
from sightline.front_door.queries.partners import part_taken, parts_taken
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help
from tests.front_door.hub.disputing import EVER, STANDS, send, work
from tests.front_door.hub.test_challenges import NFA, from_school
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_partner_knows_the_decision_and_nothing_else_of_the_contact(
    told: Contact, partner: Viewer, staff_with: Callable[..., Staff], partnership: Partnership, at: datetime
) -> None:
    with viewing(partner):
        part = part_taken(partner, told.pk)
        assert part
        assert (part.reference, part.outcome, part.told_by) == (told.reference, "advice", "Ann Teacher")
        assert Contact.objects.count() == Decision.objects.count() == 0
    stranger = viewer_of(staff_with("agency_worker", employer=partnership.charity), on=at.date())
    adviser = viewer_of(staff_with("adviser"), on=at.date())
    for each in (stranger, adviser):
        with viewing(each):
            assert parts_taken(each, since=EVER) == []


def test_one_that_was_asked_has_a_part_too_and_one_whose_request_was_withdrawn_has_none(
    by: Viewer, contact: Callable[..., Contact], partner: Viewer, partnership: Partnership, at: datetime
) -> None:
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        request = Request(Kind.EARLY_HELP, partnership.police, "A visit", "A worry")
        _, asked = pass_on(contact_id=made.pk, request=request, by=by, at=at)
        assert asked
    with viewing(partner):
        part = part_taken(partner, made.pk)
        assert part
        assert (part.asked, part.told_by) == (asked.reference, "")
        dispute_decision(contact_id=made.pk, words="Not ours", wanted="", seen=1, by=partner, at=at)


def test_it_is_put_to_a_second_manager_by_a_clock_and_the_answer_is_read_on_the_page(
    told: Contact, partner: Viewer, by: Viewer, other: Viewer, at: datetime, fixed_clock: datetime
) -> None:
    sent = send(told, partner, at)
    with viewing(by):
        made = Challenge.objects.get()
        assert (made.challenged_by, made.agency_id, made.name) == ("partner", partner.employer_id, "Pat Hale")
        assert Clock.objects.filter(rule__code="CH-01", stopped_at=None).count() == 1
        with pytest.raises(Refused, match="Another manager must answer"):
            answer_challenge(challenge_id=made.pk, found=STANDS, seen=1, by=by, at=at)
    with viewing(other):
        bare = Found(outcome=ChallengeOutcome.STANDS, reason="Seen again.")
        with pytest.raises(Refused, match="Write what the organisation is told"):
            answer_challenge(challenge_id=made.pk, found=bare, seen=1, by=other, at=at)
        answer_challenge(challenge_id=made.pk, found=STANDS, seen=1, by=other, at=at)
        assert ChallengeTold.objects.get().how == "own_page"
    with viewing(partner):
        assert {each.kind for each in PartnerNews.objects.all()} == {NewsKind.PUT, NewsKind.ANSWERED}
        assert Challenge.objects.count() == ChallengeStage.objects.count() == 0
    message = Message.objects.get(kind="front_door.dispute_answered")
    assert message.staff
    assert (message.staff.name, message.path) == (
        "Pat Hale",
        reverse("front_door:our_dispute", args=[sent.pk]),
    )


def test_it_goes_further_once_after_each_answer_up_to_the_last_step(
    told: Contact, partner: Viewer, other: Viewer, at: datetime, fixed_clock: datetime
) -> None:
    sent = send(told, partner, at)
    heard = Found(
        outcome=ChallengeOutcome.STANDS, reason="As before", answered_by="The heads", to_partner="It stands."
    )
    for step in (1, 2, 3, 4):
        with viewing(partner), pytest.raises(Refused, match="only after an answer"):
            dispute_further(dispute_id=sent.pk, words="Still", by=partner, at=at)
        with viewing(other):
            made = Challenge.objects.get()
            answer_challenge(challenge_id=made.pk, found=heard, seen=1, by=other, at=at)
            assert ChallengeStage.objects.count() == step
        with viewing(partner):
            if step == 4:
                with pytest.raises(Refused, match="only after an answer"):
                    dispute_further(dispute_id=sent.pk, words="Still", by=partner, at=at)
                break
            sent = dispute_further(dispute_id=sent.pk, words="Still", by=partner, at=at)
        work()


def test_a_second_partner_joins_the_challenge_that_waits_and_both_are_told(
    told: Contact, partner: Viewer, other: Viewer, by: Viewer, at: datetime, fixed_clock: datetime
) -> None:
    with viewing(by):
        standing = challenge(contact_id=told.pk, dispute=from_school(at), by=by, at=at)
    send(told, partner, at)
    with viewing(other):
        assert Challenge.objects.count() == 1
        answer_challenge(challenge_id=standing.pk, found=STANDS, seen=1, by=other, at=at)
        assert ChallengeTold.objects.count() == 0, "the person who rang is still to be told"
    with viewing(partner):
        assert PartnerNews.objects.filter(kind=NewsKind.ANSWERED).count() == 1


def test_a_decision_that_changed_meanwhile_is_said_and_none_is_put_to_anybody(
    told: Contact, partner: Viewer, by: Viewer, at: datetime, fixed_clock: datetime
) -> None:
    with viewing(partner):
        dispute_decision(contact_id=told.pk, words="No", wanted="", seen=1, by=partner, at=at)
        with pytest.raises(Refused, match="disputed this decision already"):
            dispute_decision(contact_id=told.pk, words="No", wanted="", seen=1, by=partner, at=at)
    with viewing(by):
        decide(contact_id=told.pk, decided=early_help(), seen=1, by=by, at=at)
    work()
    with viewing(partner):
        assert PartnerNews.objects.get().kind == NewsKind.NOT_PUT
        with pytest.raises(Refused, match="The decision has changed"):
            dispute_decision(contact_id=told.pk, words="No", wanted="", seen=1, by=partner, at=at)
    with viewing(by):
        assert Challenge.objects.count() == 0


def test_the_database_takes_nothing_for_another_organisation_or_of_a_contact_without_a_part(
    told: Contact, partner: Viewer, contact: Callable[..., Contact], by: Viewer, at: datetime
) -> None:
    with viewing(by):
        strange = contact(by=by, at=at)
        decide(contact_id=strange.pk, decided=NFA, seen=0, by=by, at=at)
    row = {"reference": "x", "decision_number": 1, "words": "x", "at": at, "by_id": partner.staff_id}
    law = {"controller_id": told.controller_id, "retention_class": "child_record"}
    wrong = [
        {"contact_id": strange.pk, "about": strange.about, "agency_id": partner.employer_id},
        {"contact_id": told.pk, "about": told.about, "agency_id": told.controller_id},
        {"contact_id": told.pk, "about": [], "agency_id": partner.employer_id},
    ]
    for columns in wrong:
        with (
            viewing(partner),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            PartnerDispute.objects.create(**row, **law, **columns)


def test_behind_a_wall_it_is_gone_for_the_partner_outside_it(
    told: Contact,
    partner: Viewer,
    by: Viewer,
    child: Callable[..., SourceRecord],
    at: datetime,
    fixed_clock: datetime,
) -> None:
    sent = send(told, partner, at)
    with viewing(by):
        newcomer = child(by=by, at=at, given="Ada")
        restrict(record=newcomer, named=[by.person_id], ask="the manager", why="Family", by=by, at=at)
        attach(contact_id=told.pk, person=Named(record_id=newcomer.pk), by=by, at=at)
    with viewing(partner):
        assert parts_taken(partner, since=EVER) == []
        assert PartnerDispute.objects.count() == PartnerNews.objects.count() == 0
        with pytest.raises(Refused) as refused:
            dispute_further(dispute_id=sent.pk, words="Still", by=partner, at=at)
        assert refused.value.hidden
