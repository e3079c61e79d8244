"""What a person typed into the search, and what each found person agrees with."""

from dataclasses import dataclass

from sightline.people.naming.agreement import (
    Called,
    Finding,
    PersonFacts,
    Verdict,
    birth_finding,
    compare_postcodes,
    one_character_apart,
)
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.identifiers import check_postcode, written_alike
from sightline.people.naming.likeness import Likeness, best_likeness
from sightline.people.naming.text import Words, cleaned, words

MOST_ASKED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: names in any order, a date of birth as far as known, an identifier, a postcode."""

    names: str = ""
    born: Born = UNKNOWN
    identifier: str = ""
    postcode: str = ""

    @property
    def words(self) -> Words:
        taken = words(cleaned(self.names))
        kept = taken.single[:MOST_ASKED_WORDS]
        return Words(kept, tuple(form for form in taken.joined if form[2] < len(kept)))

    @property
    def empty(self) -> bool:
        said = self.words.single or written_alike(self.identifier) or written_alike(self.postcode)
        return not said and not self.born.known


def findings_for(asked: Asked, person: PersonFacts) -> list[Finding]:
    """What agrees and what differs between a search and a person, only for what was asked."""
    found = _name_findings(asked.words, person.names)
    if asked.born.known:
        found.append(birth_finding(asked.born, person.born))
    if written_alike(asked.identifier):
        found.append(_identifier_finding(written_alike(asked.identifier), person.identifiers))
    if written_alike(asked.postcode):
        found += compare_postcodes((check_postcode(asked.postcode).value,), person.postcodes)
    return found


def _name_findings(said: Words, names: tuple[Called, ...]) -> list[Finding]:
    if not said.single:
        return []
    if not names:
        return [Finding("name", Verdict.NOT_HELD, "Name not held")]
    return [_word_finding(said, place, names) for place in range(len(said.single))]


def _word_finding(said: Words, place: int, names: tuple[Called, ...]) -> Finding:
    word = said.single[place]
    parts = [(label, text, c.kind) for c in names for label, text in _parts(c) if text]
    order = list(Likeness)
    graded = [
        (best_likeness(said, place, words(text).every), label, text, kind) for label, text, kind in parts
    ]
    if not graded:
        return Finding("name", Verdict.NOT_HELD, "Name not held")
    likeness, label, text, kind = min(graded, key=lambda g: order.index(g[0]))
    whose = f"{label} {text}" if kind == "legal name" else f"{label} {text} ({kind})"
    sentences = {
        Likeness.SAME: (Verdict.AGREES, f"“{word}” agrees with the {whose}"),
        Likeness.SHORT_FORM: (Verdict.NEARLY, f"“{word}” is a form of the {whose}"),
        Likeness.ONE_LETTER: (Verdict.NEARLY, f"“{word}” is one letter from the {whose}"),
        Likeness.SOUND: (Verdict.NEARLY, f"“{word}” sounds like the {whose}"),
        Likeness.INITIAL: (Verdict.NEARLY, f"“{word}” may be an initial of the {whose}"),
    }
    verdict, sentence = sentences.get(likeness, (Verdict.DIFFERS, f"“{word}” agrees with no name held"))
    return Finding("name", verdict, sentence)


def _parts(called: Called) -> tuple[tuple[str, str], ...]:
    return (("given name", called.given), ("surname", called.surname), ("middle name", called.middle))


def _identifier_finding(value: str, held: tuple[tuple[str, str], ...]) -> Finding:
    for kind, theirs in held:
        if theirs == value:
            return Finding("identifier", Verdict.AGREES, f"{kind} agrees: {theirs}")
    for kind, theirs in held:
        if one_character_apart(theirs, value):
            return Finding("identifier", Verdict.NEARLY, f"{kind} is one character apart: {theirs}")
    if not held:
        return Finding("identifier", Verdict.NOT_HELD, "No identifier held")
    return Finding("identifier", Verdict.DIFFERS, "The identifier agrees with none held")
