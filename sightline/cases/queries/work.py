"""What stands in the work on a case: assessments, judgements, the exit plan, and what is in the way of ending."""

from uuid import UUID

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q

from sightline.cases.handing import To
from sightline.cases.models import (
    Assessment,
    Case,
    Ending,
    ExitPlan,
    FactorSeen,
    Handover,
    Judgement,
    ScaleChosen,
    SecondReading,
    TransferAnswer,
)
from sightline.cases.queries.moving import taken_on
from sightline.cases.states import Judged, Scale, Way, Why, YesNo
from sightline.core.leave import LEAVE, Answer, Refusal
from sightline.core.words import listing, plural
from sightline.follow_up.queries import follow_ups
from sightline.follow_up.states import OPEN, State
from sightline.people.queries import identity_of

AGREED = Exists(SecondReading.objects.filter(judgement_id=OuterRef("pk"), agrees=True))
UNREAD = ~Exists(SecondReading.objects.filter(judgement_id=OuterRef("pk")))
STANDS = Q(second_needed=False) | Q(AGREED)
WAITS = Q(second_needed=True) & Q(UNREAD)

STILL_ASKED = "Something asked about this child is still open: {references}. It is answered or closed first."
STILL_WAITS = "A judgement waits for its second reader. Let it be read first."
NOT_ACCEPTED = "No authority has accepted the case yet. Record the transfer and its answer first."


NO_ADULT = (
    "Adult services have not accepted yet. Ask them, and wait for their answer; or a manager gives a reason."
)
NOT_TAKEN_ON = (
    "The exit plan names a service it steps down to, and none has accepted through its request. "
    "Ask it from the case first, or write a plan that names none."
)


def last_assessment(case_id: UUID) -> Assessment | None:
    """The assessment that stands."""
    rows = Assessment.objects.filter(case_id=case_id).select_related("by")
    found: Assessment | None = rows.order_by("-number").first()
    return found


def assessment_of(case_id: UUID, number: int) -> Assessment | None:
    """One assessment by its number."""
    rows = Assessment.objects.filter(case_id=case_id, number=number).select_related("by")
    found: Assessment | None = rows.first()
    return found


def factors_of(assessments: list[Assessment]) -> dict[tuple[UUID, str], FactorSeen]:
    """What is known of each factor in each of some assessments."""
    rows = FactorSeen.objects.filter(assessment__in=assessments)
    return {(each.assessment_id, each.factor): each for each in rows}


def standing_one(case_id: UUID, what: str) -> Judgement | None:
    """The judgement that stands: the last that needs no second person or has their agreement."""
    return next(iter(last_standing(case_id, what, 1)), None)


def last_standing(case_id: UUID, what: str, how_many: int) -> list[Judgement]:
    """Those that stood last, the newest first."""
    rows = Judgement.objects.filter(STANDS, case_id=case_id, what=what)
    return list(rows.order_by("-number")[:how_many])


def waiting_one(case_id: UUID, what: str) -> Judgement | None:
    """The judgement that waits for its second reader."""
    found: Judgement | None = Judgement.objects.filter(WAITS, case_id=case_id, what=what).first()
    return found


def judgements_of(case_id: UUID) -> list[Judgement]:
    """Every judgement of a case, the newest first, with its second reading."""
    rows = Judgement.objects.filter(case_id=case_id).select_related("by", "reading", "reading__by")
    return list(rows.order_by("-at", "id"))


def ever_harmed(judgements: list[Judgement]) -> Judgement | None:
    """The first judgement that stands and says that the child has been harmed."""
    said = [
        each for each in judgements if (each.what, each.answer) == (Judged.HARMED, YesNo.YES) and stands(each)
    ]
    return said[-1] if said else None


def stands(it: Judgement) -> bool:
    """Whether a judgement needs no second person or has their agreement."""
    reading = getattr(it, "reading", None)
    return not it.second_needed or bool(reading and reading.agrees)


def waits(it: Judgement) -> bool:
    """Whether it waits for its second reader."""
    return it.second_needed and getattr(it, "reading", None) is None


def scale_in_use() -> Scale:
    """The scale the partnership judges in; five levels where it has not chosen."""
    chosen = ScaleChosen.objects.order_by("-number").first()
    return Scale(chosen.scale) if chosen else Scale.FIVE


def last_plan(case_id: UUID) -> ExitPlan | None:
    """The exit plan that stands."""
    found: ExitPlan | None = ExitPlan.objects.filter(case_id=case_id).order_by("-number").first()
    return found


def _still_asked(case: Case) -> str:
    """What is asked about the child and open, by whomever: the references one sees, and how many more; or nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_still_asked(%s, %s)", [case.pk, list(OPEN)])
        count = cursor.fetchone()[0]
    if not count:
        return ""
    seen = follow_ups().filter(about__overlap=list(identity_of(case.child_id)), state__in=OPEN)
    seen = seen.exclude(
        state=State.DECLINED, pk__in=follow_ups().filter(replaces__isnull=False).values("replaces")
    )
    handed = Handover.objects.filter(case=case).values("follow_up_id")
    seen = seen.exclude(state=State.ACCEPTED, pk__in=handed)
    known = list(seen.order_by("asked_at").values_list("reference", flat=True)[:5])
    more = count - len(known)
    others = (
        [f"{plural(more, 'request')} you cannot open" if not known else f"{more} more"] if more > 0 else []
    )
    return STILL_ASKED.format(references=listing([*known, *others]))


def nothing_in_the_way(case: Case, why: Why) -> Answer:
    """Whether a case can end: nothing asked is open, nothing waits to be read, and who takes it over has said yes."""
    if Judgement.objects.filter(WAITS, case_id=case.pk).exists():
        return Refusal(STILL_WAITS)
    if asked := _still_asked(case):
        return Refusal(asked)
    if why == Why.MOVED:
        answers = TransferAnswer.objects.filter(case=case, transfer__way=Way.OUT, accepted=True)
        return LEAVE if answers.exists() else Refusal(NOT_ACCEPTED)
    return _taken_over(case, why)


def _taken_over(case: Case, why: Why) -> Answer:
    """Whether whoever goes on with the child has said yes: adult services, or the service the exit plan names."""
    if why == Why.TRANSITION:
        return LEAVE if taken_on(case.pk, To.ADULT) else Refusal(NO_ADULT)
    plan = last_plan(case.pk) if why == Why.PLAN else None
    named = plan is not None and bool(plan.handed_to.strip())
    return Refusal(NOT_TAKEN_ON) if named and not taken_on(case.pk, *To) else LEAVE


def assessments_of(case_id: UUID) -> list[Assessment]:
    """Every assessment of a case, the newest first."""
    return list(Assessment.objects.filter(case_id=case_id).order_by("-number"))


def last_ending(case_id: UUID) -> Ending | None:
    """The last proposal to end a case, with its second reading."""
    rows = Ending.objects.filter(case_id=case_id).select_related("by", "reading", "reading__by")
    found: Ending | None = rows.order_by("-number").first()
    return found


def last_number(case_id: UUID, what: str) -> int:
    """The number of the last judgement of a kind, 0 where there is none."""
    rows = Judgement.objects.filter(case_id=case_id, what=what)
    return int(rows.aggregate(last=Max("number"))["last"] or 0)
