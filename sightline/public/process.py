"""What the public process was given (sightline.config.public_settings), and all that it knows of the installation."""

from pathlib import Path
from typing import Any

from django.conf import settings

_given: Any = settings


def database() -> dict[str, Any]:
    """Where the mailbox is, and who asks."""
    return dict(_given.MAILBOX_DATABASE)


def pepper() -> bytes:
    """The key of the installation that codes are hashed with."""
    return bytes(_given.PEPPER)


def page_key() -> bytes:
    """The key of what one page hands to the next."""
    return bytes(_given.PAGE_KEY)


def partnership_file() -> Path:
    """The partnership's name, numbers and hours."""
    return Path(_given.PARTNERSHIP)


def demonstration() -> bool:
    """Whether everything here is invented."""
    return bool(_given.SIGHTLINE_DEMO)


def secure() -> bool:
    """Whether people reach the pages by https."""
    return bool(_given.SECURE)
