"""Plays today's stories through the actions."""

from datetime import datetime, timedelta

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.core import clock
from sightline.demonstration.script.acted import act
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.people import Taken, person_beat, relation_beat, taken
from sightline.demonstration.script.real import Stage, all_seeing
from sightline.demonstration.story.today import Today, families, spelt_by_police, today
from sightline.front_door.actions import record_call_back
from sightline.front_door.actions.calling_back import Call

EARLIER = timedelta(minutes=3)


def play_today(upto: datetime) -> int:
    """All of them; how many."""
    stories = today(upto)
    _known_by_police(min(one.contact.at for one in stories))
    for one in stories:
        _play(one, upto)
    return len(stories)


def _take_down(stage: Stage, one: Taken, at: datetime, by: str) -> None:
    stage.play(person_beat(one, at=at, by=by))


def _known_by_police(at: datetime) -> None:
    """Wiktoria's other spelling, which nobody has matched yet."""
    one = taken(spelt_by_police(), families()[0], at)
    with transaction.atomic():
        set_viewer(all_seeing())
        _take_down(Stage(), one, at - timedelta(days=40), "adviser2")


def _play(one: Today, upto: datetime) -> None:
    stage, contact = Stage(), one.contact
    child, adult = one.family.children[0], one.family.adults[0]
    with transaction.atomic():
        set_viewer(all_seeing())
        for person in (child, adult):
            _take_down(stage, taken(person, one.family, contact.at), contact.at - EARLIER, contact.entered_by)
        pair = (stage.people[adult.key], stage.people[child.key])
        stage.play(
            relation_beat(*pair, adult.part, at=contact.at - timedelta(minutes=1), by=contact.entered_by)
        )
    story = Story(contact, (stage.people[child.key],), "")
    played = act(story, upto)
    if one.call_back:
        _call_back(one, story, played, upto)


def _call_back(one: Today, story: Story, played: Stage, upto: datetime) -> None:
    at = upto - timedelta(minutes=35)
    beat = Beat("call_back", at, "adviser1")
    with transaction.atomic(), clock.fixed(at):
        set_viewer(all_seeing())
        call = Call(caller=one.contact.teller.name, relation="mother", words=one.call_back, called_at=at)
        played.by_hand(
            beat, lambda by: record_call_back(
                contact_id=story.id, call=call, follow_up_id=played.asks["ask1"], by=by, at=at
            )
        )  # fmt: skip
