"""Returns for the tests: one made of a random extract, and one written by hand in which little is withheld."""

from typing import Any

from sightline.figures.benchmarking.data_sets import edition, set_of
from sightline.figures.benchmarking.making import FORMAT, VERSION, Content

SOURCES = {"police": 40, "council": 30, "education": 20, "health": 10}


def figure(name: str, part: str = "", **said: Any) -> Content:
    """One number of a return."""
    nothing: Content = {"value": None, "numerator": None, "denominator": None, "symbol": None}
    whose = {"data_set": set_of()[name], "figure": name, "definition": edition(name), "part": part}
    return whose | nothing | said


def share(name: str, part: str, numerator: int, denominator: int) -> Content:
    """A percentage of a whole number of per cent."""
    value = 100 * numerator / denominator
    return figure(name, part, value=value, numerator=numerator, denominator=denominator)


def written_by_hand(area: str = "Northmere", **changed: Any) -> Content:
    """A return of 100 contacts with indicators, by source, and nothing else."""
    others = ("housing", "individual", "anonymous", "other")
    figures = [
        figure("contacts.all", value=900),
        figure("contacts.exploitation", value=100),
        *(share("contacts.by_source", part, count, 100) for part, count in SOURCES.items()),
        *(share("contacts.by_source", part, 0, 100) for part in others),
    ]
    whole: Content = {
        "format": FORMAT,
        "version": VERSION,
        "area": {"name": area, "code": "E06000099"},
        "period": "2022/23",
        "made_on": "2023-05-01",
        "population": {"children": 50_000, "source": "Mid-year estimates", "year": 2022},
        "figures": figures,
    }
    return whole | changed
