"""What the pages of letters show, as plain objects."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.letters.models import Letter
from sightline.letters.permissions import may_agree
from sightline.letters.queries import Whole, about_child
from sightline.letters.states import LEFT, LETTER, Act, How, Kind, State
from sightline.letters.wordings import version_of

COLOURS = {State.DRAFT: "grey", State.WAITING: "yellow", State.READY: "blue", State.SENT: "purple"}
ROUTES = {
    Act.SEND: ("Record that it left", "send"),
    Act.ACKNOWLEDGE: ("Record their answer", "answer"),
    Act.FINISH: ("It is written", "finish"),
    Act.CHANGE: ("Change it", "change"),
    Act.GIVE_UP: ("Give it up", "give_up"),
}


@dataclass(frozen=True)
class LetterPage:
    """Everything the template shows."""

    key: UUID
    title: str
    caption: str
    tag: Tag
    rows: list[Row]
    body: str
    clocks: list[str]
    offers: list[Link]
    walled: bool


def tag_of(letter: Letter) -> Tag:
    state = State(letter.state)
    return Tag(state.label, COLOURS.get(state, "green" if state is State.ACKNOWLEDGED else "grey"))


def letter_page(viewer: Viewer, it: Whole, *, now: datetime) -> LetterPage:
    """The letter as this viewer sees it."""
    letter = it.letter
    running = [each for each in it.clocks if each.stopped_at is None]
    return LetterPage(
        key=letter.pk,
        title=f"{Kind(letter.kind).label}",
        caption=f"Letter {letter.reference}",
        tag=tag_of(letter),
        rows=_rows(it),
        body=it.departure.body if it.departure else letter.body,
        clocks=[
            f"{each.rule.title}: {'was due' if each.due_at < now else 'due'} by {words.moment(each.due_at)}."
            for each in running
        ],
        offers=_offers(viewer, letter),
        walled=bool(letter.walls),
    )


def _rows(it: Whole) -> list[Row]:
    letter = it.letter
    rows = [
        Row("To", "\n".join(part for part in (letter.to_name, letter.to_lines) if part)),
        Row("Written by", letter.written_by.name),
        Row("Wording", f"Version {letter.wording_version}"),
        Row("About somebody else", letter.third_party, empty="Nothing"),
    ]
    if letter.safe_why:
        rows.append(Row("Why it is safe", letter.safe_why))
    for look in it.looks:
        said = "May leave" if look.allowed else f"Sent back: {look.words}"
        rows.append(
            Row("Second person", f"{said} ({look.by.name if look.by else ''}, {words.moment(look.at)})")
        )
    if left := it.departure:
        how = How(left.how).label
        rows.append(Row("Left", f"{how}, {words.moment(left.left_at)}. {left.words}"))
        rows.append(Row("Recorded by", left.by.name if left.by else ""))
    if it.answer:
        said = "The record is marked" if it.answer.marked else f"Not marked: {it.answer.words}"
        rows.append(Row("Their answer", f"{said} ({it.answer.who}, {words.moment(it.answer.at)})"))
    if letter.given_up_why:
        rows.append(Row("Why it was not sent", letter.given_up_why))
    return rows


def _offers(viewer: Viewer, letter: Letter) -> list[Link]:
    found = []
    if letter.state == State.WAITING and may_agree(viewer, letter):
        found.append(_link("Read it as the second person", "look", letter))
    awaited = bool(version_of(letter.kind, letter.wording_version).answer_within)
    for act, (text, route) in ROUTES.items():
        if LETTER.may(letter.state, act) and (act is not Act.ACKNOWLEDGE or awaited):
            found.append(_link(text, route, letter))
    if letter.state in (State.READY, *LEFT):
        found += [_link("Print it", "print", letter), _link("Take it as a PDF", "pdf", letter)]
    return found


def _link(text: str, route: str, letter: Letter) -> Link:
    return Link(text, reverse(f"letters:{route}", args=[letter.pk]))


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Letters about this child; who may, writes one."""
    if not viewer.may("letters.write"):
        return None
    found = [
        PanelLine(
            f"{Kind(each.kind).label} {each.reference}", reverse("letters:one", args=[each.pk]), tag_of(each)
        )
        for each in about_child(viewer, list(subjects))[:10]
    ]
    child = next(iter(subjects), None)
    writes = viewer.may("letters.from_child") and child
    links = [Link("Write a letter", reverse("letters:write", args=[child]))] if writes else []
    return Panel("Letters", found, links) if found or links else None
