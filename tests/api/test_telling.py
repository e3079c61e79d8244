"""A webhook is told what happened to its own: signed, under one id, for a day and a bit, and no more than it reads."""

import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.viewer import viewer_of, viewing
from sightline.api.actions import change_secret, forget_notices, revoke_key, send_again, turn_off
from sightline.api.models import Attempt, Sent, Webhook
from sightline.api.states import PAUSES, Fault, Hears
from sightline.api.tasks import tell_webhooks
from sightline.core.leave import Refused
from sightline.missing.actions import record_return
from sightline.missing.codes import How, PlaceKind
from sightline.missing.given import Back
from tests.api.conftest import Caller, Desk, contact_body, missing_body, return_body
from tests.api.hooks import hook, later, notices, work
from tests.api.listening import Listener
from tests.api.work import SYSTEM, told, walled
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def bodies(listener: Listener) -> list[Any]:
    return [json.loads(each.body) for each in listener.calls]


def test_a_receiver_is_told_the_reference_and_where_it_stands(
    charity: Caller, desk: Desk, listener: Listener, at: datetime
) -> None:
    hook(desk, charity, listener)
    sent = charity.post("contacts", contact_body()).json()
    work()
    told(desk, sent, at)
    work()
    first, second = bodies(listener)
    assert first == {
        "type": "contact.received",
        "timestamp": at.isoformat(),
        "data": {"kind": "contact", "id": sent["id"], "reference": sent["reference"], "status": "received"},
    }
    assert (second["type"], second["data"]["status"]) == ("contact.told", "told")
    said = b"".join(each.body for each in listener.calls).decode()
    assert not [word for word in ("Jon", "Reed", "2011", "mentor", "CASE-7", "tired") if word in said]


def test_the_signature_is_that_of_the_id_the_moment_and_the_body(
    charity: Caller, desk: Desk, listener: Listener, at: datetime
) -> None:
    _, secret = hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    work()
    call = listener.calls[0]
    name, seconds = call.headers["webhook-id"], call.headers["webhook-timestamp"]
    key = b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{name}.{seconds}.".encode() + call.body, "sha256")
    assert call.headers["webhook-signature"] == f"v1,{b64encode(digest).decode()}"
    assert (UUID(name), int(seconds)) == (notices()[0].pk, int(at.timestamp()))
    with viewing(SYSTEM):
        assert secret.encode() not in bytes(Webhook.objects.get().secret)


def test_it_is_tried_under_one_id_with_growing_pauses_and_then_given_up(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    hook(desk, charity, listener)
    listener.answers = [503]
    charity.post("contacts", contact_body())
    work()
    waited = timedelta(0)
    for pause in PAUSES:
        assert len(notices(next_at__isnull=False)) == 1
        waited += pause
        with later(waited - timedelta(seconds=1)):
            before = len(listener.calls)
            tell_webhooks(timestamp=0)
            assert len(listener.calls) == before, "not before its pause has passed"
        with later(waited):
            tell_webhooks(timestamp=0)
    assert list(PAUSES) == sorted(PAUSES)
    assert timedelta(hours=24) < waited < timedelta(hours=30)
    assert len(listener.calls) == len(PAUSES) + 1
    assert {each.headers["webhook-id"] for each in listener.calls} == {str(notices()[0].pk)}
    assert notices()[0].stopped_at is not None
    with viewing(SYSTEM):
        assert set(Attempt.objects.values_list("status", "fault")) == {(503, "")}


def test_what_was_taken_is_not_sent_again(charity: Caller, desk: Desk, listener: Listener) -> None:
    row, _ = hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    work()
    with viewing(desk.administrator):
        send_again(webhook=row, why="To be sure.", by=desk.administrator, at=desk.at)
    with later(timedelta(days=2)):
        work()
    assert len(listener.calls) == 1


def test_a_worker_that_ends_in_the_middle_is_followed_by_another(
    charity: Caller, desk: Desk, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    with monkeypatch.context() as patch:
        patch.setattr("sightline.api.tasks.keep_attempt", _ends)
        with pytest.raises(KeyboardInterrupt):
            work()
    tell_webhooks(timestamp=0)
    assert len(listener.calls) == 1, "it is left to the first for two minutes"
    with later(timedelta(minutes=2)):
        tell_webhooks(timestamp=0)
    assert len({each.headers["webhook-id"] for each in listener.calls}) == 1
    assert len(listener.calls) == 2


def _ends(**given: Any) -> None:
    raise KeyboardInterrupt


def test_a_receiver_that_does_not_answer_is_left_alone_for_a_while(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    hook(desk, charity, listener)
    listener.silent.set()
    charity.post("contacts", contact_body())
    charity.post("contacts", contact_body(their_reference="CASE-8"))
    work()
    with viewing(SYSTEM):
        assert Attempt.objects.filter(status=None, fault=Fault.SILENT).count() == 1
    listener.silent.clear()
    with later(timedelta(minutes=5)):
        tell_webhooks(timestamp=0)
    assert len(notices(taken_at__isnull=False)) == 2


def test_a_receiver_that_says_it_is_gone_is_turned_off(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    hook(desk, charity, listener)
    listener.answers = [410]
    charity.post("contacts", contact_body())
    work()
    with viewing(SYSTEM):
        row = Webhook.objects.get()
    assert (row.off_at, row.off_by_id) == (desk.at, None)
    assert "410" in row.off_why
    assert notices()[0].stopped_at is not None


def test_both_secrets_sign_for_a_day_and_then_the_new_one_alone(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    row, _ = hook(desk, charity, listener)
    with viewing(desk.administrator):
        kept, second = change_secret(
            webhook=row, seen=1, why="A leaver knew it.", by=desk.administrator, at=desk.at
        )
        with pytest.raises(Refused, match="new secret has been made"):
            change_secret(webhook=row, seen=1, why="Again.", by=desk.administrator, at=desk.at)
    assert (kept.secret_number, second[:6]) == (2, "whsec_")
    charity.post("contacts", contact_body())
    work()
    with later(timedelta(hours=24)):
        charity.post("contacts", contact_body(their_reference="CASE-8"))
        work()
    assert [len(each.headers["webhook-signature"].split()) for each in listener.calls] == [2, 1]


def test_it_is_told_only_of_its_own_agency_and_of_what_it_asked_for(
    charity: Caller, police: Caller, desk: Desk, listener: Listener, at: datetime
) -> None:
    hook(desk, charity, listener, [Hears.CONTACT_TOLD])
    theirs = police.post("contacts", contact_body()).json()
    charity.post("contacts", contact_body())
    told(desk, theirs, at)
    work()
    assert listener.calls == []


def test_of_a_contact_behind_a_wall_nothing_more_is_told(
    charity: Caller, desk: Desk, listener: Listener, at: datetime
) -> None:
    hook(desk, charity, listener, [Hears.CONTACT_TOLD])
    sent = charity.post("contacts", contact_body()).json()
    told(desk, sent, at)
    walled(desk, sent, at)
    work()
    assert listener.calls == []
    assert charity.get(f"contacts/{sent['id']}").json()["status"] == "received"


def test_an_episode_that_stands_elsewhere_is_told_once(desk: Desk, listener: Listener, at: datetime) -> None:
    caller = desk.key("police_missing", desk.there.police)
    hook(desk, caller, listener, [Hears.MISSING_RECEIVED, Hears.MISSING_CHANGED])
    sent = caller.post("missing-reports", missing_body()).json()
    work()
    assert [each["data"]["status"] for each in bodies(listener)] == ["missing"]
    with viewing(SYSTEM):
        report = Sent.objects.select_related("report").get(pk=UUID(sent["id"])).report
    found = viewer_of(member_of_staff(desk.there, "missing_coordinator"), on=at.date())
    with viewing(found):
        back = Back(returned_at=at, how=How.POLICE, place_kind=PlaceKind.TRANSPORT, place="Bus station")
        record_return(episode_id=report.episode_id, back=back, seen=0, by=found, at=at)
    with later(timedelta(seconds=1)):
        work()
        work()
    assert [each["data"]["status"] for each in bodies(listener)] == ["missing", "back"]
    assert {each["data"]["reference"] for each in bodies(listener)} == {sent["reference"]}
    assert "station" not in listener.calls[-1].body.decode()


def test_a_return_is_told(school: Caller, desk: Desk, listener: Listener) -> None:
    hook(desk, school, listener, [Hears.RETURN_RECEIVED])
    sent = school.post("returns", return_body()).json()
    work()
    assert bodies(listener)[0]["data"]["id"] == sent["id"]
    assert "Okafor" not in listener.calls[0].body.decode()


def test_with_its_key_ends_what_it_is_told(charity: Caller, desk: Desk, listener: Listener) -> None:
    hook(desk, charity, listener)
    listener.answers = [503]
    charity.post("contacts", contact_body())
    work()
    with viewing(desk.administrator):
        revoke_key(key=charity.key, why="Replaced.", by=desk.administrator, at=desk.at)
    with later(PAUSES[0]):
        tell_webhooks(timestamp=0)
    assert len(listener.calls) == 1
    with viewing(SYSTEM):
        assert Attempt.objects.filter(fault=Fault.NOT_READ).count() == 1
    assert notices()[0].stopped_at is not None


def test_once_off_nothing_more_is_sent(charity: Caller, desk: Desk, listener: Listener) -> None:
    row, _ = hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    with viewing(desk.administrator):
        turn_off(webhook=row, why="Not used.", by=desk.administrator, at=desk.at)
        with pytest.raises(Refused, match="turned off already"):
            turn_off(webhook=row, why="Not used.", by=desk.administrator, at=desk.at)
    work()
    assert listener.calls == []


def test_notices_are_forgotten_after_three_months_and_not_before(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    work()
    with viewing(SYSTEM):
        assert forget_notices(by=SYSTEM, at=desk.at + timedelta(days=90)) == 0
        assert forget_notices(by=SYSTEM, at=desk.at + timedelta(days=90, seconds=1)) == 1
        assert not Attempt.objects.exists()
