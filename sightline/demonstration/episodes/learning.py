"""Watches a few invented episodes, draws a stencil of each kind of beat, and stamps all others."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import moment
from sightline.demonstration.episodes.doing import EpisodeStage
from sightline.demonstration.episodes.heard import Heard
from sightline.demonstration.episodes.story import EpisodeStory, beats, stories_of
from sightline.demonstration.episodes.telling import HOUR, Told
from sightline.demonstration.pathway.learning import CaseLearner, case_of
from sightline.demonstration.script.learning import RealHeld, Watching, rehearsing
from sightline.demonstration.script.people import person_beat, taken
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.stamped import Stamped, Unknown

FIRST = date(2021, 1, 11)
# Days after the first, what came of it, why late, and the triggers it reaches.
SAMPLES = (
    (0, "held", "", ()), (9, "declined", "", ()), (20, "held", "worker_unavailable", ("three_in_30",)),
    (41, "not_due", "", ()),
)  # fmt: skip
SOURCES = ("police", "education", "health")
ENTERED_BY = "adviser1"


def watch_episodes(learner: CaseLearner, every: slice = slice(2)) -> None:
    """Play the episodes of some children, who are taken down first, unwatched."""
    for person in children(learner.town)[every]:
        with rehearsing():
            watching, stories = ready(person, learner.town)
            for story in stories:
                watching.held = RealHeld()
                for beat in beats(story):
                    learner.watch_beat(beat, story.texts(), watching)


def ready(person: Person, town: Town) -> tuple[Watching, list[EpisodeStory]]:
    """A child taken down, and the episodes to play."""
    episodes = samples(person)
    watching = Watching()
    watching.stage = EpisodeStage()
    one = taken(person, town.family_of(person), episodes[0].went)
    watching.unwatched([person_beat(one, at=episodes[0].went - 50 * HOUR, by=ENTERED_BY)])
    child = watching.stage.people[one.key]
    return watching, [EpisodeStory(each.told, child, each.contact) for each in stories_of(episodes)]


def samples(person: Person) -> list[Told]:
    """Episodes that between them show every kind of beat."""
    found = []
    for number, (days, outcome, reason, crossed) in enumerate(SAMPLES):
        shift = len(person.key) + int.from_bytes(person.key.encode()) % 11
        at = moment(FIRST + timedelta(days=days + shift), (9 + number) * 60 + shift)
        heard = Heard(f"sample/{person.key}/{number}", at, SOURCES[(number + shift) % 3], person)
        back = at + (5 + number) * HOUR
        interview = back + ((110 if reason else 20) + number) * HOUR if outcome == "held" else None
        found.append(Told(heard, back, bool(number % 2), outcome, interview, reason, crossed))
    return found


def children(town: Town) -> list[Person]:
    """Of an age for it, from whom to learn and with whom to test."""
    every = (one for family in town.families[:300] for one in family.children)
    return [one for one in every if one.given and not one.known_as and 12 <= one.age_on(FIRST) <= 15][7:]


def stamp_episodes(stamped: Stamped, episodes: Sequence[Told]) -> list[EpisodeStory]:
    """Onto the sheets; those of a kind that was never watched are left."""
    return [story for story in stories_of(list(episodes)) if not _stamped(stamped, story)]


def _stamped(stamped: Stamped, story: EpisodeStory) -> bool:
    try:
        stamped.several([(case_of(beat), beat) for beat in beats(story)], story.texts())
    except Unknown:
        return False
    return True


def act(story: EpisodeStory) -> None:
    """The whole of it through the actions, in one transaction."""
    stage = EpisodeStage()
    with transaction.atomic():
        set_viewer(all_seeing())
        for beat in beats(story):
            stage.play(beat)
