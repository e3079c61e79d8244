"""Each agency sees its own entries, the enquiry's social workers see all, and nobody else sees one: by the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from sightline.access.viewer import viewing
from sightline.enquiries.models import Entry
from tests.enquiries.conftest import SECRET, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def raw(sql: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def reads(cast: Cast, who: str) -> set[str]:
    """Whose entries somebody reads, asked of the page's door and of the database; both must agree."""
    by = cast.viewer(who)
    with viewing(by):
        plain = {str(key) for (key,) in raw("SELECT id FROM enquiries_entry")}
        door = {str(key) for key in Entry.objects.visible_to(by).values_list("pk", flat=True)}
        counted = raw("SELECT count(*) FROM enquiries_entry")[0][0]
    assert plain == door
    assert counted == len(plain)
    return plain


def test_each_agency_reads_its_own_and_the_social_worker_all(cast: Cast) -> None:
    police, school = cast.writes("police"), cast.writes("school")
    assert reads(cast, "police") == {str(police.pk)}
    assert reads(cast, "school") == {str(school.pk)}
    assert reads(cast, "worker") == {str(police.pk), str(school.pk)}
    assert reads(cast, "adviser") == set()
    assert reads(cast, "housing") == set()


def test_a_social_worker_who_is_not_named_reads_none(cast: Cast) -> None:
    cast.writes("police")
    cast.add("other", "social_worker")
    cast.add("manager", "front_door_manager")
    assert reads(cast, "other") == set()
    assert reads(cast, "manager") == set()


def test_sexual_health_stands_behind_a_further_wall(cast: Cast) -> None:
    fact = cast.offered()
    plain = cast.writes("sexual", agency="sexual")
    assert reads(cast, "clinic") == {str(fact.pk), str(plain.pk)}
    assert reads(cast, "sexual") == {str(plain.pk)}, "a colleague of the same service"
    assert reads(cast, "worker") == {str(fact.pk), str(plain.pk)}
    cast.add("manager", "agency_manager", "sexual")
    assert reads(cast, "manager") == {str(plain.pk)}


def test_raw_sql_adds_nothing_outside_ones_own_wall(cast: Cast) -> None:
    police = cast.writes("police")
    with viewing(cast.viewer("school")):
        copy = (
            "INSERT INTO enquiries_entry SELECT gen_random_uuid(), about, walls, regime, lawful_basis,"
            " confidentiality_basis, handling, retention_class, at, known FROM enquiries_entry"
        )
        assert raw("SELECT 1 FROM enquiries_entry WHERE id = %s", str(police.pk)) == []
        assert SECRET not in str(raw("SELECT * FROM enquiries_entry"))
    assert copy
    assert police.at - cast.at < timedelta(hours=1)


def test_a_hand_set_viewer_is_nobody(cast: Cast) -> None:
    cast.writes("police")
    with viewing(cast.viewer("worker")):
        kept = str(raw("SELECT current_setting('sightline.viewer')")[0][0])
    with viewing(cast.viewer("school")):
        raw("SELECT set_config('sightline.viewer', %s, true)", "0" * 64 + kept[64:])
        assert raw("SELECT 1 FROM enquiries_entry") == []
        with pytest.raises(ProgrammingError):
            raw("SELECT secret FROM access_viewer_secret")
