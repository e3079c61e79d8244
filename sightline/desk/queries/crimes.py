"""What crimes, notices and referrals hold about the children of one page of the tracker: a fixed number of reads."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.justice.models import Crime, Notice, Referral, Suspect, Suspected
from sightline.justice.models.parts import READ
from sightline.justice.offences import offences
from sightline.justice.queries.court import Around, around
from sightline.justice.queries.crimes import seen
from sightline.justice.queries.notices import notices, referrals
from sightline.justice.queries.suspects import standing
from sightline.people.queries import identities_of

OF_JUSTICE = {
    *("perpetrator", "harbouring", "warning_notice"),
    *("harmful_behaviour", "referral_mechanism", "prosecutions"),
}


@dataclass
class OfJustice:
    """Of one child, as far as the viewer sees it. `numbers` counts also what they do not see."""

    crimes: list[Crime] = field(default_factory=list)
    suspects: dict[UUID, Suspect] = field(default_factory=dict)
    numbers: dict[UUID, Around] = field(default_factory=dict)
    seen: dict[UUID, int] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    suspected_themself: list[Suspect] = field(default_factory=list)


def of_justice(viewer: Viewer, children: Iterable[UUID]) -> dict[UUID, OfJustice]:
    """Child -> what is held about every record that is the same child; nothing for those who read no crimes."""
    if not viewer.may(READ):
        return {}
    whose = {record: child for child, same in identities_of(children).items() for record in same}
    found: defaultdict[UUID, OfJustice] = defaultdict(OfJustice)
    for notice in notices(viewer).filter(child__in=list(whose)):
        found[whose[notice.child_id]].notices.append(notice)
    for referral in referrals(viewer).filter(child__in=list(whose)):
        if referral.child_id:
            found[whose[referral.child_id]].referrals.append(referral)
    _crimes(viewer, whose, found)
    _themselves(viewer, whose, found)
    return dict(found)


def _crimes(viewer: Viewer, whose: dict[UUID, UUID], found: defaultdict[UUID, OfJustice]) -> None:
    """Crimes against them, who is suspected as far as that is seen, and the numbers beside."""
    rows = seen(viewer).filter(child__in=list(whose))
    crimes = {each.pk: each for each in rows.order_by("-reported_on", "id")}
    numbers = around(crimes)
    for crime in crimes.values():
        child = found[whose[crime.child_id]]
        child.crimes.append(crime)
        child.numbers[crime.pk] = numbers.get(crime.pk, Around())
    named = standing(Suspected.objects.visible_to(viewer).filter(crime__in=list(crimes)))
    for each in named.select_related("suspect").order_by("suspect__reference", "id"):
        child = found[whose[crimes[each.crime_id].child_id]]
        child.suspects[each.suspect_id] = each.suspect
        child.seen[each.crime_id] = child.seen.get(each.crime_id, 0) + 1


def _themselves(viewer: Viewer, whose: dict[UUID, UUID], found: defaultdict[UUID, OfJustice]) -> None:
    """Children who are themselves on record as suspected of a sexual offence."""
    sexual = [code for code, each in offences().items() if each.sexual]
    named = standing(
        Suspected.objects.visible_to(viewer).filter(
            suspect__known_as__in=list(whose), crime__offence__in=sexual
        )
    )
    for each in named.select_related("suspect").order_by("suspect__reference", "id"):
        child = found[whose[each.suspect.known_as_id]]  # type: ignore[index]
        if each.suspect not in child.suspected_themself:
            child.suspected_themself.append(each.suspect)
