"""What a comparison found, in words a social worker reads. What either record says never stands in them.

So a name that is corrected, sealed or severed later leaves nothing behind in a proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.people.linkage.levels import TOPICS, Topic
from sightline.people.naming.agreement import Verdict

_NAMES = {
    "whole": (Verdict.AGREES, "{} agrees"),
    "same": (Verdict.AGREES, "{} agrees"),
    "turned": (Verdict.NEARLY, "{} is the other record’s other name: they may have been exchanged"),
    "slip": (Verdict.NEARLY, "{} is one letter apart"),
    "near": (Verdict.NEARLY, "{} is spelt or sounds nearly alike"),
    "form": (Verdict.NEARLY, "{} is another form of the name, or one of the other names"),
    "crossed": (Verdict.NEARLY, "{} of one record stands in the surname of the other"),
    "initial": (Verdict.NEARLY, "{} agrees with an initial"),
    "part": (Verdict.NEARLY, "{} agrees in part"),
    "different": (Verdict.DIFFERS, "{} differs"),
}
_BORN = {
    "same": (Verdict.AGREES, "{} agrees"),
    "turned": (Verdict.NEARLY, "Day and month of birth are the other way round"),
    "slip": (Verdict.NEARLY, "{} is one digit apart"),
    "two": (Verdict.NEARLY, "Two parts of the date of birth agree"),
    "known_two": (Verdict.NEARLY, "{} agrees as far as it is known"),
    "known_year": (Verdict.NEARLY, "Year of birth agrees, and no more is known of one of them"),
    "near": (Verdict.NEARLY, "{} is two digits apart"),
    "year": (Verdict.DIFFERS, "{} differs, in the same year"),
    "different": (Verdict.DIFFERS, "{} differs"),
}
_HOME = {
    "same": (Verdict.AGREES, "{} agrees"),
    "house_near": (Verdict.NEARLY, "House number agrees and the street is spelt nearly alike"),
    "street": (Verdict.NEARLY, "Street agrees, house number does not or is not held"),
    "street_near": (Verdict.NEARLY, "Street is spelt nearly alike, house number does not agree"),
    "house": (Verdict.DIFFERS, "Street differs, with the same house number"),
    "different": (Verdict.DIFFERS, "{} differs"),
}
_PLACES = {
    "same": (Verdict.AGREES, "{} agrees"),
    "near": (Verdict.NEARLY, "{} is spelt nearly alike"),
    "district": (Verdict.NEARLY, "{} is in the same district"),
    "one_off": (Verdict.NEARLY, "{} is two characters apart"),
    "different": (Verdict.DIFFERS, "{} differs"),
}
_NUMBERS = {
    "same": (Verdict.AGREES, "{} agrees"),
    "near": (Verdict.NEARLY, "{} is a character or two apart"),
    "different": (Verdict.DIFFERS, "{} differs"),
}
_CALLED = {
    "given": ("Given name", _NAMES),
    "surname": ("Surname", _NAMES),
    "born": ("Date of birth", _BORN),
    "home": ("House and street", _HOME),
    "town": ("Town", _PLACES),
    "postcode": ("Postcode", _PLACES),
    "nhs": ("NHS number", _NUMBERS),
    "upn": ("Unique pupil number", _NUMBERS),
    "local": ("Council case reference", _NUMBERS),
}
_NOT_WORTH_SAYING = frozenset({"town", "local"})  # hardly any record holds them
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sentences by how each thing compared came out, in the order names, birth, address, numbers."""

    agrees: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()


def in_words(levels: Mapping[str, int]) -> Evidence:
    """Evidence from the number Splink gives the level of each topic: the nearest has the highest, -1 is unknown."""
    said = [found for topic in TOPICS if (found := _said(topic, levels[topic.name]))]
    held = {verdict: tuple(words for v, words in said if v is verdict) for verdict in Verdict}
    return Evidence(held[Verdict.AGREES], held[Verdict.NEARLY], held[Verdict.DIFFERS], held[Verdict.NOT_HELD])


def _said(topic: Topic, level: int) -> tuple[Verdict, str] | None:
    called, words = _CALLED[topic.name]
    if level == _UNKNOWN:
        quiet = topic.name in _NOT_WORTH_SAYING
        return None if quiet else (Verdict.NOT_HELD, f"{called} not held on one of the records")
    verdict, sentence = words[topic.names[len(topic.levels) - level]]
    return verdict, sentence.format(called)
