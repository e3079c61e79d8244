"""What to notice of a row, as conditions of the table. Each is a fact or a rule; none is weighed against another."""

from django.db.models import Exists, OuterRef, Q

from sightline.cases.models import Judgement, placements_standing
from sightline.cases.queries.work import STANDS, WAITS
from sightline.cases.states import Judged, Placing, YesNo
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.desk.states import Flag
from sightline.front_door.models import ContactSubject, MissingReport

NEVER = Q(pk=None)


def case_is(flag: str) -> Q:
    """Cases of which it is so, as far as the viewer sees that."""
    wanted = Flag(flag)
    if wanted in (Flag.HERE, Flag.AWAY):
        placing = Placing.HERE if wanted is Flag.HERE else Placing.AWAY
        return Q(Exists(placements_standing().filter(case_id=OuterRef("pk"), placing=placing)))
    if wanted is Flag.WAITS:
        return Q(Exists(Judgement.objects.filter(WAITS, case_id=OuterRef("pk"))))
    if wanted is Flag.MISSING:
        return _missing("child_id")
    if wanted is Flag.LATE:
        return _late("pk")
    return _judged(Judged.HARMED if wanted is Flag.HARMED else Judged.AT_RISK)


def referral_is(flag: str) -> Q:
    """The same of referrals without a case: nothing has been judged, and no placement noted."""
    wanted = Flag(flag)
    if wanted is Flag.MISSING:
        return _missing("source_record_id")
    return _late("contact_id") if wanted is Flag.LATE else NEVER


def _judged(what: Judged) -> Q:
    """The last judgement that stands says yes."""
    rows = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=what)
    later = Judgement.objects.filter(
        STANDS, case_id=OuterRef("case_id"), what=what, number__gt=OuterRef("number")
    )
    return Q(Exists(rows.filter(~Exists(later), answer=YesNo.YES)))


def _missing(child: str) -> Q:
    reports = MissingReport.objects.filter(contact_id=OuterRef("contact_id"))
    return Q(Exists(ContactSubject.objects.filter(Exists(reports), source_record_id=OuterRef(child))))


def _late(subject: str) -> Q:
    rows = Clock.objects.filter(subject_id=OuterRef(subject), stopped_at=None, due_at__lt=clock.now())
    return Q(Exists(rows))
