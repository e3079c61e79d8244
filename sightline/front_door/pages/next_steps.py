"""What can be done next with a contact: the main thing first, only what this viewer may do now."""

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link
from sightline.follow_up.states import OPEN
from sightline.front_door.models import Contact
from sightline.front_door.permissions import may, may_copy_out, may_take, may_tell
from sightline.front_door.queries import Whole
from sightline.front_door.states import Act, ContactState, FirstOutcome


def next_steps(viewer: Viewer, all_of_it: Whole) -> list[Link]:
    """The one or two things that come next."""
    contact = all_of_it.contact
    steps = []
    if contact.undecided and may(viewer, Act.DECIDE, contact):
        steps.append(_to(contact, "decide", "Decide what happens"))
    if contact.state == ContactState.DECIDED and _to_be_passed_on(all_of_it):
        steps += _if(may(viewer, Act.PASS_ON, contact), _to(contact, "pass_on", "Pass it on"))
    if not contact.undecided and all_of_it.last_told is None and contact.state != ContactState.CLOSED:
        steps += _if(may_tell(viewer), _to(contact, "tell", "Tell the person who told us"))
    if _finished(all_of_it):
        steps += _if(may(viewer, Act.CLOSE, contact), _to(contact, "close", "Close this contact"))
    return steps


def other_steps(viewer: Viewer, all_of_it: Whole) -> list[Link]:
    """Everything else that can be done."""
    contact = all_of_it.contact
    decide_again = not contact.undecided and may(viewer, Act.DECIDE, contact)
    offered = [
        (may(viewer, Act.PUT_BACK, contact), "put_back", "Put it back for the team"),
        (may(viewer, Act.PASS_ON, contact), "pass_on", "Ask an agency or service"),
        (may_tell(viewer), "tell", "Record that the person who told us was told"),
        (may(viewer, Act.CALL_BACK, contact), "call_back", "Somebody called back: nothing happened"),
        (may_take(viewer), "people", "Add a person to this contact"),
        (may_take(viewer) and all_of_it.subjects, "take_off", "Take somebody off: put here by mistake"),
        (may_take(viewer), "amend", "Put something right or add to it"),
        (decide_again, "decide", "Decide again"),
        (may_copy_out(viewer), "copy_out", "Copy for the main case system"),
        (may(viewer, Act.CLOSE, contact), "close", "Close this contact"),
    ]
    shown = {link.href for link in next_steps(viewer, all_of_it)}
    links = [_to(contact, name, text) for allowed, name, text in offered if allowed]
    return [link for link in links if link.href not in shown]


def _to(contact: Contact, name: str, text: str) -> Link:
    return Link(text, reverse(f"front_door:{name}", args=[contact.pk]))


def _if(allowed: object, link: Link) -> list[Link]:
    return [link] if allowed else []


def _to_be_passed_on(all_of_it: Whole) -> bool:
    """Decided that somebody else does something, and nobody has it in hand."""
    made = all_of_it.decision
    outward = made is not None and made.outcome in (FirstOutcome.EARLY_HELP, FirstOutcome.PATHWAY)
    in_hand = [asked for asked in all_of_it.asked if asked.state in ("asked", "accepted", "reopened", "done")]
    return outward and not in_hand


def _finished(all_of_it: Whole) -> bool:
    """Told, and nothing asked is still open."""
    still = [asked for asked in all_of_it.asked if asked.state in OPEN]
    decided = all_of_it.contact.state in (ContactState.DECIDED, ContactState.PASSED_ON)
    return decided and all_of_it.last_told is not None and not still and not _to_be_passed_on(all_of_it)
