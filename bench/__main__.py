"""Run the benchmarks and keep what they said in docs/benchmarks.md."""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path
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


def main() -> None:
    """Fill a database of its own with one borough, measure, make it twenty, measure again."""
    options = _options()
    os.environ.update(TOLD)
    _fill(small=options.small)
    import django

    django.setup()
    lines = _measure(options)
    text = HEAD + "\n".join(lines) + "\n"
    print(text)
    if not options.small:
        (REPOSITORY / "docs" / "benchmarks.md").write_text(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument(
        "--small", action="store_true", help="the small borough, to try the benchmarks themselves"
    )
    parser.add_argument("--boroughs", type=int, default=20)
    return parser.parse_args()


def _fill(*, small: bool) -> None:
    from sightline.config import postgres
    from sightline.config.postgres import demonstration

    var = postgres.var_folder()
    postgres.ensure_started(var)
    demonstration.mark(var)
    for words in (
        "db reset",
        "manage prepare --verbosity 0",
        f"demo fill {'--small' if small else '--full'}",
    ):
        sightline = str(Path(sys.executable).with_name("sightline"))
        subprocess.run([sightline, *words.split()], check=True, stdout=subprocess.DEVNULL)


def _measure(options: argparse.Namespace) -> list[str]:
    from django.db import connections

    from bench.pages import ids, measure, pages
    from bench.saving import bare, with_everything
    from bench.scale import twenty
    from bench.whole import save_by_page

    contacts, people = (
        ids(f"SELECT count(*) FROM {table}")[0] for table in ("front_door_contact", "people_sourcerecord")
    )
    one = [measure(*page) for page in pages()]
    saving = _saving(with_everything(), bare(), save_by_page())
    with connections["owner"].cursor() as cursor:
        twenty(cursor, times=options.boroughs)
    many = [measure(*page) for page in pages()]
    machine = f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}"
    said = f"Machine: {machine}. One borough: {contacts:,} contacts, {people:,} people."
    return [said, "", *_table(one, many, options.boroughs), "", *saving]


def _table(one: list[Any], many: list[Any], boroughs: int) -> list[str]:
    from bench.pages import BAR_MS

    lines = [
        f"| Page (server time, 19 of 20 requests within; bar {BAR_MS} ms and 1.5 ×) | One borough "
        f"| {boroughs} boroughs | Ratio | Queries (one, many) |",
        "|---|---:|---:|---:|---:|",
    ]
    for found, other in zip(one, many, strict=True):
        lines.append(
            f"| {found.page} | {found.p95:.0f} ms | {other.p95:.0f} ms | {other.p95 / found.p95:.2f} "
            f"| {found.fewest}-{found.most}, {other.fewest}-{other.most} |"
        )
    return lines


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
