"""What schools and colleges returned for 2022/23, as records: each pupil of the plan, or nil (SC-04 to SC-07)."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction

from sightline.access.viewer import Viewer, set_viewer
from sightline.demonstration import cast
from sightline.demonstration.borough.names import given, surname, tradition
from sightline.demonstration.calendar import in_school, london_day, moment
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.returns.known import Row
from sightline.demonstration.returns.schools import ACADEMIC, school_tables
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.like import children
from sightline.demonstration.script.real import all_seeing
from sightline.education import years
from sightline.education.actions import return_new_pupil, return_nil
from sightline.education.given import Noted
from sightline.education.models import PupilReturn
from sightline.education.states import ASKED, EarlyHelp, NotOffered, Place
from sightline.figures.extract.schools import FACTOR
from sightline.people.actions import NewName, Particulars, note_own_search
from sightline.people.actions.links import confirm_link
from sightline.people.models import Name, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import UNKNOWN

YEAR, DAY, WORKER = 2022, timedelta(days=1), "worker1"
FACTOR_OF = {name: code for code, name in FACTOR.items()}
SUPPORT = (
    "A trusted adult each day, and a call home each Friday.",
    "Mentoring once a week, and lessons about safe relationships.",
    "A quieter way into school, and time with the pastoral team.",
)
WHY = "The school was asked: the same name, date of birth and home."
OTHER = "The return gave another reason."


def play_returns(upto: datetime) -> None:
    """All of that year, where it is over. In a small borough most pupils are like no child it holds."""
    if london_day(upto) <= years.ends(YEAR):
        return
    hub, chance = Hub(upto), stream(SEED, "returns", "records")
    known, records = children()
    plan = school_tables(stream(SEED, "returns", "schools"), known)
    keys = dict(zip((row["setting_id"] for row in _asked(plan)), asked(), strict=True))
    for row in _asked(plan):
        if row["return"] == "nil":
            lead = cast.leads()[keys[row["setting_id"]]]
            hub.do(lead, moment(years.ends(YEAR) - 40 * DAY, 15 * 60), return_nil, year=YEAR)
    factors: dict[str, list[str]] = {}
    for row in plan["school_indicator"]:
        factors.setdefault(row["pupil_id"], []).append(FACTOR_OF[row["factor"]])
    for row in plan["school_pupil"]:
        at_home = row | {"setting_id": keys[row["setting_id"]]}
        returned(hub, chance, at_home, factors.get(row["pupil_id"], []), records.get(row["child_id"]))


def asked() -> list[str]:
    """Keys of the schools and colleges that are asked for returns."""
    return [key for key, phase in cast.settings().items() if phase in ASKED]


def returned(hub: Hub, chance: Random, row: Row, factors: list[str], child: SourceRecord | None) -> None:
    """One pupil of the setting `row` names, and the link to the child the hub knows, confirmed the next day."""
    born = child.born if child else UNKNOWN
    noticed = _noticed(chance, child.born_on if child else None, int(row["age"]))
    at = moment(noticed, 15 * 60 + chance.randrange(90))
    made = hub.do(
        cast.leads()[row["setting_id"]],
        at,
        searched_and_returned,
        name=_name(chance, row, child),
        born=born if born.whole else UNKNOWN,
        particulars=Particulars(row["sex"], row["ethnicity"]),
        noted=noted(chance, row, factors, noticed),
    )
    if child:
        hub.do(WORKER, at + DAY, confirm_link, left=child, right=made.record, why=WHY)


def searched_and_returned(*, name: NewName, by: Viewer, at: datetime, **given: Any) -> PupilReturn:
    """As a lead does it: look first, then record the pupil."""
    slip = note_own_search(asked=Asked(names=f"{name.given} {name.surname}"), by=by, at=at)
    made: PupilReturn = return_new_pupil(search=slip, names=[name], by=by, at=at, **given)
    return made


def noted(chance: Random, row: Row, factors: list[str], noticed: date) -> Noted:
    """What the setting said of the pupil."""
    reason = row["not_offered_reason"]
    return Noted(
        noticed_on=noticed,
        factors=tuple(factors),
        place=chance.choice((Place.SITE, Place.ONLINE, Place.PUBLIC, Place.JOURNEY, Place.HOME)),
        age=int(row["age"]),
        attendance=Decimal(row["attendance"]),
        send=row["send"],
        support=chance.choice(SUPPORT),
        early_help=EarlyHelp(row["early_help"]),
        not_offered=reason,
        not_offered_words=OTHER if reason == NotOffered.OTHER else "",
    )


def _asked(plan: dict[str, list[Row]]) -> list[Row]:
    return [row for row in plan["school_setting"] if row["academic_year"] == ACADEMIC]


def _noticed(chance: Random, born: date | None, age: int) -> date:
    """A school day of the year on which the pupil is as old as planned, if there is one."""
    first, found = years.begins(YEAR), years.begins(YEAR) + 30 * DAY
    for _ in range(400):
        day = first + chance.randrange(320) * DAY
        if in_school(day) and (born is None or _age(born, day) == age):
            return day
    return found


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _name(chance: Random, row: Row, child: SourceRecord | None) -> NewName:
    held = _held(child.pk) if child else None
    if held:
        return NewName(held.given, held.surname)
    of = tradition(chance)
    return NewName(given(chance, of, row["sex"]), surname(chance, of))


def _held(record_id: UUID) -> Name | None:
    with transaction.atomic():
        set_viewer(all_seeing())
        found: Name | None = Name.objects.filter(record=record_id).order_by("changed_at", "pk").first()
        return found
