"""How support changed as the level was judged anew: each judgement beside what was done until the next (SS-02a).

It sets people's judgements beside dates and counts of what was done. It reckons nothing, and says of nothing that it
led to another.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sightline.cases.models import Case, Judgement, Offer, OfferTaken
from sightline.cases.offering import Taken, What, Whom
from sightline.cases.programmes import title_of
from sightline.cases.queries.levels import Beside
from sightline.cases.states import SCALES, Level, Scale
from sightline.cases.visiting import Came, frequencies
from sightline.core import words
from sightline.core.clock import london
from sightline.support.kinds import Stage

NOT_YET = "No level stood yet"
NOTHING = "Nothing"
ASKED = "The level asks for it {how}."
ANSWERS = {Taken.TAKEN_UP: "Taken up", Taken.NOT_NOW: "Not now", Taken.DECLINED: "Declined"}


@dataclass(frozen=True)
class Span:
    """From one judgement until the next: its days, what was judged, and what was done."""

    first: date
    until: date
    judged: Judgement | None
    before: Judgement | None
    lasts: bool

    def holds(self, day: date) -> bool:
        """Whether a day is in it; the day of the next judgement is the next one's."""
        return self.first <= day and (day < self.until or self.lasts)

    @property
    def days(self) -> int:
        return max((self.until - self.first).days, 1)


@dataclass(frozen=True)
class SpanLine:
    """One row of the table."""

    when: str
    level: str
    change: str
    seen: list[str]
    offered: list[str]
    answered: list[str]


@dataclass(frozen=True)
class LevelsPage:
    """The table, and the same in words for the child and family."""

    lines: list[SpanLine]
    family: list[str]


def levels_page(case: Case, read: Beside, *, today: date) -> LevelsPage:
    """The oldest first, to the day the case ended or today."""
    found = spans(case, read.levels, today=today)
    return LevelsPage(
        lines=[_line(each, read) for each in found],
        family=[_family(each, read) for each in found if each.judged],
    )


def spans(case: Case, levels: Iterable[Judgement], *, today: date) -> list[Span]:
    """One from the opening, and one from each day on which a level was judged; the last word of a day is the day's."""
    last = {it.judged_on: it for it in levels}
    judged = [last[day] for day in sorted(last)]
    ends = max(case.closed_on or today, *last, case.opened_on)
    opened = [None] if not judged or case.opened_on < judged[0].judged_on else []
    steps: list[Judgement | None] = [*opened, *judged]
    starts = [it.judged_on if it else case.opened_on for it in steps]
    found = []
    for place, (first, until) in enumerate(pairwise([*starts, ends])):
        before = steps[place - 1] if place else None
        found.append(Span(first, until, steps[place], before, place == len(steps) - 1))
    return found


def _line(it: Span, read: Beside) -> SpanLine:
    return SpanLine(
        when=f"{words.day(it.first)} to {words.day(it.until)}",
        level=str(Level(it.judged.level).label) if it.judged else NOT_YET,
        change=_change(it),
        seen=_seen(it, read),
        offered=_offered(it, read) or [NOTHING],
        answered=_answered(it, read) or [NOTHING],
    )


def _change(it: Span) -> str:
    """Raised, lowered or as before: what two people's words say beside each other, where one scale holds both."""
    if it.judged is None or it.before is None:
        return ""
    if it.judged.scale != it.before.scale:
        return "Judged in another scale than before"
    order = SCALES[Scale(it.judged.scale)]
    moved = order.index(Level(it.judged.level)) - order.index(Level(it.before.level))
    name = words.first_lower(str(Level(it.before.level).label))
    return f"Raised from {name}" if moved > 0 else f"Lowered from {name}" if moved else "As before"


def _days_seen(it: Span, read: Beside) -> int:
    return sum(each.came == Came.SEEN and it.holds(each.visited_on) for each in read.visits)


def _seen(it: Span, read: Beside) -> list[str]:
    """How often the child was seen and tried, over how many days, beside how often the level asks for it."""
    seen = _days_seen(it, read)
    tried = sum(each.came == Came.NOT_SEEN and it.holds(each.visited_on) for each in read.visits)
    found = [f"Seen {words.plural(seen, 'time')} in {words.plural(it.days, 'day')}"]
    if seen:
        found.append(f"About once in {words.plural(max(round(it.days / seen), 1), 'day')}")
    if tried:
        found.append(f"Tried {words.plural(tried, 'time')} besides")
    asked = frequencies().get(it.judged.level) if it.judged else None
    return [*found, ASKED.format(how=asked.words)] if asked else found


def _offered(it: Span, read: Beside) -> list[str]:
    offers = [each.offer for each in read.answers if each.number == 1 and it.holds(each.offer.offered_on)]
    told = [
        f"{_named(each)}, {words.first_lower(str(Whom(each.to_whom).label))}: {each.service}, "
        f"{words.first_lower(str(Stage(each.stage).label))} ({words.day(each.offered_on)})"
        for each in offers
    ]
    places = [
        f"{title_of(each.run.programme)}: {each.run.called} ({words.day(each.at)})"
        for each in read.places
        if it.holds(london(each.at).date())
    ]
    return [*told, *places]


def _named(offer: Offer) -> str:
    return str(What(offer.what).label)


def _within(offer: Offer) -> str:
    """The same within a sentence; no label of these begins with a name."""
    label = _named(offer)
    return label[0].lower() + label[1:]


def _answered(it: Span, read: Beside) -> list[str]:
    """Each answer on its day, those that changed later too."""
    return [
        f"{ANSWERS[Taken(each.taken)]}: {_within(each.offer)}, "
        f"{words.first_lower(str(Whom(each.offer.to_whom).label))} ({words.day(each.said_on)})"
        for each in read.answers
        if each.taken != Taken.WAITING and it.holds(each.said_on)
    ]


def _family(it: Span, read: Beside) -> str:
    """One paragraph to read together. It names only what was offered to the child."""
    level = words.first_lower(str(Level(it.judged.level).label)) if it.judged else ""
    asked = frequencies().get(it.judged.level) if it.judged else None
    own = [each for each in read.answers if each.offer.to_whom == Whom.CHILD]
    offered = _names(each for each in own if each.number == 1 and it.holds(each.offer.offered_on))
    taken = _names(each for each in own if each.taken == Taken.TAKEN_UP and it.holds(each.said_on))
    said = [
        f"From {words.day(it.first)} the level was “{level}”.",
        f"We meant to see you {asked.words}." if asked else "",
        f"We saw you {words.plural(_days_seen(it, read), 'time')} in {words.plural(it.days, 'day')}.",
        f"We offered you: {words.listing(offered)}." if offered else "We offered you nothing new then.",
        f"You took up: {words.listing(taken)}." if taken else "",
    ]
    return " ".join(each for each in said if each)


def _names(answers: Iterable[OfferTaken]) -> list[str]:
    return [_within(each.offer) for each in answers]
