"""What several shapes are made of."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from sightline.api.given import GivenChild
from sightline.core.forms.text import tidy
from sightline.people.naming.births import Born, read_born
from sightline.people.states import Ethnicity, Sex

NO_NAME = "Give a name or your own reference of the child."
NO_BIRTH = "Write a date of birth as 2011-05-14, or as far as it is known: 2011-05 or 2011."


def _tidied(value: Any) -> Any:
    return tidy(value) if isinstance(value, str) else value


def text(longest: int, *, least: int = 0) -> Any:
    """Text without characters nobody can see, and no longer than is kept: nothing is cut."""
    limits = StringConstraints(strip_whitespace=True, min_length=least or None, max_length=longest)
    return Annotated[str, BeforeValidator(_tidied), limits]


LINE, PARAGRAPH, LONG = text(200), text(1000), text(20_000)
THEIRS = text(80)


class Given(Schema):
    """A body. A field that is not known here is told, so that nothing is lost unseen."""

    model_config = ConfigDict(extra="forbid")


class PersonGiven(Given):
    """A child as your organisation knows them. Found again by `reference`, else kept as a new record of yours."""

    reference: Annotated[text(40), Field(description="Your own number of the child")] = ""  # type: ignore[valid-type]
    given_names: text(100) = ""  # type: ignore[valid-type]
    family_name: text(100) = ""  # type: ignore[valid-type]
    born: Annotated[
        str,
        Field(
            pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$",
            description="As far as it is known: 2011-05-14, 2011-05 or 2011",
        ),
    ] = ""
    sex: Sex = Sex.UNKNOWN
    ethnicity: Ethnicity | None = None
    nhs_number: text(20) = ""  # type: ignore[valid-type]
    upn: text(20) = ""  # type: ignore[valid-type]

    @model_validator(mode="after")
    def _named(self) -> "PersonGiven":
        if not (self.reference or self.given_names or self.family_name):
            raise ValueError(NO_NAME)
        self.birth()
        return self

    def birth(self) -> Born:
        """Raises ValueError where it is no day."""
        year, month, day = (*self.born.split("-"), "", "")[:3]
        born, warnings = read_born(year, month, day)
        if warnings:
            raise ValueError(NO_BIRTH)
        if born.year and born.month and born.day:
            try:
                datetime(born.year, born.month, born.day)  # noqa: DTZ001 - only whether there is such a day
            except ValueError:
                raise ValueError(NO_BIRTH) from None
        return born

    def child(self) -> GivenChild:
        """As actions take it."""
        numbers = (("nhs", self.nhs_number), ("upn", self.upn))
        return GivenChild(
            reference=self.reference,
            given=self.given_names,
            surname=self.family_name,
            born=self.birth(),
            sex=self.sex,
            ethnicity=self.ethnicity or "",
            identifiers=tuple((kind, value) for kind, value in numbers if value),
        )


class Page(Schema):
    """Which page of a list this is, and whether another follows."""

    page: int
    more: bool
