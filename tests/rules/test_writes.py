"""Every write is an action."""

import ast

import pytest

from tests.rules.repository import Source, said, sources
from tests.rules.writes import writes

# What may write outside an action, and why.
ALLOWED = {
    "sightline/config/postgres/": "makes the server's roles and database, before there is any record",
    "sightline/access/keys.py": "puts the key that signs viewers in place as the owner of the tables, in migrations",
}


def outside_actions() -> list[Source]:
    return [
        each
        for each in sources(under="sightline/")
        if each.module != "actions" and not each.path.startswith(tuple(ALLOWED))
    ]


def test_every_write_is_in_actions() -> None:
    found = [f"{each.path}:{line} {name}" for each in outside_actions() for line, name in writes(each.tree)]
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
    ],
)
def test_a_write_is_known(code: str) -> None:
    assert list(writes(ast.parse(code)))


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
    ],
)
def test_what_only_looks_like_one_is_left_alone(code: str) -> None:
    assert not list(writes(ast.parse(code)))
