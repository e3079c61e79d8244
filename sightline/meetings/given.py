"""What forms fill and actions keep, as plain objects."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Agency, Team
from sightline.core.leave import Answer, first_refusal, unless
from sightline.meetings.joining import ONLY_WAY, How, Mode, link_stands
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Group, Meeting, Seat
from sightline.meetings.states import Choice, Kind, Part, Presence

NO_WHY = "Say what the meeting is for."
NO_PLACE = "Say where it is held, or that it is held by video."
PAST = "That is in the past. Give a day and time to come."
NOBODY = "Choose at least one organisation to ask."
TWICE = "An organisation is chosen twice."
NOT_OF_PEOPLE = "This kind of meeting is about a child. Call it from the child's page."
OF_PEOPLE = "This kind of meeting is about no single child. It is called from the page of its group."
TIE_ONLY = "The chair has a casting vote only where as many voted for as against."
TIED = "As many voted for as against. The chair's casting vote settles it."
TWO_VOTES = "One organisation has one vote."
NO_QUESTION = "Say what is put to the vote."
NOT_SAID = "Say what was agreed, or what was said."
NOBODY_VOTED = "Record the vote of at least one organisation."


@dataclass(frozen=True, kw_only=True)
class Place:
    """One organisation or team to ask, and the post it is asked for."""

    agency: Agency
    team: Team | None = None
    post: str = ""
    part: Part = Part.MEMBER
    seat: Seat | None = None
    staff_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Calling:
    """A meeting as it is called. `since`: when the time within which it must be held began to run."""

    kind: Kind
    why: str
    starts_at: datetime
    where: str
    places: tuple[Place, ...]
    about: tuple[UUID, ...] = ()
    group: Group | None = None
    follows: Meeting | None = None
    subject_kind: str = ""
    subject_id: UUID | None = None
    since: datetime | None = None
    ask: str = ""
    mode: Mode = Mode.ROOM
    link: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be called, and if not, why."""
        asked = [(each.agency.pk, each.team and each.team.pk, each.post) for each in self.places]
        about = rules_of(self.kind).about
        return first_refusal(
            unless(about == "people" and not self.about, NOT_OF_PEOPLE),
            unless(about == "group" and (bool(self.about) or self.group is None), OF_PEOPLE),
            unless(not self.why.strip(), NO_WHY),
            unless(not self.where.strip(), NO_PLACE),
            link_stands(self.mode, self.link),
            unless(self.starts_at < at, PAST),
            unless(not asked, NOBODY),
            unless(len(set(asked)) < len(asked), TWICE),
        )


@dataclass(frozen=True, kw_only=True)
class Came:
    """What became of one place."""

    invited_id: UUID
    presence: Presence
    who: str = ""
    how: How | None = None

    def came_how(self, mode: str) -> str:
        """How they came: said, or the only way there was; nothing of whoever did not come."""
        if self.presence != Presence.CAME:
            return ""
        return str(self.how) if self.how else str(ONLY_WAY.get(mode, ""))


@dataclass(frozen=True, kw_only=True)
class Cast:
    """One organisation's vote."""

    agency_id: UUID
    choice: Choice
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Voting:
    """A question, how each organisation voted, and the chair's casting vote where it was a tie (GR-09b)."""

    question: str
    cast: tuple[Cast, ...]
    casting: Choice | None = None

    @property
    def tie(self) -> bool:
        return self.count(Choice.FOR) == self.count(Choice.AGAINST)

    def count(self, choice: Choice) -> int:
        return sum(each.choice == choice for each in self.cast)

    @property
    def carried(self) -> bool:
        if self.tie:
            return self.casting == Choice.FOR
        return self.count(Choice.FOR) > self.count(Choice.AGAINST)

    def stands(self) -> Answer:
        """Whether it can be kept, and if not, why."""
        asked = [each.agency_id for each in self.cast]
        settled = self.casting in (Choice.FOR, Choice.AGAINST)
        return first_refusal(
            unless(not self.question.strip(), NO_QUESTION),
            unless(not asked, NOBODY_VOTED),
            unless(len(set(asked)) < len(asked), TWO_VOTES),
            unless(self.casting is not None and not self.tie, TIE_ONLY),
            unless(self.tie and not settled, TIED),
        )


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A child talked through at a meeting of a group, and the response agreed."""

    about: tuple[UUID, ...]
    subject_kind: str
    subject_id: UUID
    response: str = ""
    words: str = ""

    def stands(self) -> Answer:
        """Whether it says something of somebody."""
        return unless(not self.about or not (self.response or self.words.strip()), NOT_SAID)

    def columns(self) -> dict[str, Any]:
        return {
            "subject_kind": self.subject_kind,
            "subject_id": self.subject_id,
            "response": self.response,
            "words": self.words.strip(),
        }


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an organisation sends."""

    looked_in: str
    words: str = ""
    nothing: bool = False
    third_party: str = ""
    coming: tuple[UUID, ...] = field(default=())
