"""A new adviser, with no help but the page: from signing in to a recorded, screened contact, counted (issue 3)."""

import sys

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from sightline.access.models import Staff
from sightline.front_door.models import Contact
from sightline.people.naming.births import Born
from tests.journeys.cast import cast
from tests.journeys.conftest import Opens
from tests.journeys.counting import Counted

PASSWORD = "three unlikely words together"
WORDS = (
    "He has come in tired three mornings running. He has a second telephone and says a friend lent it to him. "
    "On Friday he was waiting at the gate for a grey car that none of us know."
)


def signs_in(adviser: Counted, staff: Staff) -> None:
    """A password, then a code from the app."""
    secret = generate_totp_secret()
    TOTP.activate(staff, secret)
    code = str(format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1])))
    adviser.visit("/").type_into("#id_login, #login", staff.email).type_into("input[type=password]", PASSWORD)
    adviser.enter().type_into("#id_code, #code", code).enter()


def test_a_school_rings_a_new_adviser(opens_a_window: Opens, rules: None) -> None:
    people = cast()
    people.known_child("Kacper", "Wisniewski", Born(2011, 5, 14))
    people.adviser.set_password(PASSWORD)
    people.adviser.save()
    adviser = Counted(opens_a_window(None, name="new-adviser", pictures="new-adviser"))
    signs_in(adviser, people.adviser)
    before = adviser.count.line("signing in")
    adviser.count = type(adviser.count)()
    takes_the_call(adviser)
    taken = adviser.count.line("the contact")
    adviser.count = type(adviser.count)()
    screens_it(adviser)
    sys.stdout.write(f"\n{before}\n{taken}\n{adviser.count.line('screening')}\n")
    assert Contact.objects.using("owner").count() == 1
    adviser.visitor.checked()


def takes_the_call(adviser: Counted) -> None:
    """What the least is that makes a whole contact; the script's questions are there, and asked as time allows."""
    adviser.follow("A school or college")
    adviser.type_into("#find_names", "Kacper Wisniewski").enter()
    adviser.press("Choose Kacper Wisniewski")
    adviser.fill("Which one", "Hollin Bank School", told=True).fill("Their name", "Ann Teacher", told=True)
    adviser.fill("Telephone", "01632 960001", told=True)
    adviser.fill("What did they say?", WORDS, told=True)
    adviser.choose("Yes: criminal exploitation", within="Did you hear signs")
    adviser.choose("No", within="Is it about a child whose case")
    adviser.choose("Yes, they have been told", within="Does the family know")
    adviser.choose("Amber: soon", within="How soon must")
    adviser.press("Save this contact").sees("Recorded. The reference is C-2026-", "Kacper Wisniewski")


def screens_it(adviser: Counted) -> None:
    """What is known is read; each system looked in; a social worker asked to decide."""
    adviser.press("Screen this contact").sees(
        "9 of 9 not looked in yet", "Contacts before", "May be the same person"
    )
    adviser.press("Check the systems")
    adviser.choose("Something is held", within="Education records")
    adviser.fill("What you found in Education records", "Attendance fell from 96 to 81 per cent.", told=True)
    adviser.choose("I looked in each system without an answer here or before, and found nothing about them")
    adviser.press("Save what you found").sees("Every system has been looked in.")
    adviser.press("Ask a social worker to decide")
    adviser.press("Ask for a decision").sees("It waits for a social worker")
