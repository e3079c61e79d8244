"""Administration: agencies, areas, teams, staff, posts; all at once, all on record (FD-25, FD-25a, FD-25b)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.actions import sign_in, staff
from sightline.access.actions.posts import end_post
from sightline.access.models import Agency, Area, AuditEvent, Message, Post, Staff, Team
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from tests.people_of_the_tests import Partnership

Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


@pytest.fixture
def administrator(staff_with: Make) -> Staff:
    return staff_with("administrator", name="Ade Min")


@pytest.fixture
def admin(administrator: Staff, signed_in: SignIn) -> Client:
    return signed_in(administrator)


@pytest.fixture
def adviser(staff_with: Make) -> Staff:
    return staff_with("adviser", name="Ada Visor")


def text(client: Client, page: str, /, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"access:{page}", args=args), query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def send(client: Client, page: str, /, *args: object, **given: object) -> str:
    answer = client.post(reverse(f"access:{page}", args=args), {"why": "As asked", **given})
    return answer.headers.get("Location", "") or answer.content.decode()


def acts_on_record(staff_with: Make) -> list[str]:
    with viewing(viewer_of(staff_with("governance_officer"), on=clock.today())):
        return list(AuditEvent.objects.values_list("kind", flat=True))


def test_an_agency_is_added_changed_and_leaves(
    admin: Client, partnership: Partnership, staff_with: Make
) -> None:
    given = {
        "name": "Wrekin Homes",
        "kind": "housing",
        "email": "duty@homes.example",
        "phone": "01952 000000",
    }
    assert send(admin, "agency_add", **given) == reverse("access:agencies")
    homes = Agency.objects.get(name="Wrekin Homes")
    manager = staff_with("agency_manager", employer=homes, name="Mo Manager")
    page = text(admin, "agency_change", homes.pk)
    assert "Mo Manager" in page
    send(admin, "agency_change", homes.pk, **given, named_manager_id=manager.pk, shown="")
    homes.refresh_from_db()
    assert homes.named_manager == manager
    assert "Mo Manager" in text(admin, "agency", homes.pk)
    send(admin, "agency_leave", homes.pk)
    homes.refresh_from_db()
    assert homes.left_on == clock.today()
    assert ">Wrekin Homes</a>" not in text(admin, "agencies")
    assert ">Wrekin Homes</a>" in text(admin, "agencies", left="on")
    send(admin, "agency_return", homes.pk)
    assert {"access.agency_added", "access.agency_changed", "access.agency_left"} <= set(
        acts_on_record(staff_with)
    )


def test_lists_filter_by_address(admin: Client, partnership: Partnership) -> None:
    assert "Marches Police" in text(admin, "agencies", kind="police")
    assert "Marches Police" not in text(admin, "agencies", kind="school")
    assert "No agency fits" in text(admin, "agencies", named="nothing like it")
    assert "Family mentors" in text(admin, "teams", agency_id=str(partnership.charity.pk))
    assert "Family mentors" not in text(admin, "teams", kind="front_door")


def test_a_name_is_used_once(admin: Client, partnership: Partnership) -> None:
    page = send(admin, "agency_add", name="marches police", kind="police", email="a@b.example")
    assert "There is already one of this name" in page
    assert "<title>Error: Add an agency – Sightline</title>" in page
    assert 'value="marches police"' in page


def test_the_second_to_save_sees_both_texts(admin: Client, partnership: Partnership) -> None:
    police = partnership.police
    page = text(admin, "agency_change", police.pk)
    shown = page.split('name="shown" value="')[1].split('"')[0]
    police.phone = "101"
    police.save()
    given = {
        "name": "Marches Police",
        "kind": "police",
        "email": "new@police.example",
        "phone": "",
        "why": "New address",
    }
    answer = admin.post(reverse("access:agency_change", args=[police.pk]), {**given, "shown": shown})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody else changed this while you were writing" in page
    assert ">101<" in page
    assert "Telephone number" in page
    assert "new@police.example" in page
    police.refresh_from_db()
    assert police.phone == "101"
    again = page.split('name="shown" value="')[1].split('"')[0]
    send(admin, "agency_change", police.pk, **given, shown=again)
    police.refresh_from_db()
    assert police.email == "new@police.example"


def test_areas_open_and_close(admin: Client, partnership: Partnership) -> None:
    send(admin, "area_add", name="North")
    north = Area.objects.get(name="North")
    send(admin, "area_change", north.pk, name="The north", closed="on")
    north.refresh_from_db()
    assert (north.name, north.closed_on) == ("The north", clock.today())
    assert "Closed on" in text(admin, "areas")
    send(admin, "area_change", north.pk, name="The north")
    north.refresh_from_db()
    assert north.closed_on is None


def test_internal_hub_services_are_teams(admin: Client, partnership: Partnership) -> None:
    given = {"agency_id": partnership.council.pk, "name": "Disability team", "kind": "childrens_disability"}
    assert send(admin, "team_add", **given) == reverse("access:teams")
    assert "already has a team of this name" in send(admin, "team_add", **given)
    team = Team.objects.get(name="Disability team")
    send(admin, "team_change", team.pk, name="Children with disabilities", kind=team.kind, email="")
    send(admin, "team_close", team.pk)
    team.refresh_from_db()
    assert (team.name, team.closed_on) == ("Children with disabilities", clock.today())
    assert "Open this team again" in text(admin, "team_change", team.pk)
    send(admin, "team_reopen", team.pk)
    team.refresh_from_db()
    assert team.closed_on is None


def test_somebody_is_added_and_told(admin: Client, partnership: Partnership) -> None:
    to = send(admin, "staff_add", name="Noor New", email="Noor@Staff.Example", phone="")
    noor = Staff.objects.get(email="noor@staff.example")
    assert to == reverse("access:staff", args=[noor.pk])
    assert not noor.has_usable_password()
    assert Message.objects.get(staff=noor).kind == "access.invited"
    assert "No post yet: this account opens nothing." in text(admin, "staff", noor.pk)
    page = send(admin, "staff_add", name="Other", email="NOOR@staff.example", phone="")
    assert "Somebody else has an account" in page


def test_a_post_is_given_and_ends_the_same_day(
    admin: Client, adviser: Staff, partnership: Partnership, signed_in: SignIn
) -> None:
    given: dict[str, Any] = {
        "role": "auditor",
        "employer_id": partnership.council.pk,
        "team_id": partnership.early_help.pk,
        "starts_on-day": "1",
        "starts_on-month": "1",
        "starts_on-year": "2020",
    }
    assert "Choose a team of that employer" in send(admin, "post_give", adviser.pk, **given)
    soon = clock.today() + timedelta(days=7)
    given |= {"train_by-day": soon.day, "train_by-month": soon.month, "train_by-year": soon.year}
    given["team_id"] = partnership.front_door.pk
    assert send(admin, "post_give", adviser.pk, **given) == reverse("access:staff", args=[adviser.pk])
    theirs = signed_in(adviser)
    assert "Auditor" in theirs.get("/account/").content.decode()
    post = adviser.posts.get(role="auditor")
    today = clock.today()
    end = {"ends_on-day": today.day, "ends_on-month": today.month, "ends_on-year": today.year}
    send(admin, "post_end", post.pk, **end)
    assert theirs.get("/account/").headers["Location"].startswith("/account/sign-in/")
    assert "Auditor" not in signed_in(adviser).get("/account/").content.decode()


def test_a_leaver_is_out_at_once_and_can_come_back(
    admin: Client, adviser: Staff, signed_in: SignIn, staff_with: Make
) -> None:
    theirs = signed_in(adviser)
    assert "ends now" in text(admin, "staff_leave", adviser.pk)
    send(admin, "staff_leave", adviser.pk)
    assert theirs.get("/account/").headers["Location"].startswith("/account/sign-in/")
    adviser.refresh_from_db()
    assert adviser.left_on == clock.today()
    assert not Post.objects.held_on(clock.today()).filter(staff=adviser).exists()
    assert "Ada Visor" in text(admin, "staff_list", state="left")
    send(admin, "staff_return", adviser.pk)
    assert "Ada Visor" in text(admin, "staff_list", state="no_post")
    assert "access.staff_left" in acts_on_record(staff_with)


def test_registration_is_checked_with_a_date(admin: Client, adviser: Staff) -> None:
    assert "Enter the date the register was looked at" in send(
        admin, "staff_registration", adviser.pk, number="SW1"
    )
    given = {"checked_on-day": "2", "checked_on-month": "3", "checked_on-year": "2026"}
    send(admin, "staff_registration", adviser.pk, number="SW1", **given)
    adviser.refresh_from_db()
    assert (adviser.social_work_number, adviser.registration_checked_on) == ("SW1", date(2026, 3, 2))


def test_an_old_check_of_the_register_is_pointed_out(admin: Client, staff_with: Make) -> None:
    worker = staff_with("social_worker", name="Wren Worker")
    worker.registration_checked_on = date(2020, 1, 1)
    worker.save()
    assert "?state=to_check" in text(admin, "administration")
    assert "Wren Worker" in text(admin, "staff_list", state="to_check")
    assert "to be checked again" in text(admin, "staff", worker.pk)


def test_a_lock_is_ended_and_a_lost_phone_replaced(admin: Client, adviser: Staff) -> None:
    adviser.locked_at, adviser.failed_sign_ins = clock.now(), 10
    adviser.save()
    assert "Locked" in text(admin, "staff", adviser.pk)
    assert "1 account locked" in text(admin, "administration")
    send(admin, "staff_unlock", adviser.pk)
    adviser.refresh_from_db()
    assert adviser.failed_sign_ins == 0
    assert not adviser.locked_at
    assert "Enter why" in send(admin, "staff_reset", adviser.pk, why="")
    send(admin, "staff_reset", adviser.pk, why="Phone lost on a bus; called back on the office number")
    adviser.refresh_from_db()
    assert adviser.sessions_end_at is not None


OWN_ACCESS: dict[str, Callable[..., object]] = {
    "resume": lambda me, **who: staff.resume_staff(staff=me, **who),
    "leaves": lambda me, **who: staff.staff_leaves(staff=me, **who),
    "post": lambda me, **who: end_post(post=me.posts.get(), ends_on=clock.today(), **who),
    "unlock": lambda me, **who: sign_in.unlock(staff=me, **who),
    "reset": lambda me, **who: sign_in.reset_second_factor(staff=me, why="x", **who),
}


@pytest.mark.parametrize("what", OWN_ACCESS)
def test_nobody_changes_their_own_access(what: str, administrator: Staff) -> None:
    by = viewer_of(administrator, on=clock.today())
    with viewing(by), pytest.raises(Refused, match="Ask another administrator"):
        OWN_ACCESS[what](administrator, by=by, at=clock.now())


def test_nobody_gives_themselves_a_post(
    admin: Client, administrator: Staff, partnership: Partnership
) -> None:
    page = send(
        admin,
        "post_give",
        administrator.pk,
        **{
            "role": "analyst",
            "employer_id": partnership.council.pk,
            "starts_on-day": "1",
            "starts_on-month": "1",
            "starts_on-year": "2020",
        },
    )
    assert "You cannot change your own access" in page
    assert administrator.posts.count() == 1


def test_others_do_not_administer(adviser: Staff, signed_in: SignIn) -> None:
    client = signed_in(adviser)
    assert client.get("/administration/").status_code == 403
    by, at = viewer_of(adviser, on=clock.today()), clock.now()
    with viewing(by), pytest.raises(Refused):
        staff.add_staff(name="x", email="x@y.example", phone="", by=by, at=at)


def test_no_such_entry(admin: Client) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"
    assert admin.get(reverse("access:staff", args=[nobody])).status_code == 404
