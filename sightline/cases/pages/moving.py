"""Lists a manager keeps: runs of programmes, and school terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.cases.models import RunChange, Term
from sightline.cases.programmes import programmes
from sightline.cases.queries.programmes import RunNow
from sightline.core import words
from sightline.core.pages import Row


@dataclass(frozen=True)
class RunLine:
    """A run, how it changed, and where a manager changes it."""

    words: str
    changed: str
    href: str


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme with its runs."""

    title: str
    words: str
    runs: list[RunLine]


def run_lines(runs: Iterable[RunNow], *, changes: bool = False) -> list[ProgrammeLine]:
    """Each programme of the reviewed file, with what runs of it there are, the newest first."""
    known = list(runs)
    return [
        ProgrammeLine(
            each.title,
            f"{each.words}. ({each.source}; {each.status}.)",
            [_run(run, changes) for run in known if run.run.programme == each.key],
        )
        for each in programmes().values()
    ]


def _run(it: RunNow, changes: bool) -> RunLine:
    days = words.listing(words.day(each) for each in it.days) or "does not take place"
    return RunLine(
        words=f"{it.run.called}{f', {it.place}' if it.place else ''}: {days}",
        changed=_changed(it.changes[-1]) if it.changes else "",
        href=reverse("cases:change_run", args=[it.run.pk]) if changes else "",
    )


def _changed(it: RunChange) -> str:
    return f"Changed by {it.by.name if it.by else 'Sightline'}, {words.moment(it.at)}: {it.why}"


def change_lines(it: RunNow) -> list[Row]:
    """How a run was at first, and each change of it, the newest first."""
    first = Row("At first", _said(it.run.days, it.run.place))
    later = [Row(_changed(each), _said(each.days, each.place)) for each in reversed(it.changes)]
    return [*later, first]


def _said(days: Iterable[date], place: str) -> str:
    told = words.listing(words.day(each) for each in days) or "It does not take place"
    return f"{told}. {place}" if place else told


def term_lines(terms: Iterable[Term]) -> list[Row]:
    """The newest first."""
    return [Row(f"{words.day(each.starts_on)} to {words.day(each.ends_on)}", each.said_by) for each in terms]
