"""One enquiry as the front door sees it: the question, who is asked, what stands. No entry is read here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max, QuerySet

from sightline.access.models import Post, Staff
from sightline.access.viewer import Viewer, roles
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.enquiries.models import (
    Asked,
    Conclusion,
    Enquiry,
    Naming,
    OutcomeTold,
    Reasons,
    Subject,
    SubjectAnswer,
    read_whole,
    standing,
)
from sightline.enquiries.models.mistaken import taken_off
from sightline.enquiries.models.parts import READ_ALL
from sightline.enquiries.queries.mistaken import Doubted, doubted
from sightline.follow_up.queries import running_until
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class Held:
    """How many entries an enquiry holds, and how many of them its conclusions rest on."""

    entries: int
    drawn: int


@dataclass(frozen=True)
class Whole:
    """Everything about an enquiry but what the agencies wrote."""

    enquiry: Enquiry
    subjects: list[tuple[Subject, str]]
    asked: list[Asked]
    until: dict[UUID, datetime]
    named: list[Naming]
    conclusions: list[Conclusion]
    reasons: dict[UUID, str]
    told: list[OutcomeTold]
    clocks: list[Clock]
    held: Held
    is_named: bool
    doubted: list[Doubted]
    off: list[SubjectAnswer]


def seen(viewer: Viewer) -> QuerySet[Enquiry]:
    """What the viewer may see of the questions."""
    rows: QuerySet[Enquiry] = Enquiry.objects.visible_to(viewer)
    return rows.select_related("by", "contact", "agreement")


def whole(viewer: Viewer, enquiry: Enquiry) -> Whole:
    """A fixed number of reads."""
    of_it = {"enquiry": enquiry}
    asked = list(
        Asked.objects.visible_to(viewer)
        .filter(**of_it)
        .select_related("agency", "team", "follow_up")
        .order_by("agency__name", "team__name", "id")
    )
    conclusions = Conclusion.objects.visible_to(viewer).filter(**of_it).order_by("-number")
    reasons = Reasons.objects.visible_to(viewer).filter(**of_it)
    told = (
        OutcomeTold.objects.visible_to(viewer).filter(**of_it).select_related("asked__agency", "asked__team")
    )
    return Whole(
        enquiry=enquiry,
        subjects=subjects_of(viewer, [enquiry.pk]).get(enquiry.pk, []),
        asked=asked,
        until=running_until([each.follow_up for each in asked]),
        named=named_on(viewer, enquiry),
        conclusions=list(conclusions),
        reasons=dict(reasons.values_list("conclusion_id", "words")),
        told=list(told),
        clocks=list(clocks_of([enquiry.pk])),
        held=held(viewer, [enquiry.pk]).get(enquiry.pk, Held(0, 0)),
        is_named=read_whole(viewer).filter(enquiry_id=enquiry.pk).exists(),
        doubted=doubted(enquiry),
        off=list(taken_off().filter(enquiry=enquiry).select_related("by", "subject").order_by("at")),
    )


def named_on(viewer: Viewer, enquiry: Enquiry) -> list[Naming]:
    """Its social workers, in the order they were named."""
    rows = standing(Naming.objects.visible_to(viewer).filter(enquiry=enquiry))
    return list(rows.select_related("staff").order_by("at", "id"))


def subjects_of(viewer: Viewer, enquiries: Iterable[UUID]) -> dict[UUID, list[tuple[Subject, str]]]:
    """Whom each of some enquiries is about, with the name they are shown by."""
    rows = Subject.objects.visible_to(viewer).filter(enquiry__in=list(enquiries))
    rows = rows.exclude(pk__in=taken_off().values("subject_id"))
    found = list(rows.select_related("record").order_by("enquiry_id", "place"))
    names = name_lines({each.record_id for each in found if each.record_id})
    told: dict[UUID, list[tuple[Subject, str]]] = {}
    for each in found:
        name = names.get(each.record_id, "") if each.record_id else each.called
        told.setdefault(each.enquiry_id, []).append((each, name))
    return told


def held(viewer: Viewer, enquiries: Iterable[UUID]) -> dict[UUID, Held]:
    """Numbers only, from the closed exception to the walls; nothing to those who may not read contacts."""
    keys = [str(each) for each in enquiries]
    if not keys or not viewer.may("front_door.read"):
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT enquiry_id, held, drawn FROM enquiries_held(%s::uuid[])", [keys])
        return {row[0]: Held(row[1], row[2]) for row in cursor.fetchall()}


def last_number(viewer: Viewer, enquiry: Enquiry) -> int:
    """The number of the last conclusion, 0 where there is none."""
    rows = Conclusion.objects.visible_to(viewer).filter(enquiry=enquiry)
    return int(rows.aggregate(last=Max("number"))["last"] or 0)


def could_be_named(viewer: Viewer, enquiry: Enquiry, named: Iterable[Naming]) -> list[Staff]:
    """Registered social workers whose post reads enquiries and who are not named yet, by name; never oneself."""
    on = clock.today()
    able = [key for key, role in roles().items() if READ_ALL in role.capabilities]
    posts = Post.objects.held_on(on).filter(role__in=able)
    rows = Staff.objects.filter(pk__in=posts.values("staff")).exclude(
        pk__in=[each.staff_id for each in named]
    )
    people = rows.exclude(pk=viewer.person_id).order_by("name", "pk")
    return [each for each in people if each.is_registered_social_worker(on=on)]


def names_on(viewer: Viewer, enquiries: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Names of the social workers of some enquiries."""
    rows = standing(Naming.objects.visible_to(viewer).filter(enquiry__in=list(enquiries)))
    found: dict[UUID, list[str]] = {}
    for each in rows.select_related("staff").order_by("at", "id"):
        found.setdefault(each.enquiry_id, []).append(each.staff.name)
    return found
