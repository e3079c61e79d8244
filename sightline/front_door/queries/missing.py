"""Whom a missing report is to reach beside the page: whoever works with the child, and the shift (MS-03)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from sightline.access.models import Staff, WallMember
from sightline.core.clock import london
from sightline.front_door.models import Contact, ContactSubject, MissingReport, NamedWorker
from sightline.front_door.states import ContactState, SubjectRole
from sightline.people.models import Involvement
from sightline.people.queries import identities_of

AGAIN = timedelta(hours=24)


def working_with(contact: Contact, *, at: datetime) -> list[Staff]:
    """Staff named for any child it is about, who stand inside its walls; by name."""
    records = _records(contact)
    on = london(at).date()
    involved = Involvement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=on), record_id__in=records, staff__isnull=False
    )
    later = NamedWorker.objects.filter(contact=OuterRef("contact"), number__gt=OuterRef("number"))
    about = ContactSubject.objects.filter(source_record_id__in=records, role=SubjectRole.CHILD)
    named = NamedWorker.objects.filter(~Exists(later), contact_id__in=about.values("contact_id")).exclude(
        contact__state=ContactState.CLOSED
    )
    keys = {*involved.values_list("staff_id", flat=True), *named.values_list("staff_id", flat=True)}
    found = Staff.objects.filter(pk__in=_inside(keys, contact.walls, at), left_on=None, is_active=True)
    return list(found.order_by("name", "pk"))


def reported_before(contact: Contact) -> bool:
    """Whether a missing report about the same child came within the day before: nobody is rung twice for one night."""
    about = ContactSubject.objects.filter(source_record_id__in=_records(contact)).values("contact_id")
    since = contact.received_at - AGAIN
    earlier = MissingReport.objects.exclude(contact_id=contact.pk).filter(contact_id__in=about)
    return bool(earlier.filter(contact__received_at__gt=since, contact__at__lte=contact.at).exists())


def _records(contact: Contact) -> set[UUID]:
    """Every record of every child it is about, whichever agency sent it."""
    return {key for same in identities_of(contact.about).values() for key in same}


def _inside(people: Collection[UUID], walls: Collection[UUID], at: datetime) -> set[UUID]:
    if not walls:
        return set(people)
    still = Q(until=None) | Q(until__gt=at)
    members = WallMember.objects.filter(still, wall_id__in=walls, staff_id__in=people).values("staff_id")
    counted = members.annotate(held=Count("wall_id", distinct=True)).filter(held=len(set(walls)))
    return set(counted.values_list("staff_id", flat=True))
