"""A lint: a write to the database that stands outside an `actions` module.

It knows a write by how it is called, so that what only looks like one is left alone:

* `create`, `bulk_create`, `bulk_update`, `get_or_create`, `update_or_create` (and their `a…` forms): always a write;
* `save` and `delete`: a write when given nothing by position (`workbook.save(path)` and `client.delete(url)` are not),
  unless it is the session's, or `super()` in a model that adds to its own;
* `update`: a write when given names only, as a query set takes them (`dict.update(other)`, `hash.update(bytes)` and
  `set.update(more)` give something by position);
* any of these handed on uncalled from a manager (`map(Row.objects.create, …)`);
* `add`, `set`, `remove` and `clear` of a related manager: a many-to-many field or a reverse name that some model
  of ours declares, or one that Django makes (`…_set`), reached through something (`row.teams.add(…)`);
* SQL that writes, given to `execute` or `executemany` as text, and any text that begins as such SQL does, wherever
  it is held: a constant, a variable, the start of an f-string. A sentence for people is none.
"""

import ast
import re
from collections.abc import Iterator

from tests.rules.repository import sources

ALWAYS = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
GIVEN_NOTHING = {"save", "delete"}
GIVEN_NAMES = {"update"}
NAMES = {prefix + name for name in ALWAYS | GIVEN_NOTHING | GIVEN_NAMES for prefix in ("", "a")}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
RELATED = {prefix + name for name in ("add", "set", "remove", "clear") for prefix in ("", "a")}
# Text that nobody would write for a reader: the verb with what SQL puts after it.
HELD_SQL = re.compile(
    r"""\s*(?:WITH\s.*\s)?(?:INSERT\s+INTO\s|UPDATE\s+(?:ONLY\s+)?["\w.]+\s+SET\s|UPDATE\s+"?$|DELETE\s+FROM\s
    |TRUNCATE\s|MERGE\s+INTO\s|COPY\s+["\w.]+\s+FROM\s)""",
    re.VERBOSE | re.DOTALL,
)
WRITING_SQL = re.compile(r"\s*(insert|update|delete|truncate|merge|copy)\b", re.IGNORECASE)


def related_names() -> frozenset[str]:
    """Every name under which a model of ours gives a related manager."""
    found: set[str] = set()
    for each in sources(under="sightline/"):
        for node in ast.walk(each.tree):
            if isinstance(node, ast.keyword) and node.arg == "related_name":
                found |= {str(node.value.value)} if isinstance(node.value, ast.Constant) else set()
            if isinstance(node, ast.Assign) and _is_many(node.value):
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return frozenset(found - {"+"})


def writes(tree: ast.AST, related: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each write. `related`: names of related managers."""
    called = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called.add(node.func)
            if _is_write(node, node.func) or _is_related(node.func, related):
                yield node.lineno, node.func.attr
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node not in called
            and node.attr in NAMES
            and _is_manager(node)
        ):
            yield node.lineno, node.attr
    yield from held_sql(tree)


def held_sql(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """SQL that writes, held as text; what stands as a statement of its own, a docstring, is for people."""
    spared = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in spared else None
        if isinstance(node, ast.Constant) and isinstance(text, str) and HELD_SQL.match(text):
            yield node.lineno, f"SQL {' '.join(text.split()[:2])}"


def _is_many(value: ast.expr) -> bool:
    name = value.func if isinstance(value, ast.Call) else None
    return isinstance(name, ast.Attribute) and name.attr == "ManyToManyField"


def _is_related(function: ast.Attribute, related: frozenset[str]) -> bool:
    through = function.value
    if function.attr not in RELATED or not isinstance(through, ast.Attribute):
        return False
    own = isinstance(through.value, ast.Name) and through.value.id in {"self", "cls"}
    return not own and (through.attr in related or through.attr.endswith("_set"))


def _is_write(call: ast.Call, function: ast.Attribute) -> bool:
    name = function.attr.removeprefix("a") if function.attr in NAMES else function.attr
    if name in ALWAYS:
        return True
    if name in GIVEN_NOTHING:
        return not call.args and not _is_spared(function.value)
    if name in GIVEN_NAMES:
        return not call.args and bool(call.keywords)
    return name in {"execute", "executemany"} and bool(call.args) and _writes_in_sql(call.args[0])


def _is_spared(receiver: ast.expr) -> bool:
    """The session, and a model's own `super().save()`."""
    if isinstance(receiver, ast.Call):
        return isinstance(receiver.func, ast.Name) and receiver.func.id == "super"
    last = receiver.attr if isinstance(receiver, ast.Attribute) else getattr(receiver, "id", "")
    return last == "session"


def _is_manager(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Attribute) and function.value.attr in MANAGERS


def _writes_in_sql(given: ast.expr) -> bool:
    """Look at text, at the beginning of an f-string, and into `sql.SQL("…")`."""
    if isinstance(given, ast.JoinedStr) and given.values:
        given = given.values[0]
    if isinstance(given, ast.Constant):
        return isinstance(given.value, str) and WRITING_SQL.match(given.value) is not None
    if isinstance(given, ast.Call):
        return any(_writes_in_sql(each) for each in [*given.args, *_receivers(given)])
    return False


def _receivers(call: ast.Call) -> list[ast.expr]:
    return [call.func.value] if isinstance(call.func, ast.Attribute) else []
