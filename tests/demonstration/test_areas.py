"""Three invented areas stand side by side in the borough, and the list says who had the research (ST-16, GR-03a)."""

from datetime import UTC, datetime

import pytest

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.demonstration.script.areas_today import play_areas
from sightline.demonstration.script.known import Known
from sightline.figures.counting import WORKER
from sightline.figures.models import Shared
from sightline.figures.pages.comparing import columns, compared
from sightline.figures.queries import standing

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_three_areas_by_name_each_with_something_withheld_or_counted_otherwise(borough: Known) -> None:
    upto = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    with clock.fixed(upto):
        play_areas(upto)
    with viewing(WORKER):
        found = columns(standing("2022/23"))
        given = Shared.objects.filter(way="given").count()
        received = Shared.objects.filter(way="received").count()
    assert [each.title for each in found] == ["Eastholt", "Northmere", "Southwick"]
    assert (given, received) == (4, 3)
    shown = compared("contacts", found)
    cells = {cell for each in shown for line in each.lines for cell in line[1:]}
    assert {"Withheld", "Not in the return"} <= cells
    assert [note for each in shown for note in each.notes] == [
        "Eastholt counts otherwise: Words are searched for in e-mails as well as in contacts",
        "Southwick counts otherwise: Families, not children, are counted",
    ]
