"""Assessing a child with the windscreen, and bringing in the partnership's own guidance (RK-01 to RK-07)."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.guidance import BadGuidance, read, version_of
from sightline.front_door.kinds import Factor
from sightline.front_door.models import Contact, ContactSubject, FactorJudged, Guidance, Windscreen
from sightline.front_door.permissions import may_keep_guidance, may_take
from sightline.front_door.rows import hanging

NOTHING_JUDGED = "Judge at least one factor. The others stay “not known yet”."
NO_WHY = "Say what you go by, for each factor you judge."
NOT_ON_IT = "Choose a child this contact is about."


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One factor: a level and why; an empty level is not known yet."""

    factor: str
    level: str = ""
    why: str = ""
    descriptors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """A whole windscreen. Nothing in it is added up."""

    guidance: str
    judgements: tuple[Judgement, ...]
    record_id: UUID | None = None
    strengths: str = ""
    outside_home: str = ""
    unknown: str = ""


@action("front_door.windscreen_made")
def assess(
    *, contact_id: UUID, assessed: Assessed, by: Viewer, at: datetime, key: UUID | None = None
) -> Windscreen:
    """Keep one assessment of one child. A later one stands beside it with the next number."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: Windscreen | None = saved_before(Windscreen, key, contact, by)
    if before:
        return before
    _check(contact, assessed)
    made: Windscreen = keep(
        Windscreen,
        contact,
        key=key,
        number=Windscreen.objects.of(contact.pk).count() + 1,
        source_record_id=assessed.record_id,
        guidance=assessed.guidance,
        strengths=assessed.strengths,
        outside_home=assessed.outside_home,
        unknown=assessed.unknown,
        by=by,
        at=at,
    )
    _keep_factors(contact, made, assessed, by, at)
    people = [assessed.record_id] if assessed.record_id else None
    title = f"Assessed with the windscreen on contact {contact.reference}"
    tell_chronology(contact, "front_door.windscreen_made", title, people=people, by=by, at=at)
    return made


def _check(contact: Contact, assessed: Assessed) -> None:
    judged = [each for each in assessed.judgements if each.level]
    if not judged:
        raise Refused(NOTHING_JUDGED)
    if any(not each.why.strip() for each in judged):
        raise Refused(NO_WHY)
    version_of(assessed.guidance)
    held = ContactSubject.objects.of(contact.pk).values_list("source_record_id", flat=True)
    if assessed.record_id is not None and assessed.record_id not in set(held):
        raise Refused(NOT_ON_IT)


def _keep_factors(contact: Contact, made: Windscreen, assessed: Assessed, by: Viewer, at: datetime) -> None:
    """All ten, judged or not, so that what was not known is on record too."""
    given = {each.factor: each for each in assessed.judgements}
    rows = []
    for factor in Factor.values:
        one = given.get(factor, Judgement(factor=factor))
        columns = {**asdict(one), "descriptors": list(one.descriptors)}
        rows.append(hanging(FactorJudged, contact, windscreen=made, by=by, at=at, **columns))
    FactorJudged.objects.bulk_create(rows)


@dataclass(frozen=True, kw_only=True)
class NewGuidance:
    """A version the partnership has adopted."""

    title: str
    adopted_on: date
    file: str = field(repr=False)
    source: str = ""


@action("front_door.guidance_brought_in")
def bring_in_guidance(*, new: NewGuidance, by: Viewer, at: datetime) -> Guidance:
    """Use the partnership's own guidance from now on. What was assessed before keeps its version."""
    may_keep_guidance(by).demand()
    try:
        descriptors = read(new.file)
    except BadGuidance as fault:
        raise Refused(str(fault)) from fault
    last = Guidance.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return Guidance.objects.create(
        number=last + 1,
        title=new.title,
        source=new.source,
        adopted_on=new.adopted_on,
        descriptors=[asdict(each) for each in descriptors],
        by_id=by.staff_id,
        at=at,
    )
