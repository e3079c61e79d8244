"""What is stamped is what the actions write: every table, every column (design section 10, demonstration borough)."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from sightline.demonstration.plan.years import Cut
from sightline.demonstration.script.acted import Acted
from sightline.demonstration.script.cases import perform
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import Watching, rehearsing
from sightline.demonstration.script.people import Taken, person_beat, relation_beat
from sightline.demonstration.script.rehearse import Rehearsing
from sightline.demonstration.script.stamped import Case, Stamped
from sightline.demonstration.story.history import History
from sightline.follow_up.references import reference_of
from sightline.front_door.models import Contact
from tests.demonstration.stamped_alike import exchanged, same, stamped_rows

UPTO = datetime(2020, 7, 18, 12, 0, tzinfo=UTC)
FEW = Cut(ticked=16, others=150, families=300)
REFERENCE = "C-2019-99999"
KINDS = {
    "person",
    "relation",
    "take",
    "take_up",
    "decide",
    "tell",
    "ask",
    "accepted",
    "done",
    "close",
    "sweep",
}


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_is_stamped_is_what_the_actions_write(borough: Known) -> None:
    """Stories are learned from until another shows nothing new; that other one is then acted, stamped, compared."""
    rehearsal = Rehearsing(History(UPTO, cut=FEW), borough)
    rehearsal.people()
    compared: Counter[Case] = Counter()
    for plan in rehearsal.history.plans():
        for contact in rehearsal.history.year(plan, rehearsal.town):
            story, people = rehearsal.story_of(contact)
            if not rehearsal.knows(story):
                rehearsal.watch(story, people)
            elif rehearsal.stamped.used - compared.keys():
                with rehearsing():
                    for case in _compare(story, people, rehearsal):
                        compared[case] += 1
    assert not rehearsal.learner.refused
    assert {case[0] for case in compared} >= KINDS
    assert len(compared) > 30


def _compare(story: Story, people: list[Taken], rehearsal: Rehearsing) -> set[Case]:
    """Act a story and stamp it; the cases it shows."""
    watching = Watching()
    stage, tables = watching.stage, watching.tables
    at, by = story.contact.at, story.contact.entered_by
    beats = [person_beat(one, at=at, by=by) for one in people]
    for beat in beats:
        stage.play(beat)
    exchange = {str(stage.people[one.key]): str(one.id) for one in people}
    real = story.about([stage.people[one.key] for one in people])
    if len(people) > 1:
        stage.play(relation_beat(real.people[0], real.people[1], "mother", at=at, by=by))
        beats.append(relation_beat(people[0].id, people[1].id, "mother", at=at, by=by))
    held, changes = Acted(real), tables.changes()
    watching.earlier(real)
    perform(real, held, UPTO, held.stage.play)
    exchange[Contact.objects.get(pk=real.id).reference] = REFERENCE
    for name, key in held.stage.asks.items():
        texts = story.asked_texts(name)
        exchange |= {str(key): texts["ask.id"], reference_of(key): texts["ask.ref"]}
    acted = exchanged(changes + tables.changes(), exchange)
    player = Stamped(rehearsal.learner.stencils, rehearsal.learner.known, Random(7))  # noqa: S311 - invention, not secrecy
    for beat in beats:
        player.alone(beat)
    used = set(player.used)
    player.contact(story, UPTO)
    fixed = set(exchange.values()) | set(player.known.always.values()) | {str(story.id)}
    same(acted, stamped_rows(player), fixed)
    return used | player.used
