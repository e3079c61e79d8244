"""The words for the codes of an extract."""

import csv
from functools import cache
from pathlib import Path

from sightline.figures.definitions.catalogue import NOT_RECORDED, Figure

FILE = Path(__file__).with_name("labels.csv")


@cache
def _labels() -> dict[tuple[str, str], str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row["by"], row["part"]): row["label"] for row in csv.DictReader(file)}


def label(figure: Figure, part: str) -> str:
    """Return the words for one part of a figure; what has none is shown as it is."""
    if part == NOT_RECORDED:
        return "Not recorded"
    return _labels().get((figure.by, part), part)
