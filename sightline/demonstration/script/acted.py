"""Plays whole stories for good, through the actions: those that no stencil fits, and the ones around today."""

from datetime import datetime

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.deadlines.models import Clock
from sightline.demonstration.script.cases import CLOCK, perform
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import short
from sightline.demonstration.script.real import Stage, all_seeing
from sightline.demonstration.stencils.cells import cell
from sightline.demonstration.stencils.stencil import Alias
from sightline.front_door.models import Contact


class Acted:
    """What a story's rows hold, asked of the database."""

    def __init__(self, story: Story) -> None:
        self.story, self.stage = story, Stage()

    def clocks(self) -> list[Alias]:
        """Running clocks."""
        return list(self._running())

    def held(self, alias: Alias, column: str) -> str:
        """One cell."""
        if alias[0] == "contact":
            return cell(getattr(Contact.objects.get(pk=self.story.id), column))
        return cell(getattr(self._running()[alias], column))

    def _running(self) -> dict[Alias, Clock]:
        names = {key: name for name, key in self.stage.asks.items()} | {self.story.id: "contact"}
        found = Clock.objects.filter(subject_id__in=names, stopped_at=None).select_related("rule")
        return {(CLOCK + short(clock.rule.code), names[clock.subject_id]): clock for clock in found}


def act(story: Story, upto: datetime) -> Stage:
    """The whole story, in one transaction."""
    held = Acted(story)
    with transaction.atomic():
        set_viewer(all_seeing())
        perform(story, held, upto, held.stage.play)
    return held.stage
