"""`sightline figures printed`: earlier printed figures as they stand, ours beside them, and what does not add up."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.printed import CannotRead, Printed, faults, read
from sightline.figures.definitions.printed_remarks import remarks

PRINTED_2023 = Path(__file__).parent / "reference" / "printed_2023.csv"


def run(arguments: Sequence[str]) -> int:
    """Print every number as printed; on standard error, what does not add up. Return 3 where
    anything does not, 1 where the extract is faulty.

    A note says what need not be wrong and ought to be told."""
    from sightline.figures.definitions.reading.extract import Faulty

    given = _parser().parse_args(arguments)
    try:
        printed = read(given.file)
        ours = _ours(printed, given.extract) if given.extract else {}
    except CannotRead as error:
        sys.stderr.write(f"sightline figures printed: {error}\n")
        return 2
    except Faulty as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.faults.lines()))
        return 1
    sys.stdout.write("".join(f"{line}\n" for line in _lines(printed, ours)))
    found = list(faults(printed))
    sys.stderr.write("".join(f"{line}\n" for line in found))
    sys.stderr.write("".join(f"note: {line}\n" for line in remarks(printed)))
    return 3 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sightline figures printed", allow_abbrev=False)
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        default=PRINTED_2023,
        help="printed figures; without it, the report of 2023",
    )
    parser.add_argument("--extract", type=Path, help="an extract, to set our own figures beside them")
    return parser


def _ours(printed: Sequence[Printed], folder: Path) -> dict[tuple[str, str, str], str]:
    from sightline.figures.definitions.computing_sql import Computer
    from sightline.figures.definitions.reading.extract import opened

    found = {}
    wanted = [figures()[name] for name in dict.fromkeys(each.figure for each in printed)]
    try:
        with opened(folder) as extract:
            computer = Computer(extract)
            for period in dict.fromkeys(each.period for each in printed):
                for each in computer.compute(wanted, read_period(period)):
                    found[each.figure.id, each.part, period] = each.symbol or str(each.value)
    except OSError as error:
        raise CannotRead(f"{folder}: {error.strerror}") from error
    return found


def _lines(printed: Sequence[Printed], ours: dict[tuple[str, str, str], str]) -> Iterator[str]:
    for each in printed:
        beside = f", ours {ours.get((each.figure, each.part, each.period), 'none')}" if ours else ""
        yield f"{each}: printed {each.text}{beside}"
