"""Who will be able to read what is about to be saved."""

from sightline.access.viewer import roles
from sightline.core.words import first_lower


def who_reads() -> list[str]:
    """The posts that read contacts, as config gives them."""
    return [
        f"{first_lower(role.title)}s" for role in roles().values() if "front_door.read" in role.capabilities
    ]
