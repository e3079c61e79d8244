"""Walls and rights of every table of the front door, the numbers of contacts, and who may widen or narrow a contact."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import APP, facts, guarded, read_by_extract, walled
from sightline.front_door.models.contacts import MOVING
from sightline.front_door.narrowing_sql import NARROW
from sightline.front_door.widening_sql import WIDEN

SYSTEM = "(SELECT access_staff()) IS NULL"
SYSTEM_AT_WORK = f"({SYSTEM} AND (SELECT access_walls()) IS NOT NULL)"


def held(*capabilities: str) -> str:
    """By a post that carries one of these, or by the system at its own work; never by a partner's post."""
    words = [f"(SELECT access_may('front_door.{each}'))" for each in capabilities]
    return f"({' OR '.join([*words, SYSTEM])})"


READS, CHECKS = held("read"), held("check_sample")
IMPORTS = f"((SELECT access_may('front_door.import')) OR {SYSTEM_AT_WORK})"
SENDS = f"(sent_by_id = (SELECT access_staff()) OR {SYSTEM_AT_WORK})"

# Who may see the rows of a table that says whom they are about, beside the walls round those people.
WALLED = {
    READS: (
        # the contact and what is done with it
        "contact", "amendment", "assessment", "callback", "contactsubject", "copyout", "decision", "move",
        "referrertold", "subjectchange",
        # brought in from files
        "referral", "censusentry",
        # screening and acute work
        "adviserreview", "conferencestep", "joinedcase", "namedworker", "officertold", "participant",
        "positionoftrust", "professionalfound", "repeatalert", "repeatfinding", "safenow", "section47handover",
        "strategydiscussion", "systemcheck", "transfer",
        # scripts, words, the windscreen, children reported missing
        "factorjudged", "loggedcall", "missinglink", "missingnotice", "missingreport", "scriptanswer", "scripted",
        "termanswer", "termmatch", "windscreen",
        # the hub's day
        "challenge", "challengestage", "challengeanswer", "challengetold", "handoveritem", "itemtaken", "againwhy",
    ),
    IMPORTS: ("importfault", "imported"),
    CHECKS: ("sampled", "finding"),
    held("downtime"): ("downtimepack", "packtaken"),
}  # fmt: skip
# Of tables that name nobody.
NAMING_NOBODY = {
    IMPORTS: ("columnmapping", "import", "importresult"),
    SENDS: ("upload",),
    READS: ("absence", "handover", "handovertaken"),
    held("check_sample", "read_audit"): ("sample", "samplereport"),
}
OPEN_TO_ALL = ("guidance", "setting", "systementry")
CHANGES = ("upload",)
COUNTED = ("assessment", "callback", "contact", "contactsubject", "decision", "referrertold")
WRITTEN_ONCE = sorted(
    {*OPEN_TO_ALL, *(each for tables in [*WALLED.values(), *NAMING_NOBODY.values()] for each in tables)} - {*CHANGES}
)


class Migration(migrations.Migration):
    replaces: ClassVar = [  # what a database made before has been through
        ("front_door", "0003_imports"),
        ("front_door", "0004_import_walls"),
        ("front_door", "0005_lists_in_order"),
        ("front_door", "0006_taking_off"),
        ("front_door", "0006_widen_all_that_hangs"),
        ("front_door", "0007_states_of_screening"),
        ("front_door", "0007_taking_off_walls"),
        ("front_door", "0008_screening_records"),
        ("front_door", "0009_scripts_words_windscreen"),
        ("front_door", "0010_hub_day"),
        ("front_door", "0011_hub_day_walls"),
        ("front_door", "0012_paper_says_whom"),
    ]
    dependencies: ClassVar = [
        ("front_door", "0001_initial"),
        ("access", "0002_walls"),
        ("people", "0002_walls"),
        ("follow_up", "0002_walls"),
        ("deadlines", "0002_walls"),
    ]

    operations: ClassVar = [
        *[
            operation
            for sees, tables in WALLED.items()
            for table in tables
            for operation in walled(f"front_door_{table}", and_also=sees)
        ],
        *[
            guarded(f"front_door_{table}", may_see=sees)
            for sees, tables in NAMING_NOBODY.items()
            for table in tables
        ],
        *[facts(f"front_door_{table}") for table in WRITTEN_ONCE],
        migrations.RunSQL(
            f"GRANT UPDATE ({', '.join(MOVING)}) ON front_door_contact TO {APP};"
            f"GRANT UPDATE (stands) ON front_door_contactsubject TO {APP}",
            f"REVOKE UPDATE ({', '.join(MOVING)}) ON front_door_contact FROM {APP};"
            f"REVOKE UPDATE (stands) ON front_door_contactsubject FROM {APP}",
        ),
        *[read_by_extract(f"front_door_{table}") for table in COUNTED],
        migrations.RunSQL(
            WIDEN,
            "DROP FUNCTION front_door_widen; DROP FUNCTION front_door_hanging;"
            "DROP FUNCTION front_door_widen_rows; DROP FUNCTION front_door_join",
        ),
        migrations.RunSQL(NARROW, "DROP FUNCTION front_door_narrow"),
        migrations.RunSQL(
            f"CREATE SEQUENCE front_door_reference; GRANT USAGE ON SEQUENCE front_door_reference TO {APP}",
            "DROP SEQUENCE front_door_reference",
        ),
    ]
