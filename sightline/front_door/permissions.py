"""Who may record, decide, tell and copy out. Whether it is possible now is said by `states`."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, Refusal, first_refusal, unless
from sightline.front_door.models import Challenge, Contact, Handover
from sightline.front_door.states import CONTACT, Act, FirstOutcome

CAPABILITIES = {
    "front_door.take_contact": "Record what somebody tells us, find the child, and correct it afterwards",
    "front_door.read": "Read contacts that are not behind a wall",
    "front_door.tell_referrer": "Tell whoever told us what happens, and record when they call back",
    "front_door.decide": "Decide what happens with a contact, as a registered social worker",
    "front_door.import": "Bring in files from other systems",
    "front_door.oversee": "See the whole front door and what is late",
    "front_door.specialist": "Look into repeat contacts about one child",
    "front_door.assess": "Make the second, detailed assessment of a contact that met the threshold",
    "front_door.advise": "Be told when a contact is complex or acute, and review it",
    "front_door.downtime": "Take the day's open work on paper for when the system cannot be reached",
    "front_door.check_sample": "Check the referrals drawn each quarter, and report what was found",
    "front_door.dispute": "See the decisions one's own organisation had a part in, and disagree with one",
    "front_door.keep_words": "Change the scripts of calls and the lists of words, and put a colleague’s change in use",
    "front_door.open_envelopes": "Open what people told through the public pages, answer it, and make it a contact",
    "front_door.quarantine": "Open documents in quarantine, where named for it in the agreement with the police",
    "front_door.agree_documents": "Ask that documents be taken, confirm what a colleague asked, and switch them off",
    "front_door.read_audit": "Read what the quarterly check of referrals found, in numbers",
}

NOT_TAKING = "Your post does not include recording contacts."
NOT_OPENING = "Your post does not include opening what people told through the public pages."
NOT_QUARANTINE = (
    "Documents are opened by the officer named in the agreement with the police, and by nobody else."
)
NOT_AGREEING = "Your post does not include deciding whether documents may be sent."
NOT_BY_YOURSELF = "A second person has to confirm what you asked for."
NOT_TELLING = "Your post does not include telling the person who told us."
NOT_DECIDING = (
    "Your post does not include deciding what happens with a contact. Ask a front-door social worker."
)
NOT_ASSESSING = "Your post does not include the second assessment. Ask a social worker or the manager."
NOT_PATHWAY = "The second assessment is for contacts that met the threshold. Decide that first."
NOT_ADVISING = "Your post does not include reviewing contacts as a safeguarding adviser."
NOT_ADMINISTERING = "Your post does not include keeping these lists."
NOT_SPECIALIST = "Your post does not include looking into repeat contacts. Ask the group specialist."
NOT_REGISTERED = (
    "Only a registered social worker can decide, and your registration has not been looked up within the last "
    "year. Ask the system administrator to check it."
)


def may_take(viewer: Viewer) -> Answer:
    """Record a contact, attach people to it, correct it."""
    return _holds(viewer, "front_door.take_contact", NOT_TAKING)


def may_open_envelopes(viewer: Viewer) -> Answer:
    """Open what people told through the public pages. Only a person does: the system has no reason to read."""
    return unless(not viewer.may("front_door.open_envelopes"), NOT_OPENING)


def may_quarantine(viewer: Viewer, officer_id: UUID | None) -> Answer:
    """Open a document, and note that the police have it: the officer now named, whose post carries it."""
    named = viewer.staff_id is not None and viewer.staff_id == officer_id
    return unless(not (named and viewer.may("front_door.quarantine")), NOT_QUARANTINE)


def may_agree_documents(viewer: Viewer) -> Answer:
    """Ask that documents be taken, or switch them off."""
    return _holds(viewer, "front_door.agree_documents", NOT_AGREEING)


def may_confirm_documents(viewer: Viewer, asked_by: UUID) -> Answer:
    """Two people switch documents on."""
    return first_refusal(may_agree_documents(viewer), unless(viewer.staff_id == asked_by, NOT_BY_YOURSELF))


def may_tell(viewer: Viewer) -> Answer:
    """Tell the referrer, record a call back."""
    return _holds(viewer, "front_door.tell_referrer", NOT_TELLING)


def may_decide(viewer: Viewer) -> Answer:
    """The post; registration is checked on the day (`is_registered`)."""
    return unless(not viewer.may("front_door.decide"), NOT_DECIDING)


def may_assess(viewer: Viewer) -> Answer:
    """The second, detailed assessment (FD-18)."""
    return _holds(viewer, "front_door.assess", NOT_ASSESSING)


def may_assess_now(viewer: Viewer, outcome: str) -> Answer:
    """Whether the contact met the threshold, which is what the second assessment is for."""
    return first_refusal(may_assess(viewer), unless(outcome != FirstOutcome.PATHWAY, NOT_PATHWAY))


def may_advise(viewer: Viewer) -> Answer:
    """Review what reached complex or acute (FD-08)."""
    return _holds(viewer, "front_door.advise", NOT_ADVISING)


def may_look_behind(viewer: Viewer) -> Answer:
    """Say what lies behind repeat contacts about one child (FD-10a)."""
    return _holds(viewer, "front_door.specialist", NOT_SPECIALIST)


def may_set_up(viewer: Viewer) -> Answer:
    """Keep the front door's own lists and numbers: an administrator's work, which touches no record."""
    return _holds(viewer, "access.administer", NOT_ADMINISTERING)


def is_registered(staff: Staff | None, *, on: date) -> Answer:
    """Deciding is done in one's own name by a registered social worker (FD-15)."""
    if staff is not None and staff.is_registered_social_worker(on=on):
        return LEAVE
    return Refusal(NOT_REGISTERED)


def may(viewer: Viewer, act: Act, contact: Contact) -> Answer:
    """Who may and when allowed, together: what a page offers and an action demands."""
    return first_refusal(_WHO[act](viewer), CONTACT.may(contact.state, act))


def may_copy_out(viewer: Viewer) -> Answer:
    """A copy leaves for the council's main case system; only those who work on contacts take one."""
    return _holds(viewer, "front_door.take_contact", "Your post does not include copying contacts out.")


def may_keep_guidance(viewer: Viewer) -> Answer:
    """Replace the threshold guidance by the partnership's own."""
    return _holds(viewer, "access.administer", "Your post does not include keeping the threshold guidance.")


def may_keep_words(viewer: Viewer) -> Answer:
    """Change a script or a list of words."""
    return _holds(
        viewer, "front_door.keep_words", "Your post does not include keeping scripts and lists of words."
    )


def may_put_in_use(viewer: Viewer, authors: Collection[UUID]) -> Answer:
    """A second person: never one of those who made the changes."""
    return first_refusal(
        may_keep_words(viewer),
        unless(
            viewer.staff_id in authors, "You made one of these changes. Somebody else must put them in use."
        ),
    )


def may_bring_in(viewer: Viewer) -> Answer:
    """Bring files in from other systems."""
    return _holds(viewer, "front_door.import", "Your post does not include bringing files in.")


def may_say_away(viewer: Viewer, staff_id: UUID) -> Answer:
    """One says it of oneself; whoever oversees the front door says it of anybody."""
    own = viewer.staff_id == staff_id and viewer.may("front_door.take_contact")
    return unless(
        not own and not viewer.may("front_door.oversee"),
        "Only a front-door manager can say that somebody else is away.",
    )


def may_accept_handover(viewer: Viewer, handover: Handover) -> Answer:
    """A named person of the next shift, and not whoever wrote it."""
    return first_refusal(
        may_take(viewer),
        unless(
            handover.by_id == viewer.staff_id,
            "You wrote this. Somebody of the next shift must read and accept it.",
        ),
        unless(
            handover.to_team_id not in viewer.team_ids,
            "Only somebody of the shift it is left to can accept it.",
        ),
    )


def may_check(viewer: Viewer) -> Answer:
    """The auditor checks what was drawn; whoever works on contacts does not check their own work."""
    return unless(
        not viewer.may("front_door.check_sample"), "Your post does not include checking the quarterly tenth."
    )


def may_take_paper(viewer: Viewer) -> Answer:
    """Open work on paper leaves with few people only."""
    return unless(
        not viewer.may("front_door.downtime"), "Your post does not include taking open work on paper."
    )


def may_dispute(viewer: Viewer) -> Answer:
    """A partner disagrees on its own page; the front door takes down what it is told otherwise."""
    return unless(
        not viewer.may("front_door.dispute"), "Your post does not include challenging decisions on this page."
    )


def may_answer_challenge(viewer: Viewer, challenge: Challenge) -> Answer:
    """A second manager: never whoever made the decision that is disputed."""
    return first_refusal(
        unless(
            not (viewer.may("front_door.oversee") and viewer.may("front_door.decide")),
            "A challenge is answered by a front-door manager.",
        ),
        unless(
            challenge.decision.by_id == viewer.staff_id,
            "You made the decision that is challenged. Another manager must answer.",
        ),
    )


def _system(viewer: Viewer) -> Answer:
    return unless(
        viewer.staff_id is not None and not viewer.may("front_door.take_contact"),
        "Only the front door brings a contact back to its own desk.",
    )


_WHO = {
    Act.TAKE_UP: may_take,
    Act.SCREEN: may_take,
    Act.READY: may_take,
    Act.SEND_BACK: may_decide,
    Act.PUT_BACK: may_take,
    Act.DECIDE: may_decide,
    Act.PASS_ON: may_take,
    Act.COME_BACK: _system,
    Act.CALL_BACK: may_tell,
    Act.CLOSE: may_take,
    Act.WITHDRAW: may_bring_in,
}


def _holds(viewer: Viewer, capability: str, sentence: str) -> Answer:
    """The system at its own work (staff_id is None) is bound by the database and by what calls it."""
    return unless(viewer.staff_id is not None and not viewer.may(capability), sentence)
