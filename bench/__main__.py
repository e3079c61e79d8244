"""Run the benchmarks and keep what they said in docs/benchmarks.md."""

import argparse
import os
import platform
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path
from time import perf_counter
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
TOLD = {
    "SIGHTLINE_DEMO": "1",
    "SIGHTLINE_VAR": str(REPOSITORY / "var" / "bench"),
    "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
}
HEAD = """# Benchmarks

Written by `make bench`. The bars are those of the design; ratios are taken in one run on one machine.

"""
PARTS = ("pages", "walls", "saving", "importing", "figures", "search", "linking", "boroughs")


def main() -> None:
    """Fill a database of its own with one borough, measure, make it many, measure again."""
    options = _options()
    os.environ.update(TOLD)
    lines: list[str] = []
    from sightline.config import postgres

    postgres.ensure_started()
    if not options.keep:
        began = perf_counter()
        _fill(small=options.small)
        lines = ["", f"The borough was filled in {perf_counter() - began:.0f} s (bar 180)."]
    import django

    django.setup()
    lines = [*_where(), *lines, *_measured(options)]
    text = HEAD + "\n".join(lines) + "\n"
    print(text)
    if not options.small and set(options.parts) == set(PARTS):
        (REPOSITORY / "docs" / "benchmarks.md").write_text(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument(
        "--small", action="store_true", help="the small borough, to try the benchmarks themselves"
    )
    parser.add_argument("--keep", action="store_true", help="measure the borough filled last time")
    parser.add_argument("--boroughs", type=int, default=20)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    return parser.parse_args()


def _fill(*, small: bool) -> None:
    from sightline.config import postgres
    from sightline.config.postgres import demonstration

    demonstration.mark(postgres.var_folder())
    for words in (
        "db reset",
        "manage prepare --verbosity 0",
        f"demo fill {'--small' if small else '--full'}",
    ):
        sightline = str(Path(sys.executable).with_name("sightline"))
        subprocess.run([sightline, *words.split()], check=True, stdout=subprocess.DEVNULL)


def _where() -> list[str]:
    """The day, the machine, how busy it was, the commit, and how much was in the database."""
    from bench.pages import ids
    from sightline.core import clock

    contacts, people, events = (
        ids(f"SELECT count(*) FROM {table}")[0]
        for table in ("front_door_contact", "people_sourcerecord", "access_auditevent")
    )
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
    ).stdout.strip()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return [
        f"{clock.today().isoformat()}, commit {commit or 'unknown'}, {os.cpu_count()} cores, {python}, "
        f"load {os.getloadavg()[0]:.1f} at the beginning.",
        f"One borough, seven and a half years: {contacts:,} contacts, {people:,} people, "
        f"{events:,} lines on the record of access.",
    ]


def _measured(options: argparse.Namespace) -> list[str]:
    from bench import figures, importing, linking, saving, searching, walls
    from bench.pages import every_page, measure
    from bench.whole import save_by_page

    wanted, lines = set(options.parts), []
    one = [measure(page) for page in every_page()] if wanted & {"pages", "boroughs"} else []
    if "walls" in wanted:
        lines += ["", *walls.lines()]
    if "saving" in wanted:
        lines += ["", *_saving(*saving.in_turn(), save_by_page())]
    if "importing" in wanted:
        lines += ["", *_importing(*importing.measure())]
    if "figures" in wanted:
        lines += ["", *figures.lines([options.boroughs])]
    if "search" in wanted:
        lines += ["", *searching.lines()]
    if "linking" in wanted:
        lines += ["", "## Linking", "", *linking.lines(list(linking.PARTS))]
    many = _boroughs(options.boroughs) if "boroughs" in wanted else []
    return ["", *_table(one, many, options.boroughs), *lines]


def _boroughs(times: int) -> list[Any]:
    from bench.pages import every_page, measure
    from bench.scale import twenty

    twenty(times=times)
    return [measure(page) for page in every_page()]


def _table(one: list[Any], many: list[Any], boroughs: int) -> list[str]:
    from bench.pages import BAR_MS

    if not one:
        return []
    lines = [
        f"| Page (server time, 19 of 20 requests within; bar {BAR_MS} ms and 1.5 ×) | One borough "
        f"| {boroughs} boroughs | Ratio | Queries (one, many) |",
        "|---|---:|---:|---:|---:|",
    ]
    for found, other in zip_longest(one, many):
        queries = f"{found.fewest}-{found.most}"
        if other is None:
            lines.append(f"| {found.page} | {found.p95:.0f} ms | not measured | | {queries} |")
            continue
        ratio = other.p95 / found.p95
        lines.append(
            f"| {found.page} | {found.p95:.0f} ms | {other.p95:.0f} ms | {ratio:.2f} "
            f"| {queries}, {other.fewest}-{other.most} |"
        )
    return lines


def _importing(first: float, again: float) -> list[str]:
    return [
        "| Bringing in a file of 1,000 contacts, the whole command | Rows a second |",
        "|---|---:|",
        f"| all of them new, each searched for first | {first:.0f} |",
        f"| the same file again: nothing changes | {again:.0f} |",
    ]


def _saving(saves: float, plain: float, whole: float) -> list[str]:
    return [
        "| Saving a contact | |",
        "|---|---:|",
        f"| with audit, clocks, chronology and walls, a second | {saves:.0f} |",
        f"| bare Django single-row inserts of the same columns, a second | {plain:.0f} |",
        f"| ratio (bar 0.10) | {saves / plain:.2f} |",
        f"| whole request by the page, 19 of 20 within (bar 100 ms) | {whole:.0f} ms |",
    ]


if __name__ == "__main__":
    main()
