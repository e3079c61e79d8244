"""The figures of an extract: the whole command from a cold start, checks included, and the public output.

    python -m bench.figures [--boroughs N]

The extract is made at random, the size of five years of N boroughs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.figures.random_extract import borough, write_csv, write_manifest

TIMES = 5
YEARS = "2020/21-2022/23"


Measured = tuple[float, float, float]


def measure(folder: Path, *arguments: str, times: int = TIMES) -> Measured:
    """Median seconds by the clock on the wall and of processor time, and the most memory in MB, of the command."""
    sightline = str(Path(sys.executable).with_name("sightline"))
    taken, worked, most = [], [], 0.0
    for _ in range(times):
        began = perf_counter()
        with subprocess.Popen(
            [sightline, "figures", str(folder), "--period", YEARS, "--format", "json", *arguments],
            stdout=subprocess.DEVNULL,
        ) as run:
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        if run.returncode:
            raise RuntimeError(f"The command ended with {run.returncode}")
        taken.append(perf_counter() - began)
        worked.append(used.ru_utime + used.ru_stime)
        most = max(most, used.ru_maxrss / 1024)
    return median(taken), median(worked), most


def lines(boroughs: int) -> list[str]:
    """Make the extract and measure it; return the rows of a table."""
    with tempfile.TemporaryDirectory() as made:
        folder = write_csv(Path(made), borough(times=boroughs))
        write_manifest(folder, "2019-04-01", "2024-03-31")
        return [
            "| Figures of three years, whole command | Seconds | Of them processor | Memory |",
            "|---|---:|---:|---:|",
            _row(f"all, internal, {boroughs} borough(s); bar 1 s and 200 MB at one", measure(folder)),
            _row("all, public; bar 60 s and 2 GB", measure(folder, "--audience", "public", times=1)),
        ]


def _row(what: str, measured: Measured) -> str:
    return f"| {what} | {measured[0]:.2f} | {measured[1]:.2f} | {measured[2]:.0f} MB |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.figures")
    parser.add_argument("--boroughs", type=int, default=1)
    print("\n".join(lines(parser.parse_args().boroughs)))


if __name__ == "__main__":
    main()
