"""Deciding whether two source records are one person. Linking moves nothing; undoing loses nothing."""

from datetime import datetime

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.people.actions.chronology import write_chronology
from sightline.people.actions.parts import one_at_a_time, redraw_walls
from sightline.people.models import LinkDecision, SourceRecord
from sightline.people.naming.agreement import agreeing, compare, differing
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_link
from sightline.people.queries.facts import facts_of
from sightline.people.states import DECISION_MOVES, FIRST_DECISIONS, Decision

IDENTITY_CHANGED = "people.identity_changed"
SAME_RECORD = "This is one and the same record."
SAY_WHY = "Say why, so that others can follow your decision."
CHANGED = "Somebody else decided about these two records while you were looking. Read their decision first."
TITLES = {
    Decision.CONFIRMED: "Records linked as one person",
    Decision.REFUSED: "Records decided to be different people",
    Decision.UNSURE: "Not sure whether two records are one person",
    Decision.UNDONE: "Link between records undone",
    Decision.TAKEN_BACK: "Answer about two records taken back",
}
NOT_NOW = {
    Decision.CONFIRMED: "These two records are linked already.",
    Decision.REFUSED: "These two records are linked, or were refused before. Undo the link first.",
    Decision.UNSURE: "These two records are linked. Undo the link first.",
    Decision.UNDONE: "These two records are not linked directly, so there is no link to undo.",
    Decision.TAKEN_BACK: "There is no answer about these two records to take back. A link is undone instead.",
}


@action("people.link_confirmed")
def confirm_link(
    *, left: SourceRecord, right: SourceRecord, why: str, by: Viewer, at: datetime, after: int | None = None
) -> LinkDecision:
    """These two records are one person. A wall round either stands round both at once.

    `after` is the number of the decision the person read last (0 for none); a newer one stops this.
    """
    return _decide(Decision.CONFIRMED, left, right, why=why, by=by, at=at, after=after)


@action("people.link_refused")
def refuse_link(
    *, left: SourceRecord, right: SourceRecord, why: str, by: Viewer, at: datetime, after: int | None = None
) -> LinkDecision:
    """These two records are different people; they are not proposed again unless asked for."""
    return _decide(Decision.REFUSED, left, right, why=why, by=by, at=at, after=after)


@action("people.link_unsure")
def decide_unsure(
    *, left: SourceRecord, right: SourceRecord, why: str, by: Viewer, at: datetime, after: int | None = None
) -> LinkDecision:
    """Somebody looked and could not tell; the pair goes on being proposed, with their words."""
    return _decide(Decision.UNSURE, left, right, why=why, by=by, at=at, after=after)


@action("people.link_undone")
def undo_link(
    *, left: SourceRecord, right: SourceRecord, why: str, by: Viewer, at: datetime, after: int | None = None
) -> LinkDecision:
    """The link was wrong. Every row stays with the record it was written to; walls follow the links left."""
    return _decide(Decision.UNDONE, left, right, why=why, by=by, at=at, after=after)


@action("people.link_answer_taken_back")
def take_back_answer(
    *, left: SourceRecord, right: SourceRecord, why: str, by: Viewer, at: datetime, after: int | None = None
) -> LinkDecision:
    """That they are different people, or that nobody can tell, was said in error: the question is open again."""
    return _decide(Decision.TAKEN_BACK, left, right, why=why, by=by, at=at, after=after)


def _decide(
    decision: Decision,
    left: SourceRecord,
    right: SourceRecord,
    *,
    why: str,
    by: Viewer,
    at: datetime,
    after: int | None,
) -> LinkDecision:
    may_link(by).demand()
    unless(left.pk == right.pk, SAME_RECORD).demand()
    why = cleaned(why, 2000)
    unless(not why, SAY_WHY).demand()
    one, other = sorted((left, right), key=lambda record: record.pk)
    one_at_a_time()
    last = LinkDecision.objects.filter(one=one, other=other).order_by("-number").first()
    if after is not None and after != (last.number if last else 0):
        raise Refused(CHANGED)
    allowed = DECISION_MOVES[Decision(last.decision)] if last else FIRST_DECISIONS
    unless(decision not in allowed, NOT_NOW[decision]).demand()
    made = _written(decision, one, other, number=last.number + 1 if last else 1, why=why, by=by, at=at)
    _told(made, by=by, at=at)
    if decision in {Decision.CONFIRMED, Decision.UNDONE}:
        redraw_walls(one, other)
        emit(IDENTITY_CHANGED, subject_id=made.pk, at=at, about=made.about)
    return made


def _written(
    decision: Decision,
    one: SourceRecord,
    other: SourceRecord,
    *,
    number: int,
    why: str,
    by: Viewer,
    at: datetime,
) -> LinkDecision:
    facts = facts_of([one.pk, other.pk])
    findings = compare(facts[one.pk], facts[other.pk])
    made = LinkDecision(
        one=one,
        other=other,
        number=number,
        decision=decision,
        why=why,
        agreed=agreeing(findings),
        differed=differing(findings),
        about=[one.pk, other.pk],
        by_id=by.staff_id,
        at=at,
        controller_id=by.employer_id or one.controller_id,
        retention_class=LinkDecision.RETENTION,
    )
    made.save(force_insert=True)
    return made


def _told(made: LinkDecision, *, by: Viewer, at: datetime) -> None:
    write_chronology(
        about=made.about,
        happened_at=at,
        kind="people.link_decided",
        title=TITLES[Decision(made.decision)],
        words=made.why,
        reference_id=made.pk,
        controller_id=made.controller_id,
        by=by,
        at=at,
    )
