"""An agency's own system sends a contact and reads what it was told of it, and nothing else."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from sightline.access.models import AuditEvent, Staff, Team
from sightline.access.viewer import viewer_of, viewing
from sightline.api.models import Sent
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.states import Origin, Source, ToldHow, Urgency
from sightline.people.actions import restrict
from sightline.people.models import Name, SourceRecord
from tests.api.conftest import Caller, Desk, contact_body, refused
from tests.api.work import SYSTEM, sent_contact, told, walled
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_contact_is_new_work_of_the_front_door(charity: Caller, desk: Desk) -> None:
    answer = charity.post("contacts", contact_body())
    assert answer.status_code == 201, answer.content
    made = sent_contact(answer.json())
    assert (made.reference, made.origin) == (answer.json()["reference"], Origin.EVENT)
    assert (made.source, made.urgency) == (Source.OTHER, Urgency.AMBER)
    assert (made.referrer_agency_id, made.referrer_organisation) == (desk.there.charity.pk, "Stepping Stones")
    assert made.team_id == desk.there.front_door.pk
    assert made.decision_due_on is not None


def test_the_child_is_kept_as_the_sender_knows_them_and_found_again(charity: Caller, desk: Desk) -> None:
    first = sent_contact(charity.post("contacts", contact_body()).json())
    later = sent_contact(charity.post("contacts", contact_body(their_reference="CASE-8")).json())
    with viewing(SYSTEM):
        one = ContactSubject.objects.get(contact=first).source_record
        assert ContactSubject.objects.get(contact=later).source_record_id == one.pk
        assert (one.agency_id, one.reference, one.born_year) == (desk.there.charity.pk, "P-1", 2011)
        assert Name.objects.get(record=one).surname == "Reed"
        assert SourceRecord.objects.filter(agency=desk.there.charity).count() == 1


def test_who_told_us_is_the_agency_of_the_key(desk: Desk) -> None:
    answer = desk.key("agency_worker", desk.there.police).post("contacts", contact_body())
    made = sent_contact(answer.json())
    assert (made.source, made.referrer_agency_id) == (Source.POLICE, desk.there.police.pk)


def test_the_sender_reads_what_it_was_told_and_nothing_else(
    charity: Caller, desk: Desk, at: datetime
) -> None:
    sent = charity.post("contacts", contact_body()).json()
    before = charity.get(f"contacts/{sent['id']}").json()
    assert (before["status"], before["told"]) == ("received", [])
    told(desk, sent, at)
    after = charity.get(f"contacts/{sent['id']}").json()
    assert after["status"] == "told"
    assert [each["words"] for each in after["told"]] == ["That a mentor has been asked."]
    assert set(after) == {"id", "reference", "their_reference", "received_at", "status", "told"}


def test_that_nobody_can_be_told_is_not_told(charity: Caller, desk: Desk, at: datetime) -> None:
    sent = charity.post("contacts", contact_body()).json()
    told(desk, sent, at, how=ToldHow.NOBODY, what_was_said="", why_nobody="They feared him.")
    assert charity.get(f"contacts/{sent['id']}").json()["status"] == "received"
    assert "feared" not in charity.get("contacts").content.decode()


def test_the_list_holds_one_s_own_only(charity: Caller, police: Caller) -> None:
    own = charity.post("contacts", contact_body()).json()
    police.post("contacts", contact_body())
    listed = charity.get("contacts").json()
    assert [each["id"] for each in listed["items"]] == [own["id"]]
    assert (listed["page"], listed["more"]) == (1, False)
    assert charity.get("contacts?page=2").json()["items"] == []


def test_another_agency_s_contact_is_not_there_and_the_refusal_is_kept(
    charity: Caller, police: Caller
) -> None:
    sent = police.post("contacts", contact_body()).json()
    before = refused()
    theirs = charity.get(f"contacts/{sent['id']}")
    absent = charity.get(f"contacts/{uuid4()}")
    assert (theirs.status_code, theirs.headers["Content-Type"]) == (404, "application/problem+json")
    assert theirs.json() == absent.json()
    assert refused() == before + 2


def test_the_contact_s_own_id_opens_nothing(charity: Caller) -> None:
    made = sent_contact(charity.post("contacts", contact_body()).json())
    assert charity.get(f"contacts/{made.pk}").status_code == 404


def test_a_wall_takes_away_what_was_told_and_not_that_it_was_sent(
    charity: Caller, desk: Desk, at: datetime
) -> None:
    """Else its going would tell the sender of the wall."""
    sent = charity.post("contacts", contact_body()).json()
    told(desk, sent, at)
    walled(desk, sent, at)
    seen = charity.get(f"contacts/{sent['id']}").json()
    assert (seen["status"], seen["told"]) == ("received", [])


def test_a_contact_about_a_restricted_child_lands_behind_the_wall(
    charity: Caller, desk: Desk, at: datetime
) -> None:
    made = sent_contact(charity.post("contacts", contact_body()).json())
    manager = viewer_of(member_of_staff(desk.there, "front_door_manager"), on=at.date())
    with viewing(manager):
        record = ContactSubject.objects.get(contact=made).source_record
        restrict(record=record, named=[], ask="The manager", why="Known to staff.", by=manager, at=at)
    answer = charity.post("contacts", contact_body(their_reference="CASE-8"))
    assert answer.status_code == 201, answer.content
    adviser = viewer_of(member_of_staff(desk.there, "adviser"), on=at.date())
    reference = answer.json()["reference"]
    with viewing(adviser):
        assert not Contact.objects.filter(reference=reference).exists()
    with viewing(manager):
        assert Contact.objects.filter(reference=reference).exists()


def test_reading_is_on_the_record_in_the_name_of_whoever_answers(charity: Caller) -> None:
    sent = charity.post("contacts", contact_body()).json()
    charity.get("contacts")
    charity.get(f"contacts/{sent['id']}")
    with viewing(SYSTEM):
        lines = AuditEvent.objects.filter(staff_id=charity.key.post.staff_id).order_by("at", "id")
        kinds = set(lines.values_list("kind", flat=True))
        assert {"api.contact_sent", "api.sent_listed", "api.sent.opened", "api.key_used"} <= kinds
        assert set(lines.values_list("purpose", flat=True)) == {f"key {charity.key.prefix}"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"words": ""}, "#/words"),
        ({"words": "x" * 20_001}, "#/words"),
        ({"sharing_basis": "because"}, "#/sharing_basis"),
        ({"surname": "Reed"}, "#/surname"),
        ({"referrer": {"name": "A", "email": "nowhere"}}, "#/referrer/email"),
        ({"children": [{"born": "2011-02-30", "family_name": "Reed"}]}, "#/children/0"),
        ({"children": [{"born": "2011"}]}, "#/children/0"),
        ({"children": [], "unknown_child": ""}, "#"),
        ({"family_told": "no", "family_not_told_why": " "}, "#"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    charity: Caller, change: dict[str, Any], named: str
) -> None:
    answer = charity.post("contacts", contact_body(**change))
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert named in [each["pointer"] for each in answer.json()["errors"]], answer.json()
    with viewing(SYSTEM):
        assert not Contact.objects.exists()


def test_the_same_reference_of_theirs_comes_once(charity: Caller, police: Caller) -> None:
    first = charity.post("contacts", contact_body()).json()
    again = charity.post("contacts", contact_body(words="Something else."))
    assert again.status_code == 409
    assert first["reference"] in again.json()["detail"]
    assert police.post("contacts", contact_body()).status_code == 201


def test_a_contact_without_a_front_door_is_told_in_words(
    charity: Caller, desk: Desk, staff_with: Any
) -> None:
    """Nobody takes it: the sender hears why, and nothing is half kept."""
    Team.objects.update(closed_on=desk.at.date())
    answer = charity.post("contacts", contact_body())
    assert answer.status_code == 403
    assert "team" in answer.json()["detail"]
    with viewing(SYSTEM):
        assert not Sent.objects.exists()


def test_a_signed_in_browser_is_nobody_here(signed_in: Any, staff_with: Any, desk: Desk) -> None:
    someone: Staff = staff_with("front_door_manager")
    answer = signed_in(someone).get("/api/v1/contacts")
    assert answer.status_code == 401
