"""Who may not have records, who may not read a line of what was collected, and what nothing can change afterwards."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.information_rights.actions.deciding import Given, approve_pack, decide_line
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.requests import Wanted, consult, take_request
from sightline.information_rights.actions.steps import take_step
from sightline.information_rights.models import LineDecision, PackAnswer, RecordsRequest, RequestLine
from sightline.information_rights.queries.requests import unseen
from sightline.people.actions import add_address
from sightline.people.models import ChronologyLine, SourceRecord
from tests.information_rights.asking import WANTED, collected, shown
from tests.information_rights.asking import known as known
from tests.information_rights.asking import manager as manager
from tests.information_rights.asking import officer as officer
from tests.information_rights.asking import taken as taken
from tests.information_rights.deciding import as_viewer, proposed
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]
INSTANT = timedelta(seconds=1)  # a clock is met until the end of its last day
GIVE = Given(choice="give")
ASKED = Given(choice="give", leave="Sgt Hale: yes, 3 March")


def wanted(**other: Any) -> Wanted:
    return Wanted(**{**vars(WANTED), **other})


def steps(held: RecordsRequest, by: Viewer, at: datetime, *kinds: str) -> None:
    with viewing(by):
        for kind in kinds:
            take_step(request_id=held.pk, kind=kind, words="Seen", by=by, at=at)


def outcomes() -> list[tuple[str, str]]:
    with viewing(system_viewer("test")):
        found = Clock.objects.filter(rule__code="IR-01").order_by("due_at", "outcome")
        return [(str(london(each.due_at - INSTANT).date()), each.outcome) for each in found]


def test_another_controllers_line_is_read_only_by_who_reads_its_source(
    taken: RecordsRequest, officer: Staff, manager: Staff, at: datetime
) -> None:
    """What only the police and registered social workers read stays so when it is collected (IS-01)."""
    reads, outside = as_viewer(manager), as_viewer(officer)
    police = next(each for each in collected(taken, reads, at) if "arcade" in each.text)
    with viewing(outside):
        assert not RequestLine.objects.filter(pk=police.pk).exists()
        assert unseen(taken.pk) == 1
        with pytest.raises(Refused, match="no such record"):
            decide_line(line_id=police.pk, given=GIVE, by=outside, at=at)
    with viewing(reads):
        assert unseen(taken.pk) == 0
        with pytest.raises(Refused, match="what it answered"):
            decide_line(line_id=police.pk, given=GIVE, by=reads, at=at)
        decide_line(line_id=police.pk, given=ASKED, by=reads, at=at)
    with viewing(outside):
        assert not LineDecision.objects.filter(line_id=police.pk).exists()


def test_it_leaves_only_once_its_controller_was_asked_and_by_somebody_who_reads_it(
    taken: RecordsRequest,
    partnership: Partnership,
    officer: Staff,
    manager: Staff,
    staff_with: Any,
    at: datetime,
) -> None:
    first, third = as_viewer(manager), staff_with("front_door_manager", name="Una Reid")
    second = as_viewer(third)
    for line in collected(taken, first, at):
        with viewing(first):
            decide_line(line_id=line.pk, given=ASKED, by=first, at=at)
    steps(taken, first, at, "shown", "searched")
    with viewing(second), pytest.raises(Refused, match="nobody asked it"):
        approve_pack(request_id=taken.pk, by=second, at=at)
    with viewing(first):
        consult(request_id=taken.pk, agency_id=partnership.police.pk, by=first, at=at)
        with pytest.raises(Refused, match="no such record"):
            consult(request_id=taken.pk, agency_id=partnership.council.pk, by=first, at=at)
    third.social_work_number = ""
    third.save()
    blind = as_viewer(third)
    with viewing(blind), pytest.raises(Refused, match="may not read"):
        approve_pack(request_id=taken.pk, by=blind, at=at)
    with viewing(second):
        assert approve_pack(request_id=taken.pk, seen=shown(taken), by=second, at=at).agreed


def test_another_organisations_own_officer_sees_no_request(
    taken: RecordsRequest, partnership: Partnership, staff_with: Callable[..., Staff]
) -> None:
    other = as_viewer(staff_with("governance_officer", employer=partnership.police))
    with viewing(other):
        assert not RecordsRequest.objects.exists()
        assert unseen(taken.pk) == 0


def test_a_parent_from_whom_the_child_must_be_protected_gets_nothing_and_a_second_person_closes(
    known: SourceRecord, officer: Staff, manager: Staff, at: datetime
) -> None:
    first, second = as_viewer(officer), as_viewer(manager)
    with viewing(first):
        held = take_request(record_id=known.pk, given=wanted(requester="parent"), by=first, at=at)
    steps(held, first, at, "not_shown")
    with pytest.raises(Refused, match="must be protected"):
        collected(held, first, at)
    with pytest.raises(Refused, match="second person"):
        steps(held, first, at, "closed")
    assert outcomes() == [("2026-04-02", "running")]
    steps(held, second, at, "closed")
    assert outcomes() == [("2026-04-02", "met")]
    with pytest.raises(Refused, match="closed without a pack"):
        steps(held, first, at, "searched")


def test_the_clock_among_everybodys_follows_what_is_said(
    taken: RecordsRequest, officer: Staff, at: datetime
) -> None:
    steps(taken, as_viewer(officer), at, "stopped")
    assert outcomes() == [("2026-04-02", "cancelled")]
    steps(taken, as_viewer(officer), at, "goes_on", "extended")
    assert outcomes() == [("2026-04-02", "cancelled"), ("2026-04-02", "cancelled"), ("2026-06-02", "running")]


def test_police_and_courts_name_their_power_and_are_not_extended(
    known: SourceRecord, officer: Staff, at: datetime
) -> None:
    by = as_viewer(officer)
    with viewing(by):
        with pytest.raises(Refused, match="power or order"):
            take_request(record_id=known.pk, given=wanted(requester="court"), by=by, at=at)
        asked = wanted(requester="court", power="Order of 1 March", wanted_by=date(2026, 3, 20))
        held = take_request(record_id=known.pk, given=asked, by=by, at=at)
    assert outcomes() == [("2026-03-20", "running")]
    with pytest.raises(Refused, match="not extended"):
        steps(held, by, at, "extended")


def test_what_its_writer_marked_is_shown_with_the_test_and_given_only_with_a_reason(
    taken: RecordsRequest,
    officer: Staff,
    at: datetime,
    signed_in: Callable[[Staff], Client],
    monkeypatch: pytest.MonkeyPatch,
    fixed_clock: object,
) -> None:
    monkeypatch.setattr(ChronologyLine, "THIRD_PARTY", frozenset({"title"}))
    by = as_viewer(officer)
    line = next(each for each in collected(taken, by, at) if "aunt Kay" in each.text)
    assert line.marked == "Title: Seen at school by his aunt Kay"
    page = signed_in(officer).get(reverse("information_rights:line", args=[line.pk])).content.decode()
    assert "giving away who told" in page
    assert "Professionals in their role are not third parties" in page.split("Tests to apply")[0]
    with viewing(by):
        with pytest.raises(Refused, match="why it is right"):
            decide_line(line_id=line.pk, given=GIVE, by=by, at=at)
        decide_line(line_id=line.pk, given=Given(choice="give", why="She agreed, 3 March"), by=by, at=at)


@pytest.mark.parametrize(("requester", "whole"), [("parent", False), ("person", True)])
def test_a_confidential_address_is_given_whole_to_nobody_but_the_person(
    known: SourceRecord, manager: Staff, at: datetime, requester: str, whole: bool
) -> None:
    by = as_viewer(manager)
    with viewing(by):
        add_address(record=known, lines="2 Mill Row", confidential=True, by=by, at=at)
        held = take_request(record_id=known.pk, given=wanted(requester=requester), by=by, at=at)
    line = next(each for each in collected(held, by, at) if "2 Mill Row" in each.text)
    with viewing(by):
        for head, refused in (("child_abuse", requester == "person"), ("health", True)):
            given = Given(choice="withhold", head=head, why="x")
            if refused:
                with pytest.raises(Refused):
                    decide_line(line_id=line.pk, given=given, by=by, at=at)
        if whole:
            decide_line(line_id=line.pk, given=GIVE, by=by, at=at)
        else:
            with pytest.raises(Refused, match="kept confidential"):
                decide_line(line_id=line.pk, given=GIVE, by=by, at=at)


def test_nothing_is_disposed_of_while_somebody_waits_for_it(
    somebody: Makes, officer: Staff, manager: Staff, staff_with: Callable[..., Staff], at: datetime
) -> None:
    """Records that were asked for are not destroyed before they were answered."""
    person, by = somebody("Edith", "Harrow"), as_viewer(officer)
    proposal = proposed(person, staff_with("governance_officer"), at)
    with viewing(by):
        held = take_request(record_id=person.pk, given=WANTED, by=by, at=at)
    with viewing(by), pytest.raises(Refused, match="no answer yet"):
        dispose(proposal_id=proposal.pk, by=by, at=at)
    steps(held, as_viewer(manager), at, "closed")
    with viewing(by):
        assert dispose(proposal_id=proposal.pk, by=by, at=at).people == 1


def test_the_database_takes_no_word_after_approval_and_no_approval_by_who_took_part(
    taken: RecordsRequest, officer: Staff, manager: Staff, at: datetime
) -> None:
    """Raw rows, past every action."""
    first, second = as_viewer(officer), as_viewer(manager)
    line = collected(taken, first, at)[0]
    law = {
        "about": taken.about,
        "controller_id": taken.controller_id,
        "retention_class": "child_record",
        "at": at,
    }

    def answer(by: Staff) -> PackAnswer:
        return PackAnswer.objects.create(request=taken, agreed=True, digest="x", by=by, **law)

    def decide() -> LineDecision:
        return LineDecision.objects.create(line=line, number=1, choice="give", given="x", by=officer, **law)

    with viewing(first):
        for who in (officer, manager):
            with pytest.raises(DatabaseError), transaction.atomic():
                answer(who)
        decide()
    with viewing(second):
        answer(manager)
    with viewing(first), pytest.raises(DatabaseError), transaction.atomic():
        decide()
