"""The page of one enquiry: the question, who is asked, what stands, what can be done. No entry is on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.enquiries.models import Asked, Conclusion, Enquiry, Subject, SubjectAnswer
from sightline.enquiries.queries.one import Held, Whole
from sightline.enquiries.states import Concern, Outcome, Part, State, Urgency
from sightline.follow_up.pages import state_tag
from sightline.people.pages.header import born_in_words

URGENCY = {Urgency.RED: "red", Urgency.AMBER: "yellow", Urgency.GREEN: "green"}
ASK = "{what} held. Ask {whom}."


@dataclass(frozen=True)
class AskedLine:
    """One organisation asked."""

    whom: str
    state: Tag
    due: str
    late: bool
    href: str
    told: str
    answer_for: str


@dataclass(frozen=True)
class Worker:
    """One social worker who reads all of it."""

    name: str
    since: str
    why: str
    end: str


@dataclass(frozen=True)
class EnquiryPage:
    """Everything the template shows."""

    key: UUID
    reference: str
    who: str
    tags: list[Tag]
    question: list[Row]
    asked: list[AskedLine]
    held: str
    workers: list[Worker]
    conclusions: list[list[Row]]
    deadline: str
    offers: list[Link]
    is_named: bool
    walled: bool
    doubts: list[Link]
    off: list[str]


def state_of(conclusions: Iterable[Conclusion]) -> State:
    return State.CONCLUDED if list(conclusions) else State.OPEN


def tags_of(enquiry: Enquiry, state: State) -> list[Tag]:
    """How soon, and where it stands."""
    stands = Tag(state.label, "green" if state is State.CONCLUDED else "blue")
    return [
        Tag("Safeguarding request"),
        Tag(Urgency(enquiry.urgency).label, URGENCY[Urgency(enquiry.urgency)]),
        stands,
    ]


def enquiry_page(viewer: Viewer, all_of_it: Whole, *, now: datetime) -> EnquiryPage:
    """The page as this viewer sees it."""
    it = all_of_it.enquiry
    state = state_of(all_of_it.conclusions)
    return EnquiryPage(
        key=it.pk,
        reference=it.reference,
        who=who(all_of_it),
        tags=tags_of(it, state),
        question=[*subject_rows(all_of_it.subjects), *question_rows(it)],
        asked=[_asked(all_of_it, each, now) for each in all_of_it.asked],
        held=held_words(all_of_it.held, [each.staff.name for each in all_of_it.named]),
        workers=_workers(all_of_it),
        conclusions=[
            conclusion_rows(each, all_of_it.reasons.get(each.pk, "")) for each in all_of_it.conclusions
        ],
        deadline=_deadline(all_of_it.clocks, now),
        offers=_offers(viewer, all_of_it, state),
        is_named=all_of_it.is_named,
        walled=bool(it.walls),
        doubts=_doubts(all_of_it),
        off=[_off(each) for each in all_of_it.off],
    )


def _off(it: SubjectAnswer) -> str:
    by = it.by.name if it.by else "Sightline"
    return f"Somebody named by mistake was taken off on {words.day(it.at)} by {by}: {it.why}"


def _doubts(all_of_it: Whole) -> list[Link]:
    """Those taken off the contact and not answered for; a social worker of the enquiry is led to the answer."""
    names = {each.pk: name for each, name in all_of_it.subjects}
    return [
        Link(
            f"{names.get(each.subject.pk, 'Somebody')} was taken off the contact and still stands here: {each.why}",
            reverse("enquiries:person", args=[all_of_it.enquiry.pk, each.subject.pk])
            if all_of_it.is_named
            else "",
        )
        for each in all_of_it.doubted
    ]


def who(all_of_it: Whole) -> str:
    """The children, as people say it."""
    return (
        words.listing(name for each, name in all_of_it.subjects if each.part == Part.CHILD)
        or "Somebody restricted"
    )


def subject_rows(subjects: Iterable[tuple[Subject, str]]) -> list[Row]:
    """Everybody the question is about, with what they are to it and when they were born."""
    rows = []
    for each, name in subjects:
        born = born_in_words(each.record) if each.record else ""
        if each.record and each.record.born.known:
            born = f"Born {born}"
        rows.append(Row(str(Part(each.part).label), f"{name}, {words.first_lower(born)}" if born else name))
    return rows


def question_rows(it: Enquiry) -> list[Row]:
    """The question and the law it stands on (IS-03, IS-17, IS-18)."""
    rows = [
        Row("Concern", Concern(it.concern).label),
        Row("Question", it.question),
        Row("Why it is asked", it.why),
        Row("Lawful basis", it.get_lawful_basis_display()),
        Row("Confidence", it.get_confidentiality_basis_display()),
    ]
    if it.basis_words:
        rows.append(Row("Why it may be set aside", it.basis_words))
    if it.agreement:
        rows.append(Row("Sharing agreement", str(it.agreement)))
    return [*rows, Row("Asked by", it.by.name if it.by else ""), Row("Asked", words.moment(it.at))]


def held_words(held: Held, named: list[str]) -> str:
    """What those who do not read the entries are told of them."""
    if not held.entries:
        return ""
    verb = "is" if held.entries == 1 else "are"
    said = f"{words.plural(held.entries, 'entry', 'entries')} {verb}"
    asks = ASK.format(what=said, whom=words.listing(named, "or") or "a front-door manager")
    if not held.drawn:
        return asks
    rests = "of them is" if held.drawn == 1 else "of them are"
    return f"{asks} {held.drawn} {rests} what the decision rests on."


def conclusion_rows(it: Conclusion, reasons: str) -> list[Row]:
    """One decision; the reasons where the viewer reads them."""
    rows = [
        Row("Decided", Outcome(it.outcome).label),
        Row("What every organisation asked is told", it.told),
        Row("By", f"{it.decided_by_name}, {words.moment(it.at)}"),
    ]
    return [*rows[:1], Row("Why", reasons), *rows[1:]] if reasons else rows


def _asked(all_of_it: Whole, asked: Asked, now: datetime) -> AskedLine:
    sent = asked.follow_up
    until = all_of_it.until.get(sent.pk)
    told = next((each for each in all_of_it.told if each.asked_id == asked.pk), None)
    named = all_of_it.is_named
    return AskedLine(
        whom=asked.name,
        state=state_tag(sent.state),
        due=words.moment(until) if until else "",
        late=bool(until and until < now),
        href=reverse("follow_up:one", args=[sent.pk]),
        told="" if told is None else "Told of the outcome" if told.sent else "Nobody there could be told",
        answer_for=reverse("enquiries:write_for", args=[asked.pk]) if named else "",
    )


def _workers(all_of_it: Whole) -> list[Worker]:
    return [
        Worker(
            name=each.staff.name,
            since=words.moment(each.at),
            why=each.why,
            end=reverse("enquiries:end_naming", args=[all_of_it.enquiry.pk, each.staff_id])
            if all_of_it.is_named and len(all_of_it.named) > 1
            else "",
        )
        for each in all_of_it.named
    ]


def _deadline(clocks: list[Clock], now: datetime) -> str:
    running = next((each for each in clocks if each.stopped_at is None), None)
    if running is None:
        return ""
    verb = "was to be" if running.due_at < now else "is to be"
    return f"It {verb} concluded by {words.moment(running.due_at)}."


def _offers(viewer: Viewer, all_of_it: Whole, state: State) -> list[Link]:
    """What this viewer can do now, the main thing first."""
    key = all_of_it.enquiry.pk
    found = []
    if all_of_it.is_named:
        decide = "Decide" if state is State.OPEN else "Change the decision"
        found = [
            Link("Read what they wrote", reverse("enquiries:story", args=[key])),
            Link(decide, reverse("enquiries:conclude", args=[key])),
            Link("Print it", reverse("enquiries:print", args=[key])),
        ]
    if all_of_it.is_named or (viewer.may("front_door.oversee") and viewer.may("enquiries.read_all")):
        found.append(Link("Name another social worker", reverse("enquiries:name", args=[key])))
    return found
