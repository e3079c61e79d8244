"""Whatever is about a person stands behind the wall of that person, its history too (design 5, IS-09)."""

import pytest
from django.db import models

from tests.rules.database.ours import asked, carries_walls, histories, models_of_ours, named

# The record of access says whom an event is about so that it can be searched; every line of it stands
# behind a wall of its own kind: only those who check the record may read it.
OTHERWISE_GUARDED = {"access.auditevent"}
# The words of a refusal are written by the very person who stands outside, and not read back by them.
WRITTEN_FROM_OUTSIDE = {"access.auditwords"}
WALLED = [model for model in models_of_ours() + histories() if carries_walls(model)]


def has_field(model: type[models.Model], name: str) -> bool:
    return name in {field.name for field in model._meta.get_fields()}


def security(table: str) -> tuple[bool, bool]:
    enabled, forced = asked(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", f'"{table}"'
    )[0]
    return bool(enabled), bool(forced)


def policies(table: str) -> dict[str, tuple[str, str]]:
    """For the site's role: command -> condition to see, condition to write."""
    rows = asked(
        "SELECT cmd, coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies"
        " WHERE tablename = %s AND 'sightline_app' = ANY(roles)",
        table,
    )
    return {command: (see, write) for command, see, write in rows}


@pytest.mark.parametrize("model", models_of_ours() + histories(), ids=named)
def test_what_says_whom_it_is_about_carries_walls(model: type[models.Model]) -> None:
    if has_field(model, "about") and named(model) not in OTHERWISE_GUARDED:
        assert has_field(model, "walls"), f"{named(model)} has about and no walls: derive from AboutPeople"


@pytest.mark.parametrize("model", WALLED, ids=named)
def test_the_wall_holds_in_the_database(model: type[models.Model]) -> None:
    table = model._meta.db_table
    assert security(table) == (True, True), f'*walled("{table}") is missing from its migration'
    held = policies(table)
    from_outside = named(model) in WRITTEN_FROM_OUTSIDE
    for command, (see, write) in held.items():
        assert not see or "access_walls()" in see, f"{table}: {command} has a way round the wall"
        assert not write or from_outside or "access_walls()" in write, f"{table}: {command}, likewise"
    assert set(held) == {"SELECT", "INSERT", "UPDATE", "DELETE"}


@pytest.mark.parametrize("model", WALLED, ids=named)
def test_the_database_fills_the_wall(model: type[models.Model]) -> None:
    table = model._meta.db_table
    triggers = asked(
        "SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = %s::regclass"
        " AND p.proname = 'access_fill_walls' AND t.tgenabled = 'O' AND t.tgtype & 2 = 2"
        " AND t.tgtype & 4 = 4 AND t.tgtype & 16 = 16",
        f'"{table}"',
    )
    assert len(triggers) == 1, f"{table}: no trigger fills walls before each insert and update"


@pytest.mark.parametrize("model", WALLED, ids=named)
def test_rows_about_a_person_are_found_by_an_index(model: type[models.Model]) -> None:
    found = asked(
        "SELECT 1 FROM pg_indexes WHERE tablename = %s AND indexdef LIKE '%% USING gin (about%%'",
        model._meta.db_table,
    )
    assert found, f"{model._meta.db_table}: no GIN index on about"


@pytest.mark.parametrize("history", histories(), ids=named)
def test_history_of_a_walled_row_is_walled(history: type[models.Model]) -> None:
    tracked: type[models.Model] = history.pgh_tracked_model  # type: ignore[attr-defined]
    if carries_walls(tracked):
        assert carries_walls(history)


def test_row_security_is_forced_wherever_it_is_on() -> None:
    found = asked("SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity")
    assert found == []


def test_no_view_shows_walled_rows() -> None:
    """A view runs as its owner unless told otherwise, and would show every wall's rows."""
    found = asked(
        "SELECT relname, relkind FROM pg_class WHERE relkind IN ('v', 'm')"
        " AND relnamespace = 'public'::regnamespace AND NOT coalesce(reloptions, '{}') @> '{security_invoker=true}'"
    )
    ours = [(name, kind) for name, kind in found if not name.startswith("procrastinate_")]
    assert ours == []


def test_the_policies_stand_on_what_the_signed_viewer_left() -> None:
    """No policy reads a setting by itself: a setting made by hand must be worth nothing."""
    found = asked(
        "SELECT tablename, policyname FROM pg_policies"
        " WHERE coalesce(qual, '') || coalesce(with_check, '') LIKE '%%current_setting%%'"
    )
    assert found == []
