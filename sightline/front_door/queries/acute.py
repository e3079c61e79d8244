"""What has been done today for a child in danger: one contact's acute work, in a fixed number of reads."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.front_door.choices import PartnerKind
from sightline.front_door.models import (
    ChildSeen,
    ConferenceStep,
    Contact,
    OfficerTold,
    Participant,
    PositionOfTrust,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
)


@dataclass(frozen=True)
class Discussed:
    """One strategy discussion with those who took part."""

    row: StrategyDiscussion
    took_part: list[Participant]

    @property
    def complete(self) -> bool:
        """Whether police and health both took part."""
        return {PartnerKind.POLICE, PartnerKind.HEALTH} <= {each.kind for each in self.took_part}


@dataclass(frozen=True)
class Trust:
    """Somebody in a position of trust, and that the designated officer was told."""

    row: PositionOfTrust
    told: OfficerTold | None


@dataclass(frozen=True)
class Acute:
    """Each kind of fact, the newest last."""

    tonight: list[SafeNow]
    discussions: list[Discussed]
    handovers: list[Section47Handover]
    conferences: list[ConferenceStep]
    seen: list[ChildSeen]
    trusts: list[Trust]
    clocks: list[Clock]

    @property
    def discussion(self) -> Discussed | None:
        """The discussion that stands."""
        return self.discussions[-1] if self.discussions else None

    @property
    def enquiry(self) -> bool:
        """Whether a section 47 enquiry has been decided on."""
        return self.discussion is not None and self.discussion.row.section_47


def acute_work(contact: Contact) -> Acute:
    """Read it for a contact that has been opened."""
    taking_part: defaultdict[UUID, list[Participant]] = defaultdict(list)
    for each in Participant.objects.of(contact.pk).order_by("place"):
        taking_part[each.discussion_id].append(each)
    told = {each.trust_id: each for each in OfficerTold.objects.of(contact.pk).select_related("by")}
    trusts = list(PositionOfTrust.objects.of(contact.pk).select_related("by"))
    clocks = clocks_of([contact.pk, *(each.pk for each in trusts)])
    return Acute(
        tonight=list(SafeNow.objects.of(contact.pk).select_related("by").order_by("number")),
        discussions=[
            Discussed(row, taking_part[row.pk])
            for row in StrategyDiscussion.objects.of(contact.pk).select_related("by").order_by("number")
        ],
        handovers=list(Section47Handover.objects.of(contact.pk).select_related("by").order_by("number")),
        seen=list(ChildSeen.objects.of(contact.pk).select_related("by").order_by("seen_at")),
        conferences=list(ConferenceStep.objects.of(contact.pk).select_related("by")),
        trusts=[Trust(row, told.get(row.pk)) for row in trusts],
        clocks=list(clocks),
    )
