"""What this viewer can do with an episode now: the next thing first."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer
from sightline.core.pages import Link
from sightline.meetings.states import Kind as MeetingKind
from sightline.missing.models import mine
from sightline.missing.permissions import may_check, may_coordinate, may_find, may_grade
from sightline.missing.queries.one import Whole
from sightline.missing.states import EPISODE, Act

Leave = Callable[[Viewer], Answer]
FIRST = {"back", "settle", "interview"}


def links_of(viewer: Viewer, it: Whole) -> tuple[list[Link], list[Link]]:
    """Main things, and others."""
    main: list[Link] = []
    more: list[Link] = []
    for route, text, act, able in _offers(viewer, it):
        if not able or not EPISODE.may(it.episode.state, act):
            continue
        link = Link(text, reverse(f"missing:{route}", args=[it.episode.pk]))
        (main if route in FIRST and not _done(route, it) else more).append(link)
    more.extend(_elsewhere(viewer, it))
    return main, more


def _done(route: str, it: Whole) -> bool:
    """Done once; it can be put right."""
    return {"back": bool(it.located), "settle": it.settled is not None, "interview": bool(it.interviews)}[
        route
    ]


def _offers(viewer: Viewer, it: Whole) -> list[tuple[str, str, Act, bool]]:
    keeps, grades = bool(may_coordinate(viewer)), bool(may_grade(viewer))
    due = it.settled is not None and it.settled.due
    interviews = due and (keeps or (viewer.may("missing.interview") and it.episode.pk in mine()))
    checks = bool(may_check(viewer)) and it.episode.gone_from == "care" and bool(it.interviews)
    back = "Put the return right" if it.located else "Record that the child is back"
    held = "Put the interview right" if it.interviews else "Record the interview"
    return [
        ("back", back, Act.FIND, bool(may_find(viewer))),
        ("settle", "Say whether an interview is due", Act.SETTLE, keeps),
        ("interview", held, Act.HOLD, interviews),
        ("grade", "Write down the police’s grade of risk", Act.GRADE, grades),
        ("assign", "Give the interview to somebody", Act.ASSIGN, keeps and due),
        ("offer", "Record an offer of the interview", Act.OFFER, interviews),
        ("follow", "Record the prevention interview, the debrief, or what was shared", Act.FOLLOW, grades),
        ("check", "Check the interview or the care plan review", Act.CHECK, checks),
        ("close", "Close the episode", Act.CLOSE, keeps),
        ("reopen", "Open it again", Act.REOPEN, keeps),
        ("withdraw", "Say that it was recorded by mistake", Act.WITHDRAW, keeps),
    ]


def _elsewhere(viewer: Viewer, it: Whole) -> list[Link]:
    child = it.episode.child_id
    found = []
    if viewer.may("missing.read"):
        found.append(Link("The child’s trigger plan", reverse("missing:plan", args=[child])))
    if viewer.may("missing.report") and EPISODE.may(it.episode.state, Act.ATTACH):
        found.append(Link("Add a further report", reverse("missing:report", args=[child])))
    if viewer.may("meetings.from_child"):
        found.append(Link("Call a missing intervention meeting", _intervention(it)))
        found.append(Link("Call a meeting about the child", reverse("meetings:call", args=[child])))
    return found


def _intervention(it: Whole) -> str:
    """Where alcohol or drugs are part of it, the substance misuse service is among those to ask (MS-14)."""
    asked = {"kind": MeetingKind.MISSING.value}
    if it.substances:
        asked["with"] = AgencyKind.SUBSTANCE_MISUSE.value
    return f"{reverse('meetings:call', args=[it.episode.child_id])}?{urlencode(asked)}"
