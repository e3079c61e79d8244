"""The worked examples come to what they say, and the pages made of them are whole."""

import pytest

from sightline.figures.definitions.catalogue import FAMILIES, family, figures
from sightline.figures.definitions.examples import compute, example
from sightline.figures.definitions.method_pages import method_pages


@pytest.mark.parametrize("name", FAMILIES)
def test_the_example_of_a_family(name: str) -> None:
    assert compute(name) == example(name).answers


def test_every_figure_has_an_answer_and_a_place_on_a_page() -> None:
    pages = dict(method_pages())
    for name in FAMILIES:
        for figure in family(name).figures:
            assert f"`{figure.id}`" in pages[name]
            assert figure.id in pages["README"]
    assert len(figures()) == 96


def test_no_step_shares_its_name_with_a_table_or_another_step() -> None:
    from sightline.figures.definitions.tables import tables

    steps = [step.name for name in ("shared", *FAMILIES) for step in family(name).steps]
    assert len(steps) == len(set(steps))
    assert not set(steps) & tables().keys()
