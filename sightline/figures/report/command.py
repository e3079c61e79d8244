"""The command `sightline report`: from an extract to the published report, with neither Django nor a database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.figures.definitions.periods import NotAPeriod, Period, read_period

if TYPE_CHECKING:
    from sightline.figures.definitions.reading.extract import Extract
    from sightline.figures.report.content import Content
    from sightline.figures.report.gathering_sql import Gathered

DONE, FAULTY, WRONG_ARGUMENTS, DOES_NOT_RECONCILE = 0, 1, 2, 3


class Wrong(Exception):
    """The arguments are wrong; the sentence says how."""


def run(arguments: Sequence[str]) -> int:
    """Run the command; return its exit status."""
    from sightline.figures.definitions.reading.extract import Faulty
    from sightline.figures.report.content import Faults
    from sightline.figures.report.gathering_sql import DoesNotReconcile
    from sightline.figures.report.publishing import CannotWrite

    try:
        return _run(_parser().parse_args(arguments))
    except (Wrong, CannotWrite) as error:
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


def _run(given: argparse.Namespace) -> int:
    from sightline.figures.definitions.reading.extract import opened
    from sightline.figures.report.content import read_content
    from sightline.figures.report.gathering_sql import gather
    from sightline.figures.report.publishing import may_replace

    period = _checked(given)
    may_replace(given.out)
    content = read_content(given.content)
    if given.final and content.missing:
        raise Wrong("not final: " + "; ".join(f"{each} is missing" for each in content.missing))
    with opened(given.extract) as extract:
        _inside(period, extract)
        gathered = gather(extract, period, public=given.audience == "public")
    count = _publish(gathered, content, given.out)
    _say(*(f"not supplied: {each}" for each in content.missing))
    _say(*(f"look at this before publishing: {each}" for each in gathered.looked_at))
    sys.stdout.write(f"{given.out / 'index.html'}\n")
    _say(f"{count} files were written.")
    return DONE


def _publish(gathered: "Gathered", content: "Content", out: Path) -> int:
    from sightline.figures.report.assembling import assemble
    from sightline.figures.report.publishing import publish
    from sightline.figures.report.writing import Writer
    from sightline.figures.report.young_people import facts

    report = assemble(gathered, content)
    return len(publish(report, facts(Writer(gathered, content)), gathered.numbers, out))


def _checked(given: argparse.Namespace) -> Period:
    """Check what needs no extract."""
    if not given.extract.is_dir():
        raise Wrong(f"{given.extract} is not a folder.")
    if given.content is not None and not given.content.is_dir():
        raise Wrong(f"{given.content} is not a folder.")
    try:
        return read_period(given.period)
    except NotAPeriod as error:
        raise Wrong(str(error)) from error


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
    parser.add_argument("--final", action="store_true", help="refuse where any content is missing")
    return parser


def _say(*lines: str) -> None:
    if lines:
        sys.stderr.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
        sys.stderr.flush()
