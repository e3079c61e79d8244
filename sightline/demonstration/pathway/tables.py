"""The tables of an extract that cases give, as their records would, where there is no database."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day, moment
from sightline.demonstration.pathway.diary import diary
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.pathway.other_work import held_on, other_work
from sightline.demonstration.pathway.stories import stories_of
from sightline.demonstration.pathway.telling import Told, police_officers, practitioners
from sightline.demonstration.returns.known import Row, Tables
from sightline.figures.extract.cases import counted_on


def case_tables(town: Town, cases: list[Told], since: date, until: date) -> Tables:
    """Of the cases that were open between two days."""
    opened = [one for one in cases if one.opened <= until and (one.closed is None or one.closed >= since)]
    tables = {
        "case": [_case(one) for one in opened],
        "statutory_status": [row for one in opened for row in _statuses(one, until)],
        "caseload": [row for day in counted_on(since, until) for row in _caseloads(cases, day)],
    }
    found = {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}
    return found | {"risk_level": _levels(town, opened, until)}


def _case(one: Told) -> Row:
    return {
        "case_id": name_of("case", one.key),
        "child_id": name_of("child", one.key),
        "opened_on": one.opened.isoformat(),
        "closed_on": one.closed.isoformat() if one.closed else "",
        "exploitation_type": one.type,
        "judgement": "confirmed" if one.confirmed else "at_risk",
        "attendance": "",
        "disclosed_to_police": "",
    }


def _statuses(one: Told, until: date) -> Iterator[Row]:
    for status, began, ended in one.statuses:
        if began <= until:
            days = {"started_on": began.isoformat(), "ended_on": ended.isoformat() if ended else ""}
            yield {"case_id": name_of("case", one.key), "status": status, **days}


def _levels(town: Town, cases: list[Told], until: date) -> list[Row]:
    found = []
    for story in stories_of(town, cases):
        for beat in diary(story, moment(until, 23 * 60)):
            if beat.kind == "case_judge":
                level, day = beat.given["level"], london_day(beat.at).isoformat()
                found.append({"case_id": name_of("case", story.told.key), "judged_on": day, "level": level})
    return sorted(found, key=lambda row: (row["case_id"], row["judged_on"]))


def _caseloads(cases: list[Told], day: date) -> Iterator[Row]:
    """Everybody of both teams, with no case, too."""
    held = [one for one in cases if one.allocated <= day and (one.closed is None or one.closed > day)]
    for team, keys, counted in (
        ("exploitation_team", practitioners(), held_on(cases, day) + Counter(other_work(cases, day))),
        ("police_team", police_officers(), Counter(one.police for one in held)),
    ):
        for key in keys:
            worker, count = name_of("worker", key), str(counted[key])
            yield {"as_at": day.isoformat(), "team": team, "worker_id": worker, "open_cases": count}
