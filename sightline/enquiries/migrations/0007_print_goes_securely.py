"""A print to a health organisation goes by a secure way (IS-10)."""

from typing import ClassVar

from django.db import migrations

from sightline.enquiries.secure_sql import BY_SECURE_WAYS, DROP


class Migration(migrations.Migration):
    dependencies: ClassVar = [("enquiries", "0006_print_goes_to")]

    operations: ClassVar = [migrations.RunSQL(BY_SECURE_WAYS, DROP)]
