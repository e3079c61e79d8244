"""What is done today for a child in danger: each step with what stands of it, its clocks, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.core.words import paragraphs
from sightline.front_door.choices import ConferenceStepKind, HeldHow, NrmDecision, PartnerKind
from sightline.front_door.models import Contact
from sightline.front_door.pages.contact import ClockLine, clock_lines
from sightline.front_door.permissions import may_decide, may_take
from sightline.front_door.queries import Acute, Discussed

DONE, TO_DO, PART = Tag("Done", "green"), Tag("To do", "blue"), Tag("Not whole yet", "orange")


@dataclass(frozen=True)
class Step:
    """One thing to be done today: whether it is, and where it is written down."""

    text: str
    href: str
    tag: Tag


@dataclass(frozen=True)
class Card:
    """What stands of one step."""

    heading: str
    rows: list[Row]
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class AcutePage:
    """Everything the template shows."""

    steps: list[Step]
    main: Step | None
    cards: list[Card]
    clocks: list[ClockLine]
    others: list[Link]


def acute_page(viewer: Viewer, contact: Contact, work: Acute, *, now: datetime) -> AcutePage:
    """The page as this viewer sees it."""
    steps = _steps(viewer, contact, work)
    return AcutePage(
        steps=steps,
        main=next((step for step in steps if step.tag is not DONE and step.href), None),
        cards=[
            *_tonight(work),
            *_discussions(work),
            *_handover(work),
            *_seen(work),
            *_conference(work),
            *_trusts(contact, work),
        ],
        clocks=clock_lines(work.clocks, now),
        others=_others(viewer, contact),
    )


def _steps(viewer: Viewer, contact: Contact, work: Acute) -> list[Step]:
    """In the order of the day. What is not asked for yet is not shown."""
    decides, takes = bool(may_decide(viewer)), bool(may_take(viewer))
    held = work.discussion
    steps = [
        _step(contact, "tonight", "Write down what keeps the child safe tonight", takes, bool(work.tonight)),
        _step(contact, "strategy", "Hold the strategy discussion with police and health", decides,
              held is not None, part=held is not None and not held.complete),
    ]  # fmt: skip
    if work.enquiry:
        text = "Hand the section 47 enquiry to child protection"
        given = bool(work.handovers) and bool(work.handovers[-1].their_reference)
        steps.append(
            _step(contact, "section_47", text, decides, bool(work.handovers),
                  part=bool(work.handovers) and not given)
        )  # fmt: skip
        steps.append(_step(contact, "child_seen", "Record that the child was seen", takes, bool(work.seen)))
        text, ended = "Record the child protection conference", _conference_ended(work)
        steps.append(
            _step(contact, "conference", text, decides, ended, part=bool(work.conferences) and not ended)
        )
    for trust in work.trusts:
        path = reverse("front_door:officer", args=[contact.pk, trust.row.pk]) if takes else ""
        steps.append(Step("Tell the designated officer for allegations", path, DONE if trust.told else TO_DO))
    return steps


def _step(contact: Contact, name: str, text: str, may: bool, done: bool, *, part: bool = False) -> Step:
    href = reverse(f"front_door:{name}", args=[contact.pk]) if may else ""
    return Step(text, href, PART if part else DONE if done else TO_DO)


def _conference_ended(work: Acute) -> bool:
    ends = (ConferenceStepKind.HELD, ConferenceStepKind.NOT_NEEDED)
    return any(each.kind in ends for each in work.conferences)


def _others(viewer: Viewer, contact: Contact) -> list[Link]:
    offered = [
        (may_take(viewer), "trust", "Somebody in a position of trust is named"),
        (may_take(viewer), "send", "It belongs to another authority"),
        (may_decide(viewer), "decide", "Decide what happens"),
        (may_take(viewer), "ask_partner", "Ask a partner for information"),
    ]
    return [
        Link(text, reverse(f"front_door:{name}", args=[contact.pk])) for may, name, text in offered if may
    ]


def _tonight(work: Acute) -> list[Card]:
    if not work.tonight:
        return []
    last = work.tonight[-1]
    rows = [
        Row("Where the child is", paragraphs(last.where_now)),
        Row("Who is with them", paragraphs(last.with_whom)),
        Row("What keeps them safe", paragraphs(last.keeps_safe)),
        Row("Who does what", paragraphs(last.who_does)),
        Row("Who has been told", paragraphs(last.told_whom)),
        Row("Who looks again", paragraphs(last.next_check) or None),
        _written(last),
    ]
    return [Card("Safe tonight", rows)]


def _written(fact: object) -> Row:
    by = getattr(fact, "by", None)
    return Row("Written by", f"{by.name if by else 'Sightline'}, {words.moment(getattr(fact, 'at'))}")  # noqa: B009


def _discussions(work: Acute) -> list[Card]:
    """Every one, the newest first: what was said earlier stays in view."""
    return [_discussion(each) for each in reversed(work.discussions)]


def _discussion(held: Discussed) -> Card:
    it = held.row
    enquiry = "A section 47 enquiry begins" if it.section_47 else "No section 47 enquiry"
    rows = [
        Row("Held", f"{words.moment(it.held_at)}, {words.first_lower(str(HeldHow(it.how).label))}"),
        *([Row("What led to it", paragraphs(it.why_held))] if it.why_held else []),
        *[_took_part(each) for each in held.took_part],
        *([Row("Police or health missing", paragraphs(it.missing_why))] if it.missing_why else []),
        Row("Decided", paragraphs(it.decision)),
        Row("Section 47", paragraphs(f"{enquiry}.\n\n{it.section_47_why}")),
        Row("Conference", paragraphs(it.conference_why) if it.conference else "Not asked for"),
        *([_nrm(held)] if it.nrm else []),
        Row("By", f"{it.decided_by_name} (social worker, {it.social_work_number})"),
    ]
    return Card(f"Strategy discussion {it.number}", rows)


def _nrm(held: Discussed) -> Row:
    decided = NrmDecision(held.row.nrm).label
    return Row("National Referral Mechanism", paragraphs(f"{decided}.\n\n{held.row.nrm_why}"))


def _took_part(each: object) -> Row:
    name, organisation, gave = (str(getattr(each, part)) for part in ("name", "organisation", "gave"))
    remote = " (remotely)" if getattr(each, "remote", False) else ""
    kind = str(PartnerKind(getattr(each, "kind")).label)  # noqa: B009
    return Row(kind, paragraphs(f"{name}, {organisation}{remote}\n\n{gave or 'Gave no information.'}"))


def _handover(work: Acute) -> list[Card]:
    if not work.handovers:
        return []
    last = work.handovers[-1]
    rows = [
        Row("Taken by", f"{last.received_by}, {last.team}"),
        Row("When", words.moment(last.handed_at)),
        Row("Their reference", last.their_reference or None, empty="Not given yet"),
        Row("What they were told", paragraphs(last.words) or None),
        _written(last),
    ]
    return [Card("Section 47 enquiry handed over", rows)]


def _seen(work: Acute) -> list[Card]:
    return [
        Card(
            "The child was seen",
            [
                Row("By", each.seen_by),
                Row("When and where", ", ".join(filter(None, (words.moment(each.seen_at), each.where)))),
                Row("Spoken to alone", "Yes" if each.alone else "No"),
                Row("How they are, and what they said", paragraphs(each.words) or None),
                _written(each),
            ],
        )
        for each in work.seen
    ]


def _conference(work: Acute) -> list[Card]:
    if not work.conferences:
        return []
    rows = [
        Row(
            str(ConferenceStepKind(each.kind).label),
            ", ".join(
                part for part in (words.moment(each.happened_at), each.their_reference, each.words) if part
            ),
        )
        for each in work.conferences
    ]
    return [Card("Child protection conference", rows)]


def _trusts(contact: Contact, work: Acute) -> list[Card]:
    cards = []
    for trust in work.trusts:
        it, told = trust.row, trust.told
        rows = [
            Row("Who", f"{it.person}, {it.employer}"),
            Row("Concern", paragraphs(it.concern)),
            Row("With children now", it.still_with_children),
            Row("Known since", words.moment(it.known_at)),
        ]
        if told is not None:
            reference = f", reference {told.their_reference}" if told.their_reference else ""
            rows.append(Row("Officer told", f"{told.received_by}, {words.moment(told.told_at)}{reference}"))
            rows.append(Row("What they said", paragraphs(told.advice) or None))
        cards.append(Card("Somebody in a position of trust", rows))
    return cards
