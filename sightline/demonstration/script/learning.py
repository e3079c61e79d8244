"""Watches the real actions play stories, and draws the stencils."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.demonstration.actions.playing import let_rest
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.cases import CLOCK, case_of, perform
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.people import Taken, person_beat, relation_beat
from sightline.demonstration.script.real import Stage, Texts, all_seeing
from sightline.demonstration.stencils.drawing import Live, draw
from sightline.demonstration.stencils.expressions import Expression
from sightline.demonstration.stencils.picture import Change, Watched, shapes, value_of
from sightline.demonstration.stencils.stamping import Values
from sightline.demonstration.stencils.stencil import Alias, CannotExplain, Settled, Stencil
from sightline.follow_up.references import reference_of

# Reference data, which stories do not change, what the server keeps for itself, and the sealed mailbox.
NOT_PICTURED = (
    "access_agency", "access_area", "access_team", "access_staff", "access_post", "access_retentionrule",
    "access_seal", "access_viewer", "access_wall", "access_legalhold", "access_draft", "deadlines_rule",
    "deadlines_holiday", "front_door_envelope", "front_door_mailboxkey", "front_door_sealed",
)  # fmt: skip
STARTS = ("at", "received", "promised_at")
MOMENT = "m."  # how other moments of a beat are called
ENOUGH = 3
Case = tuple[Any, ...]


class Rehearsal(Exception):
    """Raised at the end, so that nothing of it stays."""


@contextmanager
def rehearsing() -> Iterator[None]:
    """One transaction that sees everything and leaves nothing."""
    try:
        with transaction.atomic():
            set_viewer(all_seeing())
            yield
            raise Rehearsal
    except Rehearsal:
        pass


def pictured() -> list[str]:
    """The tables that stories write to."""
    return [table for table in shapes() if not table.startswith(NOT_PICTURED)]


class RealHeld:
    """What the story's rows really hold."""

    def __init__(self) -> None:
        self.live = Live()

    def clocks(self) -> list[Alias]:
        """Running clocks."""
        return [
            alias
            for key, alias in self.live.names.items()
            if alias[0].startswith(CLOCK) and self._cell(key, "stopped_at") == "\\N"
        ]

    def held(self, alias: Alias, column: str) -> str:
        """One cell; of two rows with one name, the later."""
        key = [key for key, known in self.live.names.items() if known == alias][-1]
        return self._cell(key, column)

    def _cell(self, key: str, column: str) -> str:
        table, row = self.live.rows[key]
        return row[shapes()[table].columns.index(column)]


class Watching:
    """One rehearsal: what the actions chose, what their rows hold, and the tables as last looked at."""

    def __init__(self) -> None:
        self.stage, self.held = Stage(), RealHeld()
        self.tables = Watched(pictured())

    def unwatched(self, beats: Iterable[Beat]) -> None:
        """Play what comes before."""
        for beat in beats:
            self.stage.play(beat)
        self.tables.changes()

    def earlier(self, story: Story) -> None:
        """Play the contacts that make this one the third, unwatched."""
        for beat in story.earlier():
            self.stage.play(beat)
            let_rest(subject_id=beat.given["story"].id)
        self.tables.changes()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one process learned: stencils by case, those refused and why, those unsure, and what settled them."""

    stencils: dict[Case, Stencil]
    refused: dict[Case, str]
    unsure: set[Case]
    settled: dict[tuple[str, str, bool, str], set[Expression]]
    orders: dict[Case, set[bool]]


class Learner:
    """Keeps the stencil of every case it has seen."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.stencils: dict[Case, Stencil] = {}
        self.touched: list[Case] = []
        self.refused: dict[Case, str] = {}
        self.unsure: set[Case] = set()
        self.settled: Settled = defaultdict(set)
        self.orders: defaultdict[Case, set[bool]] = defaultdict(set)
        self.order: bool | None = None
        self.ascending = True

    def lesson(self) -> "Lesson":
        """What was learned, to be handed to another process."""
        return Lesson(self.stencils, self.refused, self.unsure, dict(self.settled), dict(self.orders))

    def take_in(self, lesson: "Lesson") -> None:
        """What another learned, of other cases; what either is sure of may settle what the other is not."""
        self.stencils |= lesson.stencils
        self.refused |= lesson.refused
        self.unsure |= lesson.unsure
        for place, found in lesson.settled.items():
            self.settled[place] |= found
        for case, orders in lesson.orders.items():
            self.orders[case] |= orders
        for case in self.unsure & self.stencils.keys():
            if self.stencils[case].settle(case[0], self.settled) and len(self.orders[case]) != 1:
                self.unsure.discard(case)

    def watch_people(
        self, taken: list[Taken], pairs: list[tuple[int, int, str]], at: datetime, by: str
    ) -> None:
        """Play people being taken down, and who they are to each other."""
        with rehearsing():
            watching, made = Watching(), []
            for one in taken:
                beat = person_beat(one, at=at, by=by)
                self._watch(("person", *beat.key), beat, {}, watching)
                made.append(watching.stage.people[one.key])
            for first, second, part in pairs:
                beat = relation_beat(made[first], made[second], part, at=at, by=by)
                self._watch(("relation", *beat.key), beat, {}, watching)

    def watch(self, story: Story, taken: list[Taken], upto: datetime, shown: Iterable[Case] = ()) -> None:
        """Play one contact to its end. Its people are taken down first, unwatched.

        Of two people the first named has now the lower identifier and now the higher: a case is sure of which
        of the two a row means only when both have been seen. `shown` says which cases the story is known to show:
        the order that most of them lack comes first, so that what is seldom told is not seen one way only.
        """
        if len(taken) > 1:
            self.order, self.ascending = self._lacked(shown), not self.ascending
        while not self._watched(story, taken, upto):
            pass
        self.order = None

    def _lacked(self, shown: Iterable[Case]) -> bool:
        """The order most of some cases were not seen in; now one, now the other where as many lack each."""
        seen = [self.orders[case] for case in shown if case in self.unsure]
        lacked = sum(orders == {False} for orders in seen) - sum(orders == {True} for orders in seen)
        return lacked > 0 if lacked else self.ascending

    def _watched(self, story: Story, taken: list[Taken], upto: datetime) -> bool:
        """Whether the people came to be in the order wanted; otherwise nothing was played."""
        with rehearsing():
            watching = Watching()
            stage, held = watching.stage, watching.held
            at, by = story.contact.at, story.contact.entered_by
            watching.unwatched(person_beat(one, at=at, by=by) for one in taken)
            real = story.about([stage.people[one.key] for one in taken])
            if self.order is not None and (str(real.people[0]) < str(real.people[1])) != self.order:
                return False
            watching.earlier(real)
            texts = self.known.of_story(real.story_texts())

            def play(beat: Beat) -> None:
                self._watch(case_of(beat, real, held), beat, texts, watching)

            perform(real, held, upto, play)
        return True

    def _watch(self, case: Case, beat: Beat, story: Texts, watching: Watching) -> None:
        stage, held = watching.stage, watching.held
        came_out = stage.play(beat)
        changes = watching.tables.changes()
        if (name := beat.others.get("ask")) and name in stage.asks:
            came_out |= {"ask.id": str(stage.asks[name]), "ask.ref": reference_of(stage.asks[name])}
        if "contact.ref" in came_out:
            story["contact.ref"] = came_out["contact.ref"]
        values = self.known.of(beat, story)
        values.update(came_out)
        aliases = names_of(changes, beat, values, self.known)
        live = _as_meant(held.live, beat)
        self._learn(case, changes, values, live, aliases)
        for change in changes:
            alias = aliases.get(change.key) or live.names.get(change.key)
            if alias:
                held.live.keep(change, (alias[0], beat.others.get(alias[1], alias[1])))

    def _learn(
        self, case: Case, changes: list[Change], values: Values, live: Live, aliases: dict[str, Alias]
    ) -> None:
        old = self.stencils.get(case)
        seen = self.orders[case]
        if case in self.refused or (old and old.samples >= ENOUGH and self.order in {None, *seen}):
            return
        moments = [name for name in values if name.startswith(MOMENT)]
        sources = self.known.sources(values, [*(start for start in STARTS if start in values), *moments])
        try:
            stencil = draw(changes, sources, live, aliases)
            stencil = old.merged(stencil) if old else stencil
            self.stencils[case] = stencil
            seen |= {self.order} if self.order is not None else set()
            is_sure = stencil.settle(case[0], self.settled) and len(seen) != 1
            (self.unsure.discard if is_sure else self.unsure.add)(case)
        except CannotExplain as fault:
            self.stencils.pop(case, None)
            self.refused[case] = str(fault)
        self.touched.append(case)


def _as_meant(live: Live, beat: Beat) -> Live:
    """The story's rows under the names this beat uses for them."""
    meant = {story: local for local, story in beat.others.items()}
    names = {key: (alias[0], meant.get(alias[1], alias[1])) for key, alias in live.names.items()}
    return Live(names, live.rows)


def names_of(changes: list[Change], beat: Beat, values: Texts, known: Known) -> dict[str, Alias]:
    """Names for the rows added that later events may change."""
    whose = {values.get("contact.id"): "contact", values.get("ask.id"): "ask"}
    found: dict[str, Alias] = {}
    for change in changes:
        if change.before is not None:
            continue
        if change.table == "front_door_contact":
            found[change.key] = ("contact", "contact")
        elif change.table == "follow_up_followup":
            found[change.key] = ("follow_up", "ask")
        elif change.table == "deadlines_clock":
            rule, subject = known.code_of(value_of(change, "rule_id")), whose[value_of(change, "subject_id")]
            found[change.key] = (CLOCK + rule, subject)
        elif change.table == "front_door_repeatalert":
            found[change.key] = ("alert", _person(value_of(change, "source_record_id"), values))
        elif change.table == "front_door_strategydiscussion":
            found[change.key] = ("discussion", "contact")
        elif change.table == "people_involvement":
            found[change.key] = ("involvement", _person(value_of(change, "record_id"), values))
    return found


def _person(record: str, values: Texts) -> str:
    return next(name.partition(".")[0] for name, text in values.items() if text == record and name[0] == "s")


__all__ = ["Case", "Learner", "rehearsing"]
