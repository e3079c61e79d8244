"""Watches a few invented crimes, draws a stencil of each kind of beat, and stamps all others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from sightline.access.viewer import set_viewer
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import DAY, moment
from sightline.demonstration.crimes.doing import CrimeStage
from sightline.demonstration.crimes.drawing import Suspect
from sightline.demonstration.crimes.story import CrimeStory, followed, recorded, stories_of
from sightline.demonstration.crimes.telling import Told, Warned
from sightline.demonstration.pathway.learning import CaseLearner, case_of
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.learning import RealHeld, Watching, rehearsing
from sightline.demonstration.script.people import person_beat, taken
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.justice.notice_states import NoticeKind
from sightline.justice.states import Outcome

FIRST, ENTERED_BY = date(2021, 2, 1), "adviser1"
ABDUCTION, HARBOURING = NoticeKind.ABDUCTION, NoticeKind.HARBOURING
# Whether of the child the hub knows, the offence, the outcome, the kind of warning and whether that is over.
SAMPLES = (
    (True, "71", Outcome.VICTIM_COULD_NOT, (ABDUCTION, True)), (True, "106", Outcome.CHARGED, (HARBOURING, False)),
    (True, "88A", Outcome.EVIDENCE, (ABDUCTION, False)), (False, "36", Outcome.OTHER_AGENCY, (HARBOURING, True)),
)  # fmt: skip
WORK = ("student", "employed", "unemployed")


def watch_crimes(learner: CaseLearner, every: slice = slice(2)) -> None:
    """Play crimes against some children, who are taken down first, unwatched."""
    for pair in pairs(learner.town)[every]:
        with rehearsing():
            watching, stories = ready(pair, learner.town)
            for beat, texts in played(watching, stories):
                learner.watch_beat(beat, texts, watching)


def ready(pair: tuple[Person, Person], town: Town) -> tuple[Watching, list[CrimeStory]]:
    """A child taken down, and the crimes to play: the last is against another, whom the hub does not know."""
    watching, at = Watching(), moment(FIRST, 9 * 60)
    watching.stage = CrimeStage()
    one = taken(pair[0], town.family_of(pair[0]), at)
    watching.unwatched([person_beat(one, at=at, by=ENTERED_BY)])
    child = watching.stage.people[one.key]
    made = stories_of(samples(pair), set())
    return watching, [replace(story, child=child if story.child else None) for story in made]


def played(watching: Watching, stories: Sequence[CrimeStory]) -> Iterator[tuple[Beat, dict[str, str]]]:
    """Every beat in turn, with the texts of its story: whoever takes one plays it before the next."""
    for story in stories:
        watching.held = RealHeld()
        yield recorded(story), story.texts()
        story = with_own(story, watching.stage)
        for beat in followed(story):
            yield beat, story.texts()


def with_own(story: CrimeStory, stage: object) -> CrimeStory:
    """A story with the force's record as the action made it."""
    own = stage.own if isinstance(stage, CrimeStage) else None
    return replace(story, own=own or story.own)


def samples(pair: tuple[Person, Person]) -> list[Told]:
    """Crimes that between them show every kind of beat."""
    return [_sample(pair, number) for number in range(len(SAMPLES))]


def _sample(pair: tuple[Person, Person], number: int) -> Told:
    known, offence, outcome, (kind, over) = SAMPLES[number]
    shift = int.from_bytes(pair[0].key.encode()) % 23
    first, day = 9000 + 10 * shift, FIRST + timedelta(days=11 * number + shift)
    named = (_suspect(first, shift), number == 0)
    also = ((_suspect(first + number, shift + number), True),) if number else ()
    return Told(
        number=first + number,
        day=day,
        child=pair[0] if known else pair[1],
        known=known,
        new=number in (0, len(SAMPLES) - 1),
        place=("online", "park")[shift % 2],
        offence=offence,
        outcome=outcome,
        decided_on=day + (30 + shift + number) * DAY,
        suspects=(*also, named),
        warning=Warned(str(kind), day + 6 * DAY, day + (120 + shift) * DAY if over else None),
    )


def _suspect(number: int, shift: int) -> Suspect:
    return Suspect(number, "FM"[shift % 2], 15 + shift % 20, ("WBRI", "BAFR", "")[shift % 3], WORK[shift % 3])


def pairs(town: Town) -> list[tuple[Person, Person]]:
    """Of an age for it, two by two, from whom to learn and with whom to test."""
    every = (one for family in town.families[:300] for one in family.children)
    able = [
        one
        for one in every
        if one.given and not one.known_as and not one.changed_on and 12 <= one.age_on(FIRST) <= 15
    ]
    return list(zip(able[15::2], able[16::2], strict=False))


def stamp_crimes(stamped: Stamped, crimes: Sequence[Told], nameless: set[str]) -> list[CrimeStory]:
    """Onto the sheets; those of a kind that was never watched are left."""
    return [story for story in stories_of(list(crimes), nameless) if not _stamped(stamped, story)]


def _stamped(stamped: Stamped, story: CrimeStory) -> bool:
    beats = (recorded(story), *followed(story))
    try:
        stamped.several([(case_of(beat), beat) for beat in beats], story.texts())
    except Unknown:
        return False
    return True


def act(story: CrimeStory) -> None:
    """The whole of it through the actions, in one transaction."""
    stage = CrimeStage()
    with transaction.atomic():
        set_viewer(all_seeing())
        stage.play(recorded(story))
        for beat in followed(with_own(story, stage)):
            stage.play(beat)
