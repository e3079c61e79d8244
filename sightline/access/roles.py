"""What a role is. The roles themselves stand in config/roles.py, where every capability is known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A job's leave: a sentence its manager could approve, and the capabilities that go with it.

    `records` is whether the post reads records about people at all; the database refuses it otherwise.
    `if_registered` are held only while a check of the social work register is in date.
    """

    key: str
    title: str
    sentence: str
    capabilities: frozenset[str]
    records: bool = True
    if_registered: frozenset[str] = frozenset()

    def held_by(self, *, registered: bool) -> frozenset[str]:
        """What the post carries on a day, for somebody who is a registered social worker then or is not."""
        return self.capabilities if registered else self.capabilities - self.if_registered
