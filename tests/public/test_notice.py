"""Who reads now, whom to ring and when: true at every hour (PR-07, FD-26)."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sightline.public.notice import SHIPPED, partnership, reading_now


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (datetime(2026, 3, 4, 10, 30, tzinfo=UTC), "The front door is open now, until 5pm."),
        (datetime(2026, 3, 4, 17, 0, tzinfo=UTC), "on shift tonight"),
        (datetime(2026, 3, 4, 8, 59, tzinfo=UTC), "on shift now"),
        (datetime(2026, 3, 7, 12, 0, tzinfo=UTC), "on shift now"),  # a Saturday
        (datetime(2026, 4, 3, 12, 0, tzinfo=UTC), "The front door is closed"),  # Good Friday
        (
            datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
            "The front door is open now",
        ),  # half past nine by the clock
    ],
)
def test_who_reads_now(moment: datetime, says: str) -> None:
    assert says in reading_now(partnership(SHIPPED), moment)


def test_when_nobody_of_the_day_reads_it_says_when_they_do() -> None:
    said = reading_now(partnership(SHIPPED), datetime(2026, 3, 4, 22, 0, tzinfo=UTC))
    assert "read first what is marked as danger" in said
    assert "at 9am on the next working day" in said


def test_a_partnership_s_own_numbers_and_hours(tmp_path: Path) -> None:
    file = tmp_path / "partnership.json"
    assert partnership(file) == partnership(SHIPPED)
    partnership.cache_clear()
    file.write_text(json.dumps(json.loads(SHIPPED.read_text()) | {"opens": "08:30", "closes": "12:00"}))
    assert partnership(file).hours == "8:30am to 12pm"


def test_a_missing_line_is_no_number(tmp_path: Path) -> None:
    file = tmp_path / "partnership.json"
    file.write_text('{"name": "Elsewhere"}')
    with pytest.raises(TypeError):
        partnership(file)
