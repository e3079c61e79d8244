"""Who may write, publish and withdraw public words, and record that a translator signed."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless

CAPABILITIES = {
    "content.write": "Write the words of the public pages, look at them as the public sees them, and see when each is "
    "read again",
    "content.publish": "Publish a public page that somebody else wrote, read it again, withdraw it, and record that a "
    "translator signed",
}
NOT_WRITING = "Your post does not include writing the public pages."
NOT_PUBLISHING = "Your post does not include publishing the public pages."
NOT_OWN = "You wrote this version. Somebody else publishes it."
NOT_OWN_SIGNED = "You put this translation in. Somebody else records that its translator signed it."
NOBODY_ELSE_LOOKED = (
    "Nobody but you has looked at this version. Two people see a page before the public does."
)


def may_write(viewer: Viewer) -> Answer:
    return unless(not viewer.may("content.write"), NOT_WRITING)


def may_publish(viewer: Viewer) -> Answer:
    """Publish, read again or withdraw some page."""
    return unless(not viewer.may("content.publish"), NOT_PUBLISHING)


def may_publish_this(viewer: Viewer, author: UUID | None, lookers: set[UUID]) -> Answer:
    """A second person: not its author; and somebody else has looked at it, its author too."""
    return first_refusal(
        may_publish(viewer),
        unless(author is not None and author == viewer.staff_id, NOT_OWN),
        unless(not lookers - {viewer.staff_id}, NOBODY_ELSE_LOOKED),
    )


def may_sign(viewer: Viewer, author: UUID | None) -> Answer:
    """Not whoever put the translation in."""
    return first_refusal(
        may_publish(viewer), unless(author is not None and author == viewer.staff_id, NOT_OWN_SIGNED)
    )
