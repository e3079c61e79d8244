"""The command `sightline estimate`: no site, no database."""

import json
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from rich.console import Console

from sightline.figures.estimating.answer import METHODS, answer, refusal
from sightline.figures.estimating.histories import BadTable, read
from sightline.figures.estimating.trust import Refused

FAULTY, NOT_TRUSTED = 1, 3
FEWEST_RESAMPLES, MOST_RESAMPLES = 100, 20_000

app = typer.Typer(help="Estimate how many are on no list. Experimental, for analysts only.")

Table = Annotated[
    Path,
    typer.Argument(
        metavar="HISTORIES.csv",
        exists=True,
        dir_okay=False,
        help="One row a history: a column of 0 and 1 for each list, and a column count.",
    ),
]
Method = Annotated[
    str,
    typer.Option(
        click_type=click.Choice(list(METHODS)),
        help="How the model is chosen; auto looks at every model for up to five lists and goes stepwise beyond.",
    ),
]
Resamples = Annotated[
    int, typer.Option(min=FEWEST_RESAMPLES, max=MOST_RESAMPLES, help="How often the model is chosen again.")
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")]


@app.command()
def estimate(histories: Table, method: Method = "auto", resamples: Resamples = 1000, seed: Seed = 1) -> None:
    """Estimate how many people are on no list, from how the lists overlap. Experimental, for analysts only.

    Multiple systems estimation by log-linear models. Prints JSON: the estimate, intervals that choose the model
    again, and every model within 2 BIC of the lowest. Where no estimate could be trusted it gives none and says why
    (status 3). A table that cannot be read ends with status 1, naming the row and the column.
    """
    began = time.monotonic()
    try:
        table = read(histories)
    except BadTable as error:
        _say(*error.lines)
        raise typer.Exit(FAULTY) from error
    try:
        with Console(stderr=True).status("Choosing the model again for each resample"):
            found = answer(table, method=method, resamples=resamples, seed=seed)
    except Refused as error:
        _write(refusal(table, error.reasons))
        _say(*error.reasons)
        raise typer.Exit(NOT_TRUSTED) from error
    _write(found)
    _say(f"This took {time.monotonic() - began:.1f} seconds.")


def _write(found: dict[str, Any]) -> None:
    sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode())
    sys.stdout.flush()


def _say(*lines: str) -> None:
    sys.stderr.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
    sys.stderr.flush()
