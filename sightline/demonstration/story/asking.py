"""What is asked of others after a decision, and how they answer: yes, no, nothing, done."""

from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.draw import weighted
from sightline.demonstration.reference import rows
from sightline.demonstration.story.events import Ask, Step
from sightline.demonstration.story.words import phrase

ANSWER_WITHIN = {"early_help": 5, "pathway": 1, "statutory": 1}  # working days
ANSWER = ("agency_manager", "agency_worker", "practitioner")
LEAD = {row["organisation"]: row["key"] for row in reversed(rows("staff")) if row["role"] in ANSWER}
CHASER = "manager"


@cache
def services_for(age: int) -> tuple[dict[str, str], ...]:
    """Services that work with a child of this age."""
    found = [
        row
        for row in rows("services")
        if int(row["ages"].split("-")[0]) <= max(age, 0) <= int(row["ages"].split("-")[1])
    ]
    return tuple(found) or rows("services")[:1]


def _on(chance: Random, day: date) -> datetime:
    return moment(day, chance.randrange(9 * 60, 17 * 60))


def _after(chance: Random, at: datetime, least: int, most: int) -> datetime:
    """A working hour some working days later."""
    return _on(chance, working_day(london_day(at), chance.randrange(least, most + 1)))


def _ended(chance: Random, at: datetime, by: str, plain: bool) -> tuple[Step, date]:
    """How the work ends some weeks later, and the day it was promised for; now and then it is given up."""
    day = working_day(london_day(at), chance.randrange(12, 55))
    late = chance.randrange(1, 9) if chance.random() < 0.1 and not plain else -chance.randrange(0, 4)
    promised = working_day(day, -late)
    end = _on(chance, day)
    if chance.random() < 0.06 and not plain and late <= 0:
        return Step("withdrawn", end, CHASER, phrase(chance, "not_known")), promised
    return Step("done", end, by, phrase(chance, "done")), promised


def _yes(chance: Random, answered: datetime, by: str, *, plain: bool = False) -> list[Step]:
    """Accepted, with a day by which it will be done."""
    end, promised = _ended(chance, answered, by, plain)
    return [Step("accepted", answered, by, phrase(chance, "accepted"), promised), end]


def _accepted(chance: Random, at: datetime, by: str, due: date, plain: bool) -> list[Step]:
    """Answered the same day or within a few; one in nine answers late."""
    quick = at + timedelta(minutes=chance.randrange(30, 240))
    if chance.random() < 0.11 and not plain:
        return _yes(chance, _on(chance, working_day(due, chance.randrange(1, 4))), by)
    if london_day(quick) == london_day(at) and chance.random() < 0.4:
        return _yes(chance, quick, by, plain=plain)
    day = min(due, working_day(london_day(at), chance.randrange(1, 4)))
    return _yes(chance, _on(chance, day), by, plain=plain)


def _silent(chance: Random, by: str, due: date) -> list[Step]:
    """No answer until it has gone to the named manager or further; sometimes it is then given up."""
    at = _on(chance, working_day(due, chance.randrange(3, 9)))
    if chance.random() < 0.2:
        return [Step("withdrawn", at, CHASER, phrase(chance, "given_up"))]
    return _yes(chance, at, by)


def steps_for(chance: Random, manner: str, at: datetime, organisation: str, due: date) -> tuple[Step, ...]:
    """Everything that happens to one ask. `manner` is accepted, plain (and nothing late), declined or silent."""
    by = LEAD.get(organisation, "")
    if manner in ("accepted", "plain"):
        return tuple(_accepted(chance, at, by, due, manner == "plain"))
    if manner == "declined":
        day = min(due, working_day(london_day(at), chance.randrange(1, 5)))
        return (Step("declined", _on(chance, day), by, phrase(chance, "declined")),)
    return tuple(_silent(chance, by, due))


def _target(chance: Random, kind: str, age: int, avoid: str) -> tuple[str, str, str]:
    """Organisation, service and what is asked: a fitting service, or the team that assesses."""
    if kind != "early_help":
        team = "exploitation_team" if kind == "pathway" else "safeguarding"
        return team, "", "Detailed assessment and allocation"
    fitting = [row for row in services_for(age) if row["key"] != avoid] or rows("services")[:1]
    service = chance.choice(fitting)
    return service["organisation"], service["key"], service["support"].capitalize()


def _ask(
    chance: Random, contact: str, kind: str, *, at: datetime, by: str, age: int, plain: bool = False,
    first: Ask | None = None
) -> Ask:  # fmt: skip
    """One ask and what comes of it. `first` is an earlier one that was declined; then this one is accepted."""
    organisation, service, what = _target(chance, kind, age, first.service if first else "")
    due = working_day(london_day(at), ANSWER_WITHIN[kind])
    manner = weighted(chance, f"follow_up.{'early_help' if kind == 'early_help' else 'pathway'}")
    if first or plain:
        manner = "plain" if plain else "accepted"
    steps = steps_for(chance, manner, at, organisation, due)
    place, after = (2, first.key) if first else (1, "")
    return Ask(f"{contact}/{place}", contact, kind, organisation, service, what, at, by, due, steps, after)


def asks(
    chance: Random, contact: str, kind: str, *, at: datetime, by: str, age: int, plain: bool
) -> tuple[Ask, ...]:
    """The ask that a decision leads to; where it is declined, another service is asked next, and says yes."""
    first = _ask(chance, contact, kind, at=at + timedelta(minutes=5), by=by, age=age, plain=plain)
    no = first.step("declined")
    if no is None or kind != "early_help":
        return (first,)
    again = _after(chance, no.at, 0 if chance.random() < 0.3 else 1, 2)
    again = max(again, no.at + timedelta(minutes=20))
    return (first, _ask(chance, contact, kind, at=again, by=CHASER, age=age, first=first))
