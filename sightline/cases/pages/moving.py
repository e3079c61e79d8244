"""Lists a manager keeps: runs of programmes, and school terms."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.cases.models import Run, Term
from sightline.cases.programmes import programmes
from sightline.core import words
from sightline.core.pages import Row


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme with its runs."""

    title: str
    words: str
    runs: list[str]


def run_lines(runs: Iterable[Run]) -> list[ProgrammeLine]:
    """Each programme of the reviewed file, with what runs of it there are, the newest first."""
    known = list(runs)
    return [
        ProgrammeLine(
            each.title,
            f"{each.words}. ({each.source}; {each.status}.)",
            [_run(run) for run in known if run.programme == each.key],
        )
        for each in programmes().values()
    ]


def _run(run: Run) -> str:
    days = words.listing(words.day(each) for each in run.days)
    return f"{run.called}{f', {run.place}' if run.place else ''}: {days}"


def term_lines(terms: Iterable[Term]) -> list[Row]:
    """The newest first."""
    return [Row(f"{words.day(each.starts_on)} to {words.day(each.ends_on)}", each.said_by) for each in terms]
