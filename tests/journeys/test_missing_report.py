"""A missing report raises itself, is matched to the child, assessed for a link and screened (MS-03, MS-04)."""

import json
from pathlib import Path

from typer.testing import CliRunner

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.commands import app as commands
from sightline.front_door.models import Contact, MissingLink
from sightline.people.naming.births import Born
from tests.journeys.browser import Visitor
from tests.journeys.cast import cast
from tests.journeys.conftest import Opens
from tests.journeys.serving import Time
from tests.journeys.working import the_worker_runs

LINES = (
    "reference,reported_at,person_reference,given_names,family_name,born,missing_since,last_seen,circumstances,reported_by\n"
    "MP-0117,2026-03-04T10:05,N-4411,Kacper,Wisniewski,2011-05-14,2026-03-03T21:00,The bus station,"
    "He left home at nine and has not come back. He has a second phone.,PC Hale\n"
)


def test_a_missing_report_raises_itself_and_is_screened(
    opens_a_window: Opens, time: Time, tmp_path: Path
) -> None:
    people = cast()
    people.known_child("Kacper", "Wisniewski", Born(2011, 5, 14))
    file = tmp_path / "missing.csv"
    file.write_text(LINES)
    with clock.fixed(time.now):
        said = CliRunner().invoke(commands, ["missing-reports", str(file)], catch_exceptions=False)
    assert json.loads(said.stdout) == {"kept": 1, "faults": 0}, said.output
    the_worker_runs(time)
    with viewing(system_viewer("test")):
        made = Contact.objects.get()
    worker = opens_a_window(people.social_worker, name="worker", pictures="missing")
    worker.visit("/contacts/").sees("Kacper Wisniewski").visit(f"/contacts/{made.pk}/")
    worker.sees(
        "A missing child may be in danger", "MP-0117", "Nobody has said yet whether this missing report"
    )
    judged_and_assessed(worker, f"/contacts/{made.pk}/")
    worker.visit(f"/contacts/{made.pk}/screening/").sees("May be the same person", "Wrekinshire Council")
    assert MissingLink.objects.using("owner").get().linked == "linked"
    worker.checked()


def judged_and_assessed(worker: Visitor, contact: str) -> None:
    """The link with exploitation, the words that were found, and the windscreen."""
    worker.follow("Say whether it is").choose("Linked to exploitation")
    worker.fill("What do you go by?", "Seen at the bus station with men nobody knows.")
    worker.press("Record what I judge").sees("Recorded", "Linked to exploitation").does_not_see(
        "Nobody has said yet"
    )
    worker.visit(f"{contact}words/").choose("Relevant").press("Keep what I said")
    worker.sees("Nothing was ticked or changed by it", "Words in the text only")
    worker.visit(f"{contact}windscreen/").choose("Complex", within="Running away or going missing")
    worker.fill("What do you go by? Running away or going missing", "Three nights away in a month.")
    worker.press("Keep this assessment").sees(
        "Complex: running away or going missing.", "a social worker decides today"
    )
