"""Areas' returns for the tests of the site: some brought in, and a year of ours that was published."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.figures import actions
from sightline.figures.benchmarking.making import Content
from sightline.figures.benchmarking.reading import Read, read
from sightline.figures.counting import WORKER
from sightline.figures.models import AreaReturn, Published, Release
from tests.figures.benchmarking.returns import figure, written_by_hand

AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)
PERIOD = "2022/23"


@pytest.fixture
def by(viewer_with: Callable[..., Viewer], fixed_clock: datetime) -> Viewer:
    return viewer_with("analyst")


@pytest.fixture
def analyst(staff_with: Callable[..., Staff], fixed_clock: datetime) -> Staff:
    return staff_with("analyst")


def sound(content: Content) -> Read:
    return read(json.dumps(content).encode())


def brought(by: Viewer, area: str = "Northmere", **changed: Any) -> AreaReturn:
    made = sound(written_by_hand(area, **changed))
    with viewing(by):
        return actions.bring_return(made=made, received_on=DAY, area="Wrekinshire", by=by, at=AT)


def printed(content: Content) -> list[dict[str, Any]]:
    """The numbers of a return as a release has them."""
    return [
        {
            "figure": each["figure"], "period": PERIOD, "breakdown": {"by": each["part"]} if each["part"] else {},
            "value": each["value"], "unit": "", "numerator": each["numerator"], "denominator": each["denominator"],
            "symbol": each["symbol"], "note": None,
        }
        for each in content["figures"]
    ]  # fmt: skip


@pytest.fixture
def published(by: Viewer, viewer_with: Callable[..., Viewer]) -> Published:
    """A year that one person asked for and another let out."""
    content = written_by_hand()
    content["figures"][5] = figure("contacts.by_source", "health", symbol="c")
    content["figures"][4] = figure("contacts.by_source", "education", symbol="c")
    officer = viewer_with("partnership_officer")
    with viewing(by):
        counted = actions.ask_for_count(since=date(2022, 4, 1), until=date(2023, 3, 31), by=by, at=AT)
        actions.begin_count(count_id=counted.pk, steps=1, by=WORKER, at=AT)
        counted = actions.count_finished(
            count_id=counted.pk, numbers={PERIOD: []}, contacts=[], by=WORKER, at=AT
        )
        asked = actions.ask_for_release(count=counted, period=PERIOD, by=by, at=AT)
        actions.begin_release(release_id=asked.pk, by=WORKER, at=AT)
        numbers = printed(content)
        made: Release = actions.release_made(
            release_id=asked.pk, numbers=numbers, warnings=[], by=WORKER, at=AT
        )
    with viewing(officer):
        return actions.approve(release_id=made.pk, area="Wrekinshire", by=officer, at=AT)


def kept(by: Viewer, content: Content) -> None:
    with viewing(by):
        actions.bring_return(made=sound(content), received_on=DAY, area="Wrekinshire", by=by, at=AT)


@pytest.fixture
def three_areas(by: Viewer) -> None:
    """The area with the most contacts is the last by name."""
    kept(by, written_by_hand("Southmere", population=None))
    eastmere = written_by_hand("eastmere")
    eastmere["figures"] = eastmere["figures"][:1]
    otherwise = {"value": 90, "definition": None, "counted_otherwise": "Referrals, not contacts"}
    eastmere["figures"][0] |= otherwise
    kept(by, eastmere)
    northmere = written_by_hand("Northmere")
    northmere["figures"][5] = figure("contacts.by_source", "health", symbol="c")
    northmere["figures"][4] = figure("contacts.by_source", "education", symbol="c")
    northmere["figures"][1]["definition"] = "0123456789ab"
    kept(by, northmere)


def sent(client: Client, data: str | bytes, name: str = "return.json") -> str:
    """The page after a file was sent as a return."""
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    days = {"received_on-day": "2", "received_on-month": "3", "received_on-year": "2026"}
    answer = client.post(reverse("figures:bring_return"), {"file": file, **days}, follow=True)
    return answer.content.decode()
