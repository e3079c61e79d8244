"""A setting's own list of questions with its answers, and one question across every setting."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Tag
from sightline.education.models import Setting, SettingAnswer
from sightline.education.queries.answers import Key
from sightline.education.questions import EVERY_YEAR, Question, asked_of
from sightline.education.states import Phase, Said, Term

COLOURS = {Said.YES: "green", Said.PARTLY: "yellow", Said.NO: "red"}
NOT_ANSWERED = Tag("Not answered", "grey")


@dataclass(frozen=True)
class AnswerLine:
    """One question of one part of a year, with the answer that stands."""

    asks: str
    part: str
    tag: Tag
    when: str
    words: str
    href: str


def part_of(term: str) -> str:
    """How a part of a year stands in an address."""
    return term or EVERY_YEAR


def term_of(part: str) -> str:
    return "" if part == EVERY_YEAR else part


def answer_lines(setting: Setting, year: int, answers: Mapping[Key, SettingAnswer]) -> list[AnswerLine]:
    """Every question a setting is asked, in the order of the list."""
    return [
        _line(setting, year, question, term, answers.get((question.key, term)))
        for question in asked_of(setting.phase)
        for term in question.terms
    ]


def across(
    settings: Collection[Setting],
    question: Question,
    year: int,
    answers: Mapping[UUID, Mapping[Key, SettingAnswer]],
) -> list[tuple[str, str, AnswerLine]]:
    """One question across the settings it is asked of: name, kind and line."""
    return [
        (
            each.agency.name,
            Phase(each.phase).label,
            _line(each, year, question, term, answers.get(each.pk, {}).get((question.key, term))),
        )
        for each in settings
        if each.phase in question.phases
        for term in question.terms
    ]


def counted(lines: Collection[tuple[str, str, AnswerLine]]) -> list[tuple[str, str, int]]:
    """How many settings of each kind gave each answer."""
    found: dict[tuple[str, str], int] = {}
    for _, phase, line in lines:
        found[phase, line.tag.text] = found.get((phase, line.tag.text), 0) + 1
    return [(phase, said, count) for (phase, said), count in sorted(found.items())]


def _line(setting: Setting, year: int, question: Question, term: str, it: SettingAnswer | None) -> AnswerLine:
    said = Said(it.said) if it else None
    return AnswerLine(
        asks=question.asks,
        part=Term(term).label,
        tag=Tag(said.label, COLOURS[said]) if said else NOT_ANSWERED,
        when=words.day(it.done_on) if it and it.done_on else "",
        words=it.words if it else "",
        href=reverse("education:answer", args=[setting.pk, year, question.key, part_of(term)]),
    )
