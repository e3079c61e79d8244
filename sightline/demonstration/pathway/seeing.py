"""Visits as often as each level asks for one, and offers of support with how they were taken, as beats of a case."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sightline.cases import actions
from sightline.cases.offering import Offered, Said, Taken, What, Whom
from sightline.cases.visiting import Came, How, Visited, Where
from sightline.demonstration.calendar import london_day, working_day
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.support.kinds import Stage

EVERY = {"low": 26, "low_medium": 25, "medium": 13, "medium_high": 6}  # days, at most as the level says
FIRST_SEEN, LAST_DAYS = 2, timedelta(days=2)
CAME, WEIGHTS = (Came.SEEN, Came.SPOKEN, Came.NOT_SEEN), (80, 9, 11)
WHERES = (Where.HOME, Where.SCHOOL, Where.SERVICE, Where.OUT)
LATER = 19  # working days until a parent who said “not now” takes it up
# Working days after allocation; what, to whom, by whom, and how it was taken.
OFFERS = (
    (13, What.MENTOR, Whom.CHILD, "The youth service", Taken.TAKEN_UP),
    (15, What.PARENTING, Whom.MOTHER, "The family hub", Taken.NOT_NOW),
    (17, What.FATHERS, Whom.FATHER, "The family hub", Taken.TAKEN_UP),
)


def visits(story: CaseStory, spans: Sequence[tuple[date, str]], upto: datetime) -> Iterator[Beat]:
    """From the days after allocation to those before the end. `spans`: from when on which level stood."""
    chance, number = story.told.chance("visits"), 1
    day = working_day(story.told.allocated, FIRST_SEEN)
    last = min((story.told.closed or date.max) - LAST_DAYS, london_day(upto))
    while day < last:
        yield _visit(story, day, number, chance.choices(CAME, WEIGHTS)[0] if number > 1 else Came.SEEN)
        level = next((level for since, level in reversed(spans) if since <= day), "low_medium")
        day = working_day(day + timedelta(days=EVERY[level] - chance.randrange(3)), -1)
        number += 1


def _visit(story: CaseStory, day: date, number: int, came: Came) -> Beat:
    chance, words = (
        story.told.chance(f"visit {number}"),
        {"v.done": story.pick(f"visit_{came.value}", number)},
    )
    where, how, minutes = str(chance.choice(WHERES)), str(How.FACE), ""
    if came == Came.SEEN:
        minutes = str(chance.choice((30, 45, 60, 75, 90)))
        words |= {
            "v.child_words": story.pick("case_child", number),
            "v.agreed": story.pick("case_talk", number),
        }
    elif came == Came.SPOKEN:
        where, how = str(Where.AFAR), str(How.PHONE)
    codes = {"v.where": where, "v.how": how} | ({"v.minutes": minutes} if minutes else {})
    texts = {name: cell(text) for name, text in (codes | words).items()}
    texts |= {"visit.id": str(story.part("visit", number)), "v.visited_on": cell(day)}
    given = {"story": story, "number": number, "came": came, **codes, **words}
    return Beat("case_visit", story.at(day, 15 * 60 + 40), story.told.holder, given, (str(came),), texts)


def offers(story: CaseStory) -> Iterator[Beat]:
    """To the child and both parents, in every case alike: how many there are says what is written when it ends."""
    for number, (days, *what, taken) in enumerate(OFFERS):
        yield _offer(story, number, days, tuple(str(each) for each in what), taken)


def offered(story: CaseStory) -> dict[str, str]:
    """The identifiers of all offers, by name."""
    return {f"offer{number}.id": str(story.part("offer", number)) for number in range(len(OFFERS))}


def _offer(story: CaseStory, number: int, days: int, what: tuple[str, ...], taken: Taken) -> Beat:
    offered = story.at(working_day(story.told.allocated, days), 14 * 60 + 10)
    answered = story.at(working_day(story.told.allocated, days + LATER), 14 * 60 + 20)
    codes = dict(zip(("o.what", "o.to_whom", "o.service"), what, strict=True))
    texts = {name: cell(text) for name, text in codes.items()}
    texts |= {"offer.id": str(story.part("offer", number)), "o.offered_on": cell(london_day(offered))}
    given = {"story": story, "number": number, "taken": taken, **codes}
    put_off = taken == Taken.NOT_NOW
    moments = {"m.offered": offered}
    if put_off:
        texts["s.said_on"] = cell(london_day(answered))
    at, key = answered if put_off else offered, (what[1], str(taken))
    return Beat("case_offer", at, story.told.holder, given, key, texts, moments)


def play_visit(stage: Any, beat: Beat, story: CaseStory) -> None:
    """As the practitioner keeps it."""
    given, seen = beat.given, beat.given["came"] == Came.SEEN
    alone: dict[str, Any] = (
        {"alone_offered": True, "alone_taken": True, "minutes": int(given["v.minutes"])} if seen else {}
    )
    words = {name: given[f"v.{name}"] for name in ("done", "child_words", "agreed") if f"v.{name}" in given}
    visited = Visited(
        came=given["came"], visited_on=london_day(beat.at), where=Where(given["v.where"]), how=How(given["v.how"]),
        **alone, **words,
    )  # fmt: skip
    key = story.part("visit", given["number"])
    stage.does(beat.by, beat.at, actions.record_visit, case_id=story.id, visited=visited, key=key)


def play_offer(stage: Any, beat: Beat, story: CaseStory) -> None:
    """The offer; where it was put off, what was said some weeks later."""
    given, at, key = beat.given, beat.moments["m.offered"], story.part("offer", beat.given["number"])
    offered = Offered(
        what=What(given["o.what"]), to_whom=Whom(given["o.to_whom"]), service=given["o.service"], stage=Stage.FOUND,
        offered_on=london_day(at), taken=given["taken"],
    )  # fmt: skip
    stage.does(beat.by, at, actions.offer_support, case_id=story.id, offered=offered, key=key)
    if given["taken"] == Taken.NOT_NOW:
        said = Said(taken=Taken.TAKEN_UP, said_on=london_day(beat.at))
        stage.does(beat.by, beat.at, actions.answer_offer, case_id=story.id, offer_id=key, said=said, seen=1)
