"""The JSON Schema of a return (draft 2020-12), from the data sets and the catalogue."""

import json
from typing import Any

from sightline.figures.benchmarking.data_sets import LETTERS, data_sets, set_of
from sightline.figures.benchmarking.making import FORMAT, VERSION

MOST_ROWS = 1_000
LONGEST = 200
COUNTED = {"type": ["integer", "null"], "minimum": 0, "maximum": 100_000_000}
WORDS = {"type": "string", "maxLength": LONGEST}
SAID = {
    "type": ["string", "null"]
}  # repeated for whoever opens the file; what is shown comes of the catalogue


def schema() -> dict[str, Any]:
    """The schema as an object."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Benchmarking return: five data sets of one area and one financial year, aggregate and protected",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "area", "period", "population", "figures"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "area": _object(name={**WORDS, "minLength": 1}, code={**WORDS, "pattern": "^([A-Z][0-9]{8})?$"}),
            "period": {"type": "string", "pattern": "^[0-9]{4}/[0-9]{2}$"},
            "made_on": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "population": {"oneOf": [{"type": "null"}, _population()]},
            "figures": {"type": "array", "minItems": 1, "maxItems": MOST_ROWS, "items": _figure()},
        },
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _population() -> dict[str, Any]:
    return _object(
        children={"type": "integer", "minimum": 100, "maximum": 20_000_000},
        source={**WORDS, "minLength": 1},
        year={"type": "integer", "minimum": 1990, "maximum": 2100},
    )


def _figure() -> dict[str, Any]:
    made = _object(
        data_set={"enum": [each.name for each in data_sets()]},
        figure={"enum": list(set_of())},
        definition={"type": ["string", "null"], "pattern": f"^[0-9a-f]{{{LETTERS}}}$"},
        part={**WORDS, "description": "empty where the figure has no breakdown"},
        value={"type": ["number", "null"], "minimum": 0, "maximum": 100_000_000},
        numerator=COUNTED,
        denominator=COUNTED,
        symbol={"enum": [None, "c", "x", "z"]},
    )
    made["properties"] |= {
        "counted_otherwise": {
            **WORDS,
            "description": "how it is counted there, where not as the definition says",
        },
        **dict.fromkeys(("title", "by", "label", "unit", "base", "note"), SAID),
    }
    return made


def as_text() -> str:
    """The schema as it is kept in the repository."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
