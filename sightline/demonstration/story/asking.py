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
LEAD = {row["organisation"]: row["key"] for row in reversed(rows("staff")) if row["role"] == "service_lead"}
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


def _accepted(chance: Random, at: datetime, by: str, due: date) -> list[Step]:
    """Accepted, mostly in time, and mostly done some weeks later with an outcome."""
    quick = at + timedelta(minutes=chance.randrange(30, 300))
    days = 1 if london_day(quick) != london_day(at) or chance.random() < 0.6 else 0
    answered = _after(chance, at, days, days + 3) if days else quick
    if chance.random() < 0.12:
        answered = _on(chance, working_day(due, chance.randrange(1, 6)))
    steps = [Step("accepted", answered, by, phrase(chance, "accepted"))]
    if chance.random() < 0.9:
        done = _after(chance, answered, 15, 90)
        known = chance.random() < 0.93
        steps.append(Step("done", done, by, phrase(chance, "done" if known else "not_known"), known))
    return steps


def _silent(chance: Random, by: str, due: date) -> list[Step]:
    """No answer: escalated the working day after it was due, and answered some days later, usually."""
    told = moment(working_day(due, 1), 7 * 60)
    steps = [
        Step("escalated", told, "", "No answer by the day it was due. The service's named manager was told.")
    ]
    if chance.random() < 0.7:
        steps += _accepted(chance, told, by, working_day(due, 8))
    return steps


def steps_for(chance: Random, manner: str, at: datetime, organisation: str, due: date) -> tuple[Step, ...]:
    """Everything that happens to one ask. `manner` is accepted, declined or silent."""
    by = LEAD.get(organisation, "")
    if manner == "accepted":
        return tuple(_accepted(chance, at, by, due))
    if manner == "declined":
        return (Step("declined", _after(chance, at, 1, 5), by, phrase(chance, "declined")),)
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
    chance: Random, contact: str, kind: str, *, at: datetime, by: str, age: int, first: Ask | None = None
) -> Ask:
    """One ask and what comes of it. `first` is an earlier one that was declined."""
    organisation, service, what = _target(chance, kind, age, first.service if first else "")
    due = working_day(london_day(at), ANSWER_WITHIN[kind])
    manner = weighted(chance, f"follow_up.{'early_help' if kind == 'early_help' else 'pathway'}")
    steps = steps_for(chance, manner, at, organisation, due)
    place, after = (2, first.key) if first else (1, "")
    return Ask(f"{contact}/{place}", contact, kind, organisation, service, what, at, by, due, steps, after)


def asks(chance: Random, contact: str, kind: str, *, at: datetime, by: str, age: int) -> tuple[Ask, ...]:
    """The ask that a decision leads to; where it is declined, another service is asked next."""
    first = _ask(chance, contact, kind, at=at + timedelta(minutes=5), by=by, age=age)
    no = first.step("declined")
    if no is None or kind != "early_help":
        return (first,)
    again = _after(chance, no.at, 0 if chance.random() < 0.3 else 1, 2)
    again = max(again, no.at + timedelta(minutes=20))
    return (first, _ask(chance, contact, kind, at=again, by=CHASER, age=age, first=first))
