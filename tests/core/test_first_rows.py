"""Some rows of a long list: the same rows in the same order, with only those shown read in full."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.core.first_rows import some_of
from sightline.deadlines.models import Rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rules")]


@pytest.mark.parametrize(("start", "stop"), [(0, 5), (5, 11), (0, 10_000), (10_000, 10_005)])
def test_the_same_rows_in_the_same_order(start: int, stop: int) -> None:
    ordered = Rule.objects.order_by("-title", "id")
    assert some_of(ordered, start, stop) == list(ordered[start:stop])


def test_one_read_and_what_is_joined_is_joined_once() -> None:
    with CaptureQueriesContext(connection) as asked:
        some_of(Rule.objects.order_by("title"), 0, 3)
    assert len(asked) == 1
    assert asked[0]["sql"].count("LIMIT") == 1


def test_rows_that_are_not_whole_records_are_only_cut() -> None:
    titles = Rule.objects.order_by("title").values_list("title", flat=True)
    assert some_of(titles, 1, 3) == list(titles[1:3])
    assert some_of([date(2026, 1, day) for day in (1, 2, 3)], 1, 2) == [date(2026, 1, 2)]
