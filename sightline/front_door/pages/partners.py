"""What a partner sees of decisions it had a part in, in plain objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Row, Tag
from sightline.core.words import paragraphs
from sightline.front_door.hub_states import STEPS, ChallengeOutcome, NewsKind
from sightline.front_door.models import PartnerDispute, PartnerNews
from sightline.front_door.queries.partners import PartTaken, Told, can_go_further
from sightline.front_door.states import FirstOutcome

SENT = Tag("Sent, not yet with a manager", "blue")
WAITS = Tag("Waiting for an answer", "orange")
TAGS = {
    ChallengeOutcome.STANDS: Tag("Answered: the decision stands", "grey"),
    ChallengeOutcome.CHANGED: Tag("Answered: the decision is changed", "green"),
}


@dataclass(frozen=True)
class PartLine:
    """One decision in the partner's list."""

    reference: str
    href: str
    how: str
    received: str
    decision: str
    decided: str
    tag: Tag | None


def part_lines(parts: Iterable[PartTaken], disputed: Iterable[Told]) -> list[PartLine]:
    """Decisions with where a challenge of the partner's to each stands, if there is one."""
    newest: dict[UUID, Told] = {}
    for told in disputed:
        newest.setdefault(told.dispute.contact_id, told)
    return [_line(part, newest.get(part.contact_id)) for part in parts]


def _line(part: PartTaken, told: Told | None) -> PartLine:
    where = ("our_dispute", told.dispute.pk) if told else ("disagree", part.contact_id)
    return PartLine(
        reference=part.reference,
        href=reverse(f"front_door:{where[0]}", args=[where[1]]),
        how=how_part(part),
        received=words.moment(part.received_at),
        decision=outcome_words(part.outcome),
        decided=words.moment(part.decided_at),
        tag=told_tag(told) if told else None,
    )


def how_part(part: PartTaken) -> str:
    """By what the organisation had a part in it."""
    said = [f"Told us by {part.told_by}" if part.told_by else ""]
    said.append(f"We were asked ({part.asked})" if part.asked else "")
    return ". ".join(each for each in said if each) or "Told by our organisation"


def outcome_words(outcome: str) -> str:
    """The first decision, in words."""
    return str(FirstOutcome(outcome).label) if outcome else "Decided in another system"


def told_tag(told: Told) -> Tag:
    """Where one stands."""
    last = told.last
    if last is None:
        return SENT
    if last.kind == NewsKind.NOT_PUT:
        return Tag("The decision had changed", "grey")
    return TAGS[ChallengeOutcome(last.outcome)] if last.outcome else WAITS


def part_rows(part: PartTaken) -> list[Row]:
    """What the organisation may know of the decision."""
    return [
        Row("Reference", part.reference),
        Row("Your part in it", how_part(part)),
        Row("Received", words.moment(part.received_at)),
        Row("What was decided", outcome_words(part.outcome)),
        Row("Decided", words.moment(part.decided_at)),
    ]


@dataclass(frozen=True)
class Stretch:
    """One step: what the partner said, to whom it was put, and the answer."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class DisputePage:
    """A partner's own page of a challenge."""

    key: UUID
    reference: str
    tag: Tag
    stretches: list[Stretch]
    further_href: str
    hears_next: str
    again_href: str


def dispute_page(line: list[Told], *, part: PartTaken | None) -> DisputePage:
    """The whole of what was said and told, and what can be done next."""
    last = line[-1]
    told = last.last
    level = (told.level if told else 1) + 1
    may = can_go_further(last)
    ended = told is not None and told.kind == NewsKind.NOT_PUT
    return DisputePage(
        key=last.dispute.pk,
        reference=last.dispute.reference,
        tag=told_tag(last),
        stretches=[_stretch(number, each) for number, each in enumerate(line, 1)],
        further_href=reverse("front_door:our_dispute_further", args=[last.dispute.pk]) if may else "",
        hears_next=STEPS[level].hears if may and level in STEPS else "",
        again_href=reverse("front_door:disagree", args=[last.dispute.contact_id]) if ended and part else "",
    )


def _stretch(number: int, told: Told) -> Stretch:
    it = told.dispute
    title = "What your organisation said" if number == 1 else "Taken a step further"
    return Stretch(title, [*_said(it), *[row for each in told.news for row in _news(each)]])


def _said(it: PartnerDispute) -> list[Row]:
    rows = [
        Row("Sent", f"{words.moment(it.at)}, by {it.by.name if it.by else it.agency.name}"),
        Row("What you disagree with", paragraphs(it.words)),
    ]
    return [*rows, Row("What should happen instead", paragraphs(it.wanted))] if it.wanted else rows


def _news(each: PartnerNews) -> list[Row]:
    if each.kind == NewsKind.PUT:
        by = words.moment(each.due_at) if each.due_at else ""
        return [Row("Put to", f"{each.put_to}, {words.moment(each.at)}"), Row("Answer by", by)]
    if each.kind == NewsKind.NOT_PUT:
        return [Row("What happened", each.words)]
    return [
        Row("Answer", str(ChallengeOutcome(each.outcome).label)),
        Row("What we can tell you", paragraphs(each.words)),
        Row("Answered by", f"{each.put_to}, {words.moment(each.at)}"),
    ]
