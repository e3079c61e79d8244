"""Preparing a database puts in what must be there, and doing it again changes nothing."""

from datetime import date, datetime
from pathlib import Path

import pytest

from sightline.access.actions.reference import load_retention
from sightline.access.management.commands.prepare import run_steps
from sightline.access.models import RetentionRule
from sightline.access.retention_file import read_retention
from sightline.access.viewer import system_viewer, viewing

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def current() -> dict[str, RetentionRule]:
    return {rule.key: rule for rule in RetentionRule.objects.filter(valid_to=None)}


def test_the_steps_may_be_run_again() -> None:
    run_steps()
    first = current()
    run_steps()
    assert current() == first
    assert RetentionRule.objects.count() == len(first) == len(list(read_retention()))


def test_records_about_a_child_are_kept_75_years_and_no_timer_says_otherwise() -> None:
    run_steps()
    rule = current()["child_record"]
    assert rule.years == 75
    assert rule.status == "to_confirm"


def changed(folder: Path, years: int, valid_from: str) -> Path:
    file = folder / "retention.csv"
    file.write_text(
        "key,title,years,counted_from,authority,status,valid_from\n"
        f"working_paper,Drafts,{years},the last change,Local schedule,verified,{valid_from}\n"
    )
    return file


def test_a_later_file_ends_the_rule_in_force_and_an_earlier_one_does_not(
    at: datetime, tmp_path: Path
) -> None:
    run_steps()
    by = system_viewer("prepare")
    with viewing(by):
        assert load_retention(by=by, at=at, file=changed(tmp_path, 9, "2025-01-01")) == []
        added = load_retention(by=by, at=at, file=changed(tmp_path, 2, "2026-06-01"))
    assert [rule.years for rule in added] == [2]
    ended = RetentionRule.objects.get(key="working_paper", valid_to__isnull=False)
    assert (ended.years, ended.valid_to) == (1, date(2026, 6, 1))
