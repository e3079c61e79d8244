"""A pupil, or nil, that a school's or college's own system returns."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from sightline.api.shapes.contacts import SentAnswer
from sightline.api.shapes.parts import LONG, THEIRS, Given, Page, text
from sightline.core.leave import Refusal
from sightline.education.file_rows import PupilRow
from sightline.education.given import Noted
from sightline.education.states import AbsenceSupport, EarlyHelp, NotOffered, Place, Send, SendSupport
from sightline.people.factors import Factor
from sightline.people.naming.births import Born
from sightline.people.states import Ethnicity, Sex


class PupilGiven(Given):
    """A pupil, found again by UPN, or by name and date of birth, among those your setting has recorded."""

    given_names: text(100) = ""  # type: ignore[valid-type]
    family_name: text(100, least=1)  # type: ignore[valid-type]
    born: Annotated[date, Field(ge=date(1990, 1, 1), lt=date(2100, 1, 1))]
    upn: text(20) = ""  # type: ignore[valid-type]
    sex: Sex = Sex.UNKNOWN
    ethnicity: Ethnicity | None = None


class ReturnGiven(Given):
    """One pupil as your setting sees them on a day. Sent again with a change, it is a further entry."""

    pupil: PupilGiven
    noticed_on: Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2100, 1, 1))]
    factors: Annotated[
        list[Factor], Field(max_length=10, description="Which of the ten factors were noticed")
    ] = []
    place: Place = Place.NOT_KNOWN
    place_words: text(200) = ""  # type: ignore[valid-type]
    attendance: Annotated[Decimal | None, Field(ge=0, le=100, max_digits=4, decimal_places=1)] = None
    absence_support: Annotated[list[AbsenceSupport], Field(max_length=10)] = []
    send: Send | None = None
    send_support: Annotated[list[SendSupport], Field(max_length=10)] = []
    support: LONG = ""
    early_help: EarlyHelp
    not_offered: NotOffered | None = None
    not_offered_words: text(300) = ""  # type: ignore[valid-type]
    acute: Annotated[
        bool, Field(description="Cannot wait: it becomes a contact of the front door at once")
    ] = False
    worry: LONG = ""
    their_reference: Annotated[THEIRS, Field(description="Your own reference; it comes once")] = ""

    @model_validator(mode="after")
    def _stands(self) -> "ReturnGiven":
        answer = self.noted().stands(on=date.max)
        if isinstance(answer, Refusal):
            raise ValueError(answer.sentence)
        return self

    def noted(self) -> Noted:
        same = ("noticed_on", "place", "place_words", "attendance", "support", "early_help", "acute", "worry")
        return Noted(
            **{name: getattr(self, name) for name in (*same, "not_offered_words")},
            factors=tuple(dict.fromkeys(self.factors)),
            absence_support=tuple(dict.fromkeys(self.absence_support)),
            send=self.send or "",
            send_support=tuple(dict.fromkeys(self.send_support)),
            not_offered=self.not_offered or "",
        )

    def row(self) -> PupilRow:
        """As the row of a file."""
        who = self.pupil
        return PupilRow(
            row=1,
            given=who.given_names,
            surname=who.family_name,
            born=Born(who.born.year, who.born.month, who.born.day),
            upn=who.upn,
            sex=who.sex,
            ethnicity=who.ethnicity or "",
            noted=self.noted(),
        )


class NilGiven(Given):
    """That your setting has no pupil to return for an academic year: 2025 is 2025/26."""

    academic_year: Annotated[int, Field(ge=2000, le=2100)]
    their_reference: Annotated[THEIRS, Field(description="Your own reference; it comes once")] = ""


class ReturnAnswer(SentAnswer):
    """A return your setting sent."""

    nil: bool


class ReturnPage(Page):
    """Returns your setting sent, the newest first."""

    items: list[ReturnAnswer]
