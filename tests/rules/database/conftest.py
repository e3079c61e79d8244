"""These rules read the catalogue of a migrated database."""

import pytest


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("db")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "rules/database" in item.path.as_posix():
            item.add_marker(pytest.mark.django_db(databases=["default", "owner"]))
