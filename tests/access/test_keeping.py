"""What was typed is not lost: drafts, "Save and come back later", the idle end, a page left open too long."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from sightline.access.models import Draft, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from tests.conftest import STILL

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]
TYPED = {
    "_draft": "front_door.contact",
    "_draft_subject": "",
    "words": "She said he waits outside",
    "tick": "a",
}


def drafts_kept(staff: Staff) -> list[Draft]:
    with viewing(viewer_of(staff, on=clock.today())):
        return list(Draft.objects.filter(staff=staff))


@pytest.mark.parametrize("role", ["adviser", "administrator"])
def test_the_script_keeps_what_is_typed(role: str, staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with(role)
    client = signed_in(staff)
    answer = client.post("/drafts/keep/", {**TYPED, "_path": "/contacts/new/", "_title": "Record a contact"})
    assert answer.status_code == 200, answer.content
    assert answer.json()["kept_at"]
    (draft,) = drafts_kept(staff)
    assert (draft.path, draft.title) == ("/contacts/new/", "Record a contact")
    assert draft.fields["words"] == ["She said he waits outside"]
    page = client.get("/drafts/").content.decode()
    assert "Record a contact" in page
    assert "She said he waits outside" in page


def test_a_draft_leads_nowhere_else(staff_with: Make, signed_in: SignIn) -> None:
    client = signed_in(staff_with("adviser"))
    for path in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", ""):
        assert client.post("/drafts/keep/", {**TYPED, "_path": path}).status_code == 400


def test_save_and_come_back_later_needs_no_script(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    answer = client.post("/accessibility/", {**TYPED, "_keep": "1"}, follow=True)
    assert answer.redirect_chain == [("/drafts/", 302)]
    assert "Saved as a draft" in answer.content.decode()
    assert len(drafts_kept(staff)) == 1


def test_a_draft_is_seen_by_its_writer_alone(staff_with: Make, signed_in: SignIn) -> None:
    client = signed_in(staff_with("adviser"))
    client.post("/accessibility/", {**TYPED, "_keep": "1"})
    other = signed_in(staff_with("adviser"))
    assert "She said" not in other.get("/drafts/").content.decode()


def test_a_draft_can_be_dropped(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    client.post("/accessibility/", {**TYPED, "_keep": "1"})
    client.post("/drafts/drop/", {"_draft": "front_door.contact", "_draft_subject": ""})
    assert drafts_kept(staff) == []


def test_after_idle_minutes_the_session_ends(staff_with: Make, signed_in: SignIn) -> None:
    client = signed_in(staff_with("adviser"))
    with clock.fixed(STILL):
        assert client.get("/account/").status_code == 200
    with clock.fixed(STILL + timedelta(minutes=29)):
        assert client.get("/account/").status_code == 200
    with clock.fixed(STILL + timedelta(minutes=60)):
        ended = client.get("/account/?a=b")
        assert ended.headers["Location"] == "/account/sign-in/?next=%2Faccount%2F%3Fa%3Db&ended=idle"
        assert "nothing happened for a while" in client.get(ended.headers["Location"]).content.decode()
        assert client.get("/account/").status_code == 302


def test_a_form_that_comes_after_the_idle_end_is_kept(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    with clock.fixed(STILL):
        client.get("/account/")
    with clock.fixed(STILL + timedelta(minutes=31)):
        late = client.post("/accessibility/", TYPED)
    assert late.headers["Location"] == "/account/sign-in/?next=%2Fdrafts%2F&ended=kept"
    assert "it is kept as a draft" in client.get(late.headers["Location"]).content.decode()
    assert drafts_kept(staff)[0].fields["words"] == ["She said he waits outside"]


def test_the_script_is_told_that_the_session_ended(staff_with: Make, signed_in: SignIn) -> None:
    client = signed_in(staff_with("adviser"))
    with clock.fixed(STILL):
        client.get("/account/")
    with clock.fixed(STILL + timedelta(minutes=31)):
        answer = client.post("/drafts/keep/", TYPED, headers={"accept": "application/json"})
    assert answer.status_code == 401


def test_asking_whether_one_is_signed_in_does_not_count_as_being_there(
    staff_with: Make, signed_in: SignIn
) -> None:
    client = signed_in(staff_with("adviser"))
    with clock.fixed(STILL):
        client.get("/account/")
    with clock.fixed(STILL + timedelta(minutes=20)):
        assert client.get("/account/stay/").json()["token"]
    with clock.fixed(STILL + timedelta(minutes=40)):
        assert client.get("/account/").status_code == 302


def test_sending_does(staff_with: Make, signed_in: SignIn) -> None:
    client = signed_in(staff_with("adviser"))
    with clock.fixed(STILL):
        client.get("/account/")
    with clock.fixed(STILL + timedelta(minutes=20)):
        assert client.post("/account/stay/").status_code == 200
    with clock.fixed(STILL + timedelta(minutes=40)):
        assert client.get("/account/").status_code == 200


def test_a_page_left_open_over_a_new_sign_in_keeps_its_text(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    client.handler.enforce_csrf_checks = True
    own = {"sec-fetch-site": "same-origin"}
    page = client.post("/accessibility/", {**TYPED, "csrfmiddlewaretoken": "stale"}, headers=own)
    assert page.status_code == 403
    assert "has been kept as a draft" in page.content.decode()
    assert len(drafts_kept(staff)) == 1


def test_another_site_cannot_leave_drafts(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    client.handler.enforce_csrf_checks = True
    page = client.post("/accessibility/", TYPED, headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 403
    assert drafts_kept(staff) == []


def test_a_leaver_is_out_at_once(staff_with: Make, signed_in: SignIn) -> None:
    staff = staff_with("adviser")
    client = signed_in(staff)
    assert client.get("/account/").status_code == 200
    staff.left_on = clock.today()
    staff.save()
    assert client.get("/account/").headers["Location"].startswith("/account/sign-in/")
