"""A report made once, of an extract made by chance, as the public may see it."""

from pathlib import Path

import pytest

from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.report.assembling import assemble
from sightline.figures.report.blocks import Report
from sightline.figures.report.content import Content, read_content
from sightline.figures.report.gathering_sql import Gathered, gather
from sightline.figures.report.publishing import publish
from sightline.figures.report.writing import Writer
from sightline.figures.report.young_people import facts
from tests.figures.random_extract import random_extract, write_csv, write_manifest

COMMENTARY = """Most of the **{figure:contacts.exploitation}** contacts came in since April 2021.

* One from Act 1989, Recommendation 7.
* [A leaflet](https://example.org/1)
"""
COMPARATORS = """figure,part,population,value,unit,source,year,note
profile.ethnicity,white_british,Children aged 0 to 15,76,% of population,Census of England and Wales,2021,Best fit
"""


@pytest.fixture(scope="session")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_csv(tmp_path_factory.mktemp("report") / "extract", random_extract(3, 160, nulls=0.1))
    write_manifest(folder, "2020-04-01", "2023-03-31")
    return folder


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content")
    (folder / "contacts.md").write_text(COMMENTARY)
    (folder / "comparators.csv").write_text(COMPARATORS)
    (folder / "third_sector.csv").write_text("organisation,offers,how_we_work_together\nA club,=1+1,<b>&\n")
    (folder / "about.toml").write_text('publisher = "the invented partnership"\n')
    return read_content(folder)


@pytest.fixture(scope="session")
def internal(extract: Path) -> Gathered:
    with opened(extract) as read:
        return gather(read, Period(2022, 2022), public=False)


@pytest.fixture(scope="session")
def gathered(extract: Path) -> Gathered:
    with opened(extract) as read:
        return gather(read, Period(2022, 2022), public=True)


@pytest.fixture(scope="session")
def report(gathered: Gathered, content: Content) -> Report:
    return assemble(gathered, content)


@pytest.fixture(scope="session")
def published(
    gathered: Gathered, content: Content, report: Report, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("published") / "out"
    publish(report, facts(Writer(gathered, content)), gathered.numbers, out)
    return out
