"""The figures of an extract: the whole command from a cold start, checks included, and the public output.

    python -m bench.figures [--boroughs N ...]

The extract is made at random, the size of five years of one borough; for more of them it is copied, as Parquet, under
keys of its own in each copy. 154 boroughs are ten million contacts.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.enlarging import enlarge
from bench.pandas_figures import compared
from sightline.figures.definitions.periods import read_period
from tests.figures.random_extract import borough, write_csv, write_manifest

TIMES = 5
YEARS = "2020/21-2022/23"
MOST_FOR_PANDAS = 160  # beyond it, pandas may need more memory than there is


Measured = tuple[float, float, float]


def measure(*words: str, times: int = TIMES) -> Measured:
    """Median seconds by the clock on the wall and of processor time, and the most memory in MB, of a command."""
    taken, worked, most = [], [], 0.0
    for _ in range(times):
        began = perf_counter()
        with subprocess.Popen(words, stdout=subprocess.DEVNULL) as run:
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        if run.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {run.returncode}")
        taken.append(perf_counter() - began)
        worked.append(used.ru_utime + used.ru_stime)
        most = max(most, used.ru_maxrss / 1024)
    return median(taken), median(worked), most


def _figures(folder: Path, *more: str, times: int = TIMES) -> Measured:
    sightline = str(Path(sys.executable).with_name("sightline"))
    words = ("figures", str(folder), "--period", YEARS, "--format", "json", *more)
    return measure(sightline, *words, times=times)


def lines(boroughs: list[int]) -> list[str]:
    """Make the extracts and measure them; return the rows of a table."""
    with tempfile.TemporaryDirectory() as made:
        folder = write_csv(Path(made) / "one", borough())
        write_manifest(folder, "2019-04-01", "2024-03-31")
        return [
            "| Figures of three years, whole command | Seconds | Of them processor | Memory |",
            "|---|---:|---:|---:|",
            _row("all, internal; bar 1 s and 200 MB", _figures(folder)),
            _row("all, public; bar 60 s and 2 GB", _figures(folder, "--audience", "public", times=1)),
            *(line for count in boroughs for line in _many(folder, Path(made), count)),
        ]


def _many(one: Path, made: Path, boroughs: int) -> list[str]:
    """Of many boroughs, beside what bare DuckDB needs to read them."""
    folder = made / f"{boroughs}"
    enlarge(one, folder, boroughs)
    ours, bare = (
        _figures(folder, times=1),
        measure(sys.executable, "-m", "bench.bare_duckdb", str(folder), times=1),
    )
    mine, pandas = compared(folder, read_period(YEARS)) if boroughs <= MOST_FOR_PANDAS else (0.0, 0.0)
    shutil.rmtree(folder)
    beside = f"| pandas beside ours, {boroughs} boroughs: computing the figures of contacts; bar 3 times | "
    return [
        _row(f"all, internal, {boroughs} boroughs, Parquet; bar 1 GB at ten million contacts", ours),
        _row(f"bare DuckDB, {boroughs} boroughs: every column, key and reference once", bare),
        f"| so many times bare DuckDB; bar 2 at ten million contacts | {ours[0] / bare[0]:.2f} | | |",
        *([f"{beside}{pandas / mine:.1f} times ({mine:.2f} and {pandas:.2f} s) | | |"] if mine else []),
    ]


def _row(what: str, measured: Measured) -> str:
    return f"| {what} | {measured[0]:.2f} | {measured[1]:.2f} | {measured[2]:.0f} MB |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.figures")
    parser.add_argument("--boroughs", type=int, nargs="*", default=[])
    print("\n".join(lines(parser.parse_args().boroughs)))


if __name__ == "__main__":
    main()
