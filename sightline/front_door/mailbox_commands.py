"""`sightline mailbox`: make its keys, replace one, seal older texts to new keys, rehearse a loss."""

from pathlib import Path
from typing import Annotated

import typer

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.actions.mailbox import make_key, seal_documents_to_new_keys, seal_to_new_keys
from sightline.front_door.mailbox_drill import drill as run_drill
from sightline.front_door.mailbox_keys import file_of, pair_in, read_key
from sightline.front_door.mailbox_states import OF_DOCUMENTS, OPENERS, Custodian
from sightline.front_door.models import MailboxKey
from sightline.front_door.queries.mailbox import keys_in_use, missing_keys, next_number

app = typer.Typer(no_args_is_help=True, help="The sealed mailbox: its keys.")
Out = Annotated[Path | None, typer.Option(help="A new file for the second custodian's private key.")]
PURPOSE = "keys of the mailbox"
WITH_A_KEY = {*OPENERS, *OF_DOCUMENTS}


@app.callback()
def mailbox() -> None:
    """The sealed mailbox: its keys."""


@app.command("make-keys")
def make_keys(second_out: Out = None) -> None:
    """Make the keys that are missing. The second custodian's private key goes to a file, to be taken away."""
    with viewing(system_viewer(PURPOSE)):
        missing = missing_keys()
        if Custodian.QUARANTINE not in keys_in_use():
            missing.append(Custodian.QUARANTINE)
    for custodian in missing:
        _made(custodian, second_out, "made when the mailbox was set up")
    typer.echo("The mailbox has all its keys." if missing else "Nothing was missing.")


@app.command()
def rotate(custodian: Custodian, second_out: Out = None) -> None:
    """Put a new key of one custodian in use. What is sealed from now on needs it; then run `reseal`."""
    _made(custodian, second_out, "replaced an earlier key")


@app.command()
def reseal(
    custodian: Annotated[Custodian | None, typer.Option(help="Whose key is in --key.")] = None,
    key: Annotated[Path | None, typer.Option(help="A private key kept elsewhere.")] = None,
) -> None:
    """Seal what is older to the keys now in use, with the keys of this site or one brought along. Nothing is read."""
    by = system_viewer(PURPOSE)
    with viewing(by):
        privates = {
            row.pk: found for row in MailboxKey.objects.all() if (found := _private(row, custodian, key))
        }
        made = seal_to_new_keys(privates=privates, by=by, at=clock.now())
        of_documents = seal_documents_to_new_keys(privates=privates, by=by, at=clock.now())
    typer.echo(f"Keys sealed anew: {len(made)}. Of documents: {len(of_documents)}.")


@app.command()
def drill(second: Annotated[Path, typer.Argument(help="The second custodian's private key.")]) -> None:
    """Rehearse the loss of this site's keys: does the second custodian's open everything? Changes nothing."""
    by = system_viewer(PURPOSE)
    with viewing(by):
        found = run_drill(read_key(second) or b"")
    typer.echo(f"Texts: {found.texts}. Opened with the second custodian's key: {found.opened}.")
    typer.echo(f"Documents: {found.documents}. Opened with it: {found.documents_opened}.")
    if found.with_police:
        typer.echo(f"With the police, and opened by nobody here: {found.with_police}.")
    if found.opened < found.texts or found.documents_opened < found.documents:
        typer.echo("Not all of them open. Run `sightline mailbox reseal`, then rehearse again.", err=True)
        raise typer.Exit(1)


def _private(row: MailboxKey, custodian: Custodian | None, key: Path | None) -> bytes | None:
    if key is not None and row.custodian == custodian:
        return read_key(key)
    return read_key(file_of(row.custodian, row.number)) if row.custodian in WITH_A_KEY else None


def _made(custodian: Custodian, second_out: Path | None, why: str) -> None:
    """The private key is on disk before the public one is in use: a key nobody holds is never sealed to."""
    by = system_viewer(PURPOSE)
    with viewing(by):
        file = file_of(custodian, next_number(custodian))
    if custodian == Custodian.SECOND:
        if second_out is None:
            raise typer.BadParameter("The second custodian's key needs a file of its own: --second-out FILE")
        if second_out.exists():
            raise typer.BadParameter(f"{second_out} is there already. Name a new file.")
        file = second_out
    _, public = pair_in(file, custodian)
    with viewing(by):
        made = make_key(custodian=custodian, public=public, why=why, by=by, at=clock.now())
    typer.echo(f"{custodian.label}: key {made.number} is in use.")
    if custodian == Custodian.SECOND:
        typer.echo(
            f"Its private key is in {file}. Give it to the second custodian and remove it from this machine."
        )
