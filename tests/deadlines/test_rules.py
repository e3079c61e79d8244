"""Loading the rules: twice changes nothing, a changed row is a new version, running clocks keep theirs."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Clock, Rule
from sightline.deadlines.queries import rule_on
from sightline.deadlines.rule_files import SHIPPED

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
LOCAL = "CL-02-RED,Red contact looked into,a contact is received,2,hour,day_0,clock,local,Us,verified,{},,owner,\n"


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    def write(valid_from: str) -> Path:
        header = SHIPPED.read_text(encoding="utf-8").splitlines()[0]
        file = tmp_path / "own.csv"
        file.write_text(f"{header}\n{LOCAL.format(valid_from)}", encoding="utf-8")
        return file

    return write


def test_what_ships_is_held_already(rules: None, at: datetime) -> None:
    by = system_viewer("test")
    with viewing(by):
        assert load_rules(by=by, at=at) == []


def test_a_changed_row_is_a_new_version_and_clocks_keep_theirs(
    begin: Callable[..., Clock], viewer_with: Callable[..., Viewer], own: Callable[[str], Path], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        before = begin("CL-02-RED", by=by, started_at=at)
    call_command("load_rules", str(own("2013-03-21")))
    with viewing(by):
        after = begin("CL-02-RED", by=by, started_at=at)
        assert (before.rule.version, after.rule.version) == (1, 2)
        assert before.due_at - after.due_at == before.due_at - at - (after.due_at - at)
        assert (after.due_at - at).total_seconds() == 2 * 3600


def test_a_later_version_takes_over_on_its_day(rules: None, own: Callable[[str], Path], at: datetime) -> None:
    call_command("load_rules", str(own("2026-04-01")))
    with viewing(system_viewer("test")):
        assert rule_on("CL-02-RED", datetime.fromisoformat("2026-03-31").date()).count == 4
        assert rule_on("CL-02-RED", datetime.fromisoformat("2026-04-01").date()).count == 2
        assert Rule.objects.filter(code="CL-02-RED").count() == 2


def test_a_faulty_file_loads_nothing(rules: None, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("id\nX\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_rules", str(file))
