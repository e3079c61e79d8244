"""The decision (FD-15): by a registered social worker in their own name, told to every agency asked."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.actions import stop
from sightline.enquiries.actions.hand import NOT_FOUND, _fork_of, _keep, _staff_of, _worked_on
from sightline.enquiries.actions.telling import _tell_agency
from sightline.enquiries.given import Decided
from sightline.enquiries.models import Asked, Conclusion, Drawn, Enquiry, Entry, OutcomeTold, Reasons
from sightline.enquiries.permissions import is_registered
from sightline.enquiries.states import Outcome
from sightline.follow_up.actions import withdraw
from sightline.follow_up.states import WITH_THE_ASKED
from sightline.people.actions import write_chronology

CHANGED = "Somebody has concluded it since you opened this page. Read what was decided, then decide again."
CORRECTED = "An organisation has corrected one of those entries. Read the newest, then decide."
NOT_WANTED = "The enquiry was concluded without it."


@action("enquiries.concluded")
def conclude(*, enquiry_id: UUID, decided: Decided, seen: int, by: Viewer, at: datetime) -> Conclusion:
    """Keep the decision and the lines it rests on, stop the clock, tell every agency asked.

    `seen` is the number of the last conclusion the page showed. Answers still due are asked for further, or, where
    they are not wanted any more, withdrawn.
    """
    enquiry = _worked_on(enquiry_id, by)
    staff = _staff_of(by)
    is_registered(staff, on=london(at).date()).demand()
    decided.stands().demand()
    last = (
        Conclusion.objects.visible_to(by).filter(enquiry=enquiry).aggregate(last=Max("number"))["last"] or 0
    )
    if last != seen:
        raise Refused(CHANGED)
    made: Conclusion = _keep(
        Conclusion,
        enquiry,
        by=by,
        at=at,
        number=last + 1,
        outcome=decided.outcome,
        told=decided.told,
        decided_by_name=staff.name,
        social_work_number=staff.social_work_number,
    )
    _keep(Reasons, enquiry, by=by, at=at, conclusion=made, words=decided.reasons)
    _draw(enquiry, made, decided.drawn, by, at)
    stop(subject=enquiry, by=by, at=at)
    _tell_all(enquiry, made, still_wanted=decided.still_wanted, by=by, at=at)
    _on_chronology(enquiry, made, by, at)
    return made


def _draw(enquiry: Enquiry, made: Conclusion, drawn: tuple[UUID, ...], by: Viewer, at: datetime) -> None:
    """The entries it rests on; each keeps its own wall, so the row says which and not what."""
    rows = {each.pk: each for each in Entry.objects.visible_to(by).filter(enquiry=enquiry, pk__in=drawn)}
    if set(drawn) - set(rows):
        raise Refused(NOT_FOUND, hidden=True)
    if Entry.objects.visible_to(by).filter(corrects__in=rows).exists():
        raise Refused(CORRECTED)
    for entry in rows.values():
        _keep(Drawn, enquiry, by=by, at=at, conclusion=made, entry=entry, about=entry.about)


def _tell_all(enquiry: Enquiry, made: Conclusion, *, still_wanted: bool, by: Viewer, at: datetime) -> None:
    rows = Asked.objects.visible_to(by).filter(enquiry=enquiry)
    for asked in rows.select_related("agency", "team", "follow_up"):
        sent = _tell_agency(
            "enquiries.concluded", enquiry, asked.agency, asked.team, path=_fork_of(asked.pk), by=by, at=at
        )
        _keep(OutcomeTold, enquiry, by=by, at=at, conclusion=made, asked=asked, sent=sent)
        waits = asked.follow_up.state in WITH_THE_ASKED
        if waits and not still_wanted:
            was = asked.follow_up
            withdraw(follow_up_id=was.pk, version=was.version, why=NOT_WANTED, by=by, at=at)


def _on_chronology(enquiry: Enquiry, made: Conclusion, by: Viewer, at: datetime) -> None:
    """That it was concluded and how; nothing any agency wrote."""
    write_chronology(
        about=enquiry.about,
        happened_at=at,
        kind="enquiries.concluded",
        title=f"Enquiry concluded: {Outcome(made.outcome).label} ({enquiry.reference})",
        reference_id=enquiry.pk,
        controller_id=enquiry.controller_id,
        by=by,
        at=at,
    )
