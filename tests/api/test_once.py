"""The same call again is given the same answer; at once, too."""

from datetime import datetime, timedelta

import pytest

from sightline.access.viewer import system_viewer, viewing
from sightline.api.actions import forget_answers
from sightline.api.models import Once
from sightline.front_door.models import Contact
from tests.api.conftest import Caller, contact_body

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SYSTEM = system_viewer("test")


def test_the_same_call_again_is_given_the_same_answer(charity: Caller) -> None:
    body = contact_body()
    first = charity.post("contacts", body, once="one-and-the-same")
    again = charity.post("contacts", dict(reversed(body.items())), once="one-and-the-same")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    with viewing(SYSTEM):
        assert Contact.objects.count() == 1


def test_the_key_of_another_body_is_told_so(charity: Caller) -> None:
    charity.post("contacts", contact_body(), once="one-and-the-same")
    other = charity.post("contacts", contact_body(words="Else.", their_reference=""), once="one-and-the-same")
    assert other.status_code == 409
    with viewing(SYSTEM):
        assert Contact.objects.count() == 1


def test_keys_of_two_agencies_do_not_meet(charity: Caller, police: Caller) -> None:
    one = charity.post("contacts", contact_body(), once="one-and-the-same")
    other = police.post("contacts", contact_body(), once="one-and-the-same")
    assert (one.status_code, other.status_code) == (201, 201)
    assert one.json()["id"] != other.json()["id"]


def test_what_was_refused_may_be_put_right_under_the_same_key(charity: Caller) -> None:
    assert charity.post("contacts", contact_body(words=""), once="one-and-the-same").status_code == 422
    assert charity.post("contacts", contact_body(), once="one-and-the-same").status_code == 201


@pytest.mark.parametrize(
    "header",
    [{}, {"Idempotency-Key": "short"}, {"Idempotency-Key": "x" * 201}, {"Idempotency-Key": "né" * 5}],
)
def test_without_a_key_of_its_own_nothing_is_sent(charity: Caller, header: dict[str, str]) -> None:
    headers = {"Authorization": f"Bearer {charity.token}"} | header
    answer = charity.client.post("/api/v1/contacts", contact_body(), "application/json", headers=headers)
    assert answer.status_code == 422
    assert [each["header"] for each in answer.json()["errors"]] == ["Idempotency-Key"]


def test_answers_are_forgotten_after_a_month_and_not_before(charity: Caller, at: datetime) -> None:
    charity.post("contacts", contact_body())
    with viewing(SYSTEM):
        assert forget_answers(by=SYSTEM, at=at + timedelta(days=30)) == 0
        assert forget_answers(by=SYSTEM, at=at + timedelta(days=30, seconds=1)) == 1
        assert not Once.objects.exists()
        assert Contact.objects.count() == 1
