"""The register of releases: nothing can be worked out from two releases together that one alone would not give."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sightline.figures import command
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.items import ItemKey, items
from sightline.figures.disclosure.protecting import withheld
from sightline.figures.disclosure.publishing_sql import Protected
from sightline.figures.disclosure.quantities import quantities
from sightline.figures.disclosure.register import NoRegister, Register, read_register, told_before
from sightline.figures.disclosure.releasing import whole
from tests.figures.disclosure.attacker import Attacker
from tests.figures.disclosure.conftest import Computed, Results
from tests.figures.disclosure.test_protecting import only
from tests.figures.random_extract import random_extract, write_csv, write_manifest
from tests.figures.small_extract import CHILD, CONTACT, put

FAMILIES = ("contacts.", "follow_up.", "cases.", "profile.")


def released(results: Results, register: Register | None = None, told: Collection[ItemKey] = ()) -> Protected:
    """One release, protected against the earlier ones, in which what is named as told is printed."""
    made = quantities(results)
    known = {*told, *(told_before(register, results) if register else ())}
    chosen = withheld(made, [replace(item, told=item.key in known) for item in items(made, results)])
    return Protected(made.years, dict(results), chosen.hidden, chosen.gone)


def withheld_besides(release: Protected, results: Results) -> list[ItemKey]:
    """What a release withholds only to protect something else."""
    small = {item.key for item in items(quantities(results), results) if item.small}
    return sorted(release.hidden - small, key=str)


def register_of(*releases: Protected) -> Register:
    register = Register()
    for each in releases:
        register.add(json.loads(whole(each)))
    return register


def together(results: Results, *releases: Protected) -> Results:
    """What somebody has who kept every release: a number is withheld where each of them withholds it."""
    printed: dict[Period, list[Result]] = {}
    for period, listed in results.items():
        printed[period] = [
            each
            if any((each.figure.id, each.part, period) not in one.hidden for one in holding)
            else each.hidden()
            for each in listed
            for holding in ([one for one in releases if _holds(one, each, period)],)
        ]
    return printed


def _holds(release: Protected, result: Result, period: Period) -> bool:
    return any(
        (each.figure.id, each.part) == (result.figure.id, result.part)
        for each in release.results.get(period, ())
    )


def years_until(results: Results, last: int) -> Mapping[Period, list[Result]]:
    return {period: listed for period, listed in results.items() if period.last_year <= last}


def test_a_later_release_of_more_tables_gives_nothing_away(computed: Computed) -> None:
    """The first release has two of the years and fewer tables, and so withholds other numbers than the second."""
    results = only(computed(1, 400, 3), FAMILIES)
    first = released(only(years_until(results, 2021), ("contacts.", "cases.")))
    second = released(results, register_of(first))
    assert not second.gone
    assert Attacker(together(results, first, second), results).given_away() == []


def test_two_releases_together_give_nothing_away(computed: Computed) -> None:
    """The same counts were first published with another choice, as sound, of what to withhold besides the small ones.

    The earlier release prints a third of what a release of today would withhold for the others' sake.
    """
    results = only(computed(12, 400, 3), ("contacts.",))
    alone = released(results)
    first = released(results, told=withheld_besides(alone, results)[::3])
    assert not first.gone
    # Made without the register, the two together do tell.
    assert Attacker(together(results, first, alone), results).given_away()
    second = released(results, register_of(first))
    assert not second.gone
    assert Attacker(together(results, first, second), results).given_away() == []


def test_a_release_that_gave_a_count_away_is_named(computed: Computed) -> None:
    """Earlier the small counts were hidden each alone; what follows from that cannot be put back, and is said."""
    results = only(computed(12, 400, 3), ("contacts.", "cases."))
    made = quantities(results)
    toy = Protected(
        made.years, dict(results), frozenset(item.key for item in items(made, results) if item.small)
    )
    now = released(results, register_of(toy))
    assert now.gone
    assert now.gone <= now.hidden
    assert len(now.gone) < len(toy.hidden) / 2


def test_years_between_two_runs_are_known() -> None:
    register = Register()
    share: dict[str, object] = {
        "figure": "contacts.by_source",
        "breakdown": {"source": "police"},
        "symbol": None,
    }
    count: dict[str, object] = {
        "figure": "contacts.all",
        "breakdown": {},
        "symbol": None,
        "numerator": None,
        "denominator": None,
    }
    register.add(
        [
            count | {"period": "2020/21", "value": 40},
            count | {"period": "2020/21-2021/22", "value": 90},
            share | {"period": "2020/21", "value": 50.0, "numerator": 10, "denominator": 20},
            share | {"period": "2020/21-2021/22", "value": 40.0, "numerator": 20, "denominator": 50},
        ]
    )
    year = read_period("2021/22")
    assert register.told["contacts.all", "", year] == {(50, None, None)}
    assert register.told["contacts.by_source", "police", year] == {(33.3, 10, 30)}


def test_the_command_keeps_a_register(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "child", CHILD)
    put(tmp_path, "contact", CONTACT)
    register = tmp_path / "register"
    register.mkdir()
    asked = [str(tmp_path), "--period", "2022/23", "--audience", "public", "--register", str(register)]
    assert command.run([*asked, "--release", "2023"]) == 0
    assert {path.name for path in register.iterdir()} == {"2023.json"}
    kept = read_register(register)
    assert ("contacts.text_match", "", read_period("2022/23")) in kept.told
    assert ("contacts.all", "", read_period("2022/23")) not in kept.told
    assert command.run([*asked, "--release", "2023"]) == 2
    assert command.run([*asked, "--release", "../2023"]) == 2
    assert command.run(asked) == 0
    assert "has a release 2023 already" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--register", "."],
        ["--audience", "public", "--release", "a"],
        ["--audience", "public", "--register", "nowhere"],
    ],
)
def test_a_register_is_of_what_the_public_is_told(tmp_path: Path, arguments: list[str]) -> None:
    put(tmp_path, "child", CHILD)
    assert command.run([str(tmp_path), "--period", "2022/23", *arguments]) == 2


def test_a_file_that_is_no_release_is_refused(tmp_path: Path) -> None:
    for text in ("{", "{}x", '[{"figure": 1}]', "[3]", "7"):
        (tmp_path / "a.json").write_text(text)
        with pytest.raises(NoRegister):
            read_register(tmp_path)


def test_another_year_that_does_not_reconcile_stops_the_public_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = write_csv(tmp_path, random_extract(5, 40, years=1))
    write_manifest(folder, "2019-04-01", "2021-03-31")
    true = Computer.compute

    def wrong(self: Computer, wanted: object, period: Period) -> list[Result]:
        found = true(self, wanted, period)  # type: ignore[arg-type]
        if period != read_period("2019/20"):
            return found
        return [replace(each, value=999) if each.figure.id == "cases.opened" else each for each in found]

    monkeypatch.setattr(Computer, "compute", wrong)
    with opened(folder):
        pass
    assert command.run([str(folder), "--period", "2020/21", "--audience", "public"]) == 3
    assert "2019/20" in capfd.readouterr().err
