"""Who may send, grade, consider and read intelligence. Whether it is possible now is said by `states`."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless
from sightline.intelligence.models.parts import CONSIDERS, GRADES, SENDS

CAPABILITIES = {
    "intelligence.send": "Send what one saw or heard to the police, and hear what came of it",
    "intelligence.grade": "Receive every report for the police, grade it and say who may consider it",
    "intelligence.joint": "Record intelligence about exploitation online jointly with a unit against organised crime",
    "intelligence.consider": "Consider graded reports for children’s social care, and present them to the panel",
    "intelligence.answer": "Tell whoever sent a report what came of it",
    "intelligence.hotspots": "Read the register of hotspots",
    "intelligence.keep_hotspots": "Keep the register of hotspots",
}
ANSWERS, KEEPS, JOINT = "intelligence.answer", "intelligence.keep_hotspots", "intelligence.joint"


def may_send(viewer: Viewer) -> Answer:
    """Everybody at work with children or in public places."""
    return unless(not viewer.may(SENDS), "Your post does not send reports.")


def may_join(viewer: Viewer) -> Answer:
    """The police: what a unit against organised crime works on with them."""
    return unless(not viewer.may(JOINT), "Only the police record a report jointly with another unit.")


def may_grade(viewer: Viewer) -> Answer:
    """The police desk."""
    return unless(not viewer.may(GRADES), "Only the police desk grades reports.")


def may_consider(viewer: Viewer) -> Answer:
    """Children's social care."""
    return unless(not viewer.may(CONSIDERS), "Only children’s social care considers reports.")


def may_answer(viewer: Viewer) -> Answer:
    """Whoever grades or considers."""
    return unless(not viewer.may(ANSWERS), "Only the police desk and children’s social care answer a report.")


def may_keep(viewer: Viewer) -> Answer:
    """Those who keep the register."""
    return unless(not viewer.may(KEEPS), "Only those who keep the register can do this.")
