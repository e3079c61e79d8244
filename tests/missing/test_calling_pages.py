"""Pages that offer organisations: the meeting that follows episodes, and the home a child lives in."""

import re
from typing import Any

import pytest
from django.urls import reverse

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.core import clock
from sightline.missing.models import Episode
from tests.missing.conftest import Cast
from tests.missing.test_pages import NOW, Signs, words

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def is_ticked(response: Any, agency: Agency) -> bool:
    """Whether an organisation is chosen on a form before anybody touches it."""
    boxes = re.findall(rf'<input[^>]*value="[^"]*{agency.pk}[^"]*"[^>]*>', response.content.decode())
    assert boxes, agency
    return any("checked" in box for box in boxes)


def test_a_missing_intervention_meeting_asks_the_substance_misuse_service_where_it_is_part_of_it(
    cast: Cast, signed_in: Signs, interviewed: Episode
) -> None:
    service = Agency.objects.create(
        name="Clearwater", kind=AgencyKind.SUBSTANCE_MISUSE, email="ask@clearwater.example"
    )
    home = Agency.objects.create(name="The Elms", kind=AgencyKind.CARE_HOME, email="ask@elms.example")
    client = signed_in(cast.staff["coordinator"])
    call = reverse("meetings:call", args=[cast.child.pk])
    with clock.fixed(NOW):
        shown = client.get(reverse("missing:one", args=[interviewed.pk])).content.decode()
        assert f"{call}?kind=missing&amp;with=substance_misuse" in shown
        page = client.get(f"{call}?kind=missing&with=substance_misuse")
        assert "Call a meeting: missing intervention meeting" in words(page)
        assert is_ticked(page, service)
        assert not is_ticked(page, home)
        assert not is_ticked(client.get(f"{call}?kind=missing"), service)


def test_where_homes_are_on_record_only_they_are_offered_as_one(cast: Cast, signed_in: Signs) -> None:
    client, report = signed_in(cast.staff["coordinator"]), reverse("missing:report", args=[cast.child.pk])
    with clock.fixed(NOW):
        assert cast.there.school.name in words(client.get(report))
        home = Agency.objects.create(name="The Elms", kind=AgencyKind.CARE_HOME, email="ask@elms.example")
        shown = words(client.get(report))
    assert home.name in shown
    assert cast.there.school.name not in shown
