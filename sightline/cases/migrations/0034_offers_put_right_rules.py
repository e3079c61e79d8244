"""A correction of an offer or of a session stays in its case."""

from typing import ClassVar

from django.db import migrations

from sightline.cases.corrects_sql import CORRECTS_OWN_TOO, DROP_TOO


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0033_offers_put_right")]

    operations: ClassVar = [migrations.RunSQL(CORRECTS_OWN_TOO, DROP_TOO)]
