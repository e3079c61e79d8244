"""Who sees and keeps webhooks, and what they were told."""

from typing import ClassVar

from django.db import migrations

from sightline.api.webhooks_sql import ATTEMPT, KEEPERS, NOTICE, WEBHOOK
from sightline.core.database import facts, guarded, working


class Migration(migrations.Migration):
    dependencies: ClassVar = [("api", "0005_webhooks")]

    operations: ClassVar = [
        working("api_webhook"),
        facts("api_webhookevent"),
        guarded("api_webhook", may_see=WEBHOOK),
        guarded("api_webhookevent", may_see=KEEPERS, may_write="true"),
        guarded("api_notice", may_see=NOTICE),
        guarded("api_attempt", may_see=ATTEMPT),
    ]
