"""Missing episodes of the child of a case: before it was opened, and since (MS-07a)."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.missing.actions import record_return, report_missing
from sightline.missing.codes import How, PlaceKind, Source
from sightline.missing.given import Back, Told
from tests.cases.conftest import Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)


def missed(pathway: Pathway, child: UUID, days: int) -> None:
    """Out some days from now, and back an hour later."""
    went, by = pathway.at + days * DAY, pathway.viewer("keeper")
    told = Told(source=Source.POLICE, told_at=went, missing_since=went)
    back = Back(returned_at=went + timedelta(hours=1), how=How.ALONE, place_kind=PlaceKind.FRIEND)
    with viewing(by):
        made = report_missing(child_id=child, told=told, by=by, at=went)
        record_return(episode_id=made.episode_id, back=back, seen=0, by=by, at=went + DAY)


def test_episodes_stand_apart_by_the_day_the_case_was_opened(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    pathway.add("keeper", "missing_coordinator")
    for days in (-9, 3, 5):
        missed(pathway, case.child_id, days)
    address = reverse("cases:missing", args=[case.pk])
    with clock.fixed(pathway.at + 9 * DAY):
        page = signed_in(pathway.staff["practitioner"]).get(address).content.decode()
    seen = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Since the case was opened: 2" in seen
    assert "Before the case was opened: 1" in seen
