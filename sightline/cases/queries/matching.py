"""Reads of confirmed cases beside the crimes of their children, and of crimes beside cases (JU-01)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, Judgement, PoliceKnow
from sightline.cases.models.case import CaseRows
from sightline.cases.queries.work import STANDS
from sightline.cases.states import Judged, YesNo
from sightline.justice.models import Crime, Referral, Unmatched
from sightline.justice.queries.crimes import seen as crimes_seen
from sightline.justice.queries.crimes import with_outcome
from sightline.people.queries import identities_of


@dataclass(frozen=True)
class Matched:
    """One confirmed case with the crimes of its child, and what was noted."""

    case: Case
    crimes: list[Crime]
    referred: bool
    known: PoliceKnow | None

    @property
    def is_gap(self) -> bool:
        return not self.crimes


@dataclass(frozen=True)
class CrimeBeside:
    """One crime of a force, whether its child has a case here, and the reason where not."""

    crime: Crime
    has_case: bool
    confirmed: bool
    why: Unmatched | None


def confirmed(rows: CaseRows) -> CaseRows:
    """Those of which the judgement of harm that stands says yes."""
    said = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=Judged.HARMED)
    later = Judgement.objects.filter(
        STANDS, case_id=OuterRef("case_id"), what=Judged.HARMED, number__gt=OuterRef("number")
    )
    return rows.filter(Exists(said.filter(~Exists(later), answer=YesNo.YES)))


def is_confirmed(viewer: Viewer, case_id: UUID) -> bool:
    return confirmed(Case.objects.visible_to(viewer).filter(pk=case_id)).exists()


def last_known(case_id: UUID) -> PoliceKnow | None:
    found: PoliceKnow | None = PoliceKnow.objects.filter(case_id=case_id).order_by("-number").first()
    return found


def cases_beside_crimes(viewer: Viewer, first: date, last: date) -> list[Matched]:
    """Confirmed cases the viewer is on that were open in a period, by reference: five reads, however many.

    A crime counts where it was reported by the last day, a referral where it was made in the period.
    """
    rows = confirmed(Case.objects.visible_to(viewer).mine()).filter(opened_on__lte=last)
    cases = list(rows.filter(Q(closed_on=None) | Q(closed_on__gte=first)).order_by("reference"))
    same = identities_of({each.child_id for each in cases})
    records = {record for each in same.values() for record in each}
    crimes = defaultdict[UUID, list[Crime]](list)
    seen = with_outcome(crimes_seen(viewer).filter(child__in=records, reported_on__lte=last))
    for crime in seen.order_by("reported_on", "id"):
        crimes[crime.child_id].append(crime)
    referred = Referral.objects.visible_to(viewer).filter(
        child__in=records, referred_on__gte=first, referred_on__lte=last
    )
    in_period = set(referred.values_list("child_id", flat=True))
    noted = PoliceKnow.objects.visible_to(viewer).filter(case__in=cases).order_by("number")
    known = {each.case_id: each for each in noted}
    return [
        Matched(
            each,
            [crime for record in sorted(same[each.child_id]) for crime in crimes[record]],
            bool(in_period & same[each.child_id]),
            known.get(each.pk),
        )
        for each in cases
    ]


def crimes_beside_cases(viewer: Viewer, first: date, last: date) -> list[CrimeBeside]:
    """Crimes of the viewer's own force reported in a period, in order of that day: three reads."""
    rows = crimes_seen(viewer).filter(controller=viewer.employer_id)
    crimes = list(rows.filter(reported_on__range=(first, last)).order_by("reported_on", "id"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_beside_crimes(%s::uuid[])", [[each.pk for each in crimes]])
        beside: dict[UUID, bool] = dict(cursor.fetchall())
    said = Unmatched.objects.visible_to(viewer).filter(crime__in=crimes).order_by("number")
    why = {each.crime_id: each for each in said}
    return [
        CrimeBeside(each, each.pk in beside, beside.get(each.pk, False), why.get(each.pk)) for each in crimes
    ]
