"""Deciding on records whose review date has passed: keep them, or propose that they be disposed of."""

from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.information_rights.actions.parts import law_of, person_of
from sightline.information_rights.models import DisposalProposal, KeptOn
from sightline.information_rights.permissions import may_review, may_review_person
from sightline.information_rights.queries.disposals import waiting
from sightline.information_rights.queries.holds import is_held
from sightline.information_rights.queries.review import (
    due_of,
    reviewable,
    waiting_for,
    years_of,
)
from sightline.information_rights.states import PAPERS, PEOPLE, Ground

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
        key=PEOPLE,
        until=until,
        why=why.strip(),
        **law_of(people, by.employer_id, KeptOn.RETENTION, by, at),
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
    law = law_of(people, by.employer_id, DisposalProposal.RETENTION, by, at)
    return DisposalProposal.objects.create(key=PEOPLE, ground=ground, why=why.strip(), **law)


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
    law = law_of([], by.employer_id, DisposalProposal.RETENTION, by, at)
    return DisposalProposal.objects.create(
        key=PAPERS, before=before, ground=Ground.PAPERS, why=why.strip(), **law
    )


def _whose(record_id: UUID, by: Viewer) -> list[UUID]:
    """Every record of the person; refused unless the viewer may open all of them, and for one's own name."""
    may_review(by).demand()
    return person_of(reviewable(by), record_id, by, may_review_person)
