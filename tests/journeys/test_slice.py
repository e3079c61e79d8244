"""A concern comes in, is decided, passed on, chased, told back, and reopened (FD-01 to FD-23a).

Wednesday 4 March 2026. A school rings about a pupil; the front door knows him under another spelling.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from typer.testing import CliRunner

from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.commands import app as commands
from sightline.front_door.models import Contact
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.front_door.imports.sent_files import ROW, contacts_file
from tests.journeys.browser import Visitor
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import BOTH, Opens, sign_in
from tests.journeys.serving import Time
from tests.journeys.working import days_go_by, the_worker_runs

WORDS = "He comes in tired, with a phone he cannot explain, and is met at the gate by somebody older."


@dataclass
class Story:
    """What the steps of one journey share."""

    time: Time
    people: Cast
    opens: Opens
    scripts: bool
    windows: dict[str, Visitor]
    contact: str = ""
    child: SourceRecord | None = None

    def at_the_desk(self, staff: Staff) -> Visitor:
        """Somebody at their desk; signed in again where time has gone by."""
        if staff.name not in self.windows:
            self.windows[staff.name] = self.opens(staff, scripts=self.scripts, pictures="slice")
        visitor = self.windows[staff.name]
        sign_in(visitor, staff)
        return visitor

    # Given

    def given_a_child_known_under_another_spelling(self) -> None:
        self.child = self.people.known_child("Kacper", "Wisniewski", Born(2011, 5, 14))

    # When

    def when_a_school_tells_the_adviser(self) -> None:
        adviser = self.at_the_desk(self.people.adviser)
        adviser.visit("/").sees("My work").follow("Record a contact").sees("ring 999 first")
        adviser.follow("A school or college")
        adviser.fill("Name", "Kasper Wisnewski").press("Search").sees(
            "People already known", "Kacper Wisniewski"
        )
        adviser.press("Choose Kacper Wisniewski").sees("What are they to this contact?")
        _the_call(adviser)
        adviser.press("Save this contact").sees("Kacper Wisniewski", WORDS, "New")
        self.contact = adviser.path

    def when_a_file_brings_it_in(self, folder: Path) -> None:
        """The same concern, from the council's case system."""
        told = {
            "Given names": "Kacper",
            "Family name": "Wisniewski",
            "Other names": "",
            "Date of birth": "14/05/2011",
            "What they told us": WORDS,
            "Exploitation": "",
            "Exploitation type": "",
            "Date received": "04/03/2026",
            "Time received": "10:00",
        }
        file = folder / "march.csv"
        file.write_bytes(contacts_file(ROW | told).raw)
        with clock.fixed(self.time.now):
            said = CliRunner().invoke(
                commands, ["contacts", str(file), "--mapping", "plain"], catch_exceptions=False
            )
        assert json.loads(said.stdout)["contacts"] == {"created": 1, "matched": 0}, said.output
        with viewing(system_viewer("test")):
            self.contact = f"/contacts/{Contact.objects.get().pk}/"
            self.child = SourceRecord.objects.get()
        adviser = self.at_the_desk(self.people.adviser)
        adviser.visit("/contacts/").sees("Kacper Wisniewski").visit(self.contact).sees(WORDS)

    def when_the_social_worker_decides(self) -> None:
        worker = self.at_the_desk(self.people.social_worker)
        worker.visit("/").sees("Contacts to decide or pass on", "Kacper Wisniewski")
        worker.visit(self.contact).press("Decide what happens").sees(WORDS)
        worker.choose("Vulnerable", within="Level of need")
        worker.choose("Passed to another agency for early help", within="What happens")
        worker.fill("Reason", "One worry that mentoring can meet; nothing suggests harm today.")
        worker.press("Decide, in my name").sees("Decided", "Vulnerable", "Sam Field")

    def when_it_is_passed_on(self, *, whom: str, replaces: str = "") -> None:
        worker = self.at_the_desk(self.people.social_worker)
        worker.visit(self.contact).press("Pass it on")
        worker.choose("Early help", within="What are you asking for?")
        worker.select("Which agency or service?", whom)
        worker.fill("Kind of support", "Mentoring")
        worker.fill("What exactly are you asking them to do?", "A mentor, once a week, at school.")
        worker.fill("Why", "He is met at the gate by somebody older.")
        worker.fill("What may they pass on, and to whom?", "To the school.")
        worker.choose("No", within="Is it a safeguarding request?")
        if replaces:
            worker.page.locator("main").get_by_label("Does it stand in").select_option(index=1)
        worker.press("Ask them").sees("Tell the person who told us")
        worker.visit(self.contact).sees(whom, "Waiting for an answer")

    def when_early_help_declines(self) -> None:
        mentor = self.at_the_desk(self.people.mentor)
        mentor.visit("/").sees("Asked of others and of us", "Early help").does_not_see("Kacper")
        mentor.follow("Early help (").sees("A mentor, once a week, at school.").follow("Accept or decline")
        mentor.choose("Decline", within="Answer").fill("What you want to say", "No mentor is free until May.")
        mentor.press("Accept or decline").sees("Declined", "No mentor is free until May.")
        the_worker_runs(self.time)

    def when_the_next_service_stays_silent(self) -> None:
        days_go_by(self.time, 18)

    def when_the_school_is_told(self, *, what: str) -> None:
        adviser = self.at_the_desk(self.people.adviser)
        adviser.visit(self.contact).follow("person who told us")
        adviser.choose("By telephone", within="How were they told?").fill("What they were told", what)
        adviser.press("Save").sees(what)

    def when_the_mother_says_nothing_happened(self) -> None:
        adviser = self.at_the_desk(self.people.adviser)
        adviser.visit(self.contact).follow("Somebody called back: nothing happened")
        adviser.fill("Who called?", "Maria").fill("What they are to the child", "mother")
        adviser.fill("What did they say?", "Nobody has been in touch at all.")
        adviser.page.get_by_label("Harbour Youth").first.check()
        adviser.press("Save the call").sees("The request is open again")
        the_worker_runs(self.time)

    # Then

    def then_the_front_door_hears_of_the_refusal(self) -> None:
        worker = self.at_the_desk(self.people.social_worker)
        worker.visit("/").sees("Declined").visit(self.contact).sees("Declined")
        worker.follow("Family mentors").sees("No mentor is free until May.")

    def then_the_silence_was_chased_up_to_the_partnership(self) -> None:
        manager = self.at_the_desk(self.people.harbour_manager)
        manager.visit("/").sees("Escalated: waiting for an answer")
        manager.follow("Early help (").sees("To the named manager", "To the partnership officer")
        officer = self.at_the_desk(self.people.officer)
        officer.visit("/").sees("Organisations that leave requests unanswered", "Harbour Youth")
        officer.follow("Harbour Youth").does_not_see("Kacper", "Wisniewski")
        told = set(Message.objects.values_list("address", flat=True))
        assert {self.people.harbour_manager.email, self.people.officer.email} <= told

    def then_the_request_is_open_again(self) -> None:
        harbour = self.at_the_desk(self.people.harbour_worker)
        harbour.visit("/").sees("Reopened, nothing happened")

    def then_one_chronology_tells_it_all(self) -> None:
        assert self.child is not None
        worker = self.at_the_desk(self.people.social_worker)
        worker.visit(f"/children/{self.child.pk}/").sees(
            "Kacper Wisniewski", "14 years", "Told that nothing happened"
        )
        worker.sees("Decision on contact", "was told what happens").follow("Records", exact=True)
        worker.visit("/").sees("My work")

    def then_no_message_says_anything_of_the_child(self) -> None:
        for message in Message.objects.all():
            assert "Kacper" not in f"{message.reference}{message.path}{message.kind}"
        assert all("Kacper" not in each.body for each in getattr(mail, "outbox", []))

    def then_every_page_was_sound(self) -> None:
        for visitor in self.windows.values():
            visitor.checked()


def _the_call(adviser: Visitor) -> None:
    """What the adviser writes down while the school is on the telephone."""
    adviser.fill("Which one", "Hollin Bank School")
    adviser.fill("Their name", "Ann Teacher").fill("Telephone", "01632 960001")
    adviser.choose("Yes", within="Can they be told what happens?")
    adviser.fill("What did they say?", WORDS)
    adviser.choose("No", within="Did you hear signs that a child is being exploited?")
    adviser.choose("No", within="Is it about a child whose case was already open?")
    adviser.choose(
        "To safeguard and promote a child's welfare (Children Act 2004)",
        within="On what ground did they share it?",
    )
    adviser.choose("Yes, they have been told", within="Does the family know that we were told?")
    adviser.fill("What they were told", "That the school would speak to us.")
    adviser.choose("They have not been asked", within="Has the family agreed to a service?")
    adviser.choose("Amber: soon", within="How soon must somebody look at this?")


@pytest.fixture
def story(time: Time, opens_a_window: Opens, request: pytest.FixtureRequest) -> Any:
    return Story(time, cast(), opens_a_window, request.getfixturevalue("scripts"), {})


@BOTH
def test_a_school_tells_of_a_child_and_nobody_is_let_go(story: Story, scripts: bool) -> None:
    story.given_a_child_known_under_another_spelling()
    story.when_a_school_tells_the_adviser()
    ends_well(story)


@BOTH
def test_a_contact_from_a_file_ends_the_same_way(story: Story, scripts: bool, tmp_path: Path) -> None:
    story.when_a_file_brings_it_in(tmp_path)
    ends_well(story)


def ends_well(story: Story) -> None:
    """From the decision on, however the contact came."""
    story.time.pass_by(minutes=20)
    story.when_the_social_worker_decides()
    story.time.pass_by(minutes=5)
    story.when_it_is_passed_on(whom="Family mentors (Stepping Stones)")
    story.time.pass_by(hours=2)
    story.when_early_help_declines()
    story.then_the_front_door_hears_of_the_refusal()
    story.when_it_is_passed_on(whom="Outreach (Harbour Youth)", replaces="declined")
    story.time.pass_by(minutes=10)
    story.when_the_school_is_told(what="That help is being asked for, and whom to ring.")
    story.when_the_next_service_stays_silent()
    story.then_the_silence_was_chased_up_to_the_partnership()
    story.time.pass_by(days=12)
    story.when_the_mother_says_nothing_happened()
    story.then_the_request_is_open_again()
    story.then_one_chronology_tells_it_all()
    story.then_no_message_says_anything_of_the_child()
    story.then_every_page_was_sound()
