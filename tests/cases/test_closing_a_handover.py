"""What a service declined, and nobody else is asked for, is closed by a manager with the reason (PW-14, PW-25a)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.cases.actions import close_handover, propose_ending
from sightline.cases.given import Ends
from sightline.cases.handing import To
from sightline.cases.states import Why
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.follow_up.actions import decline
from tests.cases.conftest import Pathway
from tests.cases.test_moving_on import answers, handed

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
