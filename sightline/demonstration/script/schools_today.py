"""Schools and colleges round today: pupils returned this year, one nobody can find, one who moves, and arrangements."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.cases.actions import note_term
from sightline.demonstration import cast
from sightline.demonstration.borough.names import given, surname
from sightline.demonstration.calendar import london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.schools_past import play_returns, searched_and_returned
from sightline.education import years
from sightline.education.actions import (
    add_step,
    answer,
    correct_return,
    hand_on,
    note_meeting,
    report_absence,
    return_nil,
)
from sightline.education.actions.absences import Away, Traced
from sightline.education.actions.answers import Answered
from sightline.education.given import Noted
from sightline.education.models import PupilReturn
from sightline.education.states import AbsenceKind, Concern, EarlyHelp, Place, Said, Send, Step
from sightline.people.actions import NewName, Particulars
from sightline.people.factors import Factor

TEAM_MANAGER, AUTUMN = "pathwaymanager", 9
# Between the holidays of the calendar (`calendar.in_school`): month and day, both included.
TERMS = (
    ((9, 3), (10, 23)), ((10, 31), (12, 19)), ((1, 4), (2, 13)), ((2, 21), (4, 1)), ((4, 17), (5, 26)),
    ((6, 3), (7, 21)),
)  # fmt: skip
KEEPER, HOUR, DAY = "education1", timedelta(hours=1), timedelta(days=1)
HERE, COLLEGE, OTHER, NIL = "s05", "c01", "s01", ("s06", "s19")
NOTICED: dict[str, Any] = {"place": Place.ONLINE, "send": Send.NONE, "early_help": EarlyHelp.ACCEPTED}
ANSWERS = (
    ("cpoms", Said.YES, "The four who lead may read all of it."),
    ("site_security", Said.PARTLY, "The back gate is mended this term."),
    ("training_audit", Said.YES, "Parents of the first year are still to be asked."),
)


def play_schools(upto: datetime) -> None:
    """What was returned for 2022/23, and this year so far."""
    play_returns(upto)
    hub = Hub(upto)
    chance = stream(SEED, "schools", "today")
    first, second = (_pupil(hub, chance, HERE, days) for days in (19, 9))
    _further(hub, first)
    _moves(hub, second)
    _lost(hub, _pupil(hub, chance, COLLEGE, 12).record_id)
    _pupil(hub, chance, OTHER, 5)
    for key in NIL:
        hub.do(cast.leads()[key], hub.upto - 2 * DAY, return_nil, year=years.year_of(hub.day))
    _arranged(hub)
    _terms(hub)


def _pupil(hub: Hub, chance: Random, key: str, days: int) -> PupilReturn:
    """Somebody noticed some days ago, and returned the day after."""
    at = hub.upto - (days - 1) * DAY
    noted = Noted(
        noticed_on=london_day(hub.upto - days * DAY),
        factors=(Factor.TECH, Factor.CONT),
        age=14 if key != COLLEGE else 17,
        support="A mentor each week, and a talk with the family.",
        **NOTICED,
    )
    name = NewName(given(chance, "english", "F"), surname(chance, "english"))
    found: PupilReturn = hub.do(
        cast.leads()[key],
        at,
        searched_and_returned,
        name=name,
        particulars=Particulars("F", "WBRI"),
        noted=noted,
    )
    return found


def _further(hub: Hub, made: PupilReturn) -> None:
    """More was noticed since."""
    noted = Noted(
        noticed_on=made.noticed_on,
        factors=(Factor.TECH, Factor.CONT, Factor.MISS),
        age=made.age,
        support="A mentor each week; home is called each morning.",
        **NOTICED,
    )
    why = "Has been late to school twice since, and would not say where from."
    lead = cast.leads()[HERE]
    hub.do(lead, hub.upto - 3 * DAY, correct_return, return_id=made.pk, noted=noted, seen_number=1, why=why)


def _moves(hub: Hub, made: PupilReturn) -> None:
    """The next school is told what is known."""
    body = cast.bodies()[OTHER]
    to = Agency(pk=body.agency_id, name=body.name, kind=body.kind, email=body.email)
    words = "A mentor each week since the spring, and a plan for the way home. The family agrees to this."
    given = {"record_id": made.record_id, "to": to, "moved_on": hub.day, "concern": Concern.AT_RISK}
    hub.do(cast.leads()[HERE], hub.upto - DAY, hand_on, words=words, **given)


def _lost(hub: Hub, record_id: UUID) -> None:
    """Nobody knows since this morning where a student is taught."""
    words = "Not seen since last week. The telephone is off and nobody opens the door."
    away = Away(kind=AbsenceKind.NOT_KNOWN, first_day=hub.day - 6 * DAY, words=words)
    made = hub.do(cast.leads()[COLLEGE], hub.upto - 3 * HOUR, report_absence, record_id=record_id, away=away)
    done = Traced(step=Step.FAMILY, done_on=hub.day, words="An aunt has not heard of them for a fortnight.")
    hub.do(KEEPER, hub.upto - HOUR, add_step, absence_id=made.pk, traced=done, seen_number=0)


def _arranged(hub: Hub) -> None:
    """What one setting answered about itself, which primary schools ask their pupils, and when the leads meet."""
    year = years.year_of(hub.day)
    for question, said, words in ANSWERS:
        _answers(hub, HERE, question, said, words)
    for key in [one for one, phase in cast.settings().items() if phase == "primary"][:5]:
        _answers(
            hub, key, "pupil_board", Said.YES, f"It met in {years.in_words(year)} and asked for more light."
        )
    for days in (-21, 14):
        day = hub.day + days * DAY
        hub.do(
            KEEPER,
            moment(hub.day, 9 * 60),
            note_meeting,
            meets_on=day,
            where="Council offices, room 2",
            words="",
        )


def _terms(hub: Hub) -> None:
    """The terms of this academic year and the next, as the council published them."""
    for begins in (years.year_of(hub.day), years.year_of(hub.day) + 1):
        for starts, ends in TERMS:
            days = [date(begins + (month < AUTUMN), month, day) for month, day in (starts, ends)]
            given = {"starts_on": days[0], "ends_on": days[1], "said_by": "The council’s page of term dates"}
            hub.do(TEAM_MANAGER, moment(hub.day, 9 * 60), note_term, **given)


def _answers(hub: Hub, key: str, question: str, said: Said, words: str) -> None:
    told = Answered(
        question=question,
        year=years.year_of(hub.day),
        term="",
        said=said,
        done_on=hub.day - 4 * DAY,
        words=words,
    )
    by = cast.leads().get(key, KEEPER)
    setting = cast.identifier("setting", key)
    hub.do(by, hub.upto - DAY, answer, setting_id=setting, answered=told, seen_number=0)
