"""Words found in a text as a page shows them: marked, explained, asked about, never weighed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from markupsafe import Markup, escape

from sightline.core import words
from sightline.front_door.kinds import Relevance
from sightline.front_door.models import Amendment, TermMatch
from sightline.front_door.phrases import Span
from sightline.front_door.queries.words import LOOKED_IN
from sightline.front_door.terms import KINDS, Term, Terms, rewordings_in_use, terms_in_use, terms_named
from sightline.front_door.words import AMENDABLE

ROUND = 40
"""Letters shown on each side of a word that was found."""

MARK, BLAME = '<mark class="app-found">', '<span class="app-reword">'


@dataclass(frozen=True)
class FoundLine:
    """A term, where it stands, and how to read it."""

    term: str
    group: str
    explained: str
    excerpt: Markup


@dataclass(frozen=True)
class RewordLine:
    """Words that blame a child, and others."""

    excerpt: Markup
    why: str
    instead: str


@dataclass(frozen=True)
class Checked:
    """What was found in a page being written."""

    found: list[FoundLine] = field(default_factory=list)
    rewordings: list[RewordLine] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """What a screen reader says when it changes."""
        if not self.found and not self.rewordings:
            return "No words of the lists were found."
        if not self.found:
            return f"{words.plural(self.rewordings, 'phrase').capitalize()} that could be said another way."
        return (
            f"{words.plural(self.found, 'term').capitalize()} to think about, "
            f"{words.plural(self.rewordings, 'phrase')} that could be said another way."
        )


@dataclass(frozen=True)
class AskedWord:
    """A match of a saved contact, with what has been said of it."""

    key: UUID
    term: str
    group: str
    explained: str
    part: str
    excerpt: Markup
    answer: str
    answer_words: str


def checked(post: QueryDict) -> Checked:
    """Every part of the page being written in which words are looked for."""
    made, listed, others = Checked(), terms_in_use(), rewordings_in_use()
    for part in LOOKED_IN:
        text = str(post.get(part, ""))[:20_000]
        for found in listed.find(text):
            term = found.term
            made.found.append(
                FoundLine(term.term, term.group, KINDS[term.kind], excerpt(text, found.spans[0]))
            )
        made.rewordings.extend(
            RewordLine(excerpt(text, one.spans[0], BLAME, "</span>"), one.why, one.instead)
            for one in others.find(text)
        )
    return made


def language_of(post: QueryDict) -> Checked:
    """Every text of a form being written, for words that blame a child. Indicator words are not looked for here."""
    typed = [post.get(name, "")[:20_000] for name in list(post)[:60] if not name.startswith(("_", "csrf"))]
    return Checked(found=[], rewordings=rewordings_in(typed))


def rewordings_in(texts: Iterable[str]) -> list[RewordLine]:
    """Other words for what stands in these texts."""
    listed = rewordings_in_use()
    return [
        RewordLine(excerpt(text, one.spans[0], BLAME, "</span>"), one.why, one.instead)
        for text in texts
        for one in listed.find(text)
    ]


def excerpt(text: str, span: Span, opens: str = MARK, closes: str = "</mark>") -> Markup:
    """The words marked, with a little of what stands round them."""
    start, end = span
    before, after = text[max(0, start - ROUND) : start], text[end : end + ROUND]
    lead = "…" if start > ROUND else ""
    tail = "…" if end + ROUND < len(text) else ""
    return (
        escape(lead + before)
        + Markup(opens)  # noqa: S704 - one of two constants above
        + escape(text[start:end])
        + Markup(closes)  # noqa: S704
        + escape(after + tail)
    )


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """The whole text as paragraphs, with every place marked. Places that meet are marked as one."""
    made, at = [], 0
    for start, end in _joined(spans):
        if at <= start < end <= len(text):
            made += [escape(text[at:start]), Markup(MARK), escape(text[start:end]), Markup("</mark>")]  # noqa: S704
            at = end
    whole = Markup("").join([*made, escape(text[at:])])
    blocks = [block for block in whole.replace("\r\n", "\n").split("\n\n") if block.strip()]
    lines = (Markup("<br>").join(Markup(block).split("\n")) for block in blocks)  # noqa: S704
    return Markup("").join(Markup('<p class="govuk-body" dir="auto">{}</p>').format(each) for each in lines)


def spans_of(matches: Iterable[TermMatch], part: str) -> list[Span]:
    """Where terms stand in one part of a contact."""
    return [
        span
        for match in matches
        if match.field == part
        for span in zip(match.starts, match.ends, strict=True)
    ]


def asked_words(
    matches: Sequence[TermMatch],
    answers: Mapping[UUID, str],
    texts: Mapping[str, str],
    amendments: Iterable[Amendment],
) -> list[AskedWord]:
    """Each match of a contact, to be asked about, in the order of the text."""
    parts = {str(each.pk): each for each in amendments}
    lists = {version: terms_named(version) for version in sorted({match.list_version for match in matches})}
    lines = []
    for match in matches:
        amended = parts.get(match.field)
        text = amended.text if amended else texts.get(match.field, "")
        name = AMENDABLE.get(amended.field if amended else match.field, "Added since")
        listed = _listed(lists[match.list_version], match)
        answer = answers.get(match.pk, "")
        lines.append(
            AskedWord(
                key=match.pk,
                term=match.term,
                group=match.group,
                explained=KINDS[listed.kind] if listed else "",
                part=name,
                excerpt=excerpt(text, (match.starts[0], match.ends[0])),
                answer=answer,
                answer_words=str(Relevance(answer).label) if answer else "",
            )
        )
    return lines


def _listed(terms: Terms | None, match: TermMatch) -> Term | None:
    return terms.by_term.get(match.term) if terms else None


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
