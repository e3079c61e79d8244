"""Returns as files, and the published years that ours can be made of."""

from collections.abc import Iterable
from typing import Any

from sightline.figures.benchmarking.data_sets import set_of
from sightline.figures.benchmarking.making import Content
from sightline.figures.benchmarking.reading import taken
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.output import note
from sightline.figures.models import AreaReturn, Published
from sightline.figures.report.labels import label
from sightline.figures.spans import single_years


def published_years(published: Iterable[Published]) -> dict[str, str]:
    """Of what was published, newest first, each year once: what a form sends, and what it says."""
    found: dict[str, str] = {}
    for each in published:
        for year in single_years(dict.fromkeys(number["period"] for number in each.numbers)):
            if not any(key.endswith(f" {year}") for key in found):
                found[f"{each.name} {year}"] = f"{year}, as published in {each.name}"
    return found


def whole_content(row: AreaReturn) -> Content:
    """What is kept of a return, with what the catalogue says of each number beside it."""
    made = taken(row.content)
    listed: list[dict[str, Any]] = []
    for kept, result in zip(row.content["figures"], made.results, strict=True):
        figure = figures()[kept["figure"]]
        said = {
            "data_set": set_of()[figure.id],
            "title": figure.title,
            "by": figure.by if result.part else "",
            "label": label(figure, result.part) if result.part else "",
            "unit": figure.unit,
            "base": figure.base,
            "note": note(result),
        }
        listed.append(kept | said)
    return {**row.content, "figures": listed}
