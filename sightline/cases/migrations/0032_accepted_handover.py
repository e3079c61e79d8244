"""A handover of the case that was accepted no longer stands in the way of ending (PW-14, PW-25a)."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.asked_sql import ASKED_ELSEWHERE, TAKEN_ON_ELSEWHERE


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0031_mine_once")]

    operations: ClassVar = [migrations.RunSQL(TAKEN_ON_ELSEWHERE, ASKED_ELSEWHERE)]
