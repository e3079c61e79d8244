"""Drawing the quarterly tenth, recording what a check found, and reporting it to the board (FD-24, FD-24a)."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start, stop
from sightline.deadlines.counting import end_of
from sightline.follow_up.models import FollowUp
from sightline.front_door.hub_states import WANTING, ActionTaken
from sightline.front_door.models import Finding, Sample, Sampled, SampleReport
from sightline.front_door.permissions import may_check
from sightline.front_door.queries import home_team
from sightline.front_door.queries.challenges import overseers
from sightline.front_door.queries.samples import (
    base_of,
    counts,
    drawn,
    findings,
    quarter_before,
    rule_of,
    sampled,
    samples,
    story_of,
)
from sightline.front_door.rows import law

RULE = "CL-53"
NO_SHOW = "Say what shows it."
NO_NEXT = "Say what must happen now, so that the action is not lost."
NOT_THERE = "There is no such check, or it is not yours to open."
NOT_ALL = "Every referral that was drawn must be checked before it is reported."
NO_WORDS = "Say what you conclude, for the board."
NO_BOARD = "Say to whom it is reported."
CHECKED_SINCE = "Somebody has checked it since you opened this page. Read what they found, then save again."


@action("front_door.sample_drawn")
def draw(*, by: Viewer, at: datetime, seed: str = "") -> Sample | None:
    """Draw the tenth of the last quarter that ended, once. The seed is not known to anybody before."""
    first, last = quarter_before(london(at).date())
    team = home_team(by)
    if team is None or Sample.objects.filter(first_day=first, controller_id=team.agency_id).exists():
        return None
    base = base_of(first, last)
    seed = seed or secrets.token_hex(8)
    chosen = drawn(seed, [each.reference for each in base])
    made = _sample(first, last, seed, base, len(chosen), agency_id=team.agency_id, by=by, at=at)
    by_reference = {each.reference: each for each in base}
    for number, reference in enumerate(chosen, 1):
        _take(made, by_reference[reference], number, by=by, at=at)
    start(
        rule=RULE,
        subject=made,
        about=[],
        started_at=end_of(last),
        owner_agency=team.agency,
        reference=f"Checks from {first.isoformat()}",
        path=reverse("front_door:sample", args=[made.pk]),
        by=by,
        at=at,
    )
    return made


def _sample(
    first: date,
    last: date,
    seed: str,
    base: list[FollowUp],
    size: int,
    *,
    agency_id: UUID,
    by: Viewer,
    at: datetime,
) -> Sample:
    made = Sample(
        first_day=first,
        last_day=last,
        seed=seed,
        rule=rule_of(first, last),
        base=[each.reference for each in base],
        size=size,
        by_id=by.staff_id,
        at=at,
        **law(Sample, controller_id=agency_id),
    )
    made.save(force_insert=True)
    return made


def _take(made: Sample, asked: FollowUp, number: int, *, by: Viewer, at: datetime) -> None:
    """One referral as its record stands today, so that whoever checks need read nothing else."""
    if asked.origin_id is None:
        return
    Sampled(
        sample=made,
        follow_up=asked,
        contact_id=asked.origin_id,
        about=asked.about,
        number=number,
        reference=asked.reference,
        asked_of=asked.asked_of,
        asked_name=asked.asked_name,
        what=story_of(asked),
        asked_at=asked.asked_at,
        due_at=asked.due_at,
        state=asked.state,
        answered_at=asked.answered_at,
        done_at=asked.done_at,
        by_id=by.staff_id,
        at=at,
        **law(Sampled, controller_id=made.controller_id),
    ).save(force_insert=True)


@dataclass(frozen=True, kw_only=True)
class Check:
    """What a check found, what shows it, and what must happen where the action was wanting."""

    taken: ActionTaken
    what_shows: str
    what_next: str = ""

    def stands(self) -> Answer:
        """Whether it is whole, and if not, what is missing."""
        return first_refusal(
            unless(not self.what_shows.strip(), NO_SHOW),
            unless(self.taken in WANTING and not self.what_next.strip(), NO_NEXT),
        )


@action("front_door.sample_checked")
def record_finding(
    *, sampled_id: UUID, check: Check, seen: int = 0, by: Viewer, at: datetime, key: UUID | None = None
) -> Finding:
    """Was the action taken by those who were asked? Where it was not, the front door's managers are told today.

    `seen` is the number of the last check the page showed: of two who check at once, the second reads the first's.
    """
    may_check(by).demand()
    wait_turn(sampled_id)
    before: Finding | None = Finding.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before is not None:
        return before
    found = Sampled.objects.visible_to(by).filter(pk=sampled_id).first()
    if found is None:
        raise Refused(NOT_THERE, hidden=True)
    check.stands().demand()
    last = findings([found]).get(found.pk)
    unless((last.number if last else 0) != seen, CHECKED_SINCE).demand()
    made = Finding(
        id=key or uuid4(),
        sampled=found,
        contact_id=found.contact_id,
        about=found.about,
        number=seen + 1,
        by_id=by.staff_id,
        at=at,
        **asdict(check),
        **law(Finding, controller_id=found.controller_id),
    )
    made.save(force_insert=True)
    if check.taken in WANTING:
        _tell_managers(found, by=by, at=at)
    return made


def _tell_managers(found: Sampled, *, by: Viewer, at: datetime) -> None:
    where = reverse("follow_up:one", args=[found.follow_up_id])
    for staff in overseers(found.controller_id, found.walls, at=at):
        tell(kind="front_door.not_acted_on", reference=found.reference, path=where, staff=staff, by=by, at=at)


@action("front_door.sample_reported")
def report_sample(*, sample_id: UUID, reported_to: str, words: str, by: Viewer, at: datetime) -> SampleReport:
    """Tell the board: the counts as they stand, with the auditor's own words. It meets the clock.

    The same words to the same board about the same counts are one report, however often they are sent.
    """
    may_check(by).demand()
    wait_turn(sample_id)
    found = samples(by).filter(pk=sample_id).first()
    if found is None:
        raise Refused(NOT_THERE, hidden=True)
    rows = sampled(by, found)
    known = findings(rows)
    if len(known) < len(rows):
        raise Refused(NOT_ALL)
    if not words.strip():
        raise Refused(NO_WORDS)
    if not reported_to.strip():
        raise Refused(NO_BOARD)
    said = {"reported_to": reported_to.strip(), "words": words.strip(), "counts": counts(found, rows, known)}
    earlier = SampleReport.objects.filter(sample=found)
    before: SampleReport | None = earlier.filter(**said).first()
    if before is not None:
        return before
    made = SampleReport(
        sample=found,
        number=earlier.count() + 1,
        **said,
        by_id=by.staff_id,
        at=at,
        **law(SampleReport, controller_id=found.controller_id),
    )
    made.save(force_insert=True)
    stop(subject=found, rule=RULE, by=by, at=at)
    return made
