"""Crimes, those suspected of them, and which of them of which."""

from datetime import date
from random import Random

from sightline.demonstration.plan.cases import dealt, one
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.returns.case import BEFORE, START, Case
from sightline.demonstration.returns.known import Row, first_day, last_day, some_day

CHARGED, NOBODY, YOUNG = "1", "18", "under_18"
AGES = {"under_18": (14, 17), "18_24": (18, 23), "25_34": (25, 34), "35_64": (35, 61), "65_over": (66, 71)}


def crime_tables(chance: Random, found: list[Case]) -> dict[str, list[Row]]:
    """The tables `crime`, `suspect` and `crime_suspect`."""
    crimes = _printed_crimes(chance, found) + _earlier_crimes(chance, found)
    crimes.sort(
        key=lambda row: (row["recorded_on"], row["child_id"], row["location_type"], row["outcome_type"])
    )
    for number, row in enumerate(crimes, start=1):
        row["crime_id"] = f"crime-{number:04d}"
    earlier = [row for row in crimes if row["recorded_on"] < START.isoformat()]
    printed = crimes[len(earlier) :]
    suspects = _suspects(chance)
    links = _links(chance, printed, suspects)
    others = _earlier_suspects(chance, len(suspects))
    solved = [row for row in earlier if row["outcome_type"] != NOBODY]
    links += [_link(chance.choice(solved), row) for row in others]
    links.sort(key=lambda row: (row["crime_id"], row["suspect_id"]))
    return {"crime": crimes, "suspect": suspects + others, "crime_suspect": links}


def _printed_crimes(chance: Random, found: list[Case]) -> list[Row]:
    outcomes, places = dealt(chance, "justice.outcome"), dealt(chance, "justice.location")
    days = [
        some_day(chance, first_day(year), last_day(year))
        for year in RUN_YEARS
        for _ in range(one("justice.crimes", year))
    ]
    return [_crime(chance, found, day, places.pop(), outcomes.pop()) for day in days]


def _earlier_crimes(chance: Random, found: list[Case]) -> list[Row]:
    """Of the year before the printed ones, drawn in the same shares."""
    outcomes, places = dealt(chance, "justice.outcome"), dealt(chance, "justice.location")
    return [
        _crime(
            chance, found, some_day(chance, first_day(BEFORE), last_day(BEFORE)), places.pop(), outcomes.pop()
        )
        for _ in range(one("justice.crimes", BEFORE))
    ]


def _crime(chance: Random, found: list[Case], day: date, place: str, outcome: str) -> Row:
    """The child harmed is mostly one whose case was confirmed and open about then; now and then nobody known."""
    near = [case for case in found if case.judgement == "confirmed" and case.opened <= day <= case.last]
    known = near and chance.random() < 0.86
    return {
        "crime_id": "",
        "child_id": chance.choice(near).of.id if known else "",
        "recorded_on": day.isoformat(),
        "location_type": place,
        "outcome_type": outcome,
    }


def _suspects(chance: Random) -> list[Row]:
    """Everybody suspected in the printed years."""
    sexes, groups = dealt(chance, "justice.suspect_sex"), dealt(chance, "justice.suspect_ethnicity")
    work = {True: dealt(chance, "justice.young_employment"), False: dealt(chance, "justice.adult_employment")}
    bands = dealt(chance, "justice.suspect_age")
    rows = []
    for number, band in enumerate(bands, start=1):
        employment = work[band == YOUNG].pop()
        age = str(chance.randint(*AGES[band]))
        rows.append(_suspect(number, sexes.pop(), age, groups.pop(), employment))
    return rows


def _suspect(number: int, sex: str, age: str, group: str, employment: str) -> Row:
    return {
        "suspect_id": f"suspect-{number:04d}",
        "sex": sex,
        "age": age,
        "ethnicity": group,
        "employment": employment,
        "taxi_driver": "false",
        "charged": "false",
    }


def _earlier_suspects(chance: Random, after: int) -> list[Row]:
    drawn = _suspects(chance)
    chance.shuffle(drawn)
    return [
        row | {"suspect_id": f"suspect-{number:04d}"}
        for number, row in enumerate(drawn[: one("justice.suspects", BEFORE)], start=after + 1)
    ]


def _links(chance: Random, crimes: list[Row], suspects: list[Row]) -> list[Row]:
    """Repeat suspects first; those charged are suspected of the crimes that ended in a charge."""
    charged = [row for row in crimes if row["outcome_type"] == CHARGED]
    solved = [row for row in crimes if row["outcome_type"] not in (CHARGED, NOBODY)]
    chance.shuffle(solved)
    order = chance.sample(suspects, len(suspects))
    adults_first = sorted(order, key=lambda row: int(row["age"]) < 18)
    times = {row["suspect_id"]: 1 for row in suspects}
    for row, count in zip(
        order, (int(part) for part in dealt(chance, "justice.repeat_suspects")), strict=False
    ):
        times[row["suspect_id"]] = count
    accused = [row for row in adults_first if times[row["suspect_id"]] == 1]
    accused = accused[: one("justice.suspects_charged") - 1]
    twice = next(row for row in adults_first if times[row["suspect_id"]] == 2)
    links = [_link(crime, row) for crime, row in zip(charged, [*accused, twice, twice], strict=True)]
    for row in (*accused, twice):
        row["charged"] = "true"
        times[row["suspect_id"]] = 0
    for row in suspects:
        links += [_link(crime, row) for crime in _some(chance, solved, times[row["suspect_id"]])]
    return links


def _some(chance: Random, solved: list[Row], count: int) -> list[Row]:
    """Crimes nobody is linked to yet, while there are any."""
    found = solved[:count]
    del solved[:count]
    solved += found
    chance.shuffle(found)
    return found


def _link(crime: Row, suspect: Row) -> Row:
    return {"crime_id": crime["crime_id"], "suspect_id": suspect["suspect_id"]}
