"""Every table says what may happen to its rows, and the database's grants say the same (design 2, IS-09)."""

import pytest
from django.db import models

from sightline.access.records import Fact, Working
from sightline.core.models import Table
from tests.rules.database.ours import asked, histories, may, models_of_ours, named

# What the site's role may do beside reading. The record of seals is written by a function of the owner's.
GRANTS = {
    Table.FACT: {"INSERT"},
    Table.WORKING: {"INSERT", "UPDATE"},
    Table.STATE: {"INSERT", "UPDATE", "DELETE"},
}
FEWER = {
    "access.seal": set[str](),
    "front_door.documentbody": set[str](),
    "front_door.documentkey": set[str](),
    "front_door.envelope": set[str](),
    "front_door.sealeddocument": set[str](),
    "front_door.sealeddraft": set[str](),
    "information_rights.tombstone": set[str](),
}  # written by the owner's functions; of an envelope the site may say which contact was made of it


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_a_table_is_of_a_kind_and_the_grants_agree(model: type[models.Model]) -> None:
    kind = getattr(model, "TABLE", None)
    assert isinstance(kind, Table), f"{named(model)} does not say TABLE = Table.FACT, WORKING or STATE"
    table = model._meta.db_table
    held = {word for word in ("INSERT", "UPDATE", "DELETE", "TRUNCATE") if may(word, table)}
    assert held == FEWER.get(named(model), GRANTS[kind]), f"{table} is {kind}: say so in its migration"


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_a_record_s_base_and_its_kind_agree(model: type[models.Model]) -> None:
    if issubclass(model, Fact):
        assert model.TABLE is Table.FACT
    if issubclass(model, Working):
        assert model.TABLE is Table.WORKING


@pytest.mark.parametrize("model", histories(), ids=named)
def test_history_is_added_to_and_never_changed(model: type[models.Model]) -> None:
    table = model._meta.db_table
    assert not [word for word in ("UPDATE", "DELETE", "TRUNCATE") if may(word, table)], f'facts("{table}")'


@pytest.mark.parametrize(
    "model", [model for model in models_of_ours() if issubclass(model, Working)], ids=named
)
def test_a_working_record_keeps_its_history(model: type[models.Model]) -> None:
    kept = {history.pgh_tracked_model for history in histories()}  # type: ignore[attr-defined]
    assert model in kept, f"{named(model)} changes and its earlier versions are not kept"


def test_nobody_of_the_site_s_may_empty_a_table() -> None:
    found = asked(
        "SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p')"
        " AND c.relnamespace = 'public'::regnamespace AND has_table_privilege('sightline_app', c.oid, 'TRUNCATE')"
    )
    assert found == []


def test_rows_are_found_by_identifiers_nobody_can_guess() -> None:
    counted = [
        named(model)
        for model in models_of_ours()
        if not isinstance(model._meta.pk, models.UUIDField) and named(model) != "access.seal"
    ]
    assert counted == [], "a counted key can be guessed: derive from core.models.Row"
