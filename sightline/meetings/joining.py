"""How people come to a meeting: into a room, by video, or either; and the link they join by (IS-20)."""

from urllib.parse import urlsplit

from django.db.models import TextChoices

from sightline.core.leave import Answer, first_refusal, unless

LONGEST = 500
BY_VIDEO = "By video"
NOT_HTTPS = "A joining link begins with https:// and names a site. Copy it whole from the video service."
WITH_A_NAME = "That link carries a name or a password before its site. Use the plain link of the meeting."
NO_ROOM_LINK = "A meeting in a room has no joining link. Choose video, or both."
NO_MODE = "Say whether people come to a room, by video, or either."


class Mode(TextChoices):
    """How people come. Meetings called before this was asked say nothing of it."""

    ROOM = "room", "In a room"
    VIDEO = "video", "By video"
    BOTH = "both", "In a room, and by video"


class How(TextChoices):
    """How somebody came."""

    ROOM = "room", "In the room"
    REMOTE = "remote", "Remotely"


ONLY_WAY: dict[str, How] = {Mode.ROOM: How.ROOM, Mode.VIDEO: How.REMOTE}
"""Where there is one way to come, it is not asked for."""


def link_stands(mode: str, link: str) -> Answer:
    """Whether a link can be kept with a mode. None is needed yet: it may follow."""
    if not link:
        return unless(False, "")
    return first_refusal(unless(mode == Mode.ROOM, NO_ROOM_LINK), _is_safe(link))


def _is_safe(link: str) -> Answer:
    whole = link.isprintable() and not any(each.isspace() for each in link) and len(link) <= LONGEST
    try:
        found = urlsplit(link)
        host = found.hostname or ""
        named = found.username is not None or found.password is not None
    except ValueError:
        whole, host, named = False, "", False
    plain = whole and link.startswith("https://") and "." in host and "\\" not in link
    return first_refusal(unless(not plain, NOT_HTTPS), unless(named, WITH_A_NAME))
