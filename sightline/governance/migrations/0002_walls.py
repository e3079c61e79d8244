"""Walls and rights of reviews and accounts, and the functions they stand on."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded, working
from sightline.governance.walls_sql import (
    ACCOUNT,
    DROP,
    FUNCTIONS,
    HISTORY,
    MINE,
    OF_ACCOUNT,
    OF_REVIEW,
    OWN_NAME,
    READ_BY_PEOPLE,
    REVIEW,
    SAYS_WHO,
    STANDS,
    SYSTEM,
)

OWN = f"{READ_BY_PEOPLE} AND {OWN_NAME}"
# table: who sees its rows, who adds one
FACTS = {
    "governance_heard": (OF_REVIEW, f"{OF_REVIEW} AND {OWN_NAME}"),
    "governance_account": (ACCOUNT, f"review_id IN {MINE} AND {OWN_NAME}"),
    "governance_entry": (OF_ACCOUNT, f"{OWN} AND {STANDS.format('governance_entry')}"),
    "governance_words": (READ_BY_PEOPLE, f"{OWN} AND {STANDS.format('governance_words')}"),
    "governance_concerned": (OF_ACCOUNT, OWN),
    "governance_safety": (OF_ACCOUNT, OWN),
    "governance_raised": (OF_ACCOUNT, SYSTEM),
    "governance_tellertold": (READ_BY_PEOPLE, OWN),
    "governance_withdrawal": (READ_BY_PEOPLE, OWN),
    "governance_reviewevent": (HISTORY.format("review"), HISTORY.format("review")),
    "governance_memberevent": (HISTORY.format("member"), HISTORY.format("member")),
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [("governance", "0001_initial"), ("access", "0007_children_s_homes")]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTIONS, DROP),
        guarded("governance_review", may_see=REVIEW),
        guarded("governance_member", may_see=OF_REVIEW, may_write=SAYS_WHO),
        working("governance_review"),
        working("governance_member"),
        *[guarded(table, may_see=see, may_write=write) for table, (see, write) in FACTS.items()],
        *[facts(table) for table in FACTS],
    ]
