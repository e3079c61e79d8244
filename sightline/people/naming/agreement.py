"""What agrees and what differs between two people's details, in words a social worker reads.

No number is shown or kept. Names, dates of birth, identifiers and postcodes are compared; sex, ethnicity,
disability and other protected characteristics never are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sightline.people.naming.births import UNKNOWN, Born, DateMatch, compare_births
from sightline.people.naming.keys import one_letter_forms
from sightline.people.naming.likeness import Likeness, part_likeness

MOST_NAMES = 12


class Verdict(StrEnum):
    AGREES = "agrees"
    NEARLY = "nearly agrees"
    DIFFERS = "differs"
    NOT_HELD = "not held"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing compared: what it is, how it came out, and the sentence that says so."""

    topic: str
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True)
class Called:
    """One name a person is or was called by; `kind` in words (`legal name`, `previous name`)."""

    kind: str
    given: str = ""
    middle: str = ""
    surname: str = ""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is compared of a person. Identifiers are (kind in words, value in its one way of writing)."""

    names: tuple[Called, ...] = ()
    born: Born = UNKNOWN
    identifiers: tuple[tuple[str, str], ...] = ()
    postcodes: tuple[str, ...] = ()


def compare(left: PersonFacts, right: PersonFacts) -> list[Finding]:
    """Every finding between two people, in the order name, date of birth, identifiers, postcode."""
    return [
        *compare_names(left.names, right.names),
        birth_finding(left.born, right.born),
        *compare_identifiers(left.identifiers, right.identifiers),
        *compare_postcodes(left.postcodes, right.postcodes),
    ]


def agreeing(findings: Iterable[Finding]) -> list[str]:
    return [f.sentence for f in findings if f.verdict in {Verdict.AGREES, Verdict.NEARLY}]


def differing(findings: Iterable[Finding]) -> list[str]:
    return [f.sentence for f in findings if f.verdict is Verdict.DIFFERS]


def compare_names(left: tuple[Called, ...], right: tuple[Called, ...]) -> list[Finding]:
    """Findings for the two names, of all each is called by, that stand nearest to one another."""
    if not left or not right:
        return [Finding("name", Verdict.NOT_HELD, "Name not held on one of the records")]
    pairs = [(a, b, way) for a in left[:MOST_NAMES] for b in right[:MOST_NAMES] for way in (False, True)]
    return _name_findings(*min(pairs, key=lambda pair: _apart(*pair)))


def _apart(a: Called, b: Called, exchanged: bool) -> tuple[int, bool]:
    """For choosing which two names to describe; a smaller answer is described. Never shown or kept."""
    parts = _part_pairs(a, b, exchanged)
    order = list(Likeness)
    return sum(order.index(part_likeness(x, y)) for _, x, y in parts), exchanged


def _part_pairs(a: Called, b: Called, exchanged: bool) -> tuple[tuple[str, str, str], ...]:
    given, surname = (b.surname, b.given) if exchanged else (b.given, b.surname)
    return ("Given name", a.given, given), ("Surname", a.surname, surname)


def _name_findings(a: Called, b: Called, exchanged: bool) -> list[Finding]:
    kinds = {c.kind for c in (a, b)} - {"legal name"}
    aside = f" ({', '.join(sorted(kinds))})" if kinds else ""
    findings = [_part_finding(label, x, y, aside) for label, x, y in _part_pairs(a, b, exchanged)]
    if exchanged and any(f.verdict in {Verdict.AGREES, Verdict.NEARLY} for f in findings):
        turned = Finding("name", Verdict.NEARLY, "Given name and surname are the other way round")
        return [*findings, turned]
    middle = part_likeness(a.middle, b.middle) if a.middle and b.middle else Likeness.NOT_HELD
    if middle is not Likeness.NOT_HELD:
        findings.append(_part_finding("Middle name", a.middle, b.middle, ""))
    return findings


def _part_finding(label: str, x: str, y: str, aside: str) -> Finding:
    topic = label.lower()
    both = f"{x} and {y}"
    said = {
        Likeness.SAME: (Verdict.AGREES, f"{label} agrees: {x}{aside}"),
        Likeness.SHORT_FORM: (Verdict.NEARLY, f"{label} is a form of the same name: {both}{aside}"),
        Likeness.ONE_LETTER: (Verdict.NEARLY, f"{label} is one letter apart: {both}{aside}"),
        Likeness.SOUND: (Verdict.NEARLY, f"{label} sounds alike: {both}{aside}"),
        Likeness.INITIAL: (Verdict.NEARLY, f"{label} agrees with an initial: {both}{aside}"),
        Likeness.NOT_HELD: (Verdict.NOT_HELD, f"{label} not held on one of the records"),
        Likeness.DIFFERENT: (Verdict.DIFFERS, f"{label} differs: {both}"),
    }
    verdict, sentence = said[part_likeness(x, y)]
    return Finding(topic, verdict, sentence)


def birth_finding(left: Born, right: Born) -> Finding:
    a, b = left.in_words(), right.in_words()
    said = {
        DateMatch.SAME: (Verdict.AGREES, f"Date of birth agrees: {a}"),
        DateMatch.SAME_AS_FAR_AS_KNOWN: (
            Verdict.AGREES,
            f"Date of birth agrees as far as it is known: {a} and {b}",
        ),
        DateMatch.SWAPPED: (Verdict.NEARLY, f"Day and month of birth are the other way round: {a} and {b}"),
        DateMatch.ONE_DIGIT: (Verdict.NEARLY, f"Date of birth is one digit apart: {a} and {b}"),
        DateMatch.MOSTLY: (Verdict.NEARLY, f"Two parts of the date of birth agree: {a} and {b}"),
        DateMatch.DIFFERENT: (Verdict.DIFFERS, f"Date of birth differs: {a} and {b}"),
        DateMatch.NOT_HELD: (Verdict.NOT_HELD, "Date of birth not held on one of the records"),
    }
    return Finding("date of birth", *said[compare_births(left, right)])


def compare_identifiers(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]
) -> list[Finding]:
    """For each kind held on both sides: agrees, one character apart, or differs."""
    findings = []
    for kind in dict.fromkeys(kind for kind, _ in left):
        ours = {value for k, value in left if k == kind}
        theirs = {value for k, value in right if k == kind}
        if not theirs:
            continue
        if shared := ours & theirs:
            found = (Verdict.AGREES, f"{kind} agrees: {min(shared)}")
        elif any(one_character_apart(a, b) for a in ours for b in theirs):
            found = (Verdict.NEARLY, f"{kind} is one character apart: {min(ours)} and {min(theirs)}")
        else:
            found = (Verdict.DIFFERS, f"{kind} differs: {min(ours)} and {min(theirs)}")
        findings.append(Finding(kind, *found))
    return findings


def one_character_apart(a: str, b: str) -> bool:
    """One character changed, added, left out, or two neighbours exchanged."""
    return a != b and abs(len(a) - len(b)) <= 1 and bool(one_letter_forms(a) & one_letter_forms(b))


def compare_postcodes(left: tuple[str, ...], right: tuple[str, ...]) -> list[Finding]:
    if not left or not right:
        return []
    if shared := set(left) & set(right):
        return [Finding("postcode", Verdict.AGREES, f"Postcode agrees: {min(shared)}")]
    sentence = f"Postcode differs: {', '.join(sorted(set(left)))} and {', '.join(sorted(set(right)))}"
    return [Finding("postcode", Verdict.DIFFERS, sentence)]
