"""Bring a database up to date: tables, the key that signs viewers, reference data. May be run at any time."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.module_loading import import_string

from sightline.access.keys import install_key
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock


class Command(BaseCommand):
    """`sightline manage prepare`."""

    help = "Brings the database up to date: tables, the key that signs viewers, reference data."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", database="owner", verbosity=options["verbosity"])
        install_key(connections["owner"])
        run_steps()


def run_steps() -> None:
    """Every step of config/preparation.py, each in a transaction of its own."""
    by = system_viewer("prepare")
    for step in import_string(settings.SIGHTLINE_PREPARATION):
        with viewing(by):
            import_string(step)(by=by, at=clock.now())
