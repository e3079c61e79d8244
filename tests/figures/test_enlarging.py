"""An extract made larger for measuring stays sound, and every count in it is so many times what it was."""

from pathlib import Path

import pytest

from bench.bare_duckdb import bare
from bench.enlarging import enlarge
from sightline.figures.definitions.catalogue import COUNT, figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.reading.extract import opened
from tests.figures.random_extract import Maker, write_csv, write_manifest

TIMES = 3
SMALL = {
    "child": 20, "contact": 60, "case": 20, "statutory_status": 20, "risk_level": 30, "crime": 20, "suspect": 15,
    "crime_suspect": 25, "follow_up": 30, "school_setting": 8, "school_pupil": 20, "school_indicator": 30,
    "caseload": 15, "funding": 12,
}  # fmt: skip
# The mean and the most of many alike are those of one; money is added up under the names of each copy.
ALIKE = ("schools.largest_setting", "workforce.max_caseload", "funding.by_project")


@pytest.mark.parametrize("csv", [True, False])
def test_every_count_is_so_many_times_as_large(tmp_path: Path, csv: bool) -> None:
    maker = Maker(7)
    for name, count in SMALL.items():
        maker.table(name, count)
    one = write_csv(tmp_path / "one", maker.made)
    write_manifest(one, "2019-04-01", "2024-03-31")
    enlarge(one, tmp_path / "many", TIMES, csv=csv)
    before, after = (_counts(tmp_path / name) for name in ("one", "many"))
    assert after == {name: TIMES * count for name, count in before.items()}
    if not csv:
        bare(tmp_path / "many")


def _counts(folder: Path) -> dict[tuple[str, str], int]:
    wanted = [one for one in figures().values() if one.kind == COUNT and one.id not in ALIKE]
    with opened(folder) as records:
        results = Computer(records).compute(wanted, read_period("2020/21-2022/23"))
    return {(one.figure.id, one.part): int(one.value or 0) for one in results}
