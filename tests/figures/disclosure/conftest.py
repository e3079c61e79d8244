"""Random extracts computed for every year and run of years, kept for the tests that share them."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.publishing_sql import public_figures
from tests.figures.random_extract import random_extract, write_csv

Results = Mapping[Period, list[Result]]
Computed = Callable[[int, int, int], Results]


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Computed:
    @cache
    def compute(seed: int, size: int, years: int) -> Results:
        return compute_all(tmp_path_factory.mktemp("extract"), seed, size, years)

    return compute


def compute_all(folder: Path, seed: int, size: int, years: int) -> Results:
    with opened(write_csv(folder, random_extract(seed, size))) as extract:
        computer = Computer(extract)
        spans = [(first, last) for first in range(years) for last in range(first, years)]
        periods = [Period(2020 + first, 2020 + last) for first, last in spans]
        return {period: computer.compute(public_figures(), period) for period in periods}
