"""Webhooks are kept by whoever answers for the key, and by administrators."""

from base64 import b64decode
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.api.actions import register_webhook
from sightline.api.models import Attempt, Notice, Webhook
from sightline.api.tasks import tell_webhooks
from sightline.core.leave import Refused
from tests.api.conftest import Caller, Desk, Signs, contact_body, refused
from tests.api.hooks import hook, notices, work
from tests.api.listening import Listener
from tests.api.work import SYSTEM
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def administrator(desk: Desk) -> Staff:
    return member_of_staff(desk.there, "administrator")


def form(caller: Caller, **also: Any) -> dict[str, Any]:
    return {
        "title": "Case system",
        "key_id": str(caller.key.pk),
        "address": "https://hooks.example.org/sightline",
        "hears": ["contact.told"],
        "_once": str(uuid4()),
    } | also


def test_whoever_answers_for_the_key_registers_on_a_page_that_shows_the_secret_once(
    desk: Desk, signed_in: Signs
) -> None:
    owner = member_of_staff(desk.there, "agency_worker", employer=desk.there.charity, team=None)
    caller = desk.key_for(owner)
    browser, given = signed_in(owner), form(caller)
    page = browser.post(reverse("api:webhook_register"), given).content.decode()
    secret = page.partition("whsec_")[2][:44]
    assert len(b64decode(secret)) == 32
    again = browser.post(reverse("api:webhook_register"), given).content.decode()
    assert "registered already" in again
    with viewing(SYSTEM):
        row = Webhook.objects.get()
    shown = browser.get(reverse("api:webhook", args=[row.pk])).content.decode()
    assert secret not in shown
    assert "hooks.example.org" in shown
    changed = browser.post(
        reverse("api:webhook_secret", args=[row.pk]), {"why": "Seen by others.", "seen": "1"}
    )
    assert "whsec_" in changed.content.decode()
    stale = browser.post(
        reverse("api:webhook_secret", args=[row.pk]), {"why": "Seen by others.", "seen": "1"}
    )
    assert "whsec_" not in stale.content.decode()
    assert "Seen by others." in stale.content.decode()
    off = browser.post(reverse("api:webhook_off", args=[row.pk]), {"why": "No longer used."})
    assert off.status_code == 302
    assert "Off since" in browser.get(reverse("api:webhooks")).content.decode()


def test_a_colleague_neither_sees_nor_keeps_it(
    charity: Caller, desk: Desk, listener: Listener, signed_in: Signs
) -> None:
    row, _ = hook(desk, charity, listener)
    colleague = member_of_staff(desk.there, "agency_worker", employer=desk.there.charity, team=None)
    browser, before = signed_in(colleague), refused()
    assert "Case system" not in browser.get(reverse("api:webhooks")).content.decode()
    assert browser.get(reverse("api:webhook", args=[row.pk])).status_code == 404
    answer = browser.post(reverse("api:webhook_register"), form(charity))
    assert answer.status_code == 200
    assert refused() == before + 1
    by = viewer_of(colleague, on=desk.at.date())
    with viewing(by):
        assert not Webhook.objects.filter(pk=row.pk).exists(), "the database says so too"
        with pytest.raises(Refused):
            register_webhook(
                pk=uuid4(), key=charity.key, title="x", address=listener.address, hears=["contact.told"],
                by=by, at=desk.at,
            )  # fmt: skip
    with viewing(SYSTEM):
        assert Webhook.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"address": "http://hooks.example.org/"}, "beginning with https://"),
        ({"address": "https://10.0.0.1/"}, "inside a network"),
        ({"hears": ["return.received"]}, "may not read"),
        ({"hears": []}, "Choose what it is told"),
        ({"key_id": ""}, "Choose a key"),
    ],
)
def test_mistakes_are_told_and_what_was_typed_stays(
    charity: Caller, administrator: Staff, signed_in: Signs, change: dict[str, Any], sentence: str
) -> None:
    page = (
        signed_in(administrator)
        .post(reverse("api:webhook_register"), form(charity, **change))
        .content.decode()
    )
    assert sentence in page
    assert "Case system" in page
    with viewing(SYSTEM):
        assert not Webhook.objects.exists()


def test_what_is_kept_of_an_attempt_is_no_word_of_a_body(
    charity: Caller, desk: Desk, listener: Listener
) -> None:
    hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    work()
    names = {each.name for each in Attempt._meta.get_fields()}
    assert names == {"id", "notice", "at", "status", "fault", "milliseconds"}
    with viewing(SYSTEM):
        assert AuditEvent.objects.filter(kind="api.notice_tried").count() == 1


def test_what_was_given_up_is_sent_again_under_the_same_id(
    charity: Caller, desk: Desk, listener: Listener, administrator: Staff, signed_in: Signs
) -> None:
    row, _ = hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    listener.answers = [500]
    work()
    with viewing(SYSTEM):
        Notice.objects.update(next_at=None, stopped_at=desk.at)
    browser = signed_in(administrator)
    assert "Failing: 1 given up" in browser.get(reverse("api:webhooks")).content.decode()
    page = browser.get(reverse("api:webhook", args=[row.pk])).content.decode()
    assert "Send again what was given up" in page
    answer = browser.post(reverse("api:webhook_again", args=[row.pk]), {"why": "The receiver is back."})
    assert answer.status_code == 302
    listener.answers = [200]
    tell_webhooks(timestamp=0)
    assert len({each.headers["webhook-id"] for each in listener.calls}) == 1
    assert notices()[0].taken_at == desk.at
    assert "Failing" not in browser.get(reverse("api:webhooks")).content.decode()
