"""The fixtures of contacts, for pages that draw on many folders."""

from tests.front_door.conftest import child, contact

__all__ = ["child", "contact"]
