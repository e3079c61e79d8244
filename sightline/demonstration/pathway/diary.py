"""One case from opening to ending, as beats in order of time. Every clock of it is met, so that no sweep finds any."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sightline.cases.states import MEETING_LEVELS
from sightline.demonstration.calendar import DAY, london_day, working_day
from sightline.demonstration.pathway.gatherings import letter, meeting
from sightline.demonstration.pathway.seeing import offered, offers, visits
from sightline.demonstration.pathway.story import MANAGER, CaseStory
from sightline.demonstration.pathway.telling import Told
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.front_door.kinds import Factor

LEVELS = ("low", "low_medium", "medium", "medium_high", "high")
MOST = 3  # where the level is high a child is seen every few days, which no stencil shows
MOVES, WEIGHTS = (-1, 0, 1), (45, 40, 15)
QUARTER, LAST_DAYS, TIME_TO_MEET = timedelta(days=80), timedelta(days=5), timedelta(days=21)
TALK = timedelta(days=49)  # eight weeks at most
LATEST = 2028
ASSESSED, JUDGED, PLANNED = 9, 18, 19  # working days after allocation
WORDS = {"child_words": "child", "parents_words": "parents", "analysis": "analysis", "strengths": "strengths",
         "places": "places"}  # fmt: skip
PLAN = {"worries": "worries", "safe_places": "safe", "whom_to_ring": "ring", "adults_do": "adults"}
EXIT = ("changed", "stays", "signs")


def diary(story: CaseStory, upto: datetime) -> list[Beat]:
    """Everything that was done in a case by a moment."""
    spans = list(zip(_quarters(story), levels(story.told), strict=False))
    found = [*_begun(story), *_statuses(story), *_worked(story), *_talked(story, upto), *_ended(story)]
    found += [*visits(story, spans, upto), *offers(story)]
    return sorted((beat for beat in found if beat.at <= upto), key=lambda beat: beat.at)


def _beat(
    story: CaseStory, kind: str, at: datetime, by: str, key: tuple[Any, ...] = (), **words: str
) -> Beat:
    texts = {f"w.{name}": cell(text) for name, text in words.items()}
    return Beat(f"case_{kind}", at, by, {"story": story, **words}, key, texts)


def _begun(story: CaseStory) -> Iterator[Beat]:
    told = story.told
    yield _beat(story, "open", story.at(told.opened, 10 * 60), told.opened_by, why=story.pick("case_why"))
    held = _beat(story, "allocate", story.at(told.allocated, 9 * 60 + 10), MANAGER, (bool(told.police),))
    held.others |= {"assessed": "assessed0", "talked": "talked0"}
    yield held
    yield letter(story)
    yield meeting(story, "panel", told.allocated, 0)


def _statuses(story: CaseStory) -> Iterator[Beat]:
    for number, (status, began, ended) in enumerate(story.told.statuses):
        texts = {"status.id": str(story.part("status", number)), "status.status": status}
        label = {"cin": "Child in need", "cp": "Child protection plan", "cla": "Looked after"}[status]
        at = story.at(began, 16 * 60 + number)
        begun = _beat(story, "status", at, story.told.holder)
        begun.given |= {"status": status, "number": number}
        begun.texts |= texts | {"status.started_on": cell(began), "status.label.inside": label}
        begun.others["status"] = f"status{number}"
        yield begun
        if ended:
            over = _beat(story, "status_end", story.at(ended, 17 * 60 + number), story.told.holder)
            over.given["number"] = number
            over.texts |= texts | {"status.ended_on": cell(ended), "status.label.inside": label}
            over.others["status"] = f"status{number}"
            yield over


def _worked(story: CaseStory) -> Iterator[Beat]:
    """Assessed before the panel, judged after it; then both about every quarter, and the plan made again."""
    told = story.told
    before, days = "", _quarters(story)
    for number, (day, level) in enumerate(zip(days, levels(told), strict=False), start=1):
        judged = working_day(told.allocated, JUDGED) if number == 1 else day
        if told.closed and _starts(before, level) and told.closed - judged < TIME_TO_MEET:
            level = before
        yield _assessed(story, story.at(day, 10 * 60), number)
        yield from _judged(story, judged, number, before, level)
        if number % 3 == 1:
            planned = working_day(told.allocated, PLANNED) if number == 1 else day
            yield _planned(story, story.at(planned, 15 * 60), number // 3 + 1)
        before = level


def _quarters(story: CaseStory) -> Iterator[date]:
    """When the child is assessed: never so late that the clock of the next runs out."""
    told, chance = story.told, story.told.chance("quarters")
    day, last = working_day(told.allocated, ASSESSED), (told.closed or date.max) - LAST_DAYS
    while day <= last and day.year < LATEST:
        yield day
        day = working_day(day + QUARTER + timedelta(days=chance.randrange(-6, 5)), 0)


def levels(told: Told) -> Iterator[str]:
    """One after another, mostly falling."""
    yield from told.levels
    chance = told.chance("levels")
    height = chance.choice((2, 3) if told.confirmed else (0, 1, 1, 2))
    while True:
        yield LEVELS[height]
        height = min(max(height + chance.choices(MOVES, WEIGHTS)[0], 0), MOST)


def _starts(before: str, level: str) -> bool:
    """Whether a strategy meeting is due."""
    return level in MEETING_LEVELS and before not in MEETING_LEVELS


def _talked(story: CaseStory, upto: datetime) -> Iterator[Beat]:
    """In supervision as a group, about every seven weeks."""
    day, number = working_day(story.told.allocated + TALK, 0), 1
    last = min((story.told.closed or date.max), london_day(upto) + DAY) - DAY
    while day < last:
        words = story.pick("case_talk", number)
        beat = _beat(story, "talk", story.at(day, 13 * 60), MANAGER, (), agreed=words)
        beat.given["number"] = number
        beat.texts["supervision.id"] = str(story.part("supervision", number))
        beat.others |= {"talked": f"talked{number}", "untalked": f"talked{number - 1}"}
        yield beat
        day, number = working_day(day + TALK, 0), number + 1


def _assessed(story: CaseStory, at: datetime, number: int) -> Beat:
    words = {name: story.pick(f"case_{part}", number) for name, part in WORDS.items()}
    words["changed"] = story.pick("case_changed", number) if number > 1 else ""
    beat = _beat(story, "assess", at, story.told.holder, (number > 1,), **words)
    beat.given["number"] = number
    beat.texts |= {f"e{n}.evidence": cell(evidence(story, n, number)) for n in range(len(Factor))}
    beat.texts |= {
        "assessment.id": str(story.part("assessment", number)),
        "assessment.number": str(number),
        "assessment.title.inside": f"assessment {number} made",
    }
    beat.others |= {"assessed": f"assessed{number}", "before": f"assessed{number - 1}"}
    return beat


def evidence(story: CaseStory, factor: int, number: int) -> str:
    """What is known of a factor."""
    return story.pick("case_evidence", factor + number)


def _judged(story: CaseStory, day: date, number: int, before: str, level: str) -> Iterator[Beat]:
    lower = bool(before) and LEVELS.index(level) < LEVELS.index(before)
    starts = _starts(before, level)
    why = story.pick("case_reason", number)
    key = (number == 1, lower, starts, level in MEETING_LEVELS)
    beat = _beat(story, "judge", story.at(day, 11 * 60), story.told.holder, key, reason=why)
    beat.given |= {"number": number, "level": level, "lower": lower}
    beat.texts |= _rests_on(story, number) | {"judgement.level": level, "judgement.number": str(number)}
    yield beat
    if number == 1:
        harm = _beat(
            story, "harm", story.at(day, 12 * 60), story.told.holder, (story.told.confirmed,), reason=why
        )
        harm.texts |= _rests_on(story, number)
        yield harm
    if starts:
        yield meeting(story, "strategy", day, number)


def _rests_on(story: CaseStory, number: int) -> dict[str, str]:
    last = {"assessment.id": str(story.part("assessment", number))}
    return last | ({"judged.meeting_id": str(story.part("meeting", 0))} if number == 1 else {})


def _planned(story: CaseStory, at: datetime, number: int) -> Beat:
    words = {name: story.pick(f"plan_{part}", number) for name, part in PLAN.items()}
    beat = _beat(story, "plan", at, story.told.holder, (), **words)
    review = working_day((at + timedelta(days=84)).date(), 0)
    beat.given |= {"number": number, "review_on": review}
    beat.texts |= {
        "plan.number": str(number),
        "plan.title.inside": f"version {number}",
        "plan.review_on": cell(review),
    }
    return beat


def _ended(story: CaseStory) -> Iterator[Beat]:
    if story.told.closed is None:
        return
    at = story.at(story.told.closed, 18 * 60)
    words = {name: story.pick(f"exit_{name}") for name in EXIT}
    words |= {"words": story.pick("exit_words"), "child_words": story.pick("case_child", 1),
              "parents_words": story.pick("case_parents", 1)}  # fmt: skip
    beat = _beat(story, "end", at, story.told.holder, (bool(story.told.police),), **words)
    beat.moments["m.proposed"] = at - timedelta(hours=1)
    beat.texts |= offered(story)
    talks = sum(1 for _ in _talked(story, at))
    beat.others |= {"assessed": f"assessed{_last_assessed(story)}", "talked": f"talked{talks}"}
    yield beat


def _last_assessed(story: CaseStory) -> int:
    return max((beat.given["number"] for beat in _worked(story) if beat.kind == "case_assess"), default=0)
