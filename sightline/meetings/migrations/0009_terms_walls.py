"""Papers are read when the terms of confidentiality are accepted; who reads and writes those (IS-04)."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import INSIDE, facts, guarded
from sightline.meetings.terms_sql import (
    CLOSED,
    DROP,
    PAPERS,
    SEES_ANSWER,
    SEES_TERMS,
    WRITES_ANSWER,
    WRITES_TERMS,
    before,
    under_terms,
)


def _read(table: str) -> migrations.RunSQL:
    policy = f"ALTER POLICY meetings_{table}_see ON meetings_{table} USING"
    return migrations.RunSQL(
        f"{policy} ({INSIDE} AND {under_terms(table)})", f"{policy} ({INSIDE} AND {before(table)})"
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0008_terms")]

    operations: ClassVar = [
        guarded("meetings_terms", may_see=SEES_TERMS, may_write=WRITES_TERMS),
        facts("meetings_terms"),
        guarded("meetings_termsanswer", may_see=SEES_ANSWER, may_write=WRITES_ANSWER),
        facts("meetings_termsanswer"),
        migrations.RunSQL(CLOSED, DROP),
        *[_read(table) for table in PAPERS],
    ]
