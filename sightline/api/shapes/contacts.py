"""A contact that is sent, and what its sender reads of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, model_validator

from sightline.api.shapes.parts import LINE, LONG, PARAGRAPH, THEIRS, Given, Page, PersonGiven, text
from sightline.front_door.given import Said, must_say_why
from sightline.front_door.states import (
    Consent,
    Exploitation,
    ExploitationType,
    FamilyTold,
    SharingBasis,
    Urgency,
)

NOBODY = "Say whom it is about: a child, a child nobody could name, or a group or place."
NO_WORDS = "Say what was seen or said, in words."
SAY_WHY = "Say why the family has not been told (family_not_told_why)."
NO_WAY = "Say why whoever tells us cannot be told what happens (not_reachable_why)."
NO_CASE = "Say which case is open, and with whom (open_case)."


class ReferrerGiven(Given):
    """Who at your organisation tells us, and is told what happens."""

    name: text(120, least=1)  # type: ignore[valid-type]
    role: text(120) = ""  # type: ignore[valid-type]
    phone: text(60) = ""  # type: ignore[valid-type]
    email: Annotated[text(254), Field(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""  # type: ignore[valid-type]
    how: Annotated[PARAGRAPH, Field(description="How and when they can be reached safely")] = ""
    not_reachable_why: Annotated[
        PARAGRAPH, Field(description="Only where they cannot be told what happens")
    ] = ""


class ContactGiven(Given):
    """One occasion on which your organisation tells us something. When it came is the moment of the call."""

    children: Annotated[list[PersonGiven], Field(max_length=20)] = []
    unknown_child: text(2000) = ""  # type: ignore[valid-type]
    group_or_place: text(2000) = ""  # type: ignore[valid-type]
    referrer: ReferrerGiven
    words: Annotated[text(20_000, least=1), Field(description="What was seen or said, in their own words")]  # type: ignore[valid-type]
    worry: LONG = ""
    place: PARAGRAPH = ""
    when_said: Annotated[PARAGRAPH, Field(description="When it happened, as they tell it")] = ""
    who_was_told: PARAGRAPH = ""
    signs: Annotated[
        ExploitationType | None,
        Field(description="Signs of exploitation that a person at your side heard or saw"),
    ] = None
    sharing_basis: SharingBasis
    sharing_note: PARAGRAPH = ""
    family_told: FamilyTold
    family_told_what: PARAGRAPH = ""
    family_not_told_why: PARAGRAPH = ""
    consent: Consent = Consent.NOT_ASKED
    consent_note: PARAGRAPH = ""
    urgency: Annotated[
        Urgency | None,
        Field(description="Chosen by a person. Left out, the front door chooses. In danger, ring 999"),
    ] = None
    open_case: Annotated[LINE, Field(description="Which open case it is about, and with whom")] = ""
    their_reference: Annotated[THEIRS, Field(description="Your own reference; it comes once")] = ""

    @model_validator(mode="after")
    def _whole(self) -> "ContactGiven":
        if not (self.children or self.unknown_child or self.group_or_place):
            raise ValueError(NOBODY)
        if must_say_why(self.family_told, self.sharing_basis) and not self.family_not_told_why:
            raise ValueError(SAY_WHY)
        return self

    def said(self, at: datetime) -> Said:
        """As the columns of a contact; who sent it is filled in by the action."""
        who, told = self.referrer, FamilyTold(self.family_told)
        same = ("unknown_child", "group_or_place", "words", "worry", "place", "when_said", "who_was_told")
        also = ("sharing_basis", "sharing_note", "family_told", "consent", "consent_note", "their_reference")
        return Said(
            **{name: getattr(self, name) for name in (*same, *also)},
            received_at=at,
            source="",
            referrer_name=who.name,
            referrer_role=who.role,
            referrer_phone=who.phone,
            referrer_email=who.email,
            referrer_how=who.how,
            referrer_reachable=not who.not_reachable_why,
            referrer_not_reachable_why=who.not_reachable_why,
            family_told_what=self.family_told_what if told == FamilyTold.YES else "",
            family_not_told_why=self.family_not_told_why if told == FamilyTold.NO else "",
            urgency=self.urgency or "",
            exploitation=Exploitation.TICKED if self.signs else Exploitation.NONE,
            exploitation_type=self.signs or "",
            about_open_case=bool(self.open_case),
            open_case=self.open_case,
        )


class ToldAnswer(Schema):
    """One telling of whoever told us."""

    told_at: datetime
    how: str
    words: str


class SentAnswer(Schema):
    """What was taken down. `id` opens it again; `reference` is ours, for the telephone."""

    id: UUID
    reference: str
    their_reference: str
    received_at: datetime


class ContactAnswer(SentAnswer):
    """A contact your organisation sent: `received` until you were told what happens, then `told`, and the words."""

    status: Literal["received", "told"]
    told: list[ToldAnswer]


class ContactPage(Page):
    """Contacts your organisation sent, the newest first."""

    items: list[ContactAnswer]
