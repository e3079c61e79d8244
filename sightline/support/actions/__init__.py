"""Writes of the directory."""

from sightline.support.actions.checking import follow_service
from sightline.support.actions.keeping import (
    add_service,
    change_service,
    check_service,
    close_service,
    reopen_service,
)

__all__ = [
    "add_service",
    "change_service",
    "check_service",
    "close_service",
    "follow_service",
    "reopen_service",
]
