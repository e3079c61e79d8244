"""Reading somebody's return: every fault with its place, and nothing kept of which a small number follows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sightline.figures.benchmarking.making import Content, as_csv
from sightline.figures.benchmarking.parsing import LARGEST_FILE, Unreadable
from sightline.figures.benchmarking.reading import read
from sightline.figures.benchmarking.schema import schema
from sightline.figures.benchmarking.worked_out import Attack
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.items import items
from sightline.figures.disclosure.quantities import quantities
from tests.figures.benchmarking.returns import figure, share, written_by_hand
from tests.figures.disclosure.conftest import compute_all
from tests.figures.disclosure.test_protecting import printed

Change = Callable[[Content], Any]
ALL, BY_SOURCE = 0, 2


def faults(content: Any) -> list[str]:
    try:
        read(content if isinstance(content, bytes) else json.dumps(content).encode())
    except Unreadable as error:
        return error.faults
    return []


def withheld(name: str, part: str = "") -> Content:
    return figure(name, part, symbol="c")


def test_a_sound_return_is_read() -> None:
    found = read(json.dumps(written_by_hand()).encode())
    assert len(found.results) == 10
    assert found.content["area"]["name"] == "Northmere"
    assert found.period == Period(2022, 2022)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda it: it.pop("period"), "The return: something is missing here: period."),
        (lambda it: it.update(children=3), "there is something here that a return does not have: children."),
        (lambda it: it.update(format="letter"), "format: this is not a return of this kind and version: letter."),
        (lambda it: it.update(period="2022"), "period: this is not written as it has to be: 2022."),
        (lambda it: it.update(period="2022/24"), "period: '2022/24' is not a financial year such as 2022/23."),
        (lambda it: it["area"].update(code="W1"), "area, code: this is not written as it has to be: W1."),
        (lambda it: it["population"].pop("year"), "population: the number of children, its source"),
        (
            lambda it: it["figures"][ALL].update(figure="contacts.none"),
            "figures, number 1 (contacts.none), figure: this is none of the words that may stand here: contacts.none.",
        ),
        (lambda it: it["figures"][ALL].update(value=-1), "figures, number 1 (contacts.all), value: this is too low"),
        (lambda it: it["figures"][ALL].update(value=2.5), "(contacts.all), value: a count is a whole number."),
        (lambda it: it["figures"][ALL].update(value=3), "(contacts.all), value: a count of 1 to 5 must be withheld"),
        (lambda it: it["figures"][ALL].update(symbol="c"), "symbol: where there is a symbol there is no number."),
        (lambda it: it["figures"][ALL].update(part="girls"), "part: contacts.all has no breakdown."),
        (lambda it: it["figures"][ALL].update(data_set="crimes"), "data_set: contacts.all belongs to contacts."),
        (lambda it: it["figures"][ALL].update(definition=None), "definition: give the definition counted by"),
        (lambda it: it["figures"].append(it["figures"][ALL]), "stands earlier, as number 1."),
        (
            lambda it: it["figures"][BY_SOURCE].update(part="fire"),
            "figures, number 3 (contacts.by_source, fire), part: “fire” is not one of police,",
        ),
        (lambda it: it["figures"][BY_SOURCE].update(value=41), "value: 40 of 100 is 40.0 per cent."),
        (lambda it: it["figures"][BY_SOURCE].update(numerator=101), "numerator: it is more than the denominator."),
        (lambda it: it["figures"][BY_SOURCE].update(numerator=None), "numerator: a percentage comes with"),
        (lambda it: it["figures"][BY_SOURCE].update(numerator=4, value=4), "numerator: a count of 1 to 5 must be"),
        (lambda it: it["figures"][1].update(value=99), "These numbers cannot all be true together"),
    ],
)  # fmt: skip
def test_each_fault_is_said_with_its_place(change: Change, said: str) -> None:
    content = written_by_hand()
    change(content)
    assert said in "\n".join(faults(content))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "line 1, letter 2"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b'{"a": NaN}', "NaN is no number"),
        (b"\xff{", "no column is called"),
        (b"[" * 100_000, "not: "),
        (b"", "the file"),
        (b" " * (LARGEST_FILE + 1), "larger than two megabytes"),
    ],
)
def test_what_is_no_return_at_all_says_so(data: bytes, said: str) -> None:
    assert said in "\n".join(faults(data))


def table(content: Content) -> str:
    return as_csv(content)


def test_a_table_names_the_row() -> None:
    text = table(written_by_hand())
    assert faults(text.encode()) == []
    assert faults(text.replace(",900,", ",3,").encode())[0].startswith("row 2, value: a count of 1 to 5")
    assert faults(text.replace(",900,", ",many,").encode()) == ["row 2, value: “many” is not a number."]
    assert faults(text.replace(",900,", ",inf,").encode()) == ["row 2, value: “inf” is not a number."]
    lines = text.splitlines()
    other = "\n".join([*lines[:2], lines[2].replace("Northmere", "Southmere"), *lines[3:]])
    assert faults(other.encode()) == ["row 3, area: it is the same in every row, and differs from row 2."]
    assert faults(f"{lines[0]}\n".encode()) == ["The table has headings and no rows."]


def test_one_withheld_part_beside_its_total_is_worked_out() -> None:
    content = written_by_hand()
    content["figures"][BY_SOURCE + 3] = withheld("contacts.by_source", "health")
    content["figures"][BY_SOURCE + 2] = share("contacts.by_source", "education", 27, 100)
    assert faults(content) == [
        "contacts.by_source, health: it is withheld, and follows from the other numbers of the return. "
        "Withhold one more of those it adds up with."
    ]
    content["figures"][BY_SOURCE + 2] = withheld("contacts.by_source", "education")
    assert faults(content) == []


def test_what_is_counted_otherwise_says_how_and_is_not_asked_to_add_up() -> None:
    content = written_by_hand()
    content["figures"][1] |= {"value": 250, "definition": None, "counted_otherwise": "Contacts, not children"}
    assert faults(content) == []
    content["figures"][BY_SOURCE + 3] = withheld("contacts.by_source", "health")
    content["figures"][BY_SOURCE + 2] = share("contacts.by_source", "education", 27, 100)
    for each in content["figures"]:
        each |= {"definition": None, "counted_otherwise": "As our system counts"}
    assert "contacts.by_source, health: it is withheld" in faults(content)[0]


@pytest.fixture(scope="module")
def one_year(tmp_path_factory: pytest.TempPathFactory) -> dict[Period, list[Result]]:
    year = Period(2020, 2020)
    return {year: compute_all(tmp_path_factory.mktemp("extract"), 12, 400, 1)[year]}


def test_hiding_only_small_numbers_is_seen_through_and_the_solver_s_choice_is_not(
    one_year: dict[Period, list[Result]],
) -> None:
    year = Period(2020, 2020)
    small = {item.key[:2] for item in items(quantities(one_year), one_year) if item.small}
    toy = list(Attack(year, printed(one_year, toy=True)[year], frozenset()).worked_out())
    assert toy
    assert {(each.figure.id, each.part) for each in toy} <= small
    assert list(Attack(year, printed(one_year)[year], frozenset()).worked_out()) == []


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_a_return_is_refused_in_words_or_still_keeps_the_schema(
    data: st.DataObject,
) -> None:
    content = written_by_hand()
    among = data.draw(st.sampled_from([content, content["area"], content["population"], *content["figures"]]))
    among[data.draw(st.sampled_from([*among, "more"]))] = data.draw(anything)
    found = faults(content)
    if not found:
        assert list(Draft202012Validator(schema()).iter_errors(content)) == []
        kept = read(json.dumps(content).encode()).results
        assert not any(each.symbol is None and each.value in (1, 2, 3, 4, 5) for each in kept[:2])
    assert all(len(each) < 500 and each.isprintable() for each in found)
