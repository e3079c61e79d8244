"""What can be done next with a contact: the main thing first, only what this viewer may do now."""

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link
from sightline.follow_up.states import OPEN, Kind
from sightline.front_door.models import Contact
from sightline.front_door.permissions import (
    may,
    may_advise,
    may_assess,
    may_copy_out,
    may_decide,
    may_take,
    may_tell,
)
from sightline.front_door.queries import Whole
from sightline.front_door.states import ACUTE_RULE, DISCUSSION_RULE, Act, ContactState, FirstOutcome

Offered = tuple[object, str, str]  # whether, the page, its words


def next_steps(viewer: Viewer, all_of_it: Whole) -> list[Link]:
    """The one or two things that come next."""
    contact = all_of_it.contact
    steps = _first_steps(viewer, all_of_it)
    if contact.state == ContactState.DECIDED and _to_be_passed_on(all_of_it):
        steps += _if(may(viewer, Act.PASS_ON, contact), _to(contact, "pass_on", "Pass it on"))
    if not contact.undecided and all_of_it.last_told is None and contact.state != ContactState.CLOSED:
        steps += _if(may_tell(viewer), _to(contact, "tell", "Tell the person who told us"))
    if _to_be_assessed(all_of_it):
        steps += _if(may_assess(viewer), _to(contact, "assess", "Make the second assessment"))
    if _finished(all_of_it):
        steps += _if(may(viewer, Act.CLOSE, contact), _to(contact, "close", "Close this contact"))
    return steps


def _first_steps(viewer: Viewer, all_of_it: Whole) -> list[Link]:
    """Before anything else: a child in danger; then what is still to be decided."""
    contact = all_of_it.contact
    steps = []
    if acute_is_open(all_of_it):
        steps.append(_to(contact, "acute", "Keep the child safe today"))
    if contact.undecided:
        steps += _if(may(viewer, Act.DECIDE, contact), _to(contact, "decide", "Decide what happens"))
        steps += _if(may(viewer, Act.SCREEN, contact), _to(contact, "screening", "Screen this contact"))
    return steps


def acute_is_open(all_of_it: Whole) -> bool:
    """Significant harm is suspected, and the strategy discussion or the handover is still to be written down."""
    made = all_of_it.decision
    if made is None or not made.significant_harm or all_of_it.contact.state == ContactState.CLOSED:
        return False
    enquiry = any(each.kind == "discussion" and each.word == "true" for each in all_of_it.small)
    running = {clock.rule.code for clock in all_of_it.clocks if clock.stopped_at is None}
    return bool(running & {ACUTE_RULE, DISCUSSION_RULE}) or (enquiry and not all_of_it.did("handover"))


def other_steps(viewer: Viewer, all_of_it: Whole) -> list[Link]:
    """Everything else that can be done."""
    offered = [*_looking(viewer, all_of_it), *_moving(viewer, all_of_it), *_correcting(viewer, all_of_it)]
    shown = {link.href for link in next_steps(viewer, all_of_it)}
    links = [_to(all_of_it.contact, name, text) for allowed, name, text in offered if allowed]
    return [link for link in links if link.href not in shown]


def _looking(viewer: Viewer, all_of_it: Whole) -> list[Offered]:
    """Screening, acute work, and judging."""
    contact, made = all_of_it.contact, all_of_it.decision
    pathway = made is not None and made.outcome == FirstOutcome.PATHWAY
    return [
        (True, "screening", "Screening: what is known and what was looked for"),
        (True, "acute", "Keep the child safe today"),
        (not contact.undecided and may(viewer, Act.DECIDE, contact), "decide", "Decide again"),
        (may_assess(viewer) and pathway, "assess", "Second assessment"),
        (may_advise(viewer), "advise", "Review as safeguarding adviser"),
    ]


def _moving(viewer: Viewer, all_of_it: Whole) -> list[Offered]:
    """Who does what next: others asked, told, named; where it belongs."""
    contact = all_of_it.contact
    return [
        (may(viewer, Act.PUT_BACK, contact), "put_back", "Put it back for the team"),
        (may(viewer, Act.PASS_ON, contact), "pass_on", "Ask an agency or service"),
        (may_tell(viewer), "tell", "Record that the person who told us was told"),
        (may(viewer, Act.CALL_BACK, contact), "call_back", "Somebody called back: nothing happened"),
        (may_decide(viewer), "named_worker", "Name a worker to find the right professional"),
        (
            may_take(viewer) and all_of_it.did("named"),
            "professional",
            "The right professional has been found",
        ),
        (may_take(viewer), "join", "Join it to an open case"),
        (may_take(viewer), "send", "Send it to another authority or adults’ safeguarding"),
        (may_take(viewer), "take_in", "It came from another authority"),
    ]


def _correcting(viewer: Viewer, all_of_it: Whole) -> list[Offered]:
    """Putting right, copying, closing."""
    contact = all_of_it.contact
    return [
        (may_take(viewer), "people", "Add a person to this contact"),
        (may_take(viewer) and all_of_it.subjects, "take_off", "Take somebody off: put here by mistake"),
        (may_take(viewer), "amend", "Put something right or add to it"),
        (may_take(viewer) and all_of_it.matches, "words", "Say which words are relevant"),
        (may_take(viewer), "windscreen", "Assess with the windscreen"),
        (may_copy_out(viewer), "copy_out", "Copy for the main case system"),
        (may(viewer, Act.CLOSE, contact), "close", "Close this contact"),
    ]


def _to(contact: Contact, name: str, text: str) -> Link:
    return Link(text, reverse(f"front_door:{name}", args=[contact.pk]))


def _if(allowed: object, link: Link) -> list[Link]:
    return [link] if allowed else []


def _to_be_passed_on(all_of_it: Whole) -> bool:
    """Decided that somebody else does something, and nobody has it in hand."""
    made = all_of_it.decision
    outward = made is not None and made.outcome in (FirstOutcome.EARLY_HELP, FirstOutcome.PATHWAY)
    work = [asked for asked in all_of_it.asked if asked.kind != Kind.ENQUIRY]
    in_hand = [asked for asked in work if asked.state in ("asked", "accepted", "reopened", "done")]
    return outward and not in_hand and not all_of_it.did("handover")


def _to_be_assessed(all_of_it: Whole) -> bool:
    """It met the threshold, whoever told us knows, and nobody has made the second assessment."""
    made = all_of_it.decision
    pathway = made is not None and made.outcome == FirstOutcome.PATHWAY
    done = all_of_it.assessment is not None or all_of_it.contact.state == ContactState.CLOSED
    return pathway and not done and all_of_it.last_told is not None


def _finished(all_of_it: Whole) -> bool:
    """Told, and nothing asked is still open."""
    still = [asked for asked in all_of_it.asked if asked.state in OPEN]
    decided = all_of_it.contact.state in (ContactState.DECIDED, ContactState.PASSED_ON)
    return decided and all_of_it.last_told is not None and not still and not _to_be_passed_on(all_of_it)
