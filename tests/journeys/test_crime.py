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


COLUMNS = """Crime number: Ref
Date reported: Reported
Offence: Offence
Number of the child: Victim
Given names of the child: Given
Family name of the child: Family"""
SENT = b"""Ref,Reported,Offence,Victim,Given,Family
22/600/26,01/03/2026,CSE,P-61,Ottilie,Marchbanks
22/601/26,31/31/2026,CSE,P-62,Bram,Marchbanks
"""


@BOTH
def test_a_file_of_crimes_is_brought_in_and_taken_back(
    opens_a_window: Opens, cast: Cast, scripts: bool
) -> None:
    officer = opens_a_window(cast.staff["officer"], scripts=scripts)
    officer.visit("/justice/files/").sees("Say how the columns of your files are read first")
    officer.follow("Say how columns are read").fill("Short name", "weekly").fill(
        "What is it called?", "Weekly list"
    )
    officer.fill("Which heading holds which fact?", COLUMNS)
    officer.fill("What do the file’s own words mean?", "Offence: CSE = 71").press("Save", exact=True)
    for check in (True, False):
        officer.visit("/justice/files/send/")
        sent = {"name": "week.csv", "mimeType": "text/csv", "buffer": SENT}
        officer.page.get_by_label("CSV file or workbook").set_input_files(sent)  # type: ignore[arg-type]
        officer.select("How are its columns read?", "Weekly list")
        officer.select("Which service stands by victims of sexual offences?", "Standing By")
        if check:
            officer.choose("Only check it: keep nothing")
        officer.press("Go on").sees("Checked: nothing was kept" if check else "Brought in.")
        officer.sees("cannot be read as a date")
        officer.does_not_see("Kept without it")
    officer.sees("Rows that were not kept").follow("Take this file back")
    officer.fill("Why is this file taken back?", "The wrong week").press("Take it back").sees("1 withdrawn")
    officer.checked()
