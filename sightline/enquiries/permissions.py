"""Who may open, answer, read, release, print and decide. Whether it is possible now is said by `states`."""

from datetime import date

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, Refusal, first_refusal, unless
from sightline.enquiries.models import Asked, Enquiry, read_whole

CAPABILITIES = {
    "enquiries.open": "Open an enquiry to every agency about a child, as a registered social worker",
    "enquiries.read_all": "Read every agency's entries of the enquiries one is named on",
    "enquiries.read_sexual_health": "Read, on the enquiries one is named on, that a sexual-health service was offered",
    "enquiries.follow": "Come from a request in an enquiry to what was asked, where one may see either",
    "enquiries.answer": "See and answer the enquiries put to one's own organisation, and what was released to it",
    "enquiries.answer_sexual_health": "Say, for a sexual-health service, that one was offered or taken up",
}

NOT_OPENING = "Only a registered social worker of the front door can open an enquiry."
NOT_NAMED = "Only the social workers named on this enquiry can do this."
NOT_ASKED = (
    "Only the organisation that was asked, or a social worker of the enquiry on its behalf, can answer."
)
NOT_SEXUAL = "Only people of the sexual-health service who are named for it can write this."
NOT_REGISTERED = (
    "Your registration has not been looked up within the last year. Ask the system administrator to check it."
)
NOT_ONESELF = "Somebody else must name you: nobody lets themselves in."


def may_open(viewer: Viewer) -> Answer:
    """Open an enquiry (FD-13). The capability goes with the registration."""
    return unless(not viewer.may("enquiries.open"), NOT_OPENING)


def is_registered(staff: Staff | None, *, on: date) -> Answer:
    """Opening and concluding are done in one's own name by a registered social worker (FD-15)."""
    if staff is not None and staff.is_registered_social_worker(on=on):
        return LEAVE
    return Refusal(NOT_REGISTERED)


def is_named(viewer: Viewer, enquiry: Enquiry) -> bool:
    """Whether this viewer reads the whole of it. One read."""
    return read_whole(viewer).filter(enquiry_id=enquiry.pk).exists()


def may_work_on(viewer: Viewer, enquiry: Enquiry) -> Answer:
    """Read all, release, draw, print, conclude, name another."""
    return unless(not is_named(viewer, enquiry), NOT_NAMED)


def may_name_somebody(viewer: Viewer, enquiry: Enquiry) -> Answer:
    """One of its own social workers, or whoever oversees the front door."""
    return LEAVE if viewer.may("front_door.oversee") else may_work_on(viewer, enquiry)


def may_name(viewer: Viewer, enquiry: Enquiry, staff: Staff) -> Answer:
    """One of its own social workers; or whoever oversees the front door, and never themselves."""
    if is_named(viewer, enquiry):
        return LEAVE
    return first_refusal(
        unless(not viewer.may("front_door.oversee"), NOT_NAMED),
        unless(staff.pk == viewer.staff_id, NOT_ONESELF),
    )


def is_asked(viewer: Viewer, asked: Asked) -> bool:
    """The viewer works for the service asked and may answer for it."""
    if not viewer.may("enquiries.answer") or viewer.employer_id != asked.agency_id:
        return False
    if viewer.may("follow_up.answer_for_agency"):
        return True
    return asked.team_id is None or asked.team_id in viewer.team_ids


def may_answer(viewer: Viewer, asked: Asked) -> Answer:
    """Its own people, or a social worker of the enquiry who takes down what they said (IS-02a)."""
    return unless(not (is_asked(viewer, asked) or is_named(viewer, asked.enquiry)), NOT_ASKED)


def may_answer_sexual_health(viewer: Viewer, asked: Asked) -> Answer:
    """Only by whoever could read it back: the service's own people named for it."""
    own = is_asked(viewer, asked) and viewer.may("enquiries.answer_sexual_health")
    return unless(not own, NOT_SEXUAL)
