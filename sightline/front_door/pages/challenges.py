"""Challenges in plain objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.core.words import paragraphs
from sightline.front_door.hub_states import (
    CHALLENGE,
    STEPS,
    ChallengeAct,
    ChallengedBy,
    ChallengeOutcome,
    ChallengeState,
)
from sightline.front_door.models import Challenge, Contact, Decision
from sightline.front_door.permissions import may_answer_challenge, may_tell
from sightline.front_door.queries.challenges import Disputed, Stage
from sightline.front_door.states import FirstOutcome, Level, ToldHow

TAGS = {
    ChallengeState.WAITING: "orange",
    ChallengeState.ANSWERED: "blue",
    ChallengeState.TOLD: "grey",
}


@dataclass(frozen=True)
class ChallengeLine:
    """One challenge in a list."""

    title: str
    href: str
    who: str
    received: str
    due: str
    late: bool
    tag: Tag


@dataclass(frozen=True)
class StepPart:
    """One step of the procedure on the page of a challenge."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class ChallengePage:
    """One challenge."""

    key: UUID
    title: str
    contact_href: str
    reference: str
    tag: Tag
    rows: list[Row]
    steps: list[StepPart]
    next_steps: list[Link]
    cannot: str
    hears_next: str


def challenge_lines(disputed: Iterable[Disputed], *, now: datetime) -> list[ChallengeLine]:
    """Challenges as rows of a table."""
    return [_line(each, now) for each in disputed]


def _line(each: Disputed, now: datetime) -> ChallengeLine:
    it, clock = each.challenge, each.last.clock
    waits = each.state is ChallengeState.WAITING and clock is not None
    return ChallengeLine(
        title=f"{it.contact.reference}, challenge {it.number}",
        href=reverse("front_door:challenge", args=[it.pk]),
        who=who_challenged(it),
        received=words.moment(it.received_at),
        due=words.moment(clock.due_at) if waits and clock else "",
        late=bool(waits and clock and clock.due_at < now),
        tag=state_tag(each),
    )


def who_challenged(it: Challenge) -> str:
    """The organisation or the person, as far as we know."""
    if it.challenged_by == ChallengedBy.PARTNER and it.agency:
        return ", ".join(part for part in (it.agency.name, it.name) if part)
    return it.name or str(ChallengedBy(it.challenged_by).label)


def state_tag(each: Disputed) -> Tag:
    """Where it stands."""
    return Tag(str(each.state.label), TAGS[each.state])


def challenge_page(viewer: Viewer, each: Disputed) -> ChallengePage:
    """The whole story of one challenge, and what this viewer can do next."""
    it = each.challenge
    answer = may_answer_challenge(viewer, it)
    waits = each.state is ChallengeState.WAITING
    level = each.last.stage.level
    return ChallengePage(
        key=it.pk,
        title=f"Challenge {it.number} to the decision on {it.contact.reference}",
        contact_href=reverse("front_door:contact", args=[it.contact_id]),
        reference=it.contact.reference,
        tag=state_tag(each),
        rows=_rows(it),
        steps=[StepPart(_step_title(part), _step_rows(part)) for part in each.stages],
        next_steps=_next_steps(viewer, each),
        cannot=getattr(answer, "sentence", "") if waits else "",
        hears_next=STEPS[level + 1].hears if level + 1 in STEPS else "",
    )


def _next_steps(viewer: Viewer, each: Disputed) -> list[Link]:
    offered = [
        (ChallengeAct.ANSWER, may_answer_challenge(viewer, each.challenge), "challenge_answer", "Answer it"),
        (ChallengeAct.TELL, may_tell(viewer), "challenge_tell", "Record that they were told"),
        (ChallengeAct.ESCALATE, _further(viewer, each), "challenge_further", "Take it a step further"),
    ]
    return [
        Link(text, reverse(f"front_door:{name}", args=[each.challenge.pk]))
        for act, who, name, text in offered
        if who and CHALLENGE.may(each.state, act)
    ]


def _further(viewer: Viewer, each: Disputed) -> bool:
    answer = each.last.answer
    stands = answer is not None and answer.outcome == ChallengeOutcome.STANDS
    return bool(may_tell(viewer)) and stands and each.last.stage.level + 1 in STEPS


def _rows(it: Challenge) -> list[Row]:
    return [
        Row("Who disagrees", ", ".join(part for part in (who_challenged(it), it.role) if part)),
        Row("How to reach them", it.reach),
        Row("When they told us", words.moment(it.received_at)),
        Row("What they disagree with", paragraphs(it.words) or None),
        Row("What they want instead", paragraphs(it.wanted) or None, empty="Not said"),
        Row("The decision they dispute", decision_words(it.decision)),
        Row("The reason it gives", paragraphs(it.decision.reason) or None),
        Row("Decided by", it.decision.decided_by_name, empty="Not named"),
        Row("Taken down by", it.by.name if it.by else "Sent by them, from their own page"),
    ]


def decision_words(decision: Decision) -> str:
    """Level and outcome in one line."""
    level = str(Level(decision.level).label) if decision.level else ""
    outcome = str(FirstOutcome(decision.outcome).label) if decision.outcome else ""
    when = words.moment(decision.decided_at)
    return ". ".join(part for part in (f"Decision {decision.number}, {when}", level, outcome) if part)


def _step_title(part: Stage) -> str:
    return f"Step {part.stage.level}: {part.stage.put_to}"


def _step_rows(part: Stage) -> list[Row]:
    clock, answer, told = part.clock, part.answer, part.told
    rows = [Row("Put to them", words.moment(part.stage.at))]
    if part.stage.why:
        rows.append(Row("Why it went further", paragraphs(part.stage.why)))
    if clock:
        rows.append(Row("Answer by", words.moment(clock.due_at)))
    if answer is None:
        return [*rows, Row("Answer", Tag("Not answered yet", "orange"))]
    rows += [
        Row("Answer", str(ChallengeOutcome(answer.outcome).label)),
        Row("Reason", paragraphs(answer.reason)),
        Row("Answered by", f"{answer.answered_by}, {words.moment(answer.at)}"),
    ]
    if answer.decision:
        rows.append(Row("New decision", decision_words(answer.decision)))
    if told is None:
        return [*rows, Row("Told", Tag("Not told yet", "orange"))]
    said = told.why_nobody if told.how == ToldHow.NOBODY else told.what_was_said
    how = f"{ToldHow(told.how).label}, {words.moment(told.told_at)}"
    return [*rows, Row("Told", how), Row("What they were told", paragraphs(said))]


@dataclass(frozen=True)
class OnContact:
    """What the page of a contact says of challenges."""

    lines: list[ChallengeLine]
    may_challenge: bool
    href: str


def on_contact(viewer: Viewer, contact: Contact, disputed: list[Disputed], *, now: datetime) -> OnContact:
    """The challenges to its decisions, and whether another can be taken down."""
    waits = any(each.state is ChallengeState.WAITING for each in disputed)
    return OnContact(
        lines=challenge_lines(disputed, now=now),
        may_challenge=bool(may_tell(viewer)) and not contact.undecided and not waits,
        href=reverse("front_door:challenge_new", args=[contact.pk]),
    )
