"""Everything of an extract that is not real, made up about the children of the part that is."""

from random import Random

from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.returns.judging import needs, read_cases, say_more, with_more
from sightline.demonstration.returns.known import Known, Row, Tables
from sightline.demonstration.returns.licensing import listed_tables, taxi_tables

# Columns of a real table that are made up too, because no record states them yet.
MADE_UP = {
    "child": ("send", "placed_by_other_authority", "lives_in_area"),
    "case": ("attendance", "disclosed_to_police"),
}
SEND, WEIGHTS = ("none", "support", "ehcp", ""), (70, 14, 4, 12)


def made_up(real: Tables) -> Tables:
    """All tables that are not real; `child` and `case` with the columns that no record states.

    The same real part gives the same tables. Raises TooFew where it is not the whole borough's.
    """
    known = Known(real)
    found = read_cases(known, real["case"])
    _returned(known, real["school_pupil"])
    say_more(_chance("judging"), found)
    of = {case.id: case for case in found}
    made: Tables = {
        "case": [with_more(row, of) for row in real["case"]],
        **taxi_tables(_chance("taxis")),
        **listed_tables(),
    }
    said = needs(_chance("needs"), found) | {row["child_id"]: row["send"] for row in real["school_pupil"]}
    made["child"] = [_child(row, said) for row in real["child"]]
    return made


def _returned(known: Known, pupils: list[Row]) -> None:
    """Children whom a school returned: nobody else is given them."""
    for child in (known.children.get(row["child_id"]) for row in pupils):
        if child:
            known.give(child)


def _chance(purpose: str) -> Random:
    return stream(SEED, "returns", purpose)


def _child(row: Row, said: dict[str, str]) -> Row:
    """A child with the columns that no record states: each from the child's own stream of chance."""
    chance = stream(SEED, "child", row["child_id"])
    send = chance.choices(SEND, WEIGHTS)[0]
    placed = chance.random() < 0.012
    return row | {
        "send": said.get(row["child_id"], send),
        "placed_by_other_authority": "true" if placed else "false",
        "lives_in_area": "true" if placed or chance.random() < 0.97 else "false",
    }
