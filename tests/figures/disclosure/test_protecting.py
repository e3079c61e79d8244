"""What is withheld: every small count, and enough besides that none can be worked out."""

from pathlib import Path
from typing import Any

import pytest

from sightline.figures.definitions.catalogue import COUNT, MEAN, MOST, figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.constraints import constraints
from sightline.figures.disclosure.items import items
from sightline.figures.disclosure.protecting import withheld
from sightline.figures.disclosure.publishing_sql import Protected, protect, public_figures
from sightline.figures.disclosure.quantities import is_exempt, plus, quantities
from tests.figures.disclosure.attacker import Attacker
from tests.figures.disclosure.conftest import Computed, Results
from tests.figures.small_extract import CHILD, CONTACT, put


def printed(results: Results, *, toy: bool = False) -> Results:
    """What is printed; the toy hides each small number alone."""
    made = quantities(results)
    found = list(items(made, results))
    hidden = {item.key for item in found if item.small} if toy else withheld(made, found).hidden
    protected = Protected(made.years, dict(results), frozenset(hidden))
    return {period: protected.shown(each, period) for period, each in results.items()}


def only(results: Results, families: tuple[str, ...]) -> Results:
    return {
        period: [each for each in listed if each.figure.id.startswith(families)]
        for period, listed in results.items()
    }


def smallest(result: Result) -> list[int]:
    """The counts of a result that may be too small to show."""
    if result.figure.kind in (COUNT, MOST):
        return [int(result.value or 0)]
    if result.figure.kind == MEAN:
        return [result.counted or 0]
    told = [result.numerator or 0, result.denominator or 0]
    return told if result.figure.by else [*told, told[1] - told[0]]


@pytest.mark.parametrize(("seed", "size"), [(11, 120), (12, 400)])
def test_what_is_known_to_an_outsider_is_true(computed: Computed, seed: int, size: int) -> None:
    made = quantities(computed(seed, size, 3))
    for each in constraints(made):
        value = made.value(each.form)
        assert value == 0 if each.exact else value >= 0, each
    for item in items(made, computed(seed, size, 3)):
        assert all(each.lowest <= made.value(each.form) <= each.highest for each in item.confines), item.key


@pytest.mark.parametrize(("seed", "size"), [(11, 120), (12, 400)])
def test_every_small_count_is_withheld_and_what_is_exempt_is_not(
    computed: Computed, seed: int, size: int
) -> None:
    results = computed(seed, size, 3)
    shown = printed(results)
    for period, listed in results.items():
        for true, each in zip(listed, shown[period], strict=True):
            assert not (each.symbol == "c" and is_exempt(each.figure))
            if any(1 <= count <= 5 for count in smallest(true)) and not is_exempt(true.figure):
                assert each.symbol == "c", (true.figure.id, true.part, period)
            if each.symbol == "c":
                assert (each.value, each.numerator, each.denominator) == (None, None, None)


def test_the_attacker_gets_nothing_where_the_toy_gives_much_away(computed: Computed) -> None:
    results = only(computed(12, 400, 3), ("contacts.", "cases.", "justice.disclosed", "profile."))
    assert Attacker(printed(results, toy=True), results).given_away()
    assert Attacker(printed(results), results).given_away() == []


def test_what_is_withheld_does_not_depend_on_what_is_asked(tmp_path: Path) -> None:
    days = ["2020-05-01", "2020-06-01", "2020-07-01", *["2021-05-01"] * 8]
    rows = [CONTACT | {"contact_id": str(number), "received_on": day} for number, day in enumerate(days)]
    put(tmp_path, "contact", *rows)
    with opened(tmp_path) as extract:
        computer = Computer(extract)
        one, other = (
            protect(computer, extract, read_period(text)) for text in ("2019/20", "2020/21-2021/22")
        )
    assert (one.years, one.hidden) == (other.years, other.hidden)
    hidden = {period for figure, _, period in one.hidden if figure == "contacts.all"}
    assert hidden == {
        read_period("2020/21"),
        *(read_period(f"2020/21-{last}") for last in ("2021/22", "2022/23")),
    }


def test_what_grows_from_year_to_year_is_known(computed: Computed) -> None:
    """The attendance of a child is that of its first case, and who was missing stays so in a longer run."""
    made = quantities(computed(11, 120, 3))
    listed = {each.form for each in constraints(made) if not each.exact}
    for figure, parts in (
        ("profile.attendance", ["severe"]),
        ("missing.children_by_episodes", ["2", "3_or_more"]),
    ):
        run, year = (
            plus(*(made.form(f"{figure}[{part}]", read_period(text)) or () for part in parts))
            for text in ("2020/21-2021/22", "2020/21")
        )
        assert plus(run, year, times=[1, -1]) in listed, figure


def test_beyond_the_years_of_an_extract_nothing_changes() -> None:
    protected = Protected(range(2020, 2023), {}, frozenset())
    assert protected.alike(Period(2019, 2020)) == Period(2020, 2020)
    assert protected.alike(Period(2021, 2030)) == Period(2021, 2022)
    assert protected.alike(Period(2025, 2030)) == Period(2022, 2022)
    assert protected.alike(Period(2010, 2019)) is None


def test_the_smallest_extract(tmp_path: Path) -> None:
    put(tmp_path, "child", CHILD)
    put(tmp_path, "contact", CONTACT)
    with opened(tmp_path) as extract:
        computer = Computer(extract)
        period = read_period("2022/23")
        shown = protect(computer, extract, period).shown(computer.compute(public_figures(), period), period)
    told: dict[str, Any] = {}
    for each in shown:
        told.setdefault(each.figure.id, each.symbol or each.value)
    assert (told["contacts.all"], told["contacts.text_match"], told["cases.closed"]) == ("c", 0, "x")
    assert "equality.pathway_by_sex" not in told
    assert set(told) == {name for name, figure in figures().items() if not figure.internal}
