"""What these rules look at: our models, our tables, what the database says of them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models

APP = "sightline_app"


def is_history(model: type[models.Model]) -> bool:
    """Whether a model holds earlier versions of another's rows."""
    return hasattr(model, "pgh_tracked_model")


def models_of_ours() -> list[type[models.Model]]:
    """Every model with a table in a folder of ours, history aside."""
    return [model for model in _all() if not is_history(model)]


def histories() -> list[type[models.Model]]:
    """Every history table of ours."""
    return [model for model in _all() if is_history(model)]


def _all() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("sightline."):
            yield from (model for model in config.get_models() if model._meta.managed)


def named(model: type[models.Model]) -> str:
    return model._meta.label_lower


def carries_walls(model: type[models.Model]) -> bool:
    names = {field.name for field in model._meta.get_fields()}
    return {"about", "walls"} <= names


def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows of the catalogue, read as the owner of the tables."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def may(privilege: str, table: str) -> bool:
    """Whether the site's role holds a privilege on a table."""
    return bool(asked("SELECT has_table_privilege(%s, %s, %s)", APP, f'"{table}"', privilege)[0][0])
