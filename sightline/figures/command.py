"""The command `sightline figures`: from an extract to its figures, with neither Django nor a database.

It is read by argparse, and imports what it needs when it needs it, because most of a second is all it may take.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sightline.figures.definitions.catalogue import Figure, figures
from sightline.figures.definitions.output import FORMATS, written
from sightline.figures.definitions.periods import NotAPeriod, Period, read_period

if TYPE_CHECKING:
    from sightline.figures.definitions.computing_sql import Counter
    from sightline.figures.definitions.identities import Broken
    from sightline.figures.definitions.reading.extract import Extract
    from sightline.figures.definitions.results import Result

DONE, FAULTY, WRONG_ARGUMENTS, DOES_NOT_RECONCILE = 0, 1, 2, 3
AUDIENCES = ("internal", "public")
ENGINES = ("duckdb", "spark")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


class Wrong(Exception):
    """The arguments are wrong; the sentence says how."""


class _NotReconciled(Exception):
    def __init__(self, broken: "list[Broken]") -> None:
        super().__init__()
        self.broken = broken


@dataclass(frozen=True)
class Asked:
    """What was asked for; `said` is the period as it was written."""

    extract: Path
    period: Period
    said: str
    figures: tuple[Figure, ...]
    public: bool
    engine: str
    form: str
    register: Path | None = None
    release: str = ""


def run(arguments: Sequence[str]) -> int:
    """Run the command; return its exit status."""
    if arguments and arguments[0] == "printed":
        from sightline.figures import printed_command

        return printed_command.run(arguments[1:])
    from sightline.figures.definitions.reading.extract import Faulty, opened

    try:
        asked = read_arguments(arguments)
        with opened(asked.extract) as extract:
            _inside(asked.period, extract)
            with _computing(asked.engine, extract) as computer:
                text = written(_results(asked, computer, extract), asked.said, asked.form)
    except Wrong as error:
        _say(f"sightline figures: {error}")
        return WRONG_ARGUMENTS
    except Faulty as error:
        _say(*error.faults.lines())
        return FAULTY
    except _NotReconciled as error:
        _say("These figures do not reconcile:", *map(str, error.broken))
        return DOES_NOT_RECONCILE
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()
    return DONE


def read_arguments(arguments: Sequence[str]) -> Asked:
    """Read and check what needs no extract; raises Wrong, or SystemExit as argparse does."""
    given = _parser().parse_args(arguments)
    extract, names = given.extract, list(given.figure or [])
    if extract is None and len(names) > 1:
        extract = names.pop()
    if extract is None:
        raise Wrong("which extract? Give its folder.")
    try:
        period = read_period(given.period)
    except NotAPeriod as error:
        raise Wrong(str(error)) from error
    wanted = _wanted(names, public=given.audience == "public")
    if given.engine == "spark":
        _look_for_spark()
    folder = Path(extract)
    if not folder.is_dir():
        raise Wrong(f"{extract} is not a folder.")
    register = _register_of(given)
    return Asked(
        folder,
        period,
        given.period,
        wanted,
        given.audience == "public",
        given.engine,
        given.format,
        register,
        given.release,
    )


def _register_of(given: argparse.Namespace) -> Path | None:
    if (given.register or given.release) and given.audience != "public":
        raise Wrong("a register of releases is of what the public is told: give --audience public.")
    if given.release and not given.register:
        raise Wrong("which register is the release to go into? Give its folder with --register.")
    if given.release and not NAME.fullmatch(given.release):
        raise Wrong("a release is named in letters, digits, dots and dashes.")
    if given.release and (Path(given.register) / f"{given.release}.json").exists():
        raise Wrong(f"the register has a release {given.release} already.")
    return Path(given.register) if given.register else None


def _look_for_spark() -> None:
    from sightline.figures.definitions.computing_spark import NoSpark, look

    try:
        look()
    except NoSpark as error:
        raise Wrong(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sightline figures", description="Compute figures from an extract.", allow_abbrev=False
    )
    parser.add_argument("extract", metavar="EXTRACT", nargs="?", help="the folder of an extract")
    parser.add_argument("--period", required=True, help="2022/23, or a run of years: 2020/21-2022/23")
    parser.add_argument("--figure", metavar="ID", nargs="+", action="extend", help="these figures only")
    parser.add_argument("--audience", choices=AUDIENCES, default="internal", help="internal")
    parser.add_argument("--register", metavar="FOLDER", help="earlier releases, to protect against as well")
    parser.add_argument("--release", metavar="NAME", default="", help="put what is printed into the register")
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="duckdb")
    parser.add_argument("--format", choices=FORMATS, default="table", help="table")
    return parser


def _wanted(names: list[str], *, public: bool) -> tuple[Figure, ...]:
    known = figures()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Wrong(f"there is no figure called {', '.join(unknown)}.")
    kept = [name for name in names if public and known[name].internal]
    if kept:
        raise Wrong(f"{', '.join(kept)}: not for the public.")
    return tuple(
        figure
        for name, figure in known.items()
        if (not names or name in names) and not (public and figure.internal)
    )


def _inside(period: Period, extract: "Extract") -> None:
    covered = extract.manifest
    if covered and not covered.first <= period.first_day <= period.last_day <= covered.last:
        raise Wrong(
            f"{period} is not wholly inside what the extract covers, {covered.first} to {covered.last}."
        )


@contextmanager
def _computing(engine: str, extract: "Extract") -> "Iterator[Counter]":
    if engine == "spark":
        from sightline.figures.definitions.computing_spark import NoSpark, computing

        try:
            with computing(extract) as computer:
                yield computer
        except NoSpark as error:
            raise Wrong(str(error)) from error
    else:
        from sightline.figures.definitions.computing_sql import Computer

        yield Computer(extract)


def _results(asked: Asked, computer: "Counter", extract: "Extract") -> "list[Result]":
    found = computer.compute(asked.figures, asked.period)
    _reconcile(asked, computer, found)
    if not asked.public:
        return found
    from sightline.figures.disclosure import releasing  # with its solver, slow to import

    try:
        protected = releasing.protected(computer, extract, asked.period, asked.register)
    except releasing.NotReconciled as error:
        raise _NotReconciled(error.broken) from error
    except releasing.NoRegister as error:
        raise Wrong(str(error)) from error
    _say(*releasing.warnings(protected))
    if asked.register and asked.release:
        releasing.record(protected, asked.register / f"{asked.release}.json")
    return protected.shown(found, asked.period)


def _reconcile(asked: Asked, computer: "Counter", found: "list[Result]") -> None:
    """Check the identities among what was computed, and each year's stock against the next's."""
    from sightline.figures.definitions.identities import STOCK, broken, broken_between

    computed = {figure.id for figure in asked.figures}
    wrong = list(broken(found, computed, asked.period))
    if computed.issuperset(STOCK) and asked.period.first_year < asked.period.last_year:
        stock = [figures()[name] for name in STOCK]
        years = [Period(year, year) for year in range(asked.period.first_year, asked.period.last_year + 1)]
        wrong += broken_between([(year, computer.compute(stock, year)) for year in years])
    if wrong:
        raise _NotReconciled(wrong)


def _say(*lines: str) -> None:
    if not lines:
        return
    text = "\n".join(lines) + "\n"
    sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stderr.flush()


def main() -> NoReturn:
    """Run the command a person typed."""
    sys.exit(run(sys.argv[2:]))
