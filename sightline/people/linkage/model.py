"""The model: how often each level is met by one person, by strangers and in a family, as `model.json` keeps it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any

from sightline.people.linkage.levels import SHARES, TOPICS, Level, Topic


@dataclass(frozen=True)
class Model:
    """Shares are between 0 and 1: `same[topic][level]` of pairs of records of one person, and so on."""

    version: str
    same: dict[str, dict[str, float]]
    strangers: dict[str, dict[str, float]]
    family: dict[str, dict[str, float]]
    usual: dict[str, tuple[float, float]]
    records_a_person: int
    fewest_records: int
    other_records: float
    relatives: float
    relatives_weight: int
    relatives_seen: float
    neighbours: float
    another_of_that_name: float
    propose: float
    confirm: float

    def rarity(self, column: str) -> tuple[float, float]:
        """The usual share of one value of a column, and how many records that is worth."""
        return self.usual[column]

    def prior(self, records: int) -> float:
        """How likely two records of so many, taken blindly, are of one person.

        Each record is held to have `other_records` more of the same person wherever they come from, so the share
        falls as the files grow: it is worked out from their size and never fitted to what they hold.
        """
        return min(0.5, self.other_records / max(records, self.fewest_records))

    def apart_in_family(self, topic: Topic) -> Iterator[tuple[str, float]]:
        """For each level, how much rather one person meets it than two of a family, in bits."""
        for name in topic.names:
            yield name, log2(self.same[topic.name][name] / self.family[topic.name][name])


@cache
def load() -> Model:
    """The model of this version of Sightline."""
    held: dict[str, Any] = json.loads((files(__package__) / "model.json").read_text(encoding="utf-8"))
    return read(held)


def read(held: dict[str, Any]) -> Model:
    """A model as `model.json` writes it; what is told of its making is left out."""
    told = {key: value for key, value in held.items() if key in Model.__dataclass_fields__}
    told["usual"] = {column: tuple(pair) for column, pair in held["usual"].items()}
    return Model(**told)


def settings(model: Model, records: int, engine: str, blocks: list[str]) -> dict[str, Any]:
    """What Splink is told: no training of its own, the shares as they stand."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": model.prior(records),
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"l.block_{name} = r.block_{name}", "sql_dialect": engine} for name in blocks
        ],
        "comparisons": [_comparison(topic, model, engine) for topic in TOPICS],
        "retain_intermediate_calculation_columns": True,
        "retain_matching_columns": True,
        "additional_columns_to_retain": ["source"],
    }


def _comparison(topic: Topic, model: Model, engine: str) -> dict[str, Any]:
    unknown = {"sql_condition": topic.unknown, "label_for_charts": "not known", "is_null_level": True}
    levels = [_level(topic, level, model, engine) for level in topic.levels]
    last = {"sql_condition": "ELSE", "label_for_charts": "different", **_shares(topic, "different", model)}
    return {"output_column_name": topic.name, "comparison_levels": [unknown, *levels, last]}


def _level(topic: Topic, level: Level, model: Model, engine: str) -> dict[str, Any]:
    found = {
        "sql_condition": level.condition.replace("{shares}", SHARES[engine]),
        "label_for_charts": level.name,
        **_shares(topic, level.name, model),
    }
    return found | ({"tf_adjustment_column": level.rarity} if level.rarity else {})


def _shares(topic: Topic, name: str, model: Model) -> dict[str, float]:
    return {
        "m_probability": model.same[topic.name][name],
        "u_probability": model.strangers[topic.name][name],
    }
