"""`sightline manage load_rules [FILE …]`: read the clocks' rules again, local files after the one that ships."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.deadlines.actions import load_rules
from sightline.deadlines.rule_files import SHIPPED, FaultyRules


class Command(BaseCommand):
    help = "Read the rules of the clocks again. A row that changed becomes a new version; clocks keep theirs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="a partnership's own lengths")

    def handle(self, *args: Any, **options: Any) -> None:
        by = system_viewer("load rules")
        try:
            with viewing(by):
                new = load_rules(by=by, at=clock.now(), files=(SHIPPED, *options["files"]))
        except (FaultyRules, OSError) as fault:
            raise CommandError(f"Nothing was loaded.\n{fault}") from fault
        self.stdout.write(f"{len(new)} rule versions added.")
