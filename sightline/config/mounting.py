"""Mount the folders' commands on `sightline` without importing them before they are wanted."""

import importlib
import os
from typing import Any

import click
import typer
from typer.core import TyperGroup

from sightline.config.commands import COMMANDS, Mounted
from sightline.config.postgres import DatabaseUnavailable, answering, ensure_started

SETTINGS = "sightline.config.settings"


class Waiting(click.Command):
    """Stands in for a mounted command: shows its line in the help, becomes the real one when it is run."""

    def __init__(self, mounted: Mounted) -> None:
        super().__init__(name=mounted.name, help=mounted.summary, add_help_option=False)
        self.mounted = mounted

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if "--help" not in args and not self.mounted.alone:
            start_database()
        return load(self.mounted).make_context(info_name, args, parent, **extra)


class Sightline(TyperGroup):
    """The `sightline` command: its own commands, then the mounted ones."""

    mounted = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *(each.name for each in self.mounted)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for each in self.mounted:
            if each.name == cmd_name:
                return Waiting(each)
        return super().get_command(ctx, cmd_name)


def load(mounted: Mounted) -> click.Command:
    """Import a mounted command, with Django ready for it unless it stands alone."""
    if not mounted.alone or (mounted.beside_database and answering()):
        ready_django()
    module, _, attribute = mounted.application.partition(":")
    application: typer.Typer = getattr(importlib.import_module(module), attribute or "app")
    return typer.main.get_command(application)


def ready_django() -> None:
    """Load Django with our settings."""
    import django  # half a second that `sightline --help` must not pay

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def start_database() -> None:
    """Start the embedded server if it is not answering, or say in one sentence why not and end."""
    try:
        ensure_started()
    except DatabaseUnavailable as error:
        raise click.ClickException(str(error)) from error
