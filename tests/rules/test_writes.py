"""Every write is an action."""

import ast

import pytest

from tests.rules.repository import Source, said, sources
from tests.rules.writes import related_names, writes

# What may write outside an action, and why.
ALLOWED = {
    "sightline/config/postgres/": "makes the server's roles and database, before there is any record",
    "sightline/figures/definitions/": "computes in DuckDB, in memory; there is no record in it",
    "sightline/people/linkage/": "compares files in a DuckDB of its own; there is no record in it",
    "sightline/access/keys.py": "puts the key that signs viewers in place as the owner of the tables, in migrations",
}
# Text of functions and triggers that migrations install: what runs in the database is a closed list of its own
# (tests/rules/database/test_exceptions_to_walls.py).
INSTALLED = {"sightline/front_door/narrowing_sql.py"}


def outside_actions() -> list[Source]:
    return [
        each
        for each in sources(under="sightline/")
        if each.module != "actions" and not each.path.startswith(tuple(ALLOWED))
    ]


def test_every_write_is_in_actions() -> None:
    names = related_names()
    found = [
        f"{each.path}:{line} {name}"
        for each in outside_actions()
        for line, name in writes(each.tree, names)
        if not (name.startswith("SQL ") and each.path in INSTALLED)
    ]
    assert not found, said(found)


@pytest.mark.parametrize(
    "code",
    [
        "contact.save()",
        "contact.save(update_fields=['version'])",
        "await contact.asave()",
        "form.save()",
        "Contact.objects.create(name='x')",
        "person.names.create(text='x')",
        "Contact.objects.filter(pk=1).update(state='x')",
        "contacts.update(**changes)",
        "contacts.delete()",
        "contact.delete()",
        "Contact.objects.bulk_create(rows)",
        "Contact.objects.bulk_update(rows, ['x'])",
        "Contact.objects.get_or_create(pk=1)",
        "Contact.objects.update_or_create(pk=1)",
        "list(map(Contact.objects.create, rows))",
        "save = Contact._default_manager.bulk_create",
        "cursor.execute('INSERT INTO people_person VALUES (1)')",
        "cursor.execute(f'  update {table} set x = 1')",
        "cursor.execute(sql.SQL('DELETE FROM {}').format(table))",
        "UPDATING = 'UPDATE access_team SET name = 1'\ncursor.execute(UPDATING)",
        "REMOVE = 'DELETE FROM access_limit WHERE key = %s'",
        "QUERY = f'UPDATE {table} SET x = 1'",
        "QUERY = '\\n  INSERT INTO access_limit (key) VALUES (%s)'",
        "QUERY = 'WITH w AS (SELECT 1) DELETE FROM x'",
        "team.members.add(person)",
        "await team.members.aset([person])",
        "kept.members.clear()",
        "kept.person_set.remove(person)",
    ],
)
def test_a_write_is_known(code: str) -> None:
    assert list(writes(ast.parse(code), frozenset({"members"})))


@pytest.mark.parametrize(
    "code",
    [
        "params.update(more)",
        "params.update({'a': 1})",
        "seen.update(other)",
        "digest.update(b'text')",
        "workbook.save(path)",
        "client.delete('/address')",
        "request.session.save()",
        "super().save(*args, **kwargs)",
        "socket.create_connection(address)",
        "cursor.execute('SELECT 1')",
        "cursor.execute(f'select update_of from {table}')",
        "queryset.filter(pk=1)",
        "found.add(key)",
        "self.members.add(key)",
        "self.found.clear()",
        "row.others.add(person)",
        "cache.set('key', 1)",
        "SAID = 'Update the record of who was told'",
        "SAID = 'Delete from the list whoever has left'",
        "def keep():\n    'UPDATE x SET y, as people say.'",
    ],
)
def test_what_only_looks_like_one_is_left_alone(code: str) -> None:
    assert not list(writes(ast.parse(code), frozenset({"members"})))
