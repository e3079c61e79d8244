"""The API asked from its own description: no server error, no answer that outruns its caller's rights."""

import os
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sightline.api.states import Scope
from tests.api.conftest import Caller, Desk, contact_body
from tests.api.fuzzing import CANARY, cases, faults, made, operations
from tests.api.work import told
from tests.walk.walking import undone

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MANY = int(os.environ.get("SOAK_API", "40"))
EVERY = list(operations())
a_few = settings(
    max_examples=MANY,
    deadline=None,
    database=None,
    derandomize=MANY == 40,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def theirs(desk: Desk, police: Caller, at: datetime) -> list[str]:
    """What another agency sent and was told; ids to be tried."""
    child = {"given_names": CANARY, "reference": CANARY}
    sent = police.post(
        "contacts", contact_body(their_reference=CANARY, words=CANARY, children=[child])
    ).json()
    told(desk, sent, at, words=f"That {CANARY} is helped.")
    return [sent["id"]]


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: str(each.label))
@a_few
@given(data=st.data())
def test_every_answer_is_as_described_and_holds_nothing_of_another_s(
    operation: Any, charity: Caller, theirs: list[str], data: st.DataObject
) -> None:
    case = data.draw(cases(operation))
    with undone():
        assert faults(operation, made(case, charity.token, theirs)) == []


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: str(each.label))
@settings(a_few, max_examples=max(10, MANY // 4))
@given(data=st.data())
def test_a_key_for_something_else_is_answered_nothing(
    operation: Any, desk: Desk, theirs: list[str], data: st.DataObject
) -> None:
    wanted = operation.definition.raw.get("x-capability")
    case = data.draw(cases(operation))
    with undone():
        role = "agency_worker"
        others = [each for each in ("api.send_contacts", "api.read_contacts") if each != wanted]
        caller = desk.key(role, desk.there.charity, others if wanted else [Scope.SEND_CONTACTS])
        response = made(case, caller.token, theirs)
        assert faults(operation, response) == []
        assert wanted is None or response.status_code in {403, 404, 413}, response.content
        nobody = made(case, caller.token[:-1], theirs)
        assert nobody.status_code in {401, 429, 404}, nobody.content
