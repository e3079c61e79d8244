"""`migrate`, as Django has it, over models that are drawn quickly."""

from django.core.management.commands import migrate

from sightline.core.migrating import QuickExecutor

# Django's command looks its executor up in its own module and takes no other.
vars(migrate)["MigrationExecutor"] = QuickExecutor


class Command(migrate.Command):
    """The same, in a tenth of the time."""
