"""Eighteen months of one child's case, over Easter and three changes of the clocks, ending with adult services.

Jon is sixteen and a half when the school tells its worry, and eighteen for a day when the case ends.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as hour
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewing
from sightline.cases.models import Case
from sightline.core import clock
from sightline.people.models import SourceRecord
from tests.cases.conftest import Pathway, pathway
from tests.follow_up.conftest import answer_events
from tests.front_door.conftest import child, contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Opens, sign_in
from tests.journeys.serving import Time

__all__ = ["child", "contact", "pathway"]

BORN = date(2009, 9, 2)
LONDON = ZoneInfo("Europe/London")


@dataclass
class Months:
    """One window a person, and days that follow one another."""

    time: Time
    opens: Opens
    pathway: Pathway
    windows: dict[str, Visitor] = field(default_factory=dict)
    key: UUID = field(init=False)

    def on(self, day: date, at: int = 10) -> None:
        """It is ten in the morning of that day, by the clock on the wall."""
        with clock.fixed(self.time.now):
            answer_events([])  # what the worker did meanwhile
        self.time.now = datetime.combine(day, hour(at), tzinfo=LONDON)

    def by(self, who: str) -> Visitor:
        """Somebody, who has signed in that day, on the page of the case if they may see it."""
        staff = self.pathway.staff[who]
        if who not in self.windows:
            self.windows[who] = self.opens(staff, pictures="eighteen-months")
        else:
            sign_in(self.windows[who], staff)
        return self.windows[who]

    def at(self, who: str, page: str = "one", *more: object) -> Visitor:
        """Somebody opens a page of the case."""
        return self.by(who).visit(reverse(f"cases:{page}", args=[self.key, *more]))


@pytest.fixture
def months(opens_a_window: Opens, time: Time, pathway: Pathway) -> Months:
    """The people of the pathway, and those who will be asked."""
    adult = Agency.objects.create(name="Adult social care", kind=AgencyKind.COUNCIL)
    pathway.add("adult", "agency_worker", employer=adult, team=None)
    return Months(time, opens_a_window, pathway)


def test_eighteen_months_of_one_case(months: Months) -> None:
    _begins(months)
    _panel_after_easter(months)
    _harmed_and_seen(months)
    _level_falls_after_the_clocks_change(months)
    _seventeen(months)
    _the_next_spring(months)
    _the_school_is_asked_first(months)
    _ends_with_two_people(months)
    for each in months.windows.values():
        each.checked()


def _begins(months: Months) -> None:
    """March: decided, opened, allocated; six weeks run over the change of the clocks and Easter."""
    told = months.pathway.decided()
    with viewing(months.pathway.viewer("social_worker")):
        known = SourceRecord.objects.filter(pk=told.about[0])
        known.update(born_year=BORN.year, born_month=BORN.month, born_day=BORN.day)
    months.on(date(2026, 3, 4), 12)
    by = months.by("social_worker").visit(reverse("front_door:contact", args=[told.pk]))
    by.follow("Open a case on the pathway").choose("Sexual exploitation")
    by.select("Which team works with the child?", "Exploitation team (Wrekinshire Council)")
    by.press("Open the case").sees("CE-")
    months.key = Case.objects.using("owner").get().pk
    by = months.at("manager", "allocate").select(
        "Who is the named practitioner?", months.pathway.staff["practitioner"].name
    )
    by.press("Allocate", exact=True).sees("Multi-agency panel held", "15 April 2026")
    by = months.at("manager", "give_role").choose("Social worker")
    by.select("Somebody with a sign-in", months.pathway.staff["social_worker"].name).press("Name them")
    months.on(date(2026, 3, 18))
    by = months.at("practitioner", "assess").choose(
        "Yes", within="Was the child offered time alone with an adult they trust?"
    )
    by.choose("Yes", within="Did the child take it?").fill("What does the child say?", "I am fine.")
    by.fill("What do the parents say?", "He is out late.").choose(
        "Not known yet", within="By one person or by several?"
    )
    by.choose("Not online").fill("What does it all mean?", "He is alone too often.")
    by.press("Keep this assessment").sees("Assessment 1")
    _judges(months, "level", "High", "Two evenings a week with adults nobody knows.")


def _judges(months: Months, what: str, says: str, why: str) -> None:
    by = months.at("practitioner", "judge", what).choose(says).fill("Why?", why)
    by.press("Keep this judgement")


def _second(months: Months, of: str) -> None:
    by = months.at("manager").follow(f"Read it as the second person: {of}").choose("Yes, it stands")
    by.press("Keep it").sees(of)


def _panel_after_easter(months: Months) -> None:
    """Called before the clocks change and held after Easter, within the six weeks."""
    months.on(date(2026, 3, 26))
    by = months.at("practitioner", "call").choose("Multi-agency risk assessment panel")
    by.press("Continue", exact=True).choose("In a room").fill("Where is it held?", "Room 2").date(
        "When does it begin?", "9", "4", "2026"
    )
    by.fill("Time", "10:00").fill("What is the meeting for?", "Worries have grown.")
    by.select("Who chairs it?", months.pathway.staff["manager"].name)
    for box in by.page.get_by_role("group", name="Who is asked?").get_by_role("checkbox").all():
        box.uncheck()
    by.choose("Marches Police")
    by.press("Call it and ask them").sees("Called.")
    meeting = by.path
    months.on(date(2026, 4, 7))
    for who, known in (("police", "Seen in town."), ("manager", "His mother rings each week.")):
        by = months.by(who).visit(meeting).follow("Send what you know").fill("What is known?", known)
        by.fill("Where did you look?", "Case system").press("Send it").sees(known)
    months.on(date(2026, 4, 9), 14)
    by = months.by("practitioner").visit(meeting).follow("Record who came")
    for place in by.page.get_by_role("group").all():
        if place.get_by_label("Came", exact=True).count():
            place.get_by_label("Came", exact=True).check()
    by.press("Save").follow("Write the minutes").fill(
        "What was said and agreed?", "High. See him twice a week."
    )
    by.press("Send them round").sees("High. See him twice a week.")
    months.by("manager").visit(meeting).follow("Agree the minutes").choose(
        "I agree these minutes as the chair"
    )
    months.windows["manager"].press("Agree them").sees("Agreed.")


def _harmed_and_seen(months: Months) -> None:
    """June: he is judged harmed, which never leaves the page; he is seen."""
    months.on(date(2026, 6, 10))
    _judges(months, "harmed", "Yes", "What he told, and the police have.")
    _second(months, "Has been harmed")
    by = months.at("practitioner", "record_visit").choose("The child was seen")
    by.select("Where?", "At school or college").fill("How many minutes were you with the child?", "60")
    by.choose("Yes", within="If the child was seen: was time alone with an adult they trust offered?")
    by.choose("Yes", within="Did the child take it?").fill("What was done, or what was tried?", "A walk.")
    by.press("Keep this visit").sees("Last seen")


def _level_falls_after_the_clocks_change(months: Months) -> None:
    """November, after the clocks went back: a lower level needs a second person."""
    months.on(date(2026, 11, 3))
    _judges(months, "level", "Medium", "He is home by nine on most evenings.")
    months.windows["practitioner"].sees("Waits for a second reader", "High, judged on")
    _second(months, "Level")
    months.at("practitioner").sees("Medium, judged on", "Has been harmed")


def _seventeen(months: Months) -> None:
    """He is seventeen: adult services are asked, and answer."""
    by = (
        months.at("practitioner")
        .sees("This child is, or may be, 17")
        .visit(reverse("cases:hand_on", args=[months.key, "adult"]))
    )
    by.select("Which service is asked?", "Adult social care").fill(
        "What are they asked to do?", "Know him now."
    )
    by.fill("Why?", "He is 18 next September.").fill(
        "Who that the child trusts stays beside them, and until when?", "His worker, until Christmas."
    )
    by.fill("What does the child say to it?", "All right.").fill(
        "What was the family told, and if nothing, why?", "All of it."
    )
    by.press("Ask them").sees("Adult social care")
    months.on(date(2026, 11, 20))
    adult = months.by("adult").visit("/follow-ups/").follow("FU-").press("Accept or decline")
    adult.choose("Accept: it will be done").fill("What you want to say", "We meet him in May")
    adult.press("Accept or decline").sees("We meet him in May")


def _the_next_spring(months: Months) -> None:
    """Easter 2027, the day the clocks go forward again: everything is still there, and low."""
    months.on(date(2027, 3, 28))
    _judges(months, "level", "Low", "A job he likes, and friends of his own.")
    _second(months, "Level")
    months.at("practitioner").sees("Low, judged on", "Has been harmed")


def _the_school_is_asked_first(months: Months) -> None:
    """September 2027, before school begins: everything is planned and done, and the school was not asked."""
    months.on(date(2027, 7, 1))
    for first, last in ((date(2027, 4, 12), date(2027, 7, 21)), (date(2027, 9, 6), date(2027, 12, 17))):
        by = months.by("manager").visit(reverse("cases:terms"))
        by.date("What is the first day of term?", str(first.day), str(first.month), str(first.year))
        by.date("What is the last day?", str(last.day), str(last.month), str(last.year))
        by.fill("Where are the dates published?", "The council’s list").press("Add this term")
    months.on(date(2027, 9, 3))
    by = months.at("practitioner", "plan_exit").fill(
        "What is safer now, and how do you know?", "Home by nine."
    )
    by.fill("Who and what stays with the child and family?", "Adult social care.")
    by.fill("What would bring us back, and whom can they tell?", "Nights away. His mentor.")
    by.fill("What does the child say to it?", "I am ready.").fill(
        "What do the parents say to it?", "So are we."
    )
    by.press("Keep the plan")
    adult = months.by("adult").visit("/follow-ups/").follow("FU-").press("Say it is done")
    adult.fill("What was done", "He has a worker with us").press("Say it is done").sees("Done")
    by = months.at("manager", "end").choose("The child is 18, and adult services have accepted")
    by.fill("In your own words", "Jon goes on with adult social care.").press("Propose it")
    by.sees("Speak with the child’s school first")


def _ends_with_two_people(months: Months) -> None:
    """The school is asked, the manager proposes, and the social worker reads it."""
    by = months.at("practitioner", "note_school").choose("Yes", within="Did you speak with the school?")
    by.fill("Which school?", "Hollin Bank School").fill("With whom did you speak?", "Ann Teacher")
    by.fill("What did they say, or why could they not be reached?", "He came every day.").press("Keep")
    by = months.at("manager", "end").choose("The child is 18, and adult services have accepted")
    by.fill("In your own words", "Jon goes on with adult social care.").press("Propose it")
    by.sees("Proposed. A second person reads it.")
    by = months.at("social_worker").follow("Read the proposal to end it").choose("Yes, it stands")
    by.press("Keep it").sees("Ended", "Has been harmed")
    page = months.by("social_worker").visit(
        reverse("desk:child", args=[Case.objects.using("owner").get().child_id])
    )
    page.sees("case ended", "What is dated about").follow("The same as a table")
    page.sees(
        "The same as a table, the newest first", "Level of risk: low", "Multi-agency risk assessment panel"
    )
