"""Requests for records as they stand: their clock, their lines, what was decided on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sightline.core.leave import Answer, first_refusal, unless
from sightline.deadlines.queries import calendar
from sightline.deadlines.working_days import WorkingDays
from sightline.information_rights.clock import Standing, standing
from sightline.information_rights.models import (
    LineDecision,
    PackAnswer,
    RecordsRequest,
    RequestLine,
    RequestStep,
)
from sightline.information_rights.states import Choice, Requester, Step
from sightline.people.naming.likeness import Likeness, part_likeness
from sightline.people.naming.text import folded

APART = (Likeness.DIFFERENT, Likeness.NOT_HELD)
DONE = "The pack was approved. It cannot be changed."
CLOSED = "It was closed without a pack."
STANDS_STILL = "Identity, authority or clarification is still asked for."
NOT_SHOWN = "They have no authority, or the person must be protected from them. Close it, and tell them."


@dataclass(frozen=True)
class Decided:
    """A line with the decision that counts, if there is one."""

    line: RequestLine
    decision: LineDecision | None


def requests() -> QuerySet[RecordsRequest]:
    """Every request this viewer may see, newest first."""
    return RecordsRequest.objects.select_related("record", "by").order_by("-received_on", "id")


def requests_about(people: list[UUID]) -> QuerySet[RecordsRequest]:
    """Every request for these people's records that this viewer may see, newest first."""
    return requests().filter(about__overlap=people)


def alike(people: list[UUID], requester: str, name: str) -> list[RecordsRequest]:
    """Earlier requests of the same requester for the same person. The person is the same, however they are called.

    Anybody else is, by a name spelt alike: an accent, a hyphen, a letter, a short form, an initial, words left out or
    in another order. Whoever takes the request says that it is another one, where it is.
    """
    found = requests_about(people).filter(requester=requester)
    return [each for each in found if requester == Requester.PERSON or _spelt_alike(each.name, name)]


def _spelt_alike(one: str, other: str) -> bool:
    return folded(one) == folded(other.strip()) or part_likeness(one, other) not in APART


def asked_of(steps: Iterable[RequestStep]) -> set[UUID | None]:
    """Which other controllers were asked."""
    return {step.agency_id for step in steps if step.kind == Step.CONSULTED}


def other_controllers(it: RecordsRequest) -> set[UUID]:
    """Who else controls something that was collected and that this viewer may read."""
    held = RequestLine.objects.filter(request=it).exclude(controller_id=it.controller_id)
    return set(held.order_by().values_list("controller_id", flat=True).distinct())


def steps_of(ids: list[UUID]) -> dict[UUID, list[RequestStep]]:
    """What happened to each request, in order."""
    found: dict[UUID, list[RequestStep]] = {pk: [] for pk in ids}
    for step in RequestStep.objects.filter(request_id__in=ids).select_related("by"):
        found[step.request_id].append(step)
    return found


def standing_of(it: RecordsRequest, steps: list[RequestStep], working: WorkingDays | None = None) -> Standing:
    """Where its clock stands. `working` is read once for a list."""
    done = [(step.kind, step.on) for step in steps]
    return standing(it.received_on, done, wanted_by=it.wanted_by, working=working or calendar())


@dataclass(frozen=True)
class State:
    """Where a request stands, and what may be done with it now."""

    standing: Standing
    steps: list[RequestStep]
    answer: PackAnswer | None

    def not_done(self) -> Answer:
        """Neither approved nor closed."""
        return first_refusal(
            unless(self.answer is not None, DONE), unless(self.standing.closed_on is not None, CLOSED)
        )

    def open(self) -> Answer:
        """Neither done nor waiting for whoever asks, and nothing says that they may not have it."""
        return first_refusal(
            self.not_done(),
            unless(self.standing.stopped_on is not None, STANDS_STILL),
            unless(self.shown() is False, NOT_SHOWN),
        )

    def shown(self) -> bool | None:
        """Whether identity and authority were shown, as was said last; None where nobody has said."""
        said = [step.kind for step in self.steps if step.kind in (Step.SHOWN, Step.NOT_SHOWN)]
        return said[-1] == Step.SHOWN if said else None

    def searched(self) -> bool:
        return any(step.kind == Step.SEARCHED for step in self.steps)

    def not_consulted(self, lines: list[Decided]) -> set[UUID]:
        """Other controllers of what would be given, whom nobody asked."""
        given = [each.line for each in lines if each.decision and each.decision.choice != Choice.WITHHOLD]
        return {
            line.controller_id for line in given if line.controller_id != line.request.controller_id
        } - asked_of(self.steps)


def state_of(it: RecordsRequest) -> State:
    """Where a request stands."""
    steps = steps_of([it.pk])[it.pk]
    return State(standing_of(it, steps), steps, approved(it.pk))


def unseen(request_id: UUID) -> int:
    """How many of its lines this viewer may not read: their number, from the database itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT information_rights_lines_held(%s)", [request_id])
        held: int = cursor.fetchone()[0]
    return held - lines_of(request_id).count()


def lines_of(request_id: UUID) -> QuerySet[RequestLine]:
    return RequestLine.objects.filter(request_id=request_id).select_related("request").order_by("number")


def decisions_of(lines: list[RequestLine]) -> list[Decided]:
    """Each line with its last decision, in one read."""
    last: dict[UUID, LineDecision] = {}
    for decision in LineDecision.objects.filter(line__in=lines).select_related("by").order_by("number"):
        last[decision.line_id] = decision
    return [Decided(line, last.get(line.pk)) for line in lines]


def approved(request_id: UUID) -> PackAnswer | None:
    """The answer by which the pack may leave."""
    return PackAnswer.objects.filter(request_id=request_id, agreed=True).select_related("by").first()


def answers_of(request_id: UUID) -> QuerySet[PackAnswer]:
    return PackAnswer.objects.filter(request_id=request_id).select_related("by").order_by("at", "id")


def approved_of(ids: list[UUID]) -> set[UUID]:
    """Those of some requests whose pack may leave."""
    done = PackAnswer.objects.filter(request_id__in=ids, agreed=True)
    return set(done.values_list("request_id", flat=True))


def hands_of(it: RecordsRequest) -> set[UUID | None]:
    """Who took it down or decided on any of its lines, then or now."""
    decided = LineDecision.objects.filter(line__request=it).values_list("by_id", flat=True)
    return {it.by_id, *decided}


def every_line() -> QuerySet[RequestLine]:
    """Every collected line this viewer may see."""
    return RequestLine.objects.select_related("request", "controller")
