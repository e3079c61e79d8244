"""The fixtures of contacts, for pages that draw on many folders."""

from tests.front_door.conftest import child, contact, rules

__all__ = ["child", "contact", "rules"]
