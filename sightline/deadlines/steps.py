"""The steps taken when a clock is breached: who is told, and how many working days after the step before.

Written in the rules as `owner; team_manager+2; partnership_officer+5*`: the first at the breach, the second
two working days after the first was really made, the last every five working days until the clock stops.
A step counts from when the one before was made, not from when it should have been, so that nobody is passed
over because the system was down.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

STEP = re.compile(r"(?P<who>[a-z_]+)(?:\+(?P<wait>\d{1,3}))?(?P<again>\*)?")


class Told(StrEnum):
    OWNER = "owner"
    TEAM_MANAGER = "team_manager"
    ASKED = "asked"
    NAMED_MANAGER = "named_manager"
    PARTNERSHIP_OFFICER = "partnership_officer"


@dataclass(frozen=True)
class Step:
    who: Told
    wait: int = 0
    again: bool = False

    def __str__(self) -> str:
        return self.who + (f"+{self.wait}" if self.wait else "") + ("*" if self.again else "")


def read_steps(text: str) -> tuple[Step, ...]:
    steps = tuple(_step(part.strip()) for part in text.split(";") if part.strip())
    if any(step.again for step in steps[:-1]):
        raise ValueError("only the last step of an escalation may repeat")
    if steps and steps[0].wait:
        raise ValueError("the first step of an escalation is taken at the breach")
    if any(not step.wait for step in steps if step.again):
        raise ValueError("a step that repeats needs a number of working days")
    return steps


def write_steps(steps: tuple[Step, ...]) -> str:
    return "; ".join(map(str, steps))


def step_at(steps: tuple[Step, ...], level: int) -> Step | None:
    """The step that raises a clock from `level` (0: not yet escalated); the last may serve for ever."""
    if level < len(steps):
        return steps[level]
    return steps[-1] if steps and steps[-1].again else None


def _step(text: str) -> Step:
    found = STEP.fullmatch(text)
    if found is None or found["who"] not in set(Told):
        raise ValueError(f"{text!r} is not a step of an escalation")
    return Step(Told(found["who"]), int(found["wait"] or 0), bool(found["again"]))
