"""Every figure, of random extracts and every period, against the definitions written a second time."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.identities import STOCK, broken, broken_between
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result
from tests.figures.oracle import cases, contacts, others
from tests.figures.oracle.reading import Row, span, typed
from tests.figures.oracle.telling import Told
from tests.figures.random_extract import random_extract, write_csv

PERIODS = ("2020/21", "2022/23", "2020/21-2022/23")
FAMILIES = (
    contacts.contacts, contacts.follow_up, contacts.equality, cases.cases, cases.profile, cases.missing, cases.nrm,
    others.justice, others.schools, others.workforce, others.rest,
)  # fmt: skip


def oracle(data: dict[str, list[Row]], period: str) -> dict[str, list[Told]]:
    told: dict[str, list[Told]] = {}
    for family in FAMILIES:
        told |= family(data, span(period))
    return told


def ours(results: Sequence[Result]) -> dict[str, list[Told]]:
    told: dict[str, list[Told]] = {name: [] for name in figures()}
    for each in results:
        value = None if each.value is None else float(each.value)
        told[each.figure.id].append((each.part, value, each.numerator, each.denominator, each.symbol))
    return told


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10**6),
    size=st.sampled_from([0, 5, 25, 60, 150]),
    nulls=st.sampled_from([0.0, 0.3, 0.9]),
)
def test_the_sql_says_what_the_definitions_say(
    tmp_path_factory: pytest.TempPathFactory, seed: int, size: int, nulls: float
) -> None:
    made = random_extract(seed, size, nulls=nulls)
    data = typed(made)
    with opened(write_csv(tmp_path_factory.mktemp("extract"), made)) as extract:
        computer = Computer(extract)
        for period in PERIODS:
            results = computer.compute(figures().values(), read_period(period))
            found, expected = ours(results), oracle(data, period)
            assert expected.keys() == found.keys()
            for name, told in expected.items():
                assert found[name] == told, f"{name} in {period}"
            assert list(broken(results, figures().keys(), read_period(period))) == []
        stock = [figures()[name] for name in STOCK]
        years = [Period(year, year) for year in range(2020, 2023)]
        assert list(broken_between([(year, computer.compute(stock, year)) for year in years])) == []


def test_what_is_not_supplied_is_never_nought(tmp_path: Path) -> None:
    with opened(tmp_path) as extract:
        results = Computer(extract).compute(figures().values(), read_period("2022/23"))
    assert {each.symbol for each in results} == {"x"}
    assert {each.figure.id for each in results} == set(figures())
    assert [each.part for each in results if each.figure.id == "schools.age"] == [""]
    assert [each.part for each in results if each.figure.id == "profile.sex"] == ["F", "M", "U"]
