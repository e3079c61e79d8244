"""Who changed an agency, a team, somebody's account or post; when and why: kept by the database, read on a page."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.actions.agencies import change_agency
from sightline.access.models import Agency, Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.fingerprint import fingerprint
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
FIELDS = ("name", "kind", "email", "phone", "named_manager_id")


@pytest.fixture
def administrator(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("administrator", name="Ade Min")


@pytest.fixture
def admin(administrator: Staff, signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(administrator)


def read(client: Client, page: str, key: object) -> str:
    answer = client.get(reverse(f"access:{page}", args=[key]))
    assert answer.status_code == 200
    return answer.content.decode()


def rename(row: Agency, name: str, by: Viewer, why: str) -> None:
    given = {field: getattr(row, field) for field in FIELDS} | {"name": name}
    change_agency(agency=row, shown=fingerprint(row, FIELDS), **given, why=why, by=by, at=clock.now())


def test_an_agency_s_page_says_who_changed_what_and_why(
    admin: Client, administrator: Staff, partnership: Partnership
) -> None:
    with viewing(viewer_of(administrator, on=clock.today())) as by:
        rename(partnership.charity, "Stepping Stones Trust", by, "They merged")
    page = read(admin, "agency_history", partnership.charity.pk)
    assert "Name: Stepping Stones → Stepping Stones Trust" in page
    assert "They merged" in page
    assert "Ade Min" in page


def test_a_post_given_and_ended_stands_in_the_person_s_history(
    admin: Client, staff_with: Callable[..., Staff], partnership: Partnership
) -> None:
    person = staff_with("adviser")
    given = {
        "role": "analyst",
        "employer_id": str(partnership.council.pk),
        "starts_on-day": "1", "starts_on-month": "3", "starts_on-year": "2026",
        "why": "Starts on the duty rota",
    }  # fmt: skip
    give = reverse("access:post_give", args=[person.pk])
    assert "There is a problem" in admin.post(give, {**given, "why": ""}).content.decode()
    assert admin.post(give, given).status_code == 302
    post = person.posts.get(role="analyst")
    ended = {"ends_on-day": "9", "ends_on-month": "3", "ends_on-year": "2026", "why": "Left the rota"}
    assert admin.post(reverse("access:post_end", args=[post.pk]), ended).status_code == 302
    page = read(admin, "staff_history", person.pk)
    for said in ("Starts on the duty rota", "Left the rota", "First day without it: nothing → 9 March 2026"):
        assert said in page


def test_signing_in_and_secrets_are_no_part_of_it(administrator: Staff) -> None:
    columns = {field.name for field in administrator.events.model._meta.fields}  # type: ignore[attr-defined]
    assert not columns & {"password", "last_login", "failed_sign_ins", "locked_at", "sessions_end_at"}
    before = _kept(administrator)
    administrator.set_password("three unlikely words together")
    administrator.save()
    assert _kept(administrator) == before


def _kept(staff: Staff) -> int:
    with viewing(viewer_of(staff, on=clock.today())):
        return int(staff.events.count())  # type: ignore[attr-defined]


def test_only_the_administrator_reads_it_and_nobody_changes_it(
    administrator: Staff, partnership: Partnership, viewer_with: Callable[..., Viewer]
) -> None:
    def counted() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access_agencyevent")
            return int(cursor.fetchone()[0])

    with viewing(viewer_of(administrator, on=clock.today())) as by:
        rename(partnership.charity, "Stepping Stones Trust", by, "They merged")
        assert counted() > 0
        for sql in ("UPDATE access_agencyevent SET name = 'x'", "DELETE FROM access_postevent"):
            refused = pytest.raises(DatabaseError, match="permission denied")
            with refused, transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
    with viewing(viewer_with("adviser")):
        assert counted() == 0
