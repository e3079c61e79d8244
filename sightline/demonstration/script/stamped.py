"""Plays a beat by stamping its stencil, so that a whole borough takes a minute and not a day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from random import Random
from typing import Any

from django.apps import apps

from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.cases import CLOCK, case_of, perform
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.stencils.cells import NULL
from sightline.demonstration.stencils.compiled import Compiled
from sightline.demonstration.stencils.stamping import Sheets, Stamp
from sightline.demonstration.stencils.stencil import Alias, Stencil

Case = tuple[Any, ...]


class Unknown(LookupError):
    """A case that was never watched: this story is played by the actions themselves."""


def working_papers() -> frozenset[str]:
    """Tables whose rows are thrown away when they are old: messages, and events between parts of the system."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if getattr(model, "RETENTION", "") == "working_paper"
    )


class Stamped:
    """Stamps one story after another. What a story wrote is kept only if all of it could be stamped."""

    def __init__(
        self,
        stencils: dict[Case, Stencil],
        known: Known,
        chance: Random,
        *,
        papers_from: datetime | None = None,
    ) -> None:
        self.known, self.papers_from = known, papers_from
        self.papers = working_papers()
        self.stencils = {case: Compiled(stencil, self.papers) for case, stencil in stencils.items()}
        self.sheets, self.page = Sheets(), Sheets()
        self.stamp = Stamp(self.page, chance)
        self.used: set[Case] = set()

    def clocks(self) -> list[Alias]:
        """Running clocks."""
        live = self.stamp.live
        return [
            one for one in live if one[0].startswith(CLOCK) and self.stamp.held(one, "stopped_at") == NULL
        ]

    def held(self, alias: Alias, column: str) -> str:
        """One cell."""
        return self.stamp.held(alias, column)

    def contact(self, story: Story, upto: datetime) -> None:
        """One contact to its end, or to the moment the borough is filled up to."""
        texts = self.known.of_story(story.story_texts())
        self.used.clear()

        def play(beat: Beat) -> None:
            self._one(case_of(beat, story, self), beat, texts)

        self._whole(lambda: perform(story, self, upto, play))

    def alone(self, beat: Beat) -> None:
        """A beat that belongs to no contact: a person taken down."""
        self._whole(lambda: self._one((beat.kind, *beat.key), beat, {}))

    def several(self, beats: Iterable[tuple[Case, Beat]], texts: Mapping[str, str]) -> None:
        """Beats that belong together, each with what it is a case of."""

        def play() -> None:
            for case, beat in beats:
                self._one(case, beat, texts)

        self._whole(play)

    def _whole(self, play: Callable[[], None]) -> None:
        try:
            play()
            self.stamp.begin()
        except Unknown:
            self.stamp.live = {}
            self.page.take()
            raise
        for table, lines in self.page.take().items():
            self.sheets.lines.setdefault(table, []).extend(lines)

    def _one(self, case: Case, beat: Beat, story: Mapping[str, str]) -> None:
        stencil = self.stencils.get(case)
        if stencil is None:
            raise Unknown(case)
        self.used.add(case)
        papers = self.papers_from is None or beat.at >= self.papers_from
        self.stamp.stamp(stencil, self.known.of(beat, story), beat.others, papers=papers)
