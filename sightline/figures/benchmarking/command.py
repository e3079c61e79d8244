"""The command `sightline benchmark-return`: from an extract to the return of one year, without Django or a database.

`sightline benchmark-return check FILE` says whether a return keeps its schema and gives nothing away.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.figures.definitions.periods import NotAPeriod, Period, read_period, year_name

if TYPE_CHECKING:
    from sightline.figures.benchmarking.making import Content
    from sightline.figures.definitions.reading.extract import Extract

DONE, FAULTY, WRONG_ARGUMENTS, DOES_NOT_RECONCILE = 0, 1, 2, 3
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
YEAR = re.compile(r"[0-9]{4}")


class Wrong(Exception):
    """The arguments are wrong; the sentence says how."""


def run(arguments: Sequence[str]) -> int:
    """Run the command; return its exit status."""
    from sightline.figures.benchmarking.parsing import Unreadable
    from sightline.figures.definitions.reading.extract import Faulty
    from sightline.figures.disclosure.releasing import NoRegister, NotReconciled

    try:
        if arguments and arguments[0] == "check":
            return _check(arguments[1:])
        return _make(_parser().parse_args(arguments))
    except (Wrong, NotAPeriod, NoRegister, OSError) as error:
        _say(f"sightline benchmark-return: {error}")
        return WRONG_ARGUMENTS
    except Faulty as error:
        _say(*error.faults.lines())
        return FAULTY
    except Unreadable as error:
        _say("Nothing was written or kept; the return has faults:", *error.faults)
        return FAULTY
    except NotReconciled as error:
        _say("These figures do not reconcile; nothing was written:", *map(str, error.broken))
        return DOES_NOT_RECONCILE


def _check(arguments: Sequence[str]) -> int:
    from sightline.figures.benchmarking.reading import read

    parser = argparse.ArgumentParser(prog="sightline benchmark-return check", allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", type=Path, help="a return, JSON or CSV")
    found = read(parser.parse_args(arguments).file.read_bytes())
    area = found.content["area"]["name"]
    sys.stdout.write(f"{area}, {found.period}: {len(found.results)} numbers, nothing wrong.\n")
    return DONE


def _make(given: argparse.Namespace) -> int:
    from sightline.figures.benchmarking.making import as_csv, as_json
    from sightline.figures.benchmarking.reading import read
    from sightline.figures.definitions.reading.extract import opened

    period = _checked(given)
    with opened(given.extract) as extract:
        _inside(period, extract)
        content = _content(given, period, extract)
    text = as_json(content)
    read(text.encode())  # what we write is asked what we ask of others
    given.out.mkdir(parents=True, exist_ok=True)
    for name, said in (("return.json", text), ("return.csv", as_csv(content))):
        (given.out / name).write_text(said, encoding="utf-8", newline="")
        sys.stdout.write(f"{given.out / name}\n")
    return DONE


def _content(given: argparse.Namespace, period: Period, extract: "Extract") -> "Content":
    from sightline.figures.benchmarking.making import Whose, benchmark_return
    from sightline.figures.definitions.computing_sql import Computer
    from sightline.figures.disclosure import releasing

    made = releasing.protected(Computer(extract), extract, period, given.register)
    _say(*releasing.warnings(made))
    if given.release:
        releasing.record(made, given.register / f"{given.release}.json")
    alike = made.alike(period)
    if alike is None:
        raise Wrong(f"the extract holds nothing of {period}.")
    area = given.area or (extract.manifest.area if extract.manifest else "")
    if not area:
        raise Wrong("the extract does not say whose it is. Name the area with --area.")
    whose = Whose(area, given.area_code, given.children, given.children_source, given.children_year)
    taken_on = extract.manifest.taken_at.date() if extract.manifest else None
    return benchmark_return(made.shown(made.results[alike], alike), period, whose, taken_on)


def _checked(given: argparse.Namespace) -> Period:
    """Check what needs no extract."""
    if not given.extract.is_dir():
        raise Wrong(f"{given.extract} is not a folder.")
    known = (given.children is not None, bool(given.children_source), given.children_year is not None)
    if any(known) and not all(known):
        raise Wrong("give --children, --children-source and --children-year together, or none of them.")
    if given.release and not given.register:
        raise Wrong("which register is the return to go into? Give its folder with --register.")
    if given.release and not NAME.fullmatch(given.release):
        raise Wrong("a release is named in letters, digits, dots and dashes.")
    if given.release and (given.register / f"{given.release}.json").exists():
        raise Wrong(f"the register has a release {given.release} already.")
    year = year_name(int(given.year)) if YEAR.fullmatch(given.year) else given.year
    period = read_period(year)
    if period.first_year != period.last_year:
        raise Wrong("a return is of one financial year.")
    return period


def _inside(period: Period, extract: "Extract") -> None:
    covered = extract.manifest
    if covered and not covered.first <= period.first_day <= period.last_day <= covered.last:
        raise Wrong(
            f"{period} is not wholly inside what the extract covers, {covered.first} to {covered.last}."
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sightline benchmark-return",
        description="Write the benchmarking return of one year: five data sets, always protected.",
        allow_abbrev=False,
    )
    parser.add_argument("extract", metavar="EXTRACT", type=Path, help="the folder of an extract")
    parser.add_argument("--year", required=True, help="2022/23, or the year in which it begins: 2022")
    parser.add_argument("--out", required=True, type=Path, help="the folder for return.json and return.csv")
    parser.add_argument("--area", default="", help="the area's name; without it, as the extract has it")
    parser.add_argument(
        "--area-code", default="", help="its code of the statistics office, such as E06000000"
    )
    parser.add_argument("--children", type=int, help="how many children live there, for rates")
    parser.add_argument("--children-source", default="", help="who says so")
    parser.add_argument("--children-year", type=int, help="of which year")
    parser.add_argument(
        "--register", metavar="FOLDER", type=Path, help="earlier releases, to protect against"
    )
    parser.add_argument(
        "--release", metavar="NAME", default="", help="put what may be told into the register"
    )
    return parser


def _say(*lines: str) -> None:
    if lines:
        sys.stderr.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
        sys.stderr.flush()
