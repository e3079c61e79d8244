"""Telling the organisation asked, and whoever asked. Messages say that something waits; nothing of a child."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.models import Staff
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.follow_up.actions.hand import Hand
from sightline.follow_up.models import Chase, FollowUp, ToldOutside
from sightline.follow_up.queries import can_be_opened_by, managers, owners_inside, people_who_answer
from sightline.follow_up.states import ChaseStep

NOBODY_ANSWERS = "No address is held and nobody there can sign in. Telephone them."
WALLED = (
    "The person is restricted and nobody there is named on the restriction. Telephone them, or name somebody."
)
NO_MANAGER = "No manager is named for {name}. It went to the partnership at once."
OUTSIDE = "They are not named on the restriction, so they cannot open it. They were asked who should answer."
ASKED, REMINDED, ESCALATED, NEWS, CORRECTED, NAME_WANTED = (
    "follow_up.asked",
    "follow_up.reminder",
    "follow_up.escalated",
    "follow_up.changed",
    "follow_up.corrected",
    "follow_up.name_wanted",
)


@dataclass(frozen=True)
class Messenger:
    """Sends word of one follow-up and keeps the fact of whom it went to. `also` is kept with each fact."""

    hand: Hand
    also: dict[str, Any]

    @classmethod
    def of(cls, hand: Hand, **also: Any) -> "Messenger":
        return cls(hand, also)

    def to_asked(self, step: ChaseStep, wording: str) -> bool:
        """To the team's or organisation's own address, or else to those there who answer; was there anybody?"""
        kept = self.hand.kept
        if not can_be_opened_by(kept, at=self.hand.at):
            self.keep(step, words=WALLED)
            return False
        address = (kept.asked_team.email if kept.asked_team else "") or kept.asked_agency.email
        if address:
            self.send(wording, address=address)
            self.keep(step, address=address)
            return True
        people = people_who_answer(kept.asked_agency, kept.asked_team, on=london(self.hand.at).date())
        people = [each for each in people if each.pk in inside_walls(kept.walls, people, at=self.hand.at)]
        self.to_people(step, wording, people, nobody=NOBODY_ANSWERS)
        return bool(people)

    def to_people(self, step: ChaseStep, wording: str, people: list[Staff], *, nobody: str) -> None:
        """To each person; where there is none the fact says why."""
        for person in people:
            self.send(wording, staff=person)
            self.keep(step, staff=person)
        if not people:
            self.keep(step, words=nobody)

    def to_managers(self) -> bool:
        """To the named manager; one who stands outside the wall is asked who should answer. Was there anybody?"""
        kept, at = self.hand.kept, self.hand.at
        people = managers(kept.asked_agency, kept.asked_team, on=london(at).date())
        inside = inside_walls(kept.walls, people, at=at)
        for person in people:
            if person.pk in inside:
                self.send(ESCALATED, staff=person)
                self.keep(ChaseStep.NAMED_MANAGER, staff=person)
            else:
                self.keep(ChaseStep.NAMED_MANAGER, staff=person, words=OUTSIDE)
                self._ask_for_a_name(person)
        if not people:
            self.keep(ChaseStep.NAMED_MANAGER, words=NO_MANAGER.format(name=kept.asked_name))
        return bool(people)

    def _ask_for_a_name(self, person: Staff) -> None:
        """A page of their own, which says nothing of what the request is about."""
        kept, to_tell = self.hand.kept, owners_inside(self.hand.kept, at=self.hand.at)
        told = ToldOutside.objects.create(
            follow_up=kept,
            reference=kept.reference,
            asked_at=kept.asked_at,
            asked_agency_id=kept.asked_agency_id,
            staff=person,
            owner_staff=next(iter(to_tell), None),
            owner_team_id=None if to_tell else kept.owner_team_id,
            **self.hand.law(ToldOutside.RETENTION),
        )
        self.send(NAME_WANTED, staff=person, path=reverse("follow_up:outside", args=[told.pk]))

    def keep(self, step: ChaseStep, **what: Any) -> Chase:
        """The fact. What goes to the partnership names nobody, so that an officer without records may read it."""
        kept = self.hand.kept
        about = [] if step in (ChaseStep.PARTNERSHIP_OFFICER, ChaseStep.TAKEN_UP) else kept.about
        return Chase.objects.create(
            follow_up=kept,
            reference=kept.reference,
            asked_agency_id=kept.asked_agency_id,
            about=about,
            step=step,
            **self.also,
            **what,
            **self.hand.law(Chase.RETENTION),
        )

    def send(
        self,
        wording: str,
        *,
        staff: Staff | None = None,
        address: str = "",
        digest: bool = False,
        path: str = "",
    ) -> None:
        """One message: a reference and a page to sign in to."""
        tell(
            kind=wording,
            reference=self.hand.kept.reference,
            path=path or self.hand.page,
            by=self.hand.by,
            at=self.hand.at,
            staff=staff,
            agency=self.hand.kept.asked_agency if address else None,
            address=address,
            digest=digest,
        )

    def to_owners(self, *, digest: bool = False) -> None:
        """Whoever asked: the person if still here, otherwise the team; of a restricted person, who may open it."""
        for person in owners_inside(self.hand.kept, at=self.hand.at):
            self.send(NEWS, staff=person, digest=digest)


@action("follow_up.owner_told")
def tell_owner(*, subject_id: UUID, by: Viewer, at: datetime) -> FollowUp:
    """Whoever asked is told at once: it was declined, escalated or reopened."""
    hand = Hand.take(subject_id, by, at)
    Messenger.of(hand).to_owners()
    return hand.kept


@action("follow_up.kept_for_owner")
def keep_for_owner(*, subject_id: UUID, by: Viewer, at: datetime) -> FollowUp:
    """Good news (accepted, done) waits for the one daily mail."""
    hand = Hand.take(subject_id, by, at)
    Messenger.of(hand).to_owners(digest=True)
    return hand.kept
