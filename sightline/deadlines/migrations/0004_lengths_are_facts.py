"""Lengths that were proposed, and what was said to them, are written once."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import facts


class Migration(migrations.Migration):
    dependencies: ClassVar = [("deadlines", "0003_lengths_of_clocks")]

    operations: ClassVar = [facts("deadlines_lengthproposal"), facts("deadlines_lengthanswer")]
