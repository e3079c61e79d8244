"""How two records are compared: for each topic its levels, nearest first, as SQL that DuckDB and Spark both run.

The conditions stand here; how often each level is met by one person, by strangers and in a family stands in
`model.json`. Only equality, shared members of a list, and the Levenshtein distance of ASCII texts are used: both
engines agree on those to the last bit.
"""

from dataclasses import dataclass

SHARES = {"duckdb": "list_has_any", "spark": "arrays_overlap"}


@dataclass(frozen=True, slots=True)
class Level:
    """One way a topic may come out. `rarity` names the column whose commonness weighs what agrees."""

    name: str
    condition: str
    rarity: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing compared; what `unknown` says is true when it cannot be. The last level is everything else."""

    name: str
    unknown: str
    levels: tuple[Level, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*(level.name for level in self.levels), "different")


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _apart(left: str, right: str, of: int) -> str:
    """So few letters apart that `of` times as many still fit into the longer text."""
    return f"levenshtein({left}, {right}) * {of} <= greatest(length({left}), length({right}))"


def _one_slip(column: str, letters: str, shortest: int = 3) -> str:
    """One letter changed, added or left out, or two exchanged."""
    left, right = f"{column}_l", f"{column}_r"
    long = f"least(length({left}), length({right})) >= {shortest}"
    turned = f"({_same(letters)} and levenshtein({left}, {right}) <= 2)"
    return f"{long} and (levenshtein({left}, {right}) <= 1 or {turned})"


_TURNED = (
    "(given_l = surname_r and surname_l = given_r)"
    f" or ({_apart('given_l', 'surname_r', 4)} and {_apart('surname_l', 'given_r', 4)})"
)
_CROSSED = "{shares}(given_words_l, surname_words_r) or {shares}(surname_words_l, given_words_r)"
_STARTS = (
    "least(length(given_l), length(given_r)) = 1 and substring(given_l, 1, 1) = substring(given_r, 1, 1)"
)
_FORM = (
    "{shares}(given_words_l, every_given_r) or {shares}(every_given_l, given_words_r)"
    " or {shares}(given_forms_l, given_forms_r)"
)
_GIVEN = Topic(
    "given",
    "given_l is null or given_r is null",
    (
        Level("whole", _same("called"), "called"),
        Level("same", _same("given"), "given"),
        Level("turned", _TURNED, "given"),
        Level("form", _FORM),
        Level("slip", _one_slip("given", "given_letters")),
        Level("near", f"{_same('given_sound')} or {_apart('given_l', 'given_r', 3)}"),
        Level("crossed", _CROSSED),
        Level("initial", _STARTS),
    ),
)
_SURNAME = Topic(
    "surname",
    "surname_l is null or surname_r is null",
    (
        Level("whole", _same("called")),
        Level("same", _same("surname"), "surname"),
        Level("turned", _TURNED),
        Level("part", "{shares}(surname_words_l, surname_words_r)"),
        Level("slip", _one_slip("surname", "surname_letters")),
        Level("near", f"{_same('surname_sound')} or {_apart('surname_l', 'surname_r', 3)}"),
    ),
)
_YEAR, _MONTH, _DAY = (_same(f"born_{part}") for part in ("year", "month", "day"))
_BOTH_WHOLE = "born_l is not null and born_r is not null"
_TWO_OF_THREE = f"(({_YEAR} and {_MONTH}) or ({_YEAR} and {_DAY}) or ({_MONTH} and {_DAY}))"


def _either_unknown(part: str) -> str:
    return f"(born_{part}_l is null or born_{part}_r is null)"


def _as_far_as_known(part: str) -> str:
    return f"({_same(f'born_{part}')} or {_either_unknown(part)})"


_BORN = Topic(
    "born",
    " and ".join(_either_unknown(part) for part in ("year", "month", "day")),
    (
        Level("same", _same("born"), "born"),
        Level("turned", f"{_YEAR} and born_month_l = born_day_r and born_day_l = born_month_r"),
        Level("slip", f"{_BOTH_WHOLE} and ({_one_slip('born', 'born_letters')})"),
        Level("two", f"{_BOTH_WHOLE} and {_TWO_OF_THREE}"),
        Level(
            "known_two",
            f"not ({_BOTH_WHOLE}) and {_TWO_OF_THREE} and "
            + " and ".join(_as_far_as_known(part) for part in ("year", "month", "day")),
        ),
        Level(
            "known_year",
            f"not ({_BOTH_WHOLE}) and {_YEAR} and {_as_far_as_known('month')} and {_as_far_as_known('day')}",
        ),
        Level("near", f"{_BOTH_WHOLE} and levenshtein(born_l, born_r) <= 2"),
        Level("year", f"{_BOTH_WHOLE} and {_YEAR}"),
    ),
)
_NEAR_STREET = _apart("street_l", "street_r", 3)
_HOME = Topic(
    "home",
    "(street_l is null or street_r is null) and (house_l is null or house_r is null)",
    (
        Level("same", _same("home"), "home"),
        Level("house_near", f"{_same('house')} and {_NEAR_STREET}"),
        Level("street", _same("street")),
        Level("street_near", _NEAR_STREET),
        Level("house", _same("house")),
    ),
)
_TOWN = Topic(
    "town",
    "town_l is null or town_r is null",
    (Level("same", _same("town"), "town"), Level("near", _apart("town_l", "town_r", 3))),
)
_POSTCODE = Topic(
    "postcode",
    "postcode_l is null or postcode_r is null",
    (
        Level("same", _same("postcode"), "postcode"),
        Level("near", "levenshtein(postcode_l, postcode_r) <= 1 and length(postcode_l) >= 5"),
        Level("district", _same("district")),
        Level("one_off", "levenshtein(postcode_l, postcode_r) <= 2"),
    ),
)


def _identifier(name: str) -> Topic:
    near = f"levenshtein({name}_l, {name}_r) <= 2 and least(length({name}_l), length({name}_r)) >= 6"
    return Topic(
        name,
        f"{name}_l is null or {name}_r is null",
        (Level("same", _same(name), name), Level("near", near)),
    )


TOPICS = (
    _GIVEN,
    _SURNAME,
    _BORN,
    _HOME,
    _TOWN,
    _POSTCODE,
    *(_identifier(n) for n in ("nhs", "upn", "local")),
)
RARITIES = tuple(dict.fromkeys(level.rarity for topic in TOPICS for level in topic.levels if level.rarity))
