"""What the extract may read of cases and of who holds them: days, kinds and identifiers, no words and no name."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract

COLUMNS = {
    "cases_case": "id, child_id, opened_on, closed_on, exploitation_type, changed_at",
    "cases_statusbegun": "id, case_id, status, started_on, at",
    "cases_statusended": "begun_id, ended_on, at",
    "cases_judgement": "id, case_id, what, number, level, answer, judged_on, second_needed, at",
    "cases_secondreading": "judgement_id, agrees, at",
    "cases_roleheld": "case_id, role, number, held, staff_id, from_on, at",
    "access_post": "staff_id, role, team_id, starts_on, ends_on",
    "access_team": "id, agency_id, kind",
    "access_agency": "id, kind",
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0005_who_sees_charts_and_reports"),
        ("cases", "0004_work_walls"),
        ("access", "0005_post_reviews"),
    ]
    operations: ClassVar = [read_by_extract(table, columns) for table, columns in COLUMNS.items()]
