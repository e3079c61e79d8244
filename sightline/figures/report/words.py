"""The report's own sentences, from words.toml, made ready for the years it covers."""

import re
import tomllib
from functools import cache
from pathlib import Path

from sightline.figures.report.numbers import Numbers

FILE = Path(__file__).with_name("words.toml")
COUNTED = ("", "one", "two", "three", "four", "five", "six")
TYPICAL = re.compile(r" \{(typical|beside):([^{}]+)\}")


@cache
def sentences() -> dict[str, str]:
    """Every sentence by its name: contacts.how_many."""
    given = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        f"{group}.{name}": " ".join(text.split())
        for group, made in given.items()
        for name, text in made.items()
    }


def ready(name: str, numbers: Numbers, **said: str) -> str:
    """A sentence with the report's years and averages in it; its numbers are still to be inserted."""
    text = TYPICAL.sub(lambda found: _typical(found[1], found[2], numbers), sentences()[name])
    text = text.replace("@years}", f"@{numbers.span}}}")
    for word, value in {"year": str(numbers.year), "years": years_of(numbers), **said}.items():
        text = text.replace(f"{{{word}}}", value)
    return text


def years_of(numbers: Numbers) -> str:
    """The years of a report in words: 2020/21 to 2022/23."""
    return str(numbers.span).replace("-", " to ")


def average_name(numbers: Numbers) -> str:
    count = len(numbers.years)
    return f"{COUNTED[count] if count < len(COUNTED) else count}-year average"


def _typical(kind: str, given: str, numbers: Numbers) -> str:
    if len(numbers.years) == 1:
        return ""
    name = f"{average_name(numbers)} " if kind == "typical" else ""
    return f" ({name}{{average:{given}}})"
