"""What the extract counts of crimes, suspects and referrals: days, kinds and codes; no name, no words, no number."""

from typing import ClassVar

from django.db import migrations

from sightline.core.database import read_by_extract

COLUMNS = {
    "justice_crime": "id, child_id, reported_on, location, changed_at",
    "justice_crimeoutcome": "crime_id, number, outcome, at",
    "justice_suspect": "id, sex, age, ethnicity, employment, taxi_driver, changed_at",
    "justice_suspected": "crime_id, suspect_id, number, stands, at",
    "justice_charge": "crime_id, suspect_id, at",
    "justice_referral": "id, child_id, referred_on, is_child, exploited_in_area, at",
    "justice_referraldecision": "referral_id, stage, positive, at",
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0008_missing_read"),
        ("justice", "0004_notices_walls"),
    ]
    operations: ClassVar = [read_by_extract(table, columns) for table, columns in COLUMNS.items()]
