"""Every command that a folder brings to `sightline`, by name.

A folder keeps its commands as a typer application in `sightline/<folder>/commands.py` and adds a line here:

    Mounted("audit", "sightline.access.commands:app", "The record of who looked"),

The module is imported only when its command is run, so that `sightline --help` stays quick; by then Django is
ready and the database answers. An application with one command and no callback *is* that command (`sightline
extract OUT`); one with a callback keeps its commands' names (`sightline audit verify`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mounted:
    """One name under `sightline`, where its typer application is, and the line that `--help` shows.

    One that stands `alone` needs neither Django nor the database; `beside_database`, it is given both where they are.
    """

    name: str
    application: str
    summary: str
    alone: bool = False
    beside_database: bool = False


COMMANDS: tuple[Mounted, ...] = (
    Mounted("extract", "sightline.figures.commands:app", "Write the extract that figures are computed from."),
    Mounted("figures", "sightline.figures.mounted:app", "Compute figures from an extract.", alone=True),
    Mounted(
        "report",
        "sightline.figures.report_mounted:app",
        "Publish the annual report of an extract.",
        alone=True,
        beside_database=True,
    ),
    Mounted(
        "benchmark-return",
        "sightline.figures.benchmarking.mounted:app",
        "Write the benchmarking return of an extract, or check one.",
        alone=True,
    ),
    Mounted(
        "estimate",
        "sightline.figures.estimating.commands:app",
        "Estimate how many are on no list. Experimental, for analysts only.",
        alone=True,
    ),
    Mounted(
        "link",
        "sightline.people.linkage.commands:app",
        "Propose which records of several files are of one person.",
        alone=True,
    ),
    Mounted(
        "link-records",
        "sightline.people.commands:app",
        "Propose which records of this site are of one person, as the worker does each night.",
    ),
    Mounted("demo", "sightline.demonstration.commands:app", "The invented borough: fill it, sign in to it."),
    Mounted(
        "import", "sightline.front_door.commands:app", "Bring in contacts and census returns from files."
    ),
    Mounted(
        "mailbox",
        "sightline.front_door.mailbox_commands:app",
        "The sealed mailbox: its keys, a rehearsed loss.",
    ),
    Mounted("audit", "sightline.access.commands:app", "The record of who looked: seal it, check it."),
)
