"""One missing episode as two beats, each told when it is over: reported and graded; back, and what followed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from sightline.core.words import first_lower
from sightline.demonstration import cast
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.episodes.telling import HOUR, MINUTE, Told
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.story.words import phrases
from sightline.follow_up.references import reference_of
from sightline.missing.codes import Company, Gone, Grade, How, Late, PlaceKind, Pull, Push, Source

KEEPER = "missingkeeper"
SOURCES = {
    "police": Source.POLICE, "education": Source.SCHOOL, "health": Source.WORKER, "council": Source.WORKER,
    "individual": Source.PARENT,
}  # fmt: skip
GRADES, GRADE_WEIGHTS = (Grade.LOW, Grade.MEDIUM, Grade.HIGH), (30, 55, 15)
FOUND = (PlaceKind.FRIEND, PlaceKind.STREET, PlaceKind.TRANSPORT, PlaceKind.FAMILY, PlaceKind.SHOPS)
PUSHED = (Push.QUARREL, Push.RULES, Push.SCHOOL, Push.LOSS, Push.PLACEMENT)
PULLED = (Pull.FRIENDS, Pull.FAMILY, Pull.PARTNER, Pull.FREEDOM, Pull.GIVEN)
WITH = (Company.PEERS, Company.ALONE, Company.OTHERS, Company.UNKNOWN_ADULT)


@dataclass(frozen=True, slots=True)
class EpisodeStory:
    """An episode with the records it is of. `child` is the record, `contact` the contact it came from."""

    told: Told
    child: UUID
    contact: UUID

    @property
    def id(self) -> UUID:
        """The episode's identifier."""
        return cast.identifier("episode", self.told.heard.contact)

    @property
    def gone_from(self) -> Gone:
        """From care or from home."""
        return Gone.CARE if self.told.from_care else Gone.HOME

    def chance(self, purpose: str) -> Random:
        """A stream of its own."""
        return stream(SEED, "episode", self.told.heard.contact, purpose)

    def pick(self, part: str) -> str:
        """One of the phrases for a part, always the same for this episode."""
        found = phrases(part)
        return found[self.id.int // 7 % len(found)]

    def texts(self) -> dict[str, str]:
        """Of every beat."""
        return {
            "episode.id": str(self.id),
            "episode.ref": reference_of(self.id, "MIS"),
            "child.id": str(self.child),
            "contact.id": str(self.contact),
            "e.gone_from": str(self.gone_from),
            "gone.inside": first_lower(self.gone_from.label),
        }


def stories_of(episodes: list[Told]) -> list[EpisodeStory]:
    """Episodes about the records and contacts of a filling."""
    return [
        EpisodeStory(
            told,
            cast.identifier("person", told.heard.person.key),
            cast.identifier("contact", told.heard.contact),
        )
        for told in episodes
    ]


def beats(story: EpisodeStory) -> Iterator[Beat]:
    """Both."""
    yield _reported(story)
    yield _followed(story)


def _beat(
    story: EpisodeStory,
    kind: str,
    key: tuple[Any, ...],
    codes: dict[str, str],
    moments: dict[str, datetime],
) -> Beat:
    """`codes` are what the action is handed and what its rows may hold, by the name of the column after a letter."""
    texts = {name: cell(text) for name, text in codes.items()}
    at = next(iter(moments.values()))
    return Beat(f"missing_{kind}", at, KEEPER, {"story": story, **codes}, key, texts, moments)


def _reported(story: EpisodeStory) -> Beat:
    told, chance = story.told, story.chance("reported")
    codes = {
        "r.source": str(SOURCES.get(told.heard.source, Source.OTHER)),
        "r.words": story.pick("missing_told"),
        "k.grade": str(chance.choices(GRADES, GRADE_WEIGHTS)[0]),
    }
    if told.crossed:
        codes["x.words"] = story.pick("missing_why")
    heard = told.heard.at
    minutes = {"m.reported": 25, "m.told": 0, "m.given": 35, "m.graded": 45, "m.answered": 70}
    moments = {name: heard + count * MINUTE for name, count in minutes.items()} | {"m.missing": told.went}
    return _beat(story, "reported", told.crossed, codes, moments)


def _followed(story: EpisodeStory) -> Beat:
    """To the closing. What was settled is known some hours after the return."""
    told, chance, back = story.told, story.chance("followed"), story.told.back
    codes = {
        "l.how": str(chance.choice((How.ALONE, How.POLICE, How.CARER))),
        "l.place_kind": str(chance.choice(FOUND)),
        "l.place": story.pick("missing_place"),
    }
    moments = {"m.returned": back + 61 * MINUTE, "m.back": back, "m.seen": back + 2 * HOUR,
               "m.prevented": back + 127 * MINUTE, "m.settled": back + 4 * HOUR}  # fmt: skip
    done = moments["m.settled"]
    if told.outcome != "not_due":
        moments |= {
            "m.given": back + 257 * MINUTE,
            "m.asked": back + 5 * HOUR,
            "m.offered": back + 313 * MINUTE,
        }
        done = moments["m.offered"]
    if told.outcome == "declined":
        codes["o.words"] = story.pick("missing_declined")
    if told.interview:
        codes |= _said(story, chance)
        done = told.interview + 131 * MINUTE
        moments |= {"m.held": told.interview, "m.recorded": told.interview + 64 * MINUTE,
                    "m.shared": told.interview + 2 * HOUR, "m.told_of": done}  # fmt: skip
    late = bool(told.late_reason)
    return _beat(story, "followed", (told.outcome, late), codes, moments | {"m.closed": done + 29 * MINUTE})


def _said(story: EpisodeStory, chance: Random) -> dict[str, str]:
    """What the child said, in codes and words."""
    reason = story.told.late_reason
    found = {
        "i.push": _codes(chance.choice(PUSHED)),
        "i.pull": _codes(chance.choice(PULLED)),
        "i.places": _codes(chance.choice(FOUND)),
        "i.company": _codes(chance.choice(WITH)),
        "i.child_words": story.pick("missing_child"),
        "i.findings": story.pick("missing_findings"),
        "i.what_helps": story.pick("missing_helps"),
    }
    return found | ({"i.late_reason": reason, "c.late_reason": Late(reason).label} if reason else {})


def _codes(one: str) -> str:
    return "{" + str(one) + "}"
