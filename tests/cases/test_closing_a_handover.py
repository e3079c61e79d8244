"""A handover that was accepted is enough to end, and one that was declined is closed by a manager (PW-14, PW-25a)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import close_handover, propose_ending, read_ending
from sightline.cases.given import Ends
from sightline.cases.handing import To
from sightline.cases.states import Why
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.follow_up.actions import accept, ask, decline, finish, keep_for_owner, reopen
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from tests.cases.conftest import Pathway
from tests.cases.test_ending import ready_to_end
from tests.cases.test_moving_on import _of_the_service, answers, handed
from tests.cases.test_work import YES

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_manager_closes_what_was_declined_and_nobody_else_is_asked_for(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    first = handed(pathway, case, To.STEP_DOWN)
    given: dict[str, Any] = {"case_id": case.pk, "handover_id": first.pk, "why": "She chose a club"}
    with pytest.raises(Refused, match="Only what was declined"):
        pathway.does(close_handover, who="manager", **given)
    answers(pathway, first, decline, words="No room")
    ends = Ends(why=Why.WOULD_NOT, words="They do not want it")
    with pytest.raises(Refused, match="still open"):
        pathway.does(propose_ending, who="manager", case_id=case.pk, ends=ends, hours=4)
    with pytest.raises(Refused, match="manager"):
        pathway.does(close_handover, **given)
    with pytest.raises(Refused, match="no such case"):
        pathway.does(close_handover, who="manager", **{**given, "handover_id": case.pk})
    client = signed_in(pathway.staff["manager"])
    address = reverse("cases:close_handover", args=[case.pk, first.pk])
    with clock.fixed(pathway.at + timedelta(hours=5)):
        assert address in client.get(reverse("cases:one", args=[case.pk])).content.decode()
        assert "There is a problem" in client.post(address, {"why": ""}).content.decode()
        assert client.post(address, {"why": "She chose a club"}).status_code == 302
        assert address not in client.get(reverse("cases:one", args=[case.pk])).content.decode()
    second = handed(pathway, case, To.STEP_DOWN, hours=6)
    assert second.follow_up.replaces_id is None
    answers(pathway, second, decline, hours=7, words="No room")
    pathway.does(close_handover, who="manager", **{**given, "handover_id": second.pk}, hours=8)
    assert pathway.does(propose_ending, who="manager", case_id=case.pk, ends=ends, hours=9).why


SAFER = Ends(why=Why.PLAN, words="Safer")


def test_a_yes_that_is_taken_back_keeps_the_case_open(pathway: Pathway) -> None:
    case = ready_to_end(pathway)
    made = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, made, accept)
    one = pathway.does(propose_ending, case_id=case.pk, ends=SAFER, hours=4)
    answers(pathway, made, decline, hours=5, words="Our worker left")
    read: dict[str, Any] = {"case_id": case.pk, "ending_id": one.pk, "read": YES, "who": "manager"}
    with pytest.raises(Refused, match=f"still open: {made.follow_up.reference}"):
        pathway.does(read_ending, **read, hours=6)
    second = handed(pathway, case, To.STEP_DOWN, hours=7)
    answers(pathway, second, accept, hours=8)
    assert pathway.does(read_ending, **read, hours=9).agrees


def test_a_handover_of_which_nothing_came_stands_in_the_way(pathway: Pathway) -> None:
    case = ready_to_end(pathway)
    made = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, made, accept)
    with viewing(pathway.viewer("practitioner")):
        made.follow_up.refresh_from_db()
    told: dict[str, Any] = {"follow_up_id": made.follow_up_id, "version": made.follow_up.version}
    said: dict[str, Any] = {"said_by": "The carer", "said_at": pathway.at, "words": "Nobody came"}
    pathway.does(reopen, **told, **said, hours=4)
    with pytest.raises(Refused, match=f"still open: {made.follow_up.reference}"):
        pathway.does(propose_ending, case_id=case.pk, ends=SAFER, hours=5)


def test_any_other_request_that_was_accepted_stands_in_the_way_until_it_is_done(pathway: Pathway) -> None:
    case = ready_to_end(pathway)
    answers(pathway, handed(pathway, case, To.STEP_DOWN), accept)
    request = Request(
        Kind.OTHER, pathway.there.charity, "Mentoring", "A worry", team=pathway.there.early_help
    )
    asked = pathway.does(ask, request=request, about=case.about, owner_team=pathway.team)
    service = _of_the_service(pathway)
    with viewing(service):
        accept(follow_up_id=asked.pk, version=1, by=service, at=pathway.at + timedelta(hours=3))
    with pytest.raises(Refused, match=f"still open: {asked.reference}"):
        pathway.does(propose_ending, case_id=case.pk, ends=SAFER, hours=4)
    with viewing(service):
        finish(follow_up_id=asked.pk, version=2, words="Met", by=service, at=pathway.at + timedelta(hours=5))
    assert pathway.does(propose_ending, case_id=case.pk, ends=SAFER, hours=6).number == 1


def test_an_accepted_handover_of_an_earlier_case_stands_in_the_way_of_the_next(pathway: Pathway) -> None:
    case = ready_to_end(pathway)
    made = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, made, accept)
    one = pathway.does(propose_ending, case_id=case.pk, ends=SAFER, hours=4)
    pathway.does(read_ending, who="manager", case_id=case.pk, ending_id=one.pk, read=YES, hours=5)
    again = pathway.allocated(pathway.opened(pathway.decided(about=case.about)))
    ends = Ends(why=Why.WOULD_NOT, words="They do not want it")
    with pytest.raises(Refused, match=f"still open: {made.follow_up.reference}"):
        pathway.does(propose_ending, who="manager", case_id=again.pk, ends=ends, hours=6)


def test_the_answer_goes_to_who_asked_and_not_to_the_whole_team(pathway: Pathway) -> None:
    case = pathway.allocated()
    made = handed(pathway, case, To.STEP_DOWN)
    answers(pathway, made, decline, words="No room")
    system = system_viewer("test")
    with viewing(system):
        keep_for_owner(subject_id=made.follow_up_id, by=system, at=pathway.at + timedelta(hours=4))
    told = Message.objects.filter(kind="follow_up.changed", reference=made.follow_up.reference)
    assert [each.staff for each in told] == [pathway.staff["practitioner"]]
    for who in ("practitioner", "colleague", "manager"):
        with viewing(pathway.viewer(who)):
            made.follow_up.refresh_from_db()
    assert made.follow_up.owner_team_id == pathway.team.pk, "the team keeps it beside them"
