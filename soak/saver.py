"""A process that records contacts until it is killed, and says each reference once the saving has been promised.

Run by test_kills.py with SIGHTLINE_VAR naming a folder of its own.
"""

import os
import sys
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")

# What must stand beside every contact, or nothing of it: (what, how many, SQL that counts it for one contact).
WHOLE = [
    ("people", 1, "SELECT count(*) FROM front_door_contactsubject s WHERE s.contact_id = c.id"),
    ("moves", 1, "SELECT count(*) FROM front_door_move m WHERE m.contact_id = c.id"),
    ("clocks", 2, "SELECT count(*) FROM deadlines_clock k WHERE k.subject_id = c.id"),
    ("chronology", 1, "SELECT count(*) FROM people_chronologyline l WHERE l.reference_id = c.id"),
    (
        "lines on the record of access",
        1,
        "SELECT count(*) FROM access_auditevent e"
        " WHERE e.subject_id = c.id AND e.kind = 'front_door.contact_taken'",
    ),
]


def prepare() -> None:
    """An empty database with an adviser and a child in it, made as tests make them."""
    from sightline.access.models import Staff
    from tests.people_of_the_tests import member_of_staff, partnership_of_tests

    if not Staff.objects.exists():
        there = partnership_of_tests()
        member_of_staff(there, "adviser")
        _child()


def _child() -> None:
    from sightline.access.models import Agency
    from sightline.access.viewer import viewing
    from sightline.core import clock
    from sightline.people.actions.parts import NewName
    from sightline.people.actions.records import create_source_record
    from sightline.people.actions.searching import note_search
    from sightline.people.naming.asked import Asked

    by, at = _adviser(), clock.now()
    with viewing(by):
        slip = note_search(asked=Asked(names="Jon Reed"), by=by, at=at)
        council = Agency.objects.get(kind="council")
        create_source_record(
            agency=council, search=slip, names=[NewName(given="Jon", surname="Reed")], by=by, at=at
        )


def _adviser():  # type: ignore[no-untyped-def]
    from sightline.access.models import Staff
    from sightline.access.viewer import viewer_of
    from sightline.core import clock

    return viewer_of(Staff.objects.get(posts__role="adviser"), on=clock.today())


def save_for_ever() -> None:
    """Record contacts one after another; the reference is printed only when the commit has returned."""
    from sightline.access.viewer import viewing
    from sightline.core import clock
    from sightline.front_door.actions import take_contact
    from sightline.front_door.given import Named, Said
    from sightline.people.models import SourceRecord

    by = _adviser()
    with viewing(by):
        child = SourceRecord.objects.visible_to(by).earliest("id").pk
    while True:
        at = clock.now()
        with viewing(by):
            contact = take_contact(
                said=Said(
                    received_at=at - timedelta(minutes=1),
                    source="education",
                    channel="phone",
                    words="Worried about lunch times.",
                    urgency="green",
                ),
                people=[Named(record_id=child)],
                by=by,
                at=at,
            )
        print(contact.reference, flush=True)


def broken() -> list[str]:
    """Contacts that are not whole; and every reference there is, so that the promised can be looked for."""
    from django.db import connections

    found = []
    with connections["owner"].cursor() as cursor:
        for what, wanted, counted in WHOLE:
            cursor.execute(
                f"SELECT reference, ({counted}) FROM front_door_contact c WHERE ({counted}) <> {wanted}"
            )
            found += [f"{reference} has {number} {what}" for reference, number in cursor.fetchall()]
        cursor.execute("SELECT reference FROM front_door_contact")
        found += [f"= {reference}" for (reference,) in cursor.fetchall()]
    return found


if __name__ == "__main__":
    from sightline.config.postgres import ensure_started

    ensure_started()
    import django

    django.setup()
    if sys.argv[1] == "prepare":
        prepare()
    elif sys.argv[1] == "save":
        save_for_ever()
    else:
        print("\n".join(broken()))
