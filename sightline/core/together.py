"""Making many tables in one step of a migration.

Django works out the whole set of models again after each operation, for every table, column, index and rule: with so
many tables that is a minute of a processor. Made together, it does so once.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger


class Together(Operation):
    """The operations that Django wrote for tables new in this migration, all of them made as they are at its end.

    A column, an index or a rule added to one of these tables is made with its table, so nothing is left to do for it.
    """

    reversible = False

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # worked out anew when it is next asked for
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for kind in (CreateModel, AddTrigger):
            for each in self.operations:
                if isinstance(each, kind):
                    each.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Make tables together"
