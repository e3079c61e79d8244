"""`sightline import`: JSON on standard output, faults on standard error."""

import json
from datetime import datetime
from typing import Any

import pytest
from typer.testing import CliRunner

from sightline.access.viewer import system_viewer, viewing
from sightline.core.files.mapping import from_document
from sightline.front_door.actions.importing import save_mapping
from sightline.front_door.commands import app
from sightline.front_door.imports.codes import CONTACTS
from sightline.front_door.models import Import
from tests.front_door.imports.sent_files import PLAIN, ROW, contacts_file
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.usefixtures("partnership", "rules")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_json_and_lists_faults(tmp_path: Any, fixed_clock: datetime) -> None:
    path = tmp_path / "march.csv"
    path.write_bytes(contacts_file(ROW, ROW | {"Reference": "C-2", "Date received": ""}).raw)
    status, out, err = run("contacts", str(path), "--mapping", "plain")
    assert status == 0
    assert json.loads(out) == {
        "children": {"created": 1, "matched": 0},
        "contacts": {"created": 1, "matched": 0},
        "referrals": {"created": 0, "matched": 0},
        "warnings": 0,
        "errors": 1,
    }
    assert "row 3, column Date received" in err


def test_the_command_fails_plainly(tmp_path: Any, fixed_clock: datetime) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<html/>")
    for arguments in (
        ("cin-census", str(bad)),
        ("cin-census", str(tmp_path / "absent.xml")),
        ("contacts", str(bad), "--mapping", "plain"),
        ("contacts", str(bad), "--mapping", "no-such"),
    ):
        status, out, err = run(*arguments)
        assert (status, out) == (1, "")
        assert err.startswith("error: ")


def test_a_mapping_by_its_saved_name_or_from_a_file(
    tmp_path: Any, fixed_clock: datetime, at: datetime, partnership: Partnership
) -> None:
    document = PLAIN.document() | {"title": "Ours", "system": "Old system"}
    by = system_viewer("test")
    with viewing(by):
        first = save_mapping(
            name="ours",
            mapping=from_document(document, CONTACTS),
            controller_id=partnership.council.pk,
            by=by,
            at=at,
        )
        again = save_mapping(
            name="ours",
            mapping=from_document(document, CONTACTS),
            controller_id=partnership.council.pk,
            by=by,
            at=at,
        )
    assert first.pk == again.pk
    data, spec = tmp_path / "march.csv", tmp_path / "ours.json"
    data.write_bytes(contacts_file(ROW).raw)
    spec.write_text(json.dumps(document))
    assert json.loads(run("contacts", str(data), "--mapping", "ours")[1])["contacts"]["created"] == 1
    assert json.loads(run("contacts", str(data), "--mapping", str(spec))[1])["contacts"]["matched"] == 1
    with viewing(system_viewer("test")):
        assert Import.objects.filter(mapping=first, their_system="Old system").count() == 1
