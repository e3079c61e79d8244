"""Each query of the extract may be asked by the role that extracts, whether anything is recorded yet or not."""

from datetime import date
from types import ModuleType

import pytest

from sightline.figures.extract import cases_sql, justice_sql, missing_sql, reading, schools_sql
from sightline.figures.extract.reading import reader

MODULES: list[ModuleType] = [cases_sql, justice_sql, missing_sql, schools_sql, reading]
QUERIES = {
    f"{module.__name__.rpartition('.')[2]}-{name}": query
    for module in MODULES
    for name, query in vars(module).items()
    if name.isupper() and isinstance(query, str) and query.lstrip().startswith(("SELECT", "WITH"))
}
ASKED_WITH = {
    "since": date(2026, 1, 1),
    "until": date(2026, 12, 31),
    "ids": [],
    "also": [],
    "days": [date(2026, 6, 1)],
    "years": [2026],
    "phases": ["secondary"],
}


def test_every_part_of_the_extract_has_queries() -> None:
    assert {each.partition("-")[0] for each in QUERIES} == {
        each.__name__.rpartition(".")[2] for each in MODULES
    }


@pytest.mark.django_db(databases=["default"])
@pytest.mark.parametrize("name", QUERIES)
def test_the_extracts_role_may_ask_it(name: str) -> None:
    query = QUERIES[name]
    with reader() as records:
        records._rows(query, **{key: value for key, value in ASKED_WITH.items() if f"%({key})s" in query})
