"""Keys, what came in by them, and answers that were given."""

from sightline.api.models.keys import Key
from sightline.api.models.sent import Once, Sent

__all__ = ["Key", "Once", "Sent"]
