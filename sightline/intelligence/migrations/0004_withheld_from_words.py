"""Those who publish public pages, too, are told what of their text is withheld (IS-08)."""

from typing import ClassVar

from django.db import migrations

from sightline.intelligence.withheld_sql import DROP, WITHHELD, WITHHELD_FROM_MINUTES


class Migration(migrations.Migration):
    dependencies: ClassVar = [("intelligence", "0003_withheld")]

    operations: ClassVar = [migrations.RunSQL(f"{DROP}; {WITHHELD}", f"{DROP}; {WITHHELD_FROM_MINUTES}")]
