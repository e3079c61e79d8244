"""Who may write, look a second time at, send and read letters. Whether it is possible now is said by `states`."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.letters.models import Letter

CAPABILITIES = {
    "letters.write": "Write letters about the children one works with, send them, and record what was answered",
    "letters.from_child": "Write a letter from the page of a child one may open",
    "letters.read": "Read every letter about people who are not behind a wall",
    "letters.agree": "Let a letter that a colleague wrote leave, or send it back",
}
NOT_WRITING = "Your post does not include writing letters."
NOT_OWN = "Somebody other than its writer must read it."
NOT_AGREEING = "Your post does not include letting a colleague’s letter leave."


def may_write(viewer: Viewer) -> Answer:
    return unless(not viewer.may("letters.write"), NOT_WRITING)


def may_agree(viewer: Viewer, letter: Letter) -> Answer:
    """A second person, whose post carries it."""
    return first_refusal(
        unless(not viewer.may("letters.agree"), NOT_AGREEING),
        unless(letter.written_by_id == viewer.staff_id, NOT_OWN),
    )
