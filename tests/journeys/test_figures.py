"""An analyst asks for figures, a second person lets them out, and anybody reads the report (ST-16, ST-18, ST-20)."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.figures import building, counting
from sightline.figures.models import Count, Release, Report
from tests.figures.random_extract import random_extract, write_csv, write_manifest
from tests.journeys.conftest import Opens
from tests.journeys.serving import Time


def made_up(out: Path, first: object, last: object) -> dict[str, int]:
    """An extract of chance, in place of one from records."""
    write_manifest(write_csv(out, random_extract(12, 300)), f"{first}", f"{last}")
    return {}


def the_worker(time: Time, model: type[Count | Release | Report], *work: Callable[[UUID], None]) -> None:
    """Do the jobs that wait, at this moment of the journey."""
    with clock.fixed(time.now):
        with viewing(counting.WORKER):
            key = model.objects.get().pk
        for each in work:
            each(key)


def test_figures_are_counted_let_out_by_a_second_person_and_read_by_anybody(
    opens_a_window: Opens, staff_with: Callable[..., Staff], time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "take_into", made_up)
    analyst = opens_a_window(staff_with("analyst"), name="analyst")
    analyst.visit("/figures/extracts/").date("First day", "1", "4", "2020").date(
        "Last day", "31", "3", "2023"
    )
    analyst.press("Take an extract and count it").sees("Waiting its turn")
    the_worker(time, Count, counting.count, building.draw)
    analyst.visit("/figures/").sees("Contacts with indicators", "What this chart shows in words")
    analyst.visit("/figures/funnel/").sees("Contacts and their outcomes, 2022/23")
    analyst.visit("/figures/?family=profile").sees("Ethnic group of children with a case")
    analyst.visit("/figures/releases/").select("Period", "2022/23").press(
        "Make it ready for the public"
    ).sees("Waiting its turn")
    the_worker(time, Release, counting.release)
    release = analyst.path
    officer = opens_a_window(staff_with("partnership_officer"), name="officer")
    officer.visit(release).press("Approve and publish").sees("The report", "steps done")
    the_worker(time, Report, building.build)
    officer.visit(release).sees("The report as a PDF")
    anybody = opens_a_window(None, name="anybody")
    anybody.visit("/published/").follow("2022/23").sees("The report as a PDF", "[c]")
    anybody.follow("The report to read here").sees("annual report 2022/23")
    for each in (analyst, officer, anybody):
        each.checked()
