"""Keys, what came in by them, answers that were given, and whom it is told."""

from sightline.api.models.keys import Key
from sightline.api.models.sent import Once, Sent
from sightline.api.models.webhooks import Attempt, Notice, Webhook

__all__ = ["Attempt", "Key", "Notice", "Once", "Sent", "Webhook"]
