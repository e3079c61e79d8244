"""Rights on the history of agencies, areas, teams, staff and posts; and the short memory of signing in."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts, guarded

HISTORY_OF = ("agency", "area", "team", "staff", "post")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("access", "0005_whole_history"), ("core", "0001_roles")]

    operations: ClassVar = [
        *[facts(f"access_{table}event") for table in HISTORY_OF],
        *[
            guarded(
                f"access_{table}event", may_see="(SELECT access_may('access.administer'))", may_write="true"
            )
            for table in HISTORY_OF
        ],
        migrations.RunSQL(
            "CREATE TABLE access_limit (key text PRIMARY KEY, value text NOT NULL, ends_at timestamptz);"
            "CREATE INDEX access_limit_ends ON access_limit (ends_at)",
            "DROP TABLE access_limit",
        ),
    ]
