"""From what was weighed to what is proposed: a stranger is one rival of "the same person", a relative the other.

Splink weighs one person against strangers. Brothers, sisters and others at one address agree on surname and address
without being one person, so the same levels are weighed a second time against a family, and both count:
odds = 1 / (1 / odds against strangers + 1 / odds against relatives).
"""

from dataclasses import dataclass
from math import log2

import duckdb

from sightline.people.linkage.levels import TOPICS, Topic
from sightline.people.linkage.model import Model

_UNLIKE = (
    "a.given <> b.given AND a.given_sound <> b.given_sound"
    " AND levenshtein(a.given, b.given) * 2 > greatest(length(a.given), length(b.given))"
    " AND NOT coalesce(list_has_any(a.given_words, b.every_given) OR list_has_any(a.every_given, b.given_words)"
    " OR list_has_any(a.given_forms, b.given_forms), false)"
)
_OTHER_DAY = "levenshtein(a.born, b.born) > 3"


@dataclass(frozen=True)
class Rivals:
    """How many records of relatives, and of neighbours, a record was taken to have."""

    relatives: float
    neighbours: float


@dataclass(frozen=True)
class Links:
    """How many pairs each band holds, and whom they had to be told from."""

    confirm: int
    propose: int
    rivals: Rivals


def decide(base: duckdb.DuckDBPyConnection, model: Model, *, records: int, sources: int) -> Links:
    """Make the table `links` (id_l, id_r, probability, band) from `scored` and `records`."""
    rivals = Rivals(_relatives(base, model, sources), _neighbours(base, model, sources))
    base.execute(
        f"""
        CREATE TABLE rivals AS SELECT *, {_family_bits(model, rivals.relatives)} AS family,
            {_neighbour_bits(model, rivals.neighbours, records)} AS neighbour FROM scored
        """
    )
    base.execute(f"CREATE TABLE namesakes AS {_namesakes()}")
    base.execute(_links(model))
    bands = dict(base.execute("SELECT band, count(*) FROM links GROUP BY band").fetchall())
    return Links(bands.get("confirm", 0), bands.get("propose", 0), rivals)


def _relatives(base: duckdb.DuckDBPyConnection, model: Model, sources: int) -> float:
    """Those at one address with one surname and other birthdays are relatives; it is not all of them."""
    pairs = f"ON a.block_home = b.block_home AND a.surname = b.surname AND {_UNLIKE} AND {_OTHER_DAY}"
    told = "home IS NOT NULL AND surname IS NOT NULL AND given IS NOT NULL AND born IS NOT NULL"
    return _rate(
        base,
        model,
        sources,
        pairs=pairs,
        told=told,
        usual=model.relatives,
        shown=model.relatives_seen,
    )


def _neighbours(base: duckdb.DuckDBPyConnection, model: Model, sources: int) -> float:
    """Those in one street and postcode who agree in nothing else are neighbours."""
    unlike = f"a.surname_sound <> b.surname_sound AND {_UNLIKE} AND {_OTHER_DAY}"
    pairs = f"ON a.block_postcode_street = b.block_postcode_street AND {unlike}"
    told = "postcode IS NOT NULL AND street IS NOT NULL"
    return _rate(base, model, sources, pairs=pairs, told=told, usual=model.neighbours)


def _rate(
    base: duckdb.DuckDBPyConnection,
    model: Model,
    sources: int,
    *,
    pairs: str,
    told: str,
    usual: float,
    shown: float = 1,
) -> float:
    """How many such records each has. Within one file where there are several: there, two records are rarely of one
    person. The model's number counts for less the more records there are to say, and soon for nothing."""
    within = "AND a.source = b.source" if sources > 1 else ""
    ((found, of),) = base.execute(
        f"""
        SELECT (SELECT count(*) FROM records a JOIN records b {pairs} AND a.id < b.id {within}),
               (SELECT count(*) FROM records WHERE {told})
        """
    ).fetchall()
    weight = model.relatives_weight
    return float(2 * found * sources / shown / (of + weight) + usual * (weight / (of + weight)) ** 2)


def _gamma(topic: Topic, name: str) -> int:
    """The number Splink gives a level: the nearest has the highest."""
    return len(topic.levels) - topic.names.index(name)


def _met(topic: str, *names: str) -> str:
    of = next(each for each in TOPICS if each.name == topic)
    return f"gamma_{topic} IN ({', '.join(str(_gamma(of, name)) for name in names)})"


def _family_bits(model: Model, relatives: float) -> str:
    parts = []
    for topic in TOPICS:
        cases = " ".join(
            f"WHEN {_gamma(topic, name)} THEN {bits!r}" for name, bits in model.apart_in_family(topic)
        )
        parts.append(f"CASE gamma_{topic.name} {cases} ELSE 0 END")
    return f"log2({model.other_records / relatives!r}) + {' + '.join(parts)}"


def _neighbour_bits(model: Model, neighbours: float, records: int) -> str:
    """As against strangers, but for the address: neighbours share that. Nothing where it speaks for nobody."""
    prior = model.prior(records)
    moved = log2(model.other_records / neighbours) - log2(prior / (1 - prior))
    return f"CASE WHEN home_bits > 0 THEN match_weight - home_bits + {moved!r} ELSE {_NO_RIVAL} END"


_NO_RIVAL = 1000
_NAMESAKE = _met("given", "whole", "same", "turned", "form", "slip")


def _namesakes() -> str:
    """Which records have another record, in which source, that agrees in the given name and is far likelier to be
    theirs."""
    good = f"least(match_weight, family, neighbour) >= 3 AND {_NAMESAKE}"
    return f"""
        SELECT DISTINCT id_l AS id, source_r AS source FROM rivals WHERE {good}
        UNION SELECT id_r, source_l FROM rivals WHERE {good}
    """


def _links(model: Model) -> str:
    """A pair whose given names differ loses where one of them has a namesake in the other's file (where both have, if
    it is one file): those are two people, each known by a name."""
    both = f"(1 + pow(2, -match_weight) + pow(2, {model.another_of_that_name} * taken - family)"
    both += " + pow(2, -neighbour))"
    return f"""
        CREATE TABLE links AS
        WITH told AS (
            SELECT p.*, CASE WHEN {_met("given", "near", "crossed", "initial", "different")} AND (
                CASE WHEN p.source_l = p.source_r THEN l.id IS NOT NULL AND r.id IS NOT NULL
                ELSE l.id IS NOT NULL OR r.id IS NOT NULL END) THEN 1 ELSE 0 END AS taken
            FROM rivals p
            LEFT JOIN namesakes l ON l.id = p.id_l AND l.source = p.source_r
            LEFT JOIN namesakes r ON r.id = p.id_r AND r.source = p.source_l),
        likely AS (SELECT *, 1 / {both} AS probability FROM told)
        SELECT id_l, id_r, probability,
            CASE WHEN probability >= {model.confirm} AND {_sure()} THEN 'confirm' ELSE 'propose' END AS band
        FROM likely WHERE probability >= {model.propose}
    """


def _sure() -> str:
    """Without an identifier: both names and the whole date of birth agree, and something of the address does. With
    one: the surname may have changed and the date slipped. Nothing that is held may contradict, and the given name
    always agrees: twins differ in nothing else, and an identifier is at times written on the wrong one."""
    not_contradicted = " AND ".join(f"NOT {_met(name, 'near', 'different')}" for name in ("nhs", "upn"))
    by_name = " AND ".join(
        (
            _met("given", "whole", "same"),
            _met("surname", "whole", "part", "slip"),
            _met("born", "same"),
            f"({_met('home', 'same', 'house_near', 'street')} OR {_met('postcode', 'same')})",
        )
    )
    identified = f"({_met('nhs', 'same')} OR {_met('upn', 'same')})"
    with_one = (
        f"{identified} AND {_met('given', 'whole', 'same')} AND {_met('born', 'same', 'turned', 'slip')}"
    )
    return f"{not_contradicted} AND (({by_name}) OR ({with_one}))"
