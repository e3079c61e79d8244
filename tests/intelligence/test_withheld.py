"""No public text names a hotspot or a suspect: how names are found, and the pages of the report (IS-08)."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from sightline.access.viewer import system_viewer, viewing
from sightline.core.withheld import withheld_in
from sightline.figures import looking, report_mounted
from sightline.figures.report.publishing import CannotWrite
from sightline.intelligence.queries import withheld
from sightline.justice.models import Suspect
from tests.intelligence.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def listed(cast: Cast) -> Cast:
    """A place on the register, and a suspect the police call by a name."""
    cast.place(name="Old Bus Station (bay 4)")
    by = cast.viewer("officer")
    given: dict[str, Any] = {"reference": "SU-2026-0001", "police_reference": "P/77", "called": "Gaz O’Tool"}
    law: dict[str, Any] = {"controller": cast.there.police, "retention_class": Suspect.RETENTION}
    with viewing(by):
        Suspect.objects.create(
            **given, **law, regime="law_enforcement", added_by_id=by.staff_id, changed_at=cast.at
        )
    return cast


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talked of the OLD bus\nstation (Bay 4), again.", ["Old Bus Station (bay 4)"]),
        ("Seen with gaz o'tool.", ["Gaz O’Tool"]),
        ("SU-2026-0001 was spoken with", ["SU-2026-0001"]),
        ("The old bus station is closed", []),
        ("SU-2026-00011 and Gaz O’Toole", []),
        ("P/77", ["P/77"]),
    ],
)
def test_names_are_found_as_whole_words_however_they_are_written(
    listed: Cast, text: str, found: list[str]
) -> None:
    with viewing(system_viewer("test")):
        assert withheld.withheld_in(text) == found
        assert [each.words for each in withheld_in({"page": f"<p>{text.replace(' ', '&#32;')}</p>"})] == found


def test_whoever_publishes_nothing_is_told_nothing(listed: Cast) -> None:
    """A school, and the police desk that keeps the list."""
    for who in ("school", "desk"):
        with viewing(listed.viewer(who)):
            assert withheld.withheld_in("Gaz O’Tool at the Old Bus Station (bay 4)") == []


def test_a_page_of_the_report_that_names_a_hotspot_is_not_kept(listed: Cast, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Nothing of note</p>", encoding="utf-8")
    looking.holds_nothing_withheld(tmp_path)
    (tmp_path / "part-two.html").write_text("<p>The <b>Old</b> Bus Station (bay 4)</p>", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"“Old Bus Station \(bay 4\)” \(part-two.html\)"):
        looking.holds_nothing_withheld(tmp_path)


def test_the_command_looks_through_a_report_where_a_database_answers(listed: Cast, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Nothing of note</p>", encoding="utf-8")
    report_mounted.look_through(tmp_path)
    (tmp_path / "numbers.csv").write_text("place\nold bus station (bay 4)\n", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"numbers.csv"):
        report_mounted.look_through(tmp_path)


def test_a_database_that_does_not_answer_stops_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_out: Path) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(looking, "holds_nothing_withheld", gone)
    with pytest.raises(CannotWrite, match="could not be asked"):
        report_mounted.look_through(tmp_path)
