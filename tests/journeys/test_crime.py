"""A crime from its report to its outcome, the child told in time, with scripts and without: every page reads well."""

from django.urls import reverse

from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time
from tests.justice.conftest import Cast, cast

__all__ = ["cast"]  # the same people, and a crime just recorded


@BOTH
def test_a_crime_from_its_report_to_its_outcome(
    opens_a_window: Opens, time: Time, cast: Cast, scripts: bool
) -> None:
    officer = opens_a_window(cast.staff["officer"], scripts=scripts)
    officer.visit("/justice/").follow("Record a crime").fill("The police’s own number of the child", "P-50")
    officer.fill("Given name", "Grace").fill("Surname", "Pemberton")
    officer.fill("The police’s own number of the crime", "22/500/26").date(
        "When was it reported?", "3", "3", "2026"
    )
    officer.select("Offence", "Grooming (88A)").select("Where did it happen?", "Online").choose("Yes")
    officer.press("Record it").sees("There is a problem", "Choose which service")
    officer.select("Which service sends an independent adviser?", "Standing By").press("Record it")
    officer.sees("Grace Pemberton", "Referred as a rule", "No key event is noted yet")
    told_in_time(officer, opens_a_window(cast.staff["adviser"], scripts=scripts), time)
    here = officer.path
    suspected_and_charged(officer, here)
    officer.follow("Record the outcome").select("Outcome, by Home Office type", "1: charged or summonsed")
    officer.date("On which day?", "4", "3", "2026").press("Record it").sees("An outcome is on record")
    officer.visit("/justice/").sees("1: charged or summonsed")
    worker = opens_a_window(cast.staff["worker"], scripts=scripts)
    worker.visit(here).sees("1 suspect on record that you do not see").does_not_see("R Vane")
    worker.visit(reverse("justice:suspects")).sees("no suspect that the handling codes let you see")
    for one in (officer, worker):
        one.checked()


def told_in_time(officer: Visitor, adviser: Visitor, time: Time) -> None:
    """An arrest is noted; soon after the child's adviser records that she was told."""
    here = officer.path
    officer.follow("Note a key event").choose("Somebody was arrested").date("When?", "4", "3", "2026")
    officer.fill("Time", "9:00").press("Note it").sees("Not yet. Is due")
    time.pass_by(minutes=20)
    adviser.visit(here).follow("Record that they were told").choose("Face to face")
    adviser.date("When were they told?", "4", "3", "2026").fill("Time", "10:45").press("Record it")
    adviser.sees("4 March 2026", "Face to face")
    adviser.checked()


def suspected_and_charged(officer: Visitor, here: str) -> None:
    """A suspect is added, named and charged."""
    officer.visit("/justice/suspects/").follow("Add a suspect")
    officer.fill("The police’s own number of the person", "S-60").fill("Name", "R Vane")
    officer.choose("Male").choose("No", within="A taxi driver?").press("Add", exact=True).sees("R Vane")
    officer.visit(here).follow("Say who is suspected").select("Who is suspected?", "R Vane")
    officer.press("Save", exact=True).follow("Charged or summonsed").choose("Charged")
    officer.date("On which day?", "4", "3", "2026").press("Save", exact=True).sees("Charged on 4 March 2026")
