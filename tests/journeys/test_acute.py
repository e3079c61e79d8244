"""An acute contact at 16:40 on the Friday before a bank holiday, and three contacts in a year (FD-08 to FD-31)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from sightline.access.models import Message, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import take_contact
from sightline.front_door.given import Named, Said
from sightline.front_door.models import Contact, RepeatAlert, RepeatFinding, StrategyDiscussion
from sightline.front_door.states import Channel, SharingBasis, Source, Urgency
from sightline.people.models import SourceRecord
from sightline.people.naming.births import Born
from tests.journeys.browser import Visitor
from tests.journeys.cast import Cast, cast
from tests.journeys.conftest import BOTH, Opens, sign_in
from tests.journeys.serving import Time
from tests.people_of_the_tests import member_of_staff

FRIDAY = datetime(2026, 5, 1, 15, 40, tzinfo=UTC)  # 16:40 in London; Monday the 4th is a bank holiday
WORDS = "She says she cannot go home tonight: two men she owes money are waiting in a car by the flats."


@dataclass
class Evening:
    """What the steps of a journey share."""

    time: Time
    people: Cast
    opens: Opens
    scripts: bool
    windows: dict[str, Visitor] = field(default_factory=dict)

    def at_the_desk(self, staff: Staff) -> Visitor:
        if staff.name not in self.windows:
            self.windows[staff.name] = self.opens(
                staff, scripts=self.scripts, pictures="acute" if self.scripts else ""
            )
        sign_in(self.windows[staff.name], staff)
        return self.windows[staff.name]

    def told(self, child: SourceRecord, words: str = WORDS) -> Contact:
        """The school rings and the adviser writes it down."""
        by, at = viewer_of(self.people.adviser, on=self.time.now.date()), self.time.now
        said = Said(
            received_at=at,
            source=Source.EDUCATION,
            channel=Channel.PHONE,
            referrer_name="Ann Teacher",
            referrer_phone="01632 960001",
            words=words,
            sharing_basis=SharingBasis.SIGNIFICANT_HARM,
            urgency=Urgency.RED,
        )
        with clock.fixed(at), viewing(by):
            return take_contact(said=said, people=[Named(record_id=child.pk)], by=by, at=at)

    def checked(self) -> None:
        for window in self.windows.values():
            window.checked()


@pytest.fixture
def evening(opens_a_window: Opens, time: Time, scripts: bool) -> Iterator[Evening]:
    time.now = FRIDAY
    it = Evening(time, cast(), opens_a_window, scripts)
    yield it
    it.checked()


NO_SIGN = "No: there is no sign of trafficking or modern slavery"


def screens(adviser: Visitor, contact: Contact) -> None:
    """The initial check before she goes home: systems, tonight, then a decision is asked for."""
    adviser.visit(f"/contacts/{contact.pk}/").follow("Screen this contact")
    adviser.sees("9 of 9 not looked in yet", "Red: now", "To be looked into by", WORDS)
    adviser.press("Check the systems").press("Save what you found")
    adviser.sees("There is a problem", "at least one system")
    adviser.choose("Something is held", within="Missing from home and care log")
    adviser.press("Save what you found").sees("There is a problem", "say what was found")
    adviser.fill("What you found in Missing from home and care log", "Two episodes in March")
    adviser.choose("Nothing is held", within="Early help records")
    adviser.choose("It could not be checked", within="Youth justice case system")
    adviser.fill("What you found in Youth justice case system", "It was down; rung instead, nobody there")
    adviser.press("Save what you found").sees(
        "Two episodes in March", "6 of 9 not looked in yet", "Ada Brook"
    )
    adviser.follow("Ask a social worker to decide").select("Which social worker?", "Eve Night")
    adviser.fill("What should they know?", "She is still at school with the teacher until six.")
    adviser.press("Ask for a decision").sees("Waiting for a decision", "Eve Night")


def decides(duty: Visitor, contact: Contact) -> None:
    """The emergency duty worker decides in her own name; nothing waits for a form."""
    duty.visit(f"/contacts/{contact.pk}/").press("Decide what happens").sees("Nothing acute waits")
    duty.open("Significant harm, at home and outside it").sees("Nobody can consent to being exploited")
    duty.choose("Acute", within="Level of need")
    duty.choose("Met the threshold: exploitation team or statutory safeguarding", within="What happens")
    duty.fill("Reason", "She is afraid of men who wait for her; likely significant harm tonight.")
    duty.press("Decide, in my name").sees("Say what has been done today")
    duty.fill("What has been done today", "999 at 17:05; police are on their way to the school.")
    duty.press("Decide, in my name").sees(
        "Keep the child safe today", "If somebody is in danger now, ring 999"
    )


def plans_tonight(duty: Visitor) -> None:
    duty.press("Write down what keeps the child safe tonight")
    duty.fill("Where is the child now?", "At school with her teacher").fill(
        "Who is with them?", "The teacher"
    )
    duty.fill("What keeps them safe tonight?", "She stays with her aunt; nobody is told where.")
    duty.fill("Who does what?", "Aunt rings 999; I ring at ten.")
    duty.fill("Who has been told of this plan?", "She, her aunt, police")
    duty.press("Save the plan").sees("The plan for tonight stands", "She stays with her aunt")


def discusses(duty: Visitor, contact: Contact) -> None:
    """By telephone with police and health, the same evening (IS-20)."""
    duty.visit(f"/contacts/{contact.pk}/today/").press("Hold the strategy discussion").sees(
        "Agreement is not needed"
    )
    duty.choose("By telephone", within="How was it held?")
    duty.fill("What was decided", "Police and I see her at eight; her aunt is visited first.")
    duty.choose("Yes", within="Does a section 47 enquiry begin?")
    duty.fill("Why, or why not", "Likely significant harm by adults outside her family.")
    duty.choose(
        "Yes: the child is referred", within="Is the child referred to the National Referral Mechanism?"
    )
    duty.fill("What speaks for it and against", "Men drive her from town to town and are paid.")
    duty.press("Save the discussion").sees("There is a problem", "Say why police or health did not take part")
    for who, name, gave in (
        ("Police", "Dana Price, sergeant", "The car is known to us."),
        ("Health", "Lee Grant, named nurse", "Seen at a walk-in centre in March."),
    ):
        group = duty.page.get_by_role("group", name=who, exact=True)
        group.get_by_label("Name and post").fill(name)
        group.get_by_label("Organisation").fill(f"{who} of the Marches")
        group.get_by_label("Information they gave").fill(gave)
    duty.press("Save the discussion").sees("The strategy discussion stands", "The car is known to us.")
    duty.sees("Strategy discussion 1", "by telephone", "Eve Night (social worker, SW123456)")


def hands_over(duty: Visitor) -> None:
    duty.press("Hand the section 47 enquiry to child protection").sees("Agreement is not needed")
    duty.fill("Who at child protection took it?", "Ari Kent").fill("Their team", "Child protection, on call")
    duty.press("Save the handover").sees("Child protection has the enquiry", "Not given yet", "Not whole yet")


def the_child_is_seen(duty: Visitor) -> None:
    """Child protection rings back the same evening (CL-03)."""
    duty.follow("Record that the child was seen").fill("Who saw the child?", "Ari Kent, child protection")
    duty.choose("Yes", within="Was the child spoken to alone?").press("Save", exact=True)
    duty.sees("The clock has stopped at the time the child was seen", "Spoken to alone")


@BOTH
def test_an_acute_contact_on_the_friday_before_a_bank_holiday(evening: Evening, scripts: bool) -> None:
    people = evening.people
    night = member_of_staff(
        people.there, "emergency_duty", name="Eve Night", team=people.there.emergency_duty
    )
    manager = member_of_staff(people.there, "front_door_manager", name="Max Lead")
    contact = evening.told(people.known_child("Amina", "Reed", Born(2011, 5, 14)))
    screens(evening.at_the_desk(people.adviser), contact)
    evening.time.pass_by(minutes=45)
    duty = evening.at_the_desk(night)
    decides(duty, contact)
    plans_tonight(duty)
    evening.time.pass_by(minutes=40)
    discusses(evening.at_the_desk(night), contact)
    hands_over(duty)
    the_child_is_seen(duty)
    duty.visit(f"/contacts/{contact.pk}/").sees(
        "Strategy discussion: a section 47 enquiry begins", "3 systems"
    )
    with viewing(viewer_of(night, on=FRIDAY.date())):
        outcomes = {each.rule.code: each.outcome for each in clocks_of([contact.pk])}
        assert outcomes["CL-05-ACUTE"] == "met"
        assert outcomes["CL-02-RED"] == "met"
        assert outcomes["CL-07"] == "running"
        due = next(each.due_at for each in clocks_of([contact.pk]) if each.rule.code == "CL-07")
        assert due.date().isoformat() == "2026-05-26"  # fifteen working days, two bank holidays left out
        assert Message.objects.get(kind="front_door.alert").staff_id == manager.pk
    evening.time.pass_by(days=3, hours=15)  # Tuesday morning
    the_manager_reads(evening.at_the_desk(manager), contact)


def the_manager_reads(manager: Visitor, contact: Contact) -> None:
    """After the bank holiday: the review, the reference, the copy for the main case system."""
    manager.visit(f"/contacts/{contact.pk}/").follow("Review as safeguarding adviser")
    manager.choose("Yes", within="Is what is being done enough?")
    manager.fill(
        "What you looked at, and what should happen", "Plan and discussion read; conference to follow."
    )
    manager.press("Save the review").sees("what is done is enough")
    manager.visit(f"/contacts/{contact.pk}/today/section-47/").fill("Their reference", "CP-77120")
    manager.press("Save the handover").sees("CP-77120")
    manager.visit(f"/contacts/{contact.pk}/copy/").sees(
        "Significant harm suspected", "Strategy discussion: a section 47 enquiry begins"
    )


@BOTH
def test_three_contacts_in_a_year_reach_the_group_specialist(evening: Evening, scripts: bool) -> None:
    people = evening.people
    specialist = member_of_staff(people.there, "group_specialist", name="Gwen Poole")
    child = people.known_child("Kofi", "Lane", Born(2010, 2, 1))
    for words in ("He was out until three.", "He has a new phone.", "He was met at the gate."):
        last = evening.told(child, words)
        evening.time.pass_by(days=60)
    window = evening.at_the_desk(specialist)
    window.visit("/contacts/repeats/").sees("Kofi Lane", "3 contacts in 12 months", "To be looked into")
    window.follow("Kofi Lane").sees("School or college", last.reference)
    window.choose("Yes", within="Have you taken it further?").fill(
        "What lies behind", "Always after the same match"
    )
    window.press("Save the finding").sees("There is a problem", "Say to whom it was taken further")
    window.fill("To whom, and for what?", "The manager: ask for a place to be looked at")
    window.press("Save the finding").sees("Your finding is kept", "Always after the same match")
    adviser = evening.at_the_desk(people.adviser)
    adviser.visit(f"/contacts/{last.pk}/screening/").sees(
        "3 contacts about this child in 12 months", "The group specialist was told of 3 contacts"
    )
    assert RepeatAlert.objects.using("owner").count() == RepeatFinding.objects.using("owner").count() == 1


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_two_who_write_down_one_discussion_see_both_texts(evening: Evening, scripts: bool) -> None:
    people = evening.people
    night = member_of_staff(
        people.there, "emergency_duty", name="Eve Night", team=people.there.emergency_duty
    )
    contact = evening.told(people.known_child("Amina", "Reed", Born(2011, 5, 14)))
    evening.time.now += timedelta(hours=1)
    first, second = evening.at_the_desk(night), evening.at_the_desk(people.social_worker)
    for window, words in ((first, "Seen tonight at eight."), (second, "Seen tomorrow at nine.")):
        window.visit(f"/contacts/{contact.pk}/today/strategy/").choose("By video", within="How was it held?")
        window.fill("What was decided", words).choose("No", within="Does a section 47 enquiry begin?")
        window.fill("Why, or why not", "<b>Not</b> yet \u202e known")
        window.choose(NO_SIGN, within="Is the child referred to the National Referral Mechanism?")
        window.fill("What speaks for it and against", "Nothing known of it.")
        window.fill("If police or health did not take part", "Both ring back by seven.")
        group = window.page.get_by_role("group", name="Police", exact=True)
        group.get_by_label("Name and post").fill("Dana Price")
        group.get_by_label("Organisation").fill("Marches Police")
    first.press("Save the discussion").sees("Seen tonight at eight.", "<b>Not</b> yet")
    second.press("Save the discussion").sees("Seen tonight at eight.", "Seen tomorrow at nine.", "Eve Night")
    second.press("Save the discussion").sees(
        "Strategy discussion 2", "Seen tomorrow at nine.", "Seen tonight at eight."
    )
    assert StrategyDiscussion.objects.using("owner").count() == 2
