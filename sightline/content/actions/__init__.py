"""Every write of public words."""

from sightline.content.actions.publishing import (
    preview_version,
    publish_version,
    review_version,
    sign_translation,
    withdraw_version,
)
from sightline.content.actions.writing import load_words, write_version

__all__ = [
    "load_words",
    "preview_version",
    "publish_version",
    "review_version",
    "sign_translation",
    "withdraw_version",
    "write_version",
]
