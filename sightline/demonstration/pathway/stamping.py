"""Stamps cases after the contacts they were opened from, or plays those that cannot be stamped."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.demonstration.pathway.diary import diary
from sightline.demonstration.pathway.doing import CaseStage, register_looked_up
from sightline.demonstration.pathway.learning import case_of
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.pathway.supervision import StaffStory, done, staff_stories
from sightline.demonstration.pathway.telling import Told
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.stamped import Stamped, Unknown


def stamp(stamped: Stamped, stories: list[CaseStory], upto: datetime) -> list[CaseStory]:
    """Onto the sheets; those of a kind that was never watched are left."""
    return [story for story in stories if not _stamped(stamped, story, upto)]


def stamp_staff(stamped: Stamped, cases: Sequence[Told], upto: datetime) -> list[StaffStory]:
    """The supervision and other work of every practitioner, first of all; those that were never watched are left."""
    left = []
    for story in staff_stories(cases):
        beats = done(story, upto)
        try:
            stamped.several([(case_of(beat), beat) for beat in beats], story.texts())
        except Unknown:
            left.append(story)
    return left


def _stamped(stamped: Stamped, story: CaseStory, upto: datetime) -> bool:
    texts = story.texts()
    beats = diary(story, upto)
    try:
        stamped.several([(case_of(beat), beat) for beat in beats], texts)
    except Unknown:
        return False
    return True


def act(story: CaseStory | StaffStory, upto: datetime) -> None:
    """The whole of it through the actions, in one transaction."""
    stage = CaseStage()
    with transaction.atomic():
        set_viewer(all_seeing())
        register_looked_up(upto)
        for beat in done(story, upto) if isinstance(story, StaffStory) else diary(story, upto):
            stage.play(beat)
