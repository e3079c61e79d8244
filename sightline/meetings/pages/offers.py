"""What a viewer can do with a meeting now, the main things first."""

from datetime import datetime

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.pages import Link
from sightline.meetings.kinds import rules_of
from sightline.meetings.queries.one import Whole
from sightline.meetings.states import MEETING, Act, State

ROUTES = {
    Act.HOLD: ("Record who came", "attendance"),
    Act.MINUTE: ("Write the minutes", "minutes"),
    Act.VOTE: ("Record a vote", "vote"),
    Act.GIVE: ("Give somebody an action", "give"),
    Act.SEND: ("Send the agenda and papers", "send"),
    Act.ADD: ("Add to the agenda", "add_item"),
    Act.JOIN: ("Say how people come", "joining"),
    Act.MOVE: ("Give it another day", "move"),
    Act.POSTPONE: ("Postpone it", "postpone"),
    Act.CANCEL: ("Cancel it", "cancel"),
}
SECOND = (Act.JOIN, Act.MOVE, Act.POSTPONE, Act.CANCEL)


def offers(viewer: Viewer, it: Whole, *, now: datetime) -> tuple[list[Link], list[Link]]:
    """Buttons, and links for what is done seldom."""
    meeting = it.meeting
    main: list[Link] = []
    more: list[Link] = []
    if it.chairs and MEETING.may(meeting.state, Act.AGREE):
        main.append(_link("Agree the minutes", "agree", it))
    for act in ROUTES:
        if _offered(act, viewer, it, now):
            (more if act in SECOND else main).append(_link(ROUTES[act][0], ROUTES[act][1], it))
    if it.in_pack and meeting.state == State.MINUTED:
        main.append(_link("Say what is to be put right", "amend", it))
    if it.in_pack:
        more.append(_link("The papers, to print", "copy", it))
    return main, more


def _offered(act: Act, viewer: Viewer, it: Whole, now: datetime) -> bool:
    if not MEETING.may(it.meeting.state, act):
        return False
    if act is Act.ADD and not it.closed:
        return it.runs or viewer.may("meetings.answer")
    if act is Act.GIVE and not viewer.may("meetings.give"):
        return False
    if act is Act.HOLD and it.meeting.starts_at > now:
        return False
    if act is Act.VOTE and not rules_of(it.meeting.kind).votes:
        return False
    return it.runs


def _link(text: str, route: str, it: Whole) -> Link:
    return Link(text, reverse(f"meetings:{route}", args=[it.meeting.pk]))
