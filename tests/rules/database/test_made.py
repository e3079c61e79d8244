"""The database has what the models say: every column, index and rule of every table."""

import pytest
from django.db import models

from tests.rules.database.ours import asked, histories, models_of_ours, named

OF_THE_SEALS = {"transaction"}  # written by the database alone
ALL = models_of_ours() + histories()


@pytest.mark.parametrize("model", ALL, ids=named)
def test_columns_are_those_of_the_model(model: type[models.Model]) -> None:
    rows = asked(
        "SELECT column_name, is_nullable = 'YES' FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s",
        model._meta.db_table,
    )
    wanted = {field.column: field.null for field in model._meta.concrete_fields}
    assert {name: empty for name, empty in rows if name in wanted} == wanted
    extra = {name for name, _ in rows} - set(wanted)
    assert extra <= OF_THE_SEALS, f"{model._meta.db_table} has columns that no model knows: {extra}"


@pytest.mark.parametrize("model", ALL, ids=named)
def test_indexes_and_rules_are_those_of_the_model(model: type[models.Model]) -> None:
    held = {
        name
        for (name,) in asked(
            "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " WHERE i.indrelid = %s::regclass"
            " UNION SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass",
            f'"{model._meta.db_table}"',
            f'"{model._meta.db_table}"',
        )
    }
    wanted = {each.name for each in (*model._meta.indexes, *model._meta.constraints)}
    assert wanted - held == set()
