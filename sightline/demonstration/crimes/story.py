"""One crime as beats: recorded, linked to the child the hub knows, suspects named, charges, the outcome, a warning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from sightline.deadlines.counting import end_of
from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person, family
from sightline.demonstration.borough.names import given, surname, tradition
from sightline.demonstration.borough.numbers import local_number
from sightline.demonstration.calendar import DAY, moment, working_day
from sightline.demonstration.crimes.drawing import Suspect
from sightline.demonstration.crimes.telling import Told
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.people import taken
from sightline.demonstration.stencils.cells import array, cell
from sightline.follow_up.references import reference_of
from sightline.justice.states import VICTIM_UNABLE
from sightline.people.actions.keys import search_keys
from sightline.people.naming.agreement import Called, PersonFacts, agreeing, compare, differing
from sightline.people.naming.births import Born
from sightline.people.states import IdentifierKind, NameKind

POLICE, ADVISER, WORKER = "investigator", "victimadviser", "worker1"
LINKED = "The police gave the same name and date of birth, and the school confirmed the address."
AGREED, DONE = "We will see the child this week.", "The child was seen and knows whom to ring."
SUPPORT = "An independent adviser, breaks while they were heard, and a screen at court."
BASES = (
    "Seen with the child late in the evening, and told twice to stay away.",
    "The child was found at the address, and the family had not agreed to it.",
)
HALF_DAY = timedelta(hours=4)


@dataclass(frozen=True)
class CrimeStory:
    """A crime with the records it is of: the hub's of the child, if it has one, and the force's own.

    `nameless`: the hub had taken the child down without a name.
    """

    told: Told
    child: UUID | None
    own: UUID
    nameless: bool = False

    @property
    def id(self) -> UUID:
        """The crime's identifier."""
        return cast.identifier("crime", self.told.number, self.told.day, self.told.child.key)

    @property
    def born(self) -> Born:
        """As the police have it."""
        born = self.told.child.born
        return Born(born.year, born.month, born.day)

    @cached_property
    def number(self) -> str:
        """What the police call the child."""
        return local_number("PN", self.told.child.serial)

    @property
    def named_at(self) -> datetime:
        """When those suspected were named: two days after it was reported."""
        return moment(self.told.day + 2 * DAY, 10 * 60 + self.told.number % 300)

    def own_facts(self) -> PersonFacts:
        """What the force's record of the child is compared and found by."""
        child = self.told.child
        called = Called(NameKind.LEGAL.label.lower(), child.given, "", child.surname)
        return PersonFacts((called,), self.born, ((IdentifierKind.POLICE.label, self.number),))

    def texts(self) -> dict[str, str]:
        """Of every beat."""
        ask, warning = cast.identifier("adviser", self.id), cast.identifier("warning", self.id)
        found = {
            "crime.id": str(self.id),
            "crime.ref": reference_of(self.id, "CRI"),
            "own.id": str(self.own),
            "ask.id": str(ask),
            "ask.ref": reference_of(ask),
            "notice.id": str(warning),
            "notice.ref": reference_of(warning, "WN"),
        }
        return found | ({"child.id": str(self.child)} if self.child else {})


def own_record(child: Person) -> UUID:
    """The identifier of the force's own record of a child."""
    return cast.identifier("police record", child.key)


def stories_of(crimes: list[Told], nameless: set[str]) -> list[CrimeStory]:
    """Crimes about the records of a filling."""
    return [
        CrimeStory(
            told,
            cast.identifier("person", told.child.key) if told.known else None,
            own_record(told.child),
            told.child.key in nameless,
        )
        for told in crimes
    ]


def recorded(story: CrimeStory) -> Beat:
    """The crime, with the child where the force had no record, and the independent adviser asked where it must be."""
    told = story.told
    at = moment(told.day, 9 * 60 + story.id.int % 400)
    texts = {
        "c.police_reference": f"SP{told.day:%y}{told.number:05d}",
        "c.reported_on": cell(told.day),
        "c.offence": told.offence,
        "c.location": told.place,
        "why": f"identifier: {story.number}",
        **_victim(story),
    }
    moments = {}
    if told.sexual:
        accepted = moment(working_day(told.day, 1), 9 * 60 + 20 + story.id.int % 300)
        promised = working_day(told.day, 8)
        done = moment(working_day(told.day, 5), 10 * 60 + story.id.int % 240)
        moments = {"m.accepted": accepted, "m.done": done, "m.promised": end_of(promised)}
        texts["f.done_by"] = cell(promised)
    return Beat("crime_recorded", at, POLICE, {"story": story}, (told.new, told.sexual), texts, moments)


def _victim(story: CrimeStory) -> dict[str, str]:
    """The child as the force's own record has them."""
    child, keys = story.told.child, search_keys(story.own, story.own_facts())
    return {
        "v.reference": story.number,
        "v.given": cell(child.given),
        "v.surname": cell(child.surname),
        "v.sex": child.sex,
        "v.born_year": cell(child.born.year),
        "v.born_month": cell(child.born.month),
        "v.born_day": cell(child.born.day),
        "k.keys": "{" + ",".join(map(str, keys.keys)) + "}",
        "k.called": cell(keys.called),
    }


def followed(story: CrimeStory) -> Iterator[Beat]:
    """All that came after."""
    told = story.told
    if told.new and told.known:
        yield _linked(story)
    for suspect, new in told.suspects:
        yield _suspected(story, suspect, new=new)
    if told.warning:
        yield _warned(story)
    if told.charged:
        for suspect, _ in told.suspects:
            yield _charged(story, suspect)
    if told.outcome is not None:
        yield _decided(story)


def _linked(story: CrimeStory) -> Beat:
    """The hub confirms the next working day that the two records are one child's."""
    at = moment(working_day(story.told.day, 1), 11 * 60 + story.id.int % 200)
    facts = {story.own: story.own_facts(), story.child: _facts_here(story, at)}
    one, other = sorted(str(key) for key in facts)
    findings = compare(facts[UUID(one)], facts[UUID(other)])
    texts = {
        "pair.one_id": one,
        "pair.other_id": other,
        "l.agreed": _array(agreeing(findings)),
        "l.differed": _array(differing(findings)),
        "pair.about": array((one, other)),
    }
    return Beat("crime_linked", at, WORKER, {"story": story}, (), texts)


def _facts_here(story: CrimeStory, at: datetime) -> PersonFacts:
    child = story.told.child
    home = family(SEED, int(child.key.partition("-")[0]))
    return taken(child, home, at, nameless=story.nameless).facts()


def _array(sentences: list[str]) -> str:
    """As the server prints an array of sentences, each with a blank in it."""
    quoted = ('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in sentences)
    return cell("{" + ",".join(quoted) + "}")


def suspect_id(suspect: Suspect) -> UUID:
    """The identifier of somebody suspected."""
    return cast.identifier("suspect", suspect.number)


def _of_suspect(suspect: Suspect) -> dict[str, str]:
    """Everything their record says."""
    chance, key = stream(SEED, "suspect", suspect.number), suspect_id(suspect)
    of = tradition(chance)
    return {
        "suspect.id": str(key),
        "suspect.ref": reference_of(key, "SUS"),
        "s.police_reference": f"PS{suspect.number:06d}",
        "s.handling": chance.choices(("originator", "official_sensitive"), (85, 15))[0],
        "s.called": cell(f"{given(chance, of, suspect.sex)} {surname(chance, of)}"),
        "s.sex": suspect.sex,
        "s.age": cell(suspect.age),
        "s.ethnicity": suspect.ethnicity,
        "s.employment": suspect.employment,
        "s.taxi_driver": "f",
    }


def _suspected(story: CrimeStory, suspect: Suspect, *, new: bool) -> Beat:
    given_ = {"story": story, "suspect": suspect}
    return Beat("crime_suspected", story.named_at, POLICE, given_, (new,), _of_suspect(suspect))


def _charged(story: CrimeStory, suspect: Suspect) -> Beat:
    """Charged on the day it is decided, and the child told the same afternoon."""
    day = story.told.decided_on or story.told.day
    at = moment(day, 9 * 60 + story.id.int % 60)
    texts = _of_suspect(suspect) | {"h.charged_on": cell(day)}
    moments = {"m.told": at + HALF_DAY}
    return Beat("crime_charged", at, POLICE, {"story": story, "suspect": suspect}, (), texts, moments)


def _decided(story: CrimeStory) -> Beat:
    told = story.told
    if told.outcome is None or told.decided_on is None:
        raise ValueError("nothing was decided")
    at = moment(told.decided_on, 15 * 60 + story.id.int % 60)
    texts = {
        "o.outcome": cell(int(told.outcome)),
        "o.decided_on": cell(told.decided_on),
        "o.why": told.why,
        "o.support": SUPPORT if told.outcome in VICTIM_UNABLE else "",
    }
    return Beat("crime_decided", at, POLICE, {"story": story}, (), texts)


def _warned(story: CrimeStory) -> Beat:
    """A warning notice; one that ended had a last day and was looked at on it."""
    warning, suspect = story.told.warning, story.told.suspects[0][0]
    if warning is None:
        raise ValueError("nobody was warned")
    minutes = 12 * 60 + story.id.int % 200
    texts = _of_suspect(suspect) | {
        "n.police_reference": f"SPW{story.told.number:05d}",
        "n.basis": BASES[story.id.int % len(BASES)],
        "n.served_on": cell(warning.served_on),
        "n.expires_on": cell(warning.ended_on),
    }
    moments = {}
    if warning.ended_on:
        moments = {"m.ended": moment(warning.ended_on, minutes), "m.until": end_of(warning.ended_on)}
        texts["e.on_day"] = cell(warning.ended_on)
    at, key = moment(warning.served_on, minutes), (warning.kind, bool(warning.ended_on))
    return Beat("crime_warned", at, POLICE, {"story": story, "suspect": suspect}, key, texts, moments)
