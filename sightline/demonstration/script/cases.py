"""Which case of its kind a beat is, given what the story's rows hold; and when the clock sweep comes in between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sightline.demonstration.script.beats import SYSTEM, Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.stencils.cells import NULL, as_moment, moment
from sightline.demonstration.stencils.stencil import Alias

AFTER = timedelta(seconds=60)
CLOCK = "clock:"
HEEDLESS = ("take_up", "close", "assess", "joined", "reviewed", "finding", "handed")  # of clocks


class Held(Protocol):
    """What a story's rows hold: really, or as stamped."""

    def clocks(self) -> list[Alias]:
        """Running clocks."""

    def held(self, alias: Alias, column: str) -> str:
        """One cell."""


@dataclass(frozen=True, slots=True)
class Running:
    """One running clock."""

    rule: str
    whose: str
    level: str
    due_at: str
    next_at: str
    breached: bool

    def case(self, at: str) -> tuple[str, str, bool]:
        """As far as it matters to what an event at this moment writes."""
        return (self.rule, self.whose[:3], self.breached or at > self.due_at)


def running(held: Held) -> list[Running]:
    """The story's running clocks, in a fixed order."""
    return sorted(
        (
            Running(
                alias[0].removeprefix(CLOCK), alias[1], held.held(alias, "level"), held.held(alias, "due_at"),
                held.held(alias, "next_at"), held.held(alias, "outcome") == "breached",
            )
            for alias in held.clocks()
        ),
        key=lambda clock: (clock.rule, clock.whose),
    )  # fmt: skip


def case_of(beat: Beat, story: Story, held: Held) -> tuple[Any, ...]:
    """Two beats of one case write the same rows."""
    size = len(story.people)
    if beat.kind == "take":
        return ("take", size, *beat.key)
    at = moment(beat.at)
    state = held.held(("contact", "contact"), "state")
    if beat.kind == "sweep":
        return ("sweep", size, state, *beat.key)
    subjects = set(beat.others.values()) or {"contact"}
    clocks = tuple(clock.case(at) for clock in running(held) if clock.whose in subjects)
    if beat.kind in HEEDLESS:
        clocks = ()
    return (beat.kind, size, state, *beat.key, clocks)


def sweep_before(story: Story, held: Held, until: datetime) -> Beat | None:
    """The clock sweep, if one finds something to do by a moment."""
    found = [clock for clock in running(held) if clock.next_at != NULL]
    if not found:
        return None
    at = as_moment(min(clock.next_at for clock in found)) + AFTER
    if at > until:
        return None
    text = moment(at)
    due = [clock for clock in found if clock.next_at <= text]
    names = {clock.whose for clock in due if clock.whose != "contact"}
    key = tuple((clock.rule, clock.whose[:3], clock.level) for clock in due)
    name = next(iter(names), "")
    texts = story.asked_texts(name) if name else {}
    others = {"ask": name} if name else {}
    return Beat("sweep", at, SYSTEM, {"story": story}, (key,), texts, {}, others)


def perform(story: Story, held: Held, upto: datetime, play: Callable[[Beat], object]) -> None:
    """Play a story up to a moment, the sweep coming in where a clock runs out."""
    beats: Iterator[Beat | None] = iter([*story.beats(), None])
    for beat in beats:
        until = upto if beat is None else min(beat.at, upto)
        while (swept := sweep_before(story, held, until)) is not None:
            play(swept)
        if beat is None or beat.at > upto:
            return
        play(beat)
