"""A review as its members see it, and what was heard."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Action, Link, Row
from sightline.education.pages.returns import in_words
from sightline.governance.models import Member, Review
from sightline.governance.permissions import may_say_who
from sightline.governance.queries.reviews import OfService, keeper_gone

NO_NOTE = "No note is written yet."


@dataclass(frozen=True)
class Line:
    """One review of the list."""

    title: str
    href: str
    began: str
    ended: str
    keeper: str


@dataclass(frozen=True)
class Note:
    """What was heard of one service."""

    service: str
    count: str
    words: str
    by: str
    href: str


@dataclass(frozen=True)
class ReviewPage:
    """Everything the template shows."""

    title: str
    reference: str
    ended: bool
    offers: list[Link]
    rows: list[Row]
    members: list[Row]
    once: list[Row]


def lines(rows: Sequence[Review]) -> list[Line]:
    """Reviews one works on."""
    return [
        Line(
            title=it.title,
            href=reverse("governance:review", args=[it.pk]),
            began=words.day(it.began_on),
            ended=words.day(it.ended_on) if it.ended_on else "It goes on",
            keeper=it.keeper.name,
        )
        for it in rows
    ]


def review_page(viewer: Viewer, it: Review, members: Sequence[Member], once: Sequence[Member]) -> ReviewPage:
    """One review; its keeper is offered what only a keeper does."""
    keeps = bool(may_say_who(viewer, it))
    return ReviewPage(
        title=it.title,
        reference=it.reference,
        ended=it.ended_on is not None,
        offers=_offers(it, keeps),
        rows=[
            Row("What it is to find out", it.purpose),
            Row("Began", words.day(it.began_on)),
            Row("Ended", words.day(it.ended_on) if it.ended_on else "It goes on"),
            Row("Kept by", f"{it.keeper.name}, {it.controller.name}"),
        ],
        members=[_member(each, it, keeps) for each in members],
        once=[
            Row(each.staff.name, f"From {words.day(each.since)} until {words.day(each.until)}, {_who(each)}")
            for each in once
        ],
    )


def _offers(it: Review, keeps: bool) -> list[Link]:
    found = []
    if it.ended_on is None:
        found.append(Link("Take down an account", reverse("governance:add", args=[it.pk])))
    if keeps and it.ended_on is None:
        found.append(Link("Add a member", reverse("governance:add_member", args=[it.pk])))
    if keeps or keeper_gone(it, clock.now()):
        found.append(Link("Hand it on", reverse("governance:hand_on", args=[it.pk])))
    if keeps:
        found.append(Link("Change it", reverse("governance:change", args=[it.pk])))
    return found


def _member(each: Member, it: Review, keeps: bool) -> Row:
    own = each.staff_id == it.keeper_id
    acts = []
    if keeps and not own:
        href = reverse("governance:remove_member", args=[each.pk])
        acts = [Action("Remove", href, each.staff.name)]
    said = f"Since {words.day(each.since)}" + (", keeps it" if own else "")
    return Row(each.staff.name, said, actions=acts)


def _who(each: Member) -> str:
    return f"removed by {each.changed_by.name}" if each.changed_by else "removed"


def notes(it: Review, rows: Sequence[OfService]) -> list[Note]:
    """Services by name. A number below six is not told: somebody could be known by it."""
    return [
        Note(
            service=each.agency.name,
            count=in_words(each.count),
            words=each.last.words if each.last else NO_NOTE,
            by=f"{each.last.by.name}, {words.day(each.last.at)}" if each.last and each.last.by else "",
            href=reverse("governance:write_heard", args=[it.pk, each.agency.pk]),
        )
        for each in rows
    ]
