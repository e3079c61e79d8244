"""How old a reader must be: the Flesch–Kincaid grade, as an age.

Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas for Navy enlisted personnel (1975):
grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59. A grade is a year of American school; children in
grade 6 are 11 to 12, so the age is the grade and five. Syllables are counted by rule from the letters, without a
dictionary.
A measure of words and sentences, of English only: it says nothing of whether a text is kind, clear or true.
"""

import re

from sightline.content.marks import sentences

WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d,.]*")
BEATS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^aeiouylw]es|[^aeiouytd]ed|[^aeiouyl]e|[aeiouy]le)$")
APART = re.compile(r"i[ao](?!n)|eo|ua|uo|[^q]ui[ao]|[aeiou]ing|[^aeiou]ier|riet")


def syllables(word: str) -> int:
    """How many a word has, at least one; a number in figures counts as two."""
    low = word.lower().strip("’'-.,")
    if low[:1].isdigit():
        return 2
    parts = [part for part in re.split(r"[-’']", low) if part]
    if len(parts) > 1 and "-" in low:
        return sum(map(syllables, parts))
    low = "".join(parts)
    beats = len(BEATS.findall(low)) + len(APART.findall(low)) - len(SILENT.findall(low))
    return max(1, beats)


def reading_age(source: str) -> float:
    """The age in years, to a tenth; 5 where there is nothing to read."""
    said = sentences(source)
    words = [word for each in said for word in WORD.findall(each)]
    if not words:
        return 5.0
    grade = 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return round(max(grade, 0) + 5, 1)
