"""Deciding on records whose review date has passed: keep them, or propose that they be disposed of."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.information_rights.models import DisposalProposal, KeptOn
from sightline.information_rights.permissions import may_review, may_review_person
from sightline.information_rights.queries.disposals import waiting
from sightline.information_rights.queries.holds import is_held
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.review import (
    due_of,
    reviewable,
    waiting_for,
    whole_identity,
    years_of,
)
from sightline.information_rights.states import PAPERS, PEOPLE, Ground

NOT_FOUND = "There is no such record, or it is not yours to open."
NO_WHY = "Say why."
NOT_LATER = "Enter a day to come."
NO_GROUND = "Choose why they may go."
NOT_DUE = "Not all of it has come to its review date."
WAITS = "Somebody who shares these records has not come to their own review date."
HELD = "A legal hold stands. Nothing it covers is disposed of."
ALREADY = "A disposal has been proposed already and waits for a second person."
FOR_GOOD = "The schedule keeps this class for good."


@action("information_rights.kept_on")
def keep_on(*, record_id: UUID, until: date, why: str, by: Viewer, at: datetime) -> KeptOn:
    """Keep a person's records until a day, when they come to review again."""
    people = _whose(record_id, by)
    unless(not why.strip(), NO_WHY).demand()
    unless(until <= london(at).date(), NOT_LATER).demand()
    return KeptOn.objects.create(
        key=PEOPLE, until=until, why=why.strip(), about=people, **_law(KeptOn.RETENTION, by, at)
    )


@action("information_rights.disposal_proposed")
def propose_disposal(*, record_id: UUID, ground: str, why: str, by: Viewer, at: datetime) -> DisposalProposal:
    """Put the disposal of all one person's records to a second person."""
    people = _whose(record_id, by)
    today = london(at).date()
    due = due_of(people, today)
    for wrong, sentence in (
        (ground not in {Ground.NO_NEED, Ground.ARCHIVED}, NO_GROUND),
        (not why.strip(), NO_WHY),
        (any(due.get(each, date.max) > today for each in people), NOT_DUE),
        (bool(waiting_for(people, today)), WAITS),
        (is_held(PEOPLE, people), HELD),
        (waiting().filter(about__overlap=people).exists(), ALREADY),
    ):
        if wrong:
            raise Refused(sentence)
    return _proposed(DisposalProposal(key=PEOPLE, ground=ground, why=why.strip(), about=people), by, at)


@action("information_rights.papers_proposed")
def propose_papers(*, before: date, why: str, by: Viewer, at: datetime) -> DisposalProposal:
    """Put the disposal of every working paper up to a day to a second person."""
    may_review(by).demand()
    today = london(at).date()
    years = years_of(PAPERS, today)
    unless(years is None, FOR_GOOD).demand()
    latest = today.replace(year=today.year - (years or 0), day=min(today.day, 28))
    unless(before > latest, NOT_DUE).demand()
    unless(not why.strip(), NO_WHY).demand()
    unless(is_held(PAPERS), HELD).demand()
    unless(waiting().filter(key=PAPERS).exists(), ALREADY).demand()
    made = DisposalProposal(key=PAPERS, before=before, ground=Ground.PAPERS, why=why.strip(), about=[])
    return _proposed(made, by, at)


def _whose(record_id: UUID, by: Viewer) -> list[UUID]:
    """Every record of the person; refused unless the viewer may open all of them, and for one's own name."""
    may_review(by).demand()
    people = whole_identity(record_id)
    if reviewable(by).filter(pk__in=people).count() < len(people):
        raise Refused(NOT_FOUND, hidden=True)
    may_review_person(by, every_name(people)).demand()
    return people


def _proposed(made: DisposalProposal, by: Viewer, at: datetime) -> DisposalProposal:
    for name, value in _law(DisposalProposal.RETENTION, by, at).items():
        setattr(made, name, value)
    made.save(force_insert=True)
    return made


def _law(retention: str, by: Viewer, at: datetime) -> dict[str, object]:
    return {"controller_id": by.employer_id, "retention_class": retention, "by_id": by.staff_id, "at": at}
