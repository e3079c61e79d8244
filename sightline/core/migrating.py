"""Migrations drawn quickly: a model that changed is drawn again alone, and not with every model that refers to it.

Django draws all related models again for each step of a migration. Here nearly every table refers to staff and
agencies, so that is every table, a thousand times over (docs/decisions/0202).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


class QuickState(ProjectState):
    """The models at one point of the migrations.

    A class drawn alone leaves others referring to the one before it. That changes no column, constraint or trigger of
    its own table. Where a step may change what others refer to, everything is drawn anew, as Django would.
    """

    _alone = False

    def clone(self) -> ProjectState:
        """A copy that draws as quickly."""
        copied = super().clone()
        copied.__class__ = QuickState
        return copied

    def add_model(self, model_state: ModelState) -> None:
        """A new table: nothing refers to it yet."""
        with self._by_itself():
            super().add_model(model_state)

    def add_field(
        self, app_label: str, model_name: str, name: str, field: Any, preserve_default: Any
    ) -> None:
        """A new column: nothing refers to it yet."""
        with self._by_itself():
            super().add_field(app_label, model_name, name, field, preserve_default)

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        """Draw one model again; `delay` is Django's word for a change that no other model's columns feel."""
        if "apps" not in self.__dict__:
            return
        if delay or self._alone:
            self.is_delayed = True
            self._reload({(app_label, model_name)})  # type: ignore[attr-defined]  # the stubs leave it out
        else:
            self.clear_delayed_apps_cache()
            super().reload_model(app_label, model_name, delay)

    def reload_models(self, models: Any, delay: bool = True) -> None:
        """Draw several again, after a change that others feel: a name."""
        self.clear_delayed_apps_cache()
        super().reload_models(models, delay)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        self._alone = True
        yield
        self._alone = False


class QuickExecutor(MigrationExecutor):
    """Runs migrations over quick states."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        state: ProjectState = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]  # so too
        state.__class__ = QuickState
        return state
