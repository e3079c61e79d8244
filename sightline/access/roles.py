"""What a role is. The roles themselves stand in config/roles.py, where every capability is known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A job's leave: a sentence its manager could approve, and the capabilities that go with it.

    `records` is whether the post reads records about people at all; the database refuses it otherwise.
    """

    key: str
    title: str
    sentence: str
    capabilities: frozenset[str]
    records: bool = True
