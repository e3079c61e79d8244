"""“What help is there for me?”: five questions, each of which may be left, and what answers fit (SS-01, SS-02b, PR-10).

Nothing that is answered is kept: it travels in the page and is gone with it. What fits is in order of its name, never
of a number worked out about whoever asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.support.kinds import ForWhom, Group, Mode, Stage, WayIn, Worry

OLDEST = 120
AGES = {
    "0-10": "Under 11",
    "11-13": "11 to 13",
    "14-15": "14 or 15",
    "16-17": "16 or 17",
    "18-24": "18 to 24",
    "25-120": "25 or over",
}
ALSO_FOR = {ForWhom.FATHER.value: {ForWhom.FATHER.value, ForWhom.PARENT.value}}
"""Support for parents is for fathers too."""


@dataclass(frozen=True)
class Question:
    """One question, and the column of a service that it asks about."""

    key: str
    asks: str
    hint: str
    choices: Mapping[str, str]


def _words(kind: Any, **others: str) -> dict[str, str]:
    return {each.value: others.get(each.value, each.label) for each in kind}


QUESTIONS = (
    Question("for_whom", "Who is the help for?", "You, or somebody you are worried about", _words(ForWhom)),
    Question("age", "How old are they?", "You, if it is for you", AGES),
    Question(
        "levels", "How worried are you?", "As it feels to you. There is no wrong answer.", _words(Worry)
    ),
    Question(
        "ways_in",
        "Who would ask for the help?",
        "Some services take people who come by themselves. Others need somebody to ask for them.",
        _words(WayIn, self="I would, for myself", third_party="I would, for somebody else"),
    ),
    Question("modes", "How should it be given?", "", _words(Mode)),
)
STEPS = tuple(each.key for each in QUESTIONS)
REASONS: dict[str, dict[str, str]] = {
    "for_whom": {
        "child": "for children and young people",
        "parent": "for parents and carers",
        "father": "for fathers",
        "survivor": "for adults who were harmed as children",
        "professional": "for people who work with children",
    },
    "levels": {each: f"helps at: {words}" for each, words in _words(Worry).items()},
    "ways_in": {
        "self": "takes self referral: you can ask for yourself",
        "third_party": "somebody else can ask",
        "gp": "a GP can ask",
        "private": "can be paid for privately",
    },
    "modes": {
        "face_to_face": "face to face",
        "virtual": "by video, telephone or message",
        "group": "in a group",
    },
}


@dataclass(frozen=True, kw_only=True)
class Help:
    """One service as it is published."""

    name: str
    provider: str
    what: str
    group: str
    provider_type: str
    funded_by: str
    ways_in: tuple[str, ...]
    how: str
    age_from: int
    age_to: int | None
    for_whom: tuple[str, ...]
    modes: tuple[str, ...]
    levels: tuple[str, ...]
    stages: tuple[str, ...]
    languages: str
    cost: str
    area: str
    phone: str
    web: str
    hours: str
    waiting: str
    waiting_on: date | None
    onward: str
    checked_on: date
    review_on: date

    @property
    def ages(self) -> str:
        """For 11 to 17; from 18; for any age."""
        if self.age_to is None:
            return f"from {self.age_from}" if self.age_from else "for any age"
        return f"for {self.age_from} to {self.age_to}"

    @property
    def last_age(self) -> int:
        return OLDEST if self.age_to is None else self.age_to

    def in_words(self, column: str) -> str:
        """What stands in a column of choices, as reasons are said, as a sentence begins."""
        said = REASONS[column]
        words = "; ".join(said[each] for each in getattr(self, column))
        return words[:1].upper() + words[1:]

    def stale(self, on: date) -> bool:
        """Whether the day on which it should have been checked has passed."""
        return self.review_on < on


def published(said: Mapping[str, Any]) -> Help:
    """One service from what the database answers."""
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
    }
    for name in ("waiting_on", "checked_on", "review_on"):
        given[name] = date.fromisoformat(given[name]) if given[name] else None
    return Help(**given)


def answers_in(posted: Mapping[str, str]) -> dict[str, str]:
    """What was answered; what is no answer to its question is left out."""
    return {each.key: said for each in QUESTIONS if (said := posted.get(each.key, "")) in each.choices}


def reasons(help_: Help, answers: Mapping[str, str]) -> list[str] | None:
    """Why a service fits, one reason for each answer; None where it does not."""
    found = [_reason(help_, key, said) for key, said in answers.items()]
    return None if "" in found else found


def _reason(help_: Help, key: str, said: str) -> str:
    if key == "age":
        first, last = (int(each) for each in said.split("-"))
        return help_.ages if help_.age_from <= last and first <= help_.last_age else ""
    held = ALSO_FOR.get(said, {said}) & set(getattr(help_, key))
    return "; ".join(REASONS[key][each] for each in sorted(held))


def in_order(every: Iterable[Help]) -> list[Help]:
    """By name, whatever was answered."""
    return sorted(every, key=lambda it: (it.name.casefold(), it.provider))


def fitting(every: Iterable[Help], answers: Mapping[str, str]) -> list[tuple[Help, list[str]]]:
    """Those that fit every answer, with why."""
    return [(it, why) for it in in_order(every) if (why := reasons(it, answers)) is not None]


def leaflet(every: Iterable[Help]) -> dict[str, list[tuple[str, list[Help]]]]:
    """The same services by level of worry, by stage and by kind; each list in order of name."""
    rows = in_order(every)
    return {
        "levels": [(each.label, [it for it in rows if each.value in it.levels]) for each in Worry],
        "stages": [
            (each.label, [it for it in rows if not it.stages or each.value in it.stages]) for each in Stage
        ],
        "kinds": [(each.label, [it for it in rows if it.group == each.value]) for each in Group],
    }
