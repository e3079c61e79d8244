"""The answer of `sightline estimate`, from a table of histories to plain values."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sightline.figures.estimating import interval, trust
from sightline.figures.estimating.existence import Standing
from sightline.figures.estimating.histories import Histories
from sightline.figures.estimating.interval import NoInterval, Spread
from sightline.figures.estimating.loglinear import Model, Shape, bic, fit, shape_of
from sightline.figures.estimating.ranking import Ranked, Ranking, ranking
from sightline.figures.estimating.selecting import NONE, Selector, exhaustive, selector, stepwise
from sightline.figures.estimating.trust import Refused

METHODS: dict[str, Selector | None] = {"auto": None, "exhaustive": exhaustive, "stepwise": stepwise}
WORDS: dict[Selector, str] = {
    exhaustive: "the lowest BIC of every model with effects of pairs of lists",
    stepwise: "pairs of lists added step by step while p is at most 0.02",
}
EXPERIMENTAL = (
    "Experimental, for analysts only. It supposes that nobody is on a list twice, that no two people are taken for "
    "one, that everybody could be on every list, and that lists depend on one another by pairs at most. A link "
    "missed between lists makes it too high. Not for a public report without sign-off."
)


def answer(histories: Histories, *, method: str, resamples: int, seed: int) -> dict[str, Any]:
    """Estimate how many there are in all. Raises Refused.

    Numbers of people, not rounded to look surer than they are: one decimal, so that they can be compared.
    """
    told = trust.check(histories)
    shape, counts = shape_of(len(histories.lists)), histories.counts
    choose = _method(method, shape)
    chosen = choose(shape, counts[None, :])
    model = int(chosen.models[0])
    if model == NONE:
        raise Refused(
            "No model has an estimate on this table: the lists share too few people, or too unevenly."
        )
    total = float(chosen.totals[0])
    try:
        found = interval.spread(shape, counts, total, choose, resamples=resamples, seed=seed)
    except NoInterval as error:
        raise Refused(f"No interval can be given, and no estimate without one. {error}") from error
    ranked = ranking(shape, counts, model)
    warnings = [*histories.notes, *told, *trust.remarks(ranked, found, total)]
    return {
        "experimental": EXPERIMENTAL,
        "lists": list(histories.lists),
        "observed": histories.observed,
        "on_more_than_one_list": trust.people_shared(shape, counts),
        "method": WORDS[choose],
        "estimate": _estimate(histories, shape, model, total),
        "intervals": _intervals(histories, found),
        "resampling": _resampling(histories.lists, shape, found, resamples, seed),
        "models": _models(histories.lists, shape, ranked),
        "warnings": warnings,
    }


def _method(method: str, shape: Shape) -> Selector:
    """How a model is chosen, by name or by how many lists there are."""
    choose = METHODS[method] or selector(shape.lists)
    if choose is exhaustive and shape.lists > 5:
        raise Refused(
            f"With {shape.lists} lists there are too many models to look at every one: use stepwise."
        )
    return choose


def refusal(histories: Histories, reasons: Sequence[str]) -> dict[str, Any]:
    """What is said instead of an estimate."""
    return {
        "experimental": EXPERIMENTAL,
        "lists": list(histories.lists),
        "observed": histories.observed,
        "estimate": None,
        "refused": list(reasons),
    }


def _estimate(histories: Histories, shape: Shape, model: Model, total: float) -> dict[str, Any]:
    counts = histories.counts[None, :]
    score = bic(shape, model, fit(shape, model, counts).log_likelihood, histories.observed)[0]
    empty = (histories.counts @ shape.overlapping) == 0
    return {
        "total": round(total, 1),
        "on_no_list": round(total - histories.observed, 1),
        "model": _pairs(histories.lists, shape, model),
        "pairs_that_share_nobody_in_it": _pairs(histories.lists, shape, model & _mask(empty)),
        "bic": round(float(score), 2),
    }


def _mask(flags: np.ndarray) -> Model:
    return sum(1 << int(place) for place in np.flatnonzero(flags))


def _intervals(histories: Histories, found: Spread) -> list[dict[str, Any]]:
    return [
        {"level": each.level, "low": round(max(each.low, histories.observed), 1), "high": round(each.high, 1)}
        for each in found.intervals
    ]


def _resampling(
    lists: Sequence[str], shape: Shape, found: Spread, resamples: int, seed: int
) -> dict[str, Any]:
    return {
        "how": "BCa bootstrap of histories; the model is chosen again for each resample",
        "resamples": resamples,
        "seed": seed,
        "without_an_estimate": found.without,
        "models_chosen": len(found.models),
        "chosen_most": [
            {"model": _pairs(lists, shape, model), "times": times} for model, times in found.models[:5]
        ],
    }


def _models(lists: Sequence[str], shape: Shape, ranked: Ranking) -> dict[str, Any]:
    return {
        "looked_at": ranked.looked_at,
        "of": ranked.of,
        **{standing.name.lower(): ranked.standings.get(standing, 0) for standing in Standing},
        "within_2_bic": [_one(lists, shape, each) for each in ranked.close],
    }


def _one(lists: Sequence[str], shape: Shape, ranked: Ranked) -> dict[str, Any]:
    return {
        "model": _pairs(lists, shape, ranked.model),
        "bic": round(ranked.bic, 2),
        "total": round(ranked.total, 1),
    }


def _pairs(lists: Sequence[str], shape: Shape, model: Model) -> list[str]:
    return [f"{lists[i]} × {lists[j]}" for i, j in (shape.pairs[pair] for pair in shape.members(model))]
