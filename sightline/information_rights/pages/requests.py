"""What the pages of requests for records show."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sightline.access.states import Handling, Regime
from sightline.core.pages import Row, Tag
from sightline.core.words import day, first_lower, moment, plural
from sightline.information_rights.clock import Standing
from sightline.information_rights.models import RecordsRequest, RequestLine
from sightline.information_rights.queries.requests import Decided
from sightline.information_rights.states import OF_RIGHT, TESTS, Choice, Head, Requester, Shut

NOT_OF_RIGHT = (
    "This is no request of right. Read the power or order it rests on, give no more than it asks for, and ask the"
    " lawyer before anything leaves."
)
OF_PARENT = (
    "Before anything is collected: does this parent have parental responsibility, and what shows it? Can the child ask"
    " for themselves, and what do they want? Must the child be protected from this parent: by an order, a restriction,"
    " a confidential address, anything the child has said? If they have no authority or the child must be protected"
    " from them, say so below: nothing can leave then, and the request is closed."
)
OF_ANOTHER = (
    "What shows that they act for the person: a signed authority, an order? Is the person able to give it?"
)
ADVICE = {
    Requester.PARENT: OF_PARENT,
    Requester.AGENT: OF_ANOTHER,
    Requester.SOLICITOR: OF_ANOTHER,
    Requester.PERSON: "Is it them, and what was seen? A child asks for themselves where they understand what it means.",
}


@dataclass(frozen=True)
class RequestRow:
    """One request in the list."""

    name: str
    who: str
    received: str
    due: Tag
    href: str


def request_row(it: RecordsRequest, name: str, now: Standing, *, answered: bool, on: date) -> RequestRow:
    return RequestRow(
        name=name,
        who=f"{it.name}: {Requester(it.requester).label.lower()}",
        received=day(it.received_on),
        due=due_tag(now, answered=answered, on=on),
        href=reverse("information_rights:request", args=[it.pk]),
    )


def due_tag(now: Standing, *, answered: bool, on: date) -> Tag:
    """When the answer is due, in words."""
    if answered:
        return Tag("Answered", "green")
    if now.closed_on is not None:
        return Tag(f"Closed {day(now.closed_on)}", "grey")
    if now.due_on is None:
        return Tag(f"Stands still since {day(now.stopped_on)}", "grey")
    late = now.due_on < on
    return Tag(f"{'Late: was due' if late else 'Due'} {day(now.due_on)}", "red" if late else "blue")


def request_rows(it: RecordsRequest, tag: Tag) -> list[Row]:
    who = f"{it.name}{f', {it.organisation}' if it.organisation else ''}"
    return [
        Row("Who asks", f"{who}: {Requester(it.requester).label.lower()}"),
        Row("How they are reached", it.reach),
        Row("What they ask for", it.wanted),
        *([Row("Power or order", it.power)] if it.power else []),
        *([Row("Wanted by", day(it.wanted_by))] if it.wanted_by else []),
        Row("Came", day(it.received_on)),
        Row("Answer", tag),
        Row("Taken by", f"{it.by.name if it.by else ''}, {moment(it.at)}"),
    ]


def advice(it: RecordsRequest) -> str:
    """What to bear in mind with who asks."""
    return ADVICE[Requester(it.requester)] if it.requester in OF_RIGHT else NOT_OF_RIGHT


@dataclass(frozen=True)
class LineRow:
    """One line in the list."""

    number: int
    title: str
    when: str
    decided: Tag
    href: str


COLOURS = {Choice.GIVE: "green", Choice.REDACT: "yellow", Choice.WITHHOLD: "orange"}


def line_row(it: Decided) -> LineRow:
    tag = Tag("To be decided", "blue")
    if it.decision is not None:
        choice = Choice(it.decision.choice)
        tag = Tag(
            {"give": "Given", "redact": "Parts removed", "withhold": "Withheld"}[choice.value],
            COLOURS[choice],
        )
    return LineRow(
        it.line.number,
        it.line.title,
        moment(it.line.happened_at),
        tag,
        reverse("information_rights:line", args=[it.line.pk]),
    )


def prompts(line: RequestLine) -> list[str]:
    """What stands out about a line. Each is a reason to look, and decides nothing."""
    found = [str(Shut(line.shut).label)] if line.shut else []
    if line.request.requester == Requester.PARENT:
        found.append(
            "A parent asks. Is giving this in the child’s interests, and could it put the child at risk?"
        )
    if line.others:
        found.append(f"This record is about {plural(line.others, 'other person', 'other people')} too.")
    if line.controller_id != line.request.controller_id:
        found.append(f"It is controlled by {line.controller.name}. Ask it before anything is given.")
    if line.handling == Handling.ORIGINATOR:
        found.append("It leaves only with its originator’s leave.")
    if line.handling == Handling.NAMED_ONLY:
        found.append("It is for named people only.")
    if line.regime == Regime.LAW_ENFORCEMENT:
        found.append("It is held for law enforcement. Say what the person is in it.")
    return found


def tests() -> list[tuple[str, str]]:
    """Each head with the question to ask."""
    return [(Head(head).label, question) for head, question in TESTS.items()]


def test_of_third_party() -> str:
    """What to ask of words marked as about somebody else when they were written."""
    return TESTS[Head.THIRD_PARTY]


def elsewhere_lines(
    held: dict[UUID, int], names: dict[UUID, str], own_id: UUID, asked: Container[UUID | None]
) -> list[tuple[str, str, str]]:
    """Who holds what this viewer may not read, how much, and what to do."""
    own = "Ask a colleague who may read them to collect"
    return [
        (names[whose], plural(n, "entry", "entries"), own if whose == own_id else _consulted(whose, asked))
        for whose, n in sorted(held.items(), key=lambda pair: names[pair[0]])
    ]


def collected_lines(
    whose: Iterable[UUID], names: dict[UUID, str], asked: Container[UUID | None]
) -> list[tuple[str, str]]:
    """Who else controls something that was collected, and what to do."""
    return sorted((names[each], _consulted(each, asked)) for each in whose)


def _consulted(agency_id: UUID, asked: Container[UUID | None]) -> str:
    return "Asked" if agency_id in asked else "Must be consulted"


def earlier_line(it: RecordsRequest) -> tuple[str, str]:
    """An earlier request for the same person's records, and its page."""
    said = f"{it.name}: {first_lower(Requester(it.requester).label)}, {day(it.received_on)}"
    return said, reverse("information_rights:request", args=[it.pk])
