"""Everything that happened with a contact, newest first."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from sightline.core import words
from sightline.core.pages import Happening
from sightline.front_door.models import Amendment, Move
from sightline.front_door.pages.small_things import small_things
from sightline.front_door.queries import Whole
from sightline.front_door.states import AssessmentOutcome, ContactState, FirstOutcome, Level, ToldHow
from sightline.front_door.words import AMENDABLE, CHANGED

Dated = tuple[datetime, Happening]


def timeline_of(all_of_it: Whole) -> list[Happening]:
    """One list of all of it. What happened at one moment stands in the order it was kept."""
    found = [*_work(all_of_it), *_decided(all_of_it), *_said(all_of_it), *_out(all_of_it)]
    found += small_things(all_of_it)
    numbered = sorted(enumerate(found), key=lambda pair: (pair[1][0], pair[0]), reverse=True)
    return [happening for _, (_, happening) in numbered]


def _work(all_of_it: Whole) -> Iterator[Dated]:
    for move in all_of_it.moves:
        title = _move_title(move)
        if title:
            yield move.at, Happening(title, words.moment(move.at), _name(move), move.why)
    for each in all_of_it.amendments:
        yield each.at, _amendment(each)
    for change, name in all_of_it.put_right:
        title = f"Added again: {name}" if change.stands else f"Taken off, put here by mistake: {name}"
        yield change.at, Happening(title, words.moment(change.at), _name(change), change.why)


WITHDRAWN = "Withdrawn: its file was taken back"
_NEW, _CHECKING, _SCREENING = ContactState.NEW, ContactState.CHECKING, ContactState.SCREENING
_TO_DECIDE, _DECIDED = ContactState.TO_DECIDE, ContactState.DECIDED
_TITLES: dict[tuple[str, str], str] = {
    (_NEW, _CHECKING): "Taken up",
    (_NEW, _SCREENING): "Taken up for screening",
    (_CHECKING, _CHECKING): "Taken over by a colleague",
    (_SCREENING, _SCREENING): "Taken over by a colleague",
    (_TO_DECIDE, _TO_DECIDE): "Taken over by a colleague",
    (_CHECKING, _SCREENING): "Screening begun",
    (_CHECKING, _TO_DECIDE): "Put to a social worker for a decision",
    (_SCREENING, _TO_DECIDE): "Put to a social worker for a decision",
    (_TO_DECIDE, _SCREENING): "Sent back: more to find out",
    (_CHECKING, _NEW): "Put back for the team",
    (_SCREENING, _NEW): "Put back for the team",
    (_TO_DECIDE, _NEW): "Put back for the team",
    (ContactState.PASSED_ON, _DECIDED): "Came back to the front door",
    (_DECIDED, ContactState.CLOSED): "Closed",
    (ContactState.PASSED_ON, ContactState.CLOSED): "Closed",
    (_NEW, ContactState.WITHDRAWN): WITHDRAWN,
    (_DECIDED, ContactState.WITHDRAWN): WITHDRAWN,
    (ContactState.CLOSED, ContactState.WITHDRAWN): WITHDRAWN,
}


def _move_title(move: Move) -> str:
    """Nothing for moves that a decision, a request or a call already tells of."""
    if not move.was:
        return "Contact recorded"
    called_back = move.was == move.now and bool(move.why)
    return "" if called_back else _TITLES.get((move.was, move.now), "")


def _amendment(each: Amendment) -> Happening:
    part = AMENDABLE.get(each.field) or CHANGED.get(each.field, each.field)
    before = f"Before: {each.before}\n" if each.before else ""
    text = f"{before}Now: {each.text}\nWhy: {each.why}"
    return Happening(
        f"Put right or added: {words.first_lower(part)}", words.moment(each.at), _name(each), text
    )


def _decided(all_of_it: Whole) -> Iterator[Dated]:
    for made in all_of_it.decisions:
        level = Level(made.level).label if made.level else "level not recorded"
        outcome = FirstOutcome(made.outcome).label if made.outcome else "Outcome not recorded"
        title = f"Decision {made.number}: {words.first_lower(str(level))}"
        text = f"{outcome}\n\n{made.reason}"
        yield made.decided_at, Happening(title, words.moment(made.decided_at), made.decided_by_name, text)
    for found in all_of_it.assessments:
        label = str(AssessmentOutcome(found.assessment_outcome).label)
        yield found.at, Happening("Second assessment", words.moment(found.at), _name(found), label)


def _said(all_of_it: Whole) -> Iterator[Dated]:
    for told in all_of_it.told:
        title = "The person who told us was told"
        text = told.what_was_said
        if told.how == ToldHow.NOBODY:
            title, text = "Nobody can be told", told.why_nobody
        yield told.told_at, Happening(title, words.moment(told.told_at), _name(told), text)
    for call in all_of_it.call_backs:
        who = f"{call.caller}, {call.relation}" if call.relation else call.caller
        title = f"Called back to say that nothing happened: {who}"
        yield call.called_at, Happening(title, words.moment(call.called_at), _name(call), call.words)


def _out(all_of_it: Whole) -> Iterator[Dated]:
    for asked in all_of_it.asked:
        yield (
            asked.asked_at,
            Happening(
                f"Asked {asked.asked_name}",
                words.moment(asked.asked_at),
                text=asked.what,
                href=reverse("follow_up:one", args=[asked.pk]),
            ),
        )
    for copy in all_of_it.copies:
        title = f"Copy taken for the main case system ({words.first_lower(copy.get_form_display())})"
        yield copy.at, Happening(title, words.moment(copy.at), _name(copy))


def _name(fact: object) -> str:
    by = getattr(fact, "by", None)
    return by.name if by else ""
