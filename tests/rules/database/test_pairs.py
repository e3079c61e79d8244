"""Who and when belong together: a row that says one says the other, and the database holds it."""

import pytest
from django.db import models
from django.db.models import CheckConstraint

from tests.rules.database.ours import models_of_ours, named


def pairs() -> list[tuple[type[models.Model], str]]:
    """Every pair `x_by`, `x_at` of which one may be empty."""
    found = []
    for model in models_of_ours():
        fields = {field.name: field for field in model._meta.concrete_fields}
        for name, field in fields.items():
            other = fields.get(f"{name.removesuffix('_at')}_by") if name.endswith("_at") else None
            if other is not None and (field.null or other.null) and name != "changed_at":
                found.append((model, name.removesuffix("_at")))
    return found


def constrained(model: type[models.Model], stem: str) -> bool:
    """Whether some check of the model speaks of both columns."""
    wanted = {f"{stem}_at", f"{stem}_by"}
    return any(
        wanted <= _names(each) for each in model._meta.constraints if isinstance(each, CheckConstraint)
    )


def _names(constraint: CheckConstraint) -> set[str]:
    text = str(constraint.deconstruct())
    return {word.split("__")[0].removesuffix("_id") for word in text.replace("'", " ").split() if "_" in word}


@pytest.mark.parametrize(("model", "stem"), pairs(), ids=lambda x: x if isinstance(x, str) else named(x))
def test_who_and_when_go_together(model: type[models.Model], stem: str) -> None:
    assert constrained(model, stem), (
        f"{named(model)}: no check that {stem}_by and {stem}_at are both there or neither"
    )
