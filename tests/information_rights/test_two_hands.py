"""Two people at one request: nobody's saving wins unseen, nothing is asked or collected twice unawares."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.information_rights.actions.deciding import Given, approve_pack, decide_line
from sightline.information_rights.actions.requests import Wanted, consult, take_request
from sightline.information_rights.actions.steps import take_step
from sightline.information_rights.models import LineDecision, RecordsRequest
from sightline.people.models import SourceRecord
from tests.information_rights.asking import GIVE, WANTED, collected, shown
from tests.information_rights.asking import known as known
from tests.information_rights.asking import manager as manager
from tests.information_rights.asking import officer as officer
from tests.information_rights.asking import taken as taken
from tests.information_rights.deciding import as_viewer
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignIn = Callable[[Staff], Client]
WITHHOLD = Given(choice="withhold", head="serious_harm", why="It would put her at risk")


def at_(name: str, *args: object) -> str:
    return reverse(f"information_rights:{name}", args=args)


def test_a_line_withheld_since_the_page_was_opened_is_not_given_unseen(
    taken: RecordsRequest,
    officer: Staff,
    manager: Staff,
    at: datetime,
    signed_in: SignIn,
    fixed_clock: object,
) -> None:
    line = collected(taken, as_viewer(officer), at)[0]
    pages, by = signed_in(officer), as_viewer(manager)
    assert 'name="seen"' in pages.get(at_("line", line.pk)).content.decode()
    with viewing(by):
        decide_line(line_id=line.pk, given=WITHHOLD, by=by, at=at)
    typed = {"choice": "give", "why": "He told us himself", "seen": "0"}
    page = pages.post(at_("line", line.pk), typed).content.decode()
    assert "since you opened this page" in page
    assert "put her at risk" in page, "what the other decided"
    assert "He told us himself" in page, "what was typed"
    assert 'name="seen" value="1"' in page, "shown now, so it may be saved knowingly"
    with viewing(by):
        assert [each.choice for each in LineDecision.objects.filter(line=line)] == ["withhold"]
    assert pages.post(at_("line", line.pk), typed | {"seen": "1"}).status_code == 302


def test_only_what_the_second_person_read_may_leave(
    taken: RecordsRequest, officer: Staff, manager: Staff, at: datetime
) -> None:
    first, second = as_viewer(officer), as_viewer(manager)
    lines = collected(taken, first, at)
    with viewing(first):
        for line in lines:
            decide_line(line_id=line.pk, given=WITHHOLD, by=first, at=at)
        for kind in ("shown", "searched"):
            take_step(request_id=taken.pk, kind=kind, words="x", by=first, at=at)
        read = shown(taken)
        decide_line(line_id=lines[0].pk, given=GIVE, seen=1, by=first, at=at)
    with viewing(second):
        with pytest.raises(Refused, match="has changed since"):
            approve_pack(request_id=taken.pk, seen=read, by=second, at=at)
        assert approve_pack(request_id=taken.pk, seen=shown(taken), by=second, at=at).agreed


@pytest.mark.parametrize(
    ("requester", "name", "same"),
    [
        ("solicitor", " lee MARSH", True),
        ("solicitor", "Leigh Marsh", True),
        ("solicitor", "Marsh, Lee", True),
        ("solicitor", "L. Marsh", True),
        ("solicitor", "Lée Marshe", True),
        ("solicitor", "Ann Poole", False),
        ("solicitor", "Lee Poole", False),
        ("parent", "Lee Marsh", False),
    ],
)
def test_a_request_taken_twice_shows_the_first_and_asks(
    taken: RecordsRequest, officer: Staff, at: datetime, requester: str, name: str, same: bool
) -> None:
    by = as_viewer(officer)
    given: dict[str, Any] = {**vars(WANTED), "requester": requester, "name": name}
    with viewing(by):
        if same:
            with pytest.raises(Refused, match="asked for these records before"):
                take_request(record_id=taken.record_id, given=Wanted(**given), by=by, at=at)
            given["another"] = True
        take_request(record_id=taken.record_id, given=Wanted(**given), by=by, at=at)
        assert RecordsRequest.objects.count() == 2


def test_the_page_shows_the_first_request(
    taken: RecordsRequest, officer: Staff, signed_in: SignIn, fixed_clock: object
) -> None:
    page = signed_in(officer).get(at_("take", taken.record_id)).content.decode()
    assert at_("request", taken.pk) in page
    assert "This is another one" in page


def test_who_keeps_the_law_of_records_consults_from_the_page_and_reads_no_other_follow_up(
    taken: RecordsRequest,
    partnership: Partnership,
    manager: Staff,
    staff_with: Callable[..., Staff],
    at: datetime,
    signed_in: SignIn,
    fixed_clock: object,
) -> None:
    """The information-governance officer asks, hears, and reads nothing else that was asked (issue 5)."""
    staff, by = staff_with("governance_officer", name="Ivy North"), as_viewer(manager)
    with viewing(by):
        request = Request(Kind.EARLY_HELP, partnership.police, "Mentoring", "A worry")
        other = ask(request=request, about=taken.about, by=by, at=at)
    pages = signed_in(staff)
    sent = {"agency": str(partnership.police.pk)}
    assert "Must be consulted" in pages.get(at_("controllers", taken.pk)).content.decode()
    assert pages.post(at_("controllers", taken.pk), sent).status_code == 302
    page = pages.get(at_("controllers", taken.pk)).content.decode()
    assert "Must be consulted" not in page, "it says that they were asked"
    assert "choose" in pages.post(at_("controllers", taken.pk), sent).content.decode().lower(), "once"
    with viewing(as_viewer(staff)):
        asked = FollowUp.objects.get()
        assert asked.origin_id == taken.pk
    assert pages.get(reverse("follow_up:one", args=[asked.pk])).status_code == 200
    assert pages.get(reverse("follow_up:one", args=[other.pk])).status_code == 404
    assert str(other.reference) not in pages.get(reverse("follow_up:list")).content.decode()


def test_nobody_is_asked_twice_nor_after_the_end(
    taken: RecordsRequest, partnership: Partnership, officer: Staff, manager: Staff, at: datetime
) -> None:
    first, second = as_viewer(officer), as_viewer(manager)
    police: dict[str, Any] = {
        "request_id": taken.pk,
        "agency_id": partnership.police.pk,
        "by": first,
        "at": at,
    }
    with viewing(first):
        consult(**police)
        with pytest.raises(Refused, match="asked already"):
            consult(**police)
    with viewing(second):
        take_step(request_id=taken.pk, kind="closed", words="They were told", by=second, at=at)
    with viewing(first), pytest.raises(Refused, match="closed without a pack"):
        consult(**police | {"agency_id": partnership.school.pk})


@pytest.mark.parametrize("page", ["take", "correct", "keep", "propose"])
def test_a_record_of_ones_own_name_is_refused_before_the_form_and_leaves_a_trace(
    known: SourceRecord, staff_with: Callable[..., Staff], signed_in: SignIn, fixed_clock: object, page: str
) -> None:
    namesake = staff_with("governance_officer", name="Jon Reed")
    assert signed_in(namesake).get(at_(page, known.pk)).status_code == 403
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(outcome="refused", staff_id=namesake.pk).count() == 1


def test_whoever_took_it_down_does_not_close_it_and_the_attempt_leaves_a_trace(
    taken: RecordsRequest, officer: Staff, signed_in: SignIn, fixed_clock: object
) -> None:
    step = {"kind": "closed", "words": "They were told"}
    assert signed_in(officer).post(at_("request", taken.pk), step).status_code == 403
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(outcome="refused", staff_id=officer.pk).count() == 1
