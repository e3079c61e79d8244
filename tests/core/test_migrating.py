"""Models of a migration drawn alone say the same as if all had been drawn again."""

from typing import Any

import pytest
from django.core.management import get_commands
from django.core.management.commands import migrate
from django.db import connection, models
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AlterField,
    CreateModel,
    RemoveField,
    RenameModel,
)
from django.db.migrations.state import ProjectState

from sightline.core.migrating import QuickExecutor, QuickState


def drawn(state: ProjectState, name: str) -> Any:
    return state.apps.get_model("invented", name)


def after(state: ProjectState, *operations: Any) -> ProjectState:
    """The state after some operations, each on a copy, as the executor does it."""
    for operation in operations:
        assert state.apps
        state = state.clone()
        operation.state_forwards("invented", state)
    return state


def key() -> tuple[str, Any]:
    return "id", models.BigAutoField(primary_key=True)


AGENCY = CreateModel("Agency", [key(), ("name", models.CharField(max_length=20))])
TEAM = CreateModel("Team", [key(), ("agency", models.ForeignKey("invented.Agency", models.CASCADE))])
NAMED = AddConstraint("Agency", models.CheckConstraint(condition=~models.Q(name=""), name="named"))


@pytest.fixture
def state() -> ProjectState:
    return after(QuickState(), AGENCY, TEAM)


def test_a_copy_draws_as_quickly_and_keeps_what_was_drawn(state: ProjectState) -> None:
    assert isinstance(state.clone(), QuickState)
    assert isinstance(after(state, NAMED), QuickState)


def test_a_constraint_draws_its_own_model_again_and_no_other(state: ProjectState) -> None:
    team, agency = drawn(state, "Team"), drawn(state, "Agency")
    changed = after(state, NAMED)
    assert drawn(changed, "Team") is team
    assert drawn(changed, "Agency") is not agency
    assert [each.name for each in drawn(changed, "Agency")._meta.constraints] == ["named"]


def test_a_new_column_is_there_and_its_table_is_found(state: ProjectState) -> None:
    lead = AddField(
        "Team", "also", models.ForeignKey("invented.Agency", models.CASCADE, null=True, related_name="+")
    )
    team = drawn(after(state, NAMED, lead), "Team")
    assert team._meta.get_field("also").remote_field.model._meta.db_table == "invented_agency"


def test_what_others_refer_to_is_drawn_with_all_that_refer_to_it(state: ProjectState) -> None:
    """A key of another kind: the columns that hold it change with it, though both were drawn apart before."""
    changed = after(
        state, NAMED, AlterField("Agency", "id", models.CharField(max_length=9, primary_key=True))
    )
    team = drawn(changed, "Team")
    assert team._meta.get_field("agency").remote_field.model is drawn(changed, "Agency")
    assert team._meta.get_field("agency").db_type(connection) == "varchar(9)"
    assert [each.related_model for each in drawn(changed, "Agency")._meta.related_objects] == [team]


def test_a_new_name_is_known_to_all(state: ProjectState) -> None:
    changed = after(state, NAMED, RenameModel("Agency", "Body"))
    assert drawn(changed, "Team")._meta.get_field("agency").remote_field.model is drawn(changed, "Body")


def test_a_relation_taken_away_is_gone_on_both_sides(state: ProjectState) -> None:
    changed = after(state, NAMED, RemoveField("Team", "agency"))
    assert not drawn(changed, "Agency")._meta.related_objects


def test_the_command_uses_it() -> None:
    assert get_commands()["migrate"] == "sightline.core"
    from sightline.core.management.commands.migrate import Command

    assert issubclass(Command, migrate.Command)
    assert vars(migrate)["MigrationExecutor"] is QuickExecutor
