"""Keys: made and revoked by an administrator, shown once, refused alike, and never more than their post."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.api.actions import make_key, revoke_key
from sightline.api.models import Key
from sightline.core import clock
from sightline.core.leave import Refused
from tests.api.conftest import Caller, Desk, Signs, contact_body, refused
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def status(caller: Caller) -> int:
    return int(caller.get("contacts").status_code)


def test_the_secret_is_kept_nowhere(charity: Caller) -> None:
    secret = charity.token.rpartition("_")[2]
    row = Key.objects.values().get(pk=charity.key.pk)
    assert secret not in str(row)
    assert row["prefix"] in charity.token


@pytest.mark.parametrize("token", ["", "x", "sl_000000000000_" + "a" * 43, "sl_" + "0" * 12, "é" * 60])
def test_every_wrong_key_is_refused_alike(charity: Caller, token: str) -> None:
    told = {Caller(each, charity.key).get("contacts").content for each in (token, charity.token[:-1] + "!")}
    assert len(told) == 1
    assert b"no-key" in told.pop()


def test_a_wrong_key_is_on_the_record_and_too_many_are_not_heard(charity: Caller) -> None:
    wrong = Caller(charity.token[:-3] + "AAA", charity.key)
    before = refused("api.key_refused")
    first = wrong.get("contacts")
    assert (first.status_code, first.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert refused("api.key_refused") == before + 1
    codes = {wrong.get("contacts").status_code for _ in range(61)}
    assert codes == {401, 429}
    assert refused("api.key_refused") == before + 60
    assert status(charity) == 200, "a key that works is still heard"


def test_a_key_ends_with_its_day(desk: Desk) -> None:
    caller = desk.key("agency_worker", desk.there.charity, until=desk.at.date() + timedelta(days=1))
    assert status(caller) == 200
    with clock.fixed(desk.at + timedelta(days=1)):
        assert status(caller) == 401


def test_a_key_ends_with_the_post_of_whoever_answers(charity: Caller, at: datetime) -> None:
    charity.key.post.ends_on = at.date()
    charity.key.post.save()
    assert status(charity) == 401


def test_a_key_ends_when_the_agency_leaves(charity: Caller, at: datetime) -> None:
    agency = charity.key.agency
    agency.left_on = at.date()
    agency.save()
    assert status(charity) == 401


def test_a_revoked_key_is_refused_and_the_second_who_revokes_is_told(
    charity: Caller, desk: Desk, at: datetime
) -> None:
    with viewing(desk.administrator):
        revoke_key(key=charity.key, why="The laptop was lost.", by=desk.administrator, at=at)
    assert status(charity) == 401
    with viewing(desk.administrator), pytest.raises(Refused, match="revoked already"):
        revoke_key(key=charity.key, why="Lost.", by=desk.administrator, at=at)


def test_a_key_does_what_it_was_made_for_and_no_more(desk: Desk) -> None:
    sends = desk.key("agency_worker", desk.there.charity, ["api.send_contacts"])
    reads = desk.key("agency_worker", desk.there.charity, ["api.read_contacts"])
    before = refused()
    assert status(sends) == 403
    assert reads.post("contacts", contact_body()).status_code == 403
    assert refused() == before + 2
    assert (sends.post("contacts", contact_body()).status_code, status(reads)) == (201, 200)


def test_a_key_loses_what_its_post_loses(charity: Caller) -> None:
    charity.key.post.role = "analyst"
    charity.key.post.save()
    assert status(charity) == 403


def test_a_key_is_given_nothing_its_post_does_not_carry(desk: Desk) -> None:
    with pytest.raises(Refused, match="does not carry"):
        desk.key("analyst", desk.there.charity, ["api.read_contacts"])


@pytest.mark.parametrize(("days", "said"), [(0, "after today"), (367, "a year at most")])
def test_a_key_is_made_for_a_year_at_most(desk: Desk, days: int, said: str) -> None:
    with pytest.raises(Refused, match=said):
        desk.key("agency_worker", desk.there.charity, until=desk.at.date() + timedelta(days=days))


def test_only_administrators_make_keys(desk: Desk, viewer_with: Any, at: datetime) -> None:
    post = member_of_staff(desk.there, "agency_worker", employer=desk.there.charity).posts.get()
    manager = viewer_with("front_door_manager")
    given: dict[str, Any] = {
        "title": "x",
        "scopes": ["api.read_contacts"],
        "expires_on": at.date() + timedelta(days=1),
    }
    with viewing(manager), pytest.raises(Refused):
        make_key(key=uuid4(), post=post, **given, by=manager, at=at)


def test_the_last_day_of_use_is_noted_once_a_day(charity: Caller, at: datetime) -> None:
    charity.get("contacts")
    charity.get("contacts")
    assert Key.objects.get(pk=charity.key.pk).last_used_on == at.date()
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(kind="api.key_used").count() == 1


@pytest.fixture
def administrator(desk: Desk) -> Staff:
    return member_of_staff(desk.there, "administrator")


def form(desk: Desk, **also: Any) -> dict[str, Any]:
    post = member_of_staff(desk.there, "agency_worker", employer=desk.there.charity, team=None).posts.get()
    day = desk.at.date() + timedelta(days=30)
    given = {
        "title": "Case system",
        "post_id": str(post.pk),
        "scopes": ["api.send_contacts"],
        "_once": str(uuid4()),
    }
    parts = {f"expires_on-{part}": getattr(day, part) for part in ("day", "month", "year")}
    return given | parts | also


def test_the_page_shows_the_token_once(desk: Desk, administrator: Staff, signed_in: Signs) -> None:
    browser, given = signed_in(administrator), form(desk)
    page = browser.post(reverse("api:key_make"), given).content.decode()
    token = page.partition("sl_")[2][:56]
    assert Caller(f"sl_{token}", Key.objects.get()).post("contacts", contact_body()).status_code == 201
    again = browser.post(reverse("api:key_make"), given).content.decode()
    assert "made already" in again
    assert token not in again
    assert token not in browser.get(reverse("api:keys")).content.decode()
    assert Key.objects.count() == 1


def test_mistakes_are_told_and_what_was_typed_stays(
    desk: Desk, administrator: Staff, signed_in: Signs
) -> None:
    given = form(desk, scopes=[], title="The school’s own system")
    page = signed_in(administrator).post(reverse("api:key_make"), given).content.decode()
    assert "Choose what the key may do" in page or "Choose what it may do" in page
    assert "The school’s own system" in page
    assert not Key.objects.exists()


def test_the_page_revokes(charity: Caller, administrator: Staff, signed_in: Signs) -> None:
    browser = signed_in(administrator)
    path = reverse("api:key_revoke", args=[charity.key.pk])
    assert "Stepping Stones" in browser.get(path).content.decode()
    assert browser.post(path, {"why": "Replaced by another."}).status_code == 302
    assert status(charity) == 401
    assert "Revoked on" in browser.get(reverse("api:keys")).content.decode()
