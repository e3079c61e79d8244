"""Every model states how long its rows are kept and which of its fields are personal (design 6, IS-08)."""

import csv
from pathlib import Path

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sightline.access.retention_file import SHIPPED
from tests.rules.database.ours import models_of_ours, named

HERE = Path(__file__).parent
NOT_PERSONAL = set((HERE / "not_personal.txt").read_text().split())
# Kinds of field in which something about a person can stand, unless its values come from a short list.
PLAIN = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.DateField,
    models.EmailField,
    ArrayField,
)


def schedule() -> set[str]:
    with SHIPPED.open(newline="") as file:
        return {row["key"] for row in csv.DictReader(file)}


def open_fields(model: type[models.Model]) -> set[str]:
    """Fields whose values are not from a short list, a moment, a number or a reference."""
    return {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, PLAIN)
        and not isinstance(field, models.DateTimeField)
        and not field.choices
        and field.name not in {"walls", "retention_class"}
    }


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_retention_is_a_class_of_the_schedule(model: type[models.Model]) -> None:
    assert getattr(model, "RETENTION", None) in schedule(), f"{named(model)}: RETENTION"


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_personal_fields_exist(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.get_fields()}
    columns = {field.attname for field in model._meta.concrete_fields}
    assert model.PERSONAL - fields - columns == set()  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", models_of_ours(), ids=named)
def test_every_open_field_is_said_to_be_personal_or_not(model: type[models.Model]) -> None:
    personal: frozenset[str] = model.PERSONAL  # type: ignore[attr-defined]
    said = personal | {
        name.rpartition(".")[2] for name in NOT_PERSONAL if name.startswith(f"{named(model)}.")
    }
    missing = sorted(f"{named(model)}.{name}" for name in open_fields(model) - said)
    assert missing == [], "name it in PERSONAL, or in tests/rules/database/not_personal.txt"


def test_nothing_is_said_twice_or_of_a_field_that_is_gone() -> None:
    known = {f"{named(model)}.{name}" for model in models_of_ours() for name in open_fields(model)}
    personal = {f"{named(model)}.{name}" for model in models_of_ours() for name in model.PERSONAL}  # type: ignore[attr-defined]
    assert NOT_PERSONAL - known == set()
    assert NOT_PERSONAL & personal == set()


def test_every_class_of_the_schedule_has_its_authority() -> None:
    with SHIPPED.open(newline="") as file:
        for row in csv.DictReader(file):
            assert all(row[name] for name in ("title", "counted_from", "authority", "valid_from")), row
            assert row["status"] in {"verified", "to_confirm"}
