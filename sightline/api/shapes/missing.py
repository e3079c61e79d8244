"""A missing report that is sent, and what its sender reads of it."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field

from sightline.api.shapes.contacts import SentAnswer
from sightline.api.shapes.parts import LONG, PARAGRAPH, THEIRS, Given, Page, PersonGiven, text
from sightline.missing.codes import Gone, Kind, Source
from sightline.missing.given import Told
from sightline.missing.states import State

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
NO_SUCH_TIME = "Give a date and time of this century, with its zone."


def _of_this_century(value: datetime) -> datetime:
    if not EARLIEST <= value < LATEST:
        raise ValueError(NO_SUCH_TIME)
    return value


Moment = Annotated[AwareDatetime, AfterValidator(_of_this_century)]


class MissingGiven(Given):
    """One child who is missing, or was. Ring 999 first where the child may be in danger."""

    child: PersonGiven
    missing_since: Moment
    kind: Kind = Kind.MISSING
    gone_from: Gone = Gone.HOME
    reported_to_police: Annotated[bool, Field(description="Always true of what the police send")] = False
    police_reference: THEIRS = ""
    told_by: Annotated[text(120), Field(description="Who at your organisation reports it")] = ""  # type: ignore[valid-type]
    words: Annotated[LONG, Field(description="The circumstances")] = ""
    last_seen: PARAGRAPH = ""
    wore: PARAGRAPH = ""
    placed_here: Annotated[bool, Field(description="Placed here by another authority")] = False
    their_reference: Annotated[THEIRS, Field(description="Your own reference; it comes once")] = ""

    def told(self, at: datetime) -> Told:
        """As an episode takes it; who told us is filled in by the action."""
        names = ("kind", "gone_from", "missing_since", "police_reference", "told_by", "words")
        also: dict[str, Any] = {
            name: getattr(self, name) for name in (*names, "last_seen", "wore", "placed_here")
        }
        return Told(source=Source.OTHER, told_at=at, reported=self.reported_to_police, **also)


class MissingAnswer(SentAnswer):
    """A missing report you sent. `state` is the episode’s, where the post that answers for the key may open it."""

    state: State | None


class MissingPage(Page):
    """Missing reports your organisation sent, the newest first."""

    items: list[MissingAnswer]
