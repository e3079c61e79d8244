"""The command `sightline report`: from an extract to the published report, with neither Django nor a database.

Whoever runs it beside a database gives it a `look`, which refuses a report that names a place or a person of concern.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.figures.definitions.periods import NotAPeriod, Period, read_period

if TYPE_CHECKING:
    from sightline.figures.definitions.reading.extract import Extract
    from sightline.figures.disclosure.publishing_sql import Protected
    from sightline.figures.report.content import Content
    from sightline.figures.report.gathering_sql import Gathered

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
Look = Callable[[Path], None]
LOOKED = "Looked through for names of places and people of concern: there is none."
NOT_LOOKED = (
    "Not looked through for names of places and people of concern: there is no database to ask. Publish it from the "
    "site, or run this where its database answers, before anybody else reads it."
)
DONE, FAULTY, WRONG_ARGUMENTS, DOES_NOT_RECONCILE = 0, 1, 2, 3


class Wrong(Exception):
    """The arguments are wrong; the sentence says how."""


def run(arguments: Sequence[str], look: Look | None = None) -> int:
    """Run the command; return its exit status. `look` sees a public report before it is put in place."""
    from sightline.figures.definitions.reading.extract import Faulty
    from sightline.figures.disclosure.register import NoRegister
    from sightline.figures.report.content import Faults
    from sightline.figures.report.gathering_sql import DoesNotReconcile
    from sightline.figures.report.publishing import CannotWrite

    try:
        return _run(_parser().parse_args(arguments), look)
    except (Wrong, CannotWrite, NoRegister) as error:
        _say(f"sightline report: {error}")
        return WRONG_ARGUMENTS
    except Faulty as error:
        _say(*error.faults.lines())
        return FAULTY
    except Faults as error:
        _say("The content of the report has faults; nothing was published.", *error.lines)
        return FAULTY
    except DoesNotReconcile as error:
        _say("These figures do not reconcile; nothing was published:", *map(str, error.places))
        return DOES_NOT_RECONCILE


def _run(given: argparse.Namespace, look: Look | None) -> int:
    from sightline.figures.definitions.reading.extract import opened
    from sightline.figures.report.content import read_content
    from sightline.figures.report.gathering_sql import gather
    from sightline.figures.report.publishing import may_replace

    period, public = _checked(given), given.audience == "public"
    may_replace(given.out)
    content = read_content(given.content)
    if given.final and content.missing:
        raise Wrong("not final: " + "; ".join(f"{each} is missing" for each in content.missing))
    with opened(given.extract) as extract:
        _inside(period, extract)
        gathered = gather(
            extract,
            period,
            public=public,
            register=given.register,
            generated=_made_up(given.extract),
        )
    count = _publish(gathered, content, given.out, look if public else None)
    if gathered.release:
        _record(gathered.release, given)
    _say(*(f"not supplied: {each}" for each in content.missing))
    _say(*(f"look at this before publishing: {each}" for each in gathered.looked_at))
    sys.stdout.write(f"{given.out / 'index.html'}\n")
    _say(f"{count} files were written.", *([LOOKED if look else NOT_LOOKED] if public else []))
    return DONE


def _made_up(extract: Path) -> frozenset[str]:
    """The figures of a demonstration's extract that no record stands behind."""
    from sightline.figures.definitions.reading.generated import generated
    from sightline.figures.report.marking import made_up

    try:
        return made_up(generated(extract))
    except ValueError as error:
        raise Wrong(str(error)) from error


def _record(release: "Protected", given: argparse.Namespace) -> None:
    """Say what earlier releases give away already, and put this one into their register where that is asked."""
    from sightline.figures.disclosure import releasing

    _say(*releasing.warnings(release))
    if given.release:
        releasing.record(release, given.register / f"{given.release}.json")


def _publish(gathered: "Gathered", content: "Content", out: Path, look: Look | None) -> int:
    from sightline.figures.report.assembling import assemble
    from sightline.figures.report.publishing import publish
    from sightline.figures.report.writing import Writer
    from sightline.figures.report.young_people import facts

    report = assemble(gathered, content)
    told = facts(Writer(gathered, content))
    if look is None:
        return len(publish(report, told, gathered.numbers, out))
    return len(publish(report, told, gathered.numbers, out, look=look))


def _checked(given: argparse.Namespace) -> Period:
    """Check what needs no extract."""
    if not given.extract.is_dir():
        raise Wrong(f"{given.extract} is not a folder.")
    if given.content is not None and not given.content.is_dir():
        raise Wrong(f"{given.content} is not a folder.")
    _check_register(given)
    try:
        return read_period(given.period)
    except NotAPeriod as error:
        raise Wrong(str(error)) from error


def _check_register(given: argparse.Namespace) -> None:
    if (given.register or given.release) and given.audience != "public":
        raise Wrong("a register of releases is of what the public is told: leave --audience internal out.")
    if given.release and not given.register:
        raise Wrong("which register is the release to go into? Give its folder with --register.")
    if given.release and not NAME.fullmatch(given.release):
        raise Wrong("a release is named in letters, digits, dots and dashes.")
    if given.release and (given.register / f"{given.release}.json").exists():
        raise Wrong(f"the register has a release {given.release} already.")


def _inside(period: Period, extract: "Extract") -> None:
    covered = extract.manifest
    if covered and not covered.first <= period.first_day <= period.last_day <= covered.last:
        raise Wrong(
            f"{period} is not wholly inside what the extract covers, {covered.first} to {covered.last}."
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sightline report", description="Publish the annual report of an extract.", allow_abbrev=False
    )
    parser.add_argument("extract", metavar="EXTRACT", type=Path, help="the folder of an extract")
    parser.add_argument(
        "--period", required=True, help="2022/23, or a run of years that ends with the report's own"
    )
    parser.add_argument(
        "--out", required=True, type=Path, help="the folder to write; an earlier report there is replaced"
    )
    parser.add_argument("--content", type=Path, help="a folder of commentary and of what Part Two holds")
    parser.add_argument("--audience", choices=("public", "internal"), default="public", help="public")
    parser.add_argument(
        "--register", metavar="FOLDER", type=Path, help="earlier releases, to protect against as well"
    )
    parser.add_argument("--release", metavar="NAME", default="", help="put what is printed into the register")
    parser.add_argument("--final", action="store_true", help="refuse where any content is missing")
    return parser


def _say(*lines: str) -> None:
    if lines:
        sys.stderr.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
        sys.stderr.flush()
