"""Walls and rights of every table about people, and the functions that search and follow links."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, walled, working
from sightline.people.search_sql import FUNCTIONS

HISTORY_OF = (
    "contactpoint", "identifier", "involvement", "name", "relationship", "restriction", "sourcerecord",
)  # fmt: skip
SEES_CONFIDENTIAL = "(NOT confidential OR (SELECT access_may('people.see_confidential_addresses')))"
OWN_ENTRY = """(only_employer_id IS NULL OR only_employer_id = (SELECT access_employer())
    OR (SELECT access_may('people.read_every_entry')))"""


# Rows may be added by people who cannot read them back, inside the walls round the people they are about.
MAY_ADD = "walls <@ (SELECT access_walls())"


class Migration(migrations.Migration):
    replaces: ClassVar = [  # what a database made before has been through
        ("people", "0003_lines_taken_back"),
        ("people", "0004_lines_taken_back_walls"),
    ]
    dependencies: ClassVar = [("people", "0001_initial"), ("access", "0002_walls")]

    operations: ClassVar = [
        *[op for table in HISTORY_OF for op in walled(f"people_{table}")],
        *[op for table in HISTORY_OF for op in walled(f"people_{table}event")],
        *[working(f"people_{table}") for table in HISTORY_OF],
        *[facts(f"people_{table}event") for table in HISTORY_OF],
        *walled("people_address", and_also=SEES_CONFIDENTIAL, may_write=MAY_ADD),
        *walled("people_addressevent", and_also=SEES_CONFIDENTIAL, may_write=MAY_ADD),
        working("people_address"),
        facts("people_addressevent"),
        *walled("people_chronologyline", and_also=OWN_ENTRY, may_write=MAY_ADD),
        facts("people_chronologyline"),
        *walled("people_linkdecision"),
        facts("people_linkdecision"),
        *walled("people_searchkeys"),
        working("people_searchkeys"),
        *walled("people_linetakenback"),
        facts("people_linetakenback"),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
