"""The API asked from its own description: no server error, no answer that outruns its caller's rights."""

import os
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.api.states import Scope
from tests.api.conftest import Caller, Desk, contact_body, listed, missing_body, return_body
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


Callers = dict[str, Caller]


@pytest.fixture
def callers(charity: Caller, school: Caller, force: Caller) -> Callers:
    """Whose key fits which kind of call."""
    kinds = {"contacts": charity, "missing": force, "returns": school}
    return {scope: each for scope in Scope.values for kind, each in kinds.items() if kind in scope}


@pytest.fixture
def theirs(desk: Desk, at: datetime) -> list[str]:
    """What other agencies sent and were told; ids to be tried."""
    child = {"given_names": CANARY, "reference": CANARY}
    also: dict[str, Any] = {"their_reference": CANARY, "words": CANARY}
    police = desk.key("agency_worker", desk.there.police)
    sent = police.post("contacts", contact_body(children=[child], **also)).json()
    told(desk, sent, at, words=f"That {CANARY} is helped.")
    home = desk.key("care_home_manager", desk.there.charity)
    gone = home.post("missing-reports", missing_body(child=child, **also)).json()
    pupil = {"given_names": CANARY, "family_name": CANARY, "born": "2010-03-04"}
    college = Agency.objects.create(
        name="Wrekin College", kind=AgencyKind.SCHOOL, email="office@wrekin.example"
    )
    other = listed(desk, college)
    back = other.post("returns", return_body(pupil=pupil, support=CANARY, their_reference=CANARY)).json()
    return [each["id"] for each in (sent, gone, back)]


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: str(each.label))
@a_few
@given(data=st.data())
def test_every_answer_is_as_described_and_holds_nothing_of_another_s(
    operation: Any, callers: Callers, theirs: list[str], data: st.DataObject
) -> None:
    wanted = operation.definition.raw.get("x-capability") or Scope.READ_CONTACTS
    case = data.draw(cases(operation))
    with undone():
        assert faults(operation, made(case, callers[wanted].token, theirs)) == []


@pytest.mark.parametrize("operation", EVERY, ids=lambda each: str(each.label))
@settings(a_few, max_examples=max(10, MANY // 4))
@given(data=st.data())
def test_a_key_for_something_else_is_answered_nothing(
    operation: Any, desk: Desk, theirs: list[str], data: st.DataObject
) -> None:
    wanted = operation.definition.raw.get("x-capability")
    case = data.draw(cases(operation))
    with undone():
        others = [each for each in ("api.send_contacts", "api.read_contacts") if each != wanted]
        caller = desk.key("agency_worker", desk.there.charity, others)
        response = made(case, caller.token, theirs)
        assert faults(operation, response) == []
        assert wanted is None or response.status_code in {403, 404, 413}, response.content
        nobody = made(case, caller.token[:-1], theirs)
        assert nobody.status_code in {401, 429, 404}, nobody.content
