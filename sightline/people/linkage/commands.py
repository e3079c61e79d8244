"""The command `sightline link`: no site, no database server."""

import json
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from rich.console import Console

from sightline.people.linkage.engines import ENGINES, NoEngine
from sightline.people.linkage.sources import BadSources

FAULTY, NO_ENGINE = 1, 2

app = typer.Typer(help="Propose which records of several files are of one person.")

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="One CSV a source, <source>.csv, with a column record_id.",
    ),
]
Out = Annotated[Path, typer.Option(dir_okay=False, help="Where the proposed links are written, as CSV.")]
Engine = Annotated[
    str,
    typer.Option(
        click_type=click.Choice(list(ENGINES)), help="What compares the records; both come to the same."
    ),
]


@app.command()
def link(directory: Folder, out: Out, engine: Engine = "duckdb") -> None:
    """Propose which records of the files in DIR are of one person; a person confirms each.

    Columns read, each where a file has it: record_id (it must), given_name, other_names, surname, date_of_birth,
    house_number, street, town, postcode, nhs_number, upn, local_id. Prints a JSON summary. A file that cannot be read
    ends with status 1, naming the file, the row and the column, and writes nothing.
    """
    from sightline.people.linkage.linking import link as linked

    began = time.monotonic()
    try:
        with Console(stderr=True).status("Comparing the records"):
            found = linked(directory, out, score=ENGINES[engine]())
    except BadSources as error:
        _say(*error.lines)
        raise typer.Exit(FAULTY) from error
    except NoEngine as error:
        _say(str(error))
        raise typer.Exit(NO_ENGINE) from error
    except OSError as error:
        _say(f"{out}: {error.strerror or error}.")
        raise typer.Exit(FAULTY) from error
    _write(found.summary() | {"engine": engine, "seconds": round(time.monotonic() - began, 1)})


def _write(found: dict[str, Any]) -> None:
    sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode())
    sys.stdout.flush()


def _say(*lines: str) -> None:
    sys.stderr.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
    sys.stderr.flush()
