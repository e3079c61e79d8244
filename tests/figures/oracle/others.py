"""Crimes, schools, caseloads, complaints, taxis and money, once more."""

from collections import Counter

from tests.figures.oracle.reading import Row, Span
from tests.figures.oracle.telling import ETHNIC, Told, count, counts, group, mean, most, percent, percents

OUTCOMES = {
    "charged": [1], "out_of_court": [2, 3, 6, 7, 8, 22], "victim_could_not_proceed": [14, 16], "evidential": [15],
    "no_suspect": [18], "not_in_public_interest": [9, 10, 21], "other": [4, 5, 11, 12, 13, 17, 19, 20], "not_yet": [0],
}  # fmt: skip
PLACES = [
    "private_property",
    "online",
    "street",
    "vehicle",
    "park",
    "cinema",
    "restaurant",
    "school",
    "alleyway",
    "car_park",
    "care_home",
    "shops",
    "field",
    "nightclub",
    "other",
]


def justice(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    crimes = {row["crime_id"]: row for row in data["crime"] if row["recorded_on"] in span}
    links = Counter(row["suspect_id"] for row in data["crime_suspect"] if row["crime_id"] in crimes)
    suspects = [row for row in data["suspect"] if row["suspect_id"] in links]
    groups = [
        next(n for n, types in OUTCOMES.items() if row["outcome_type"] in types) for row in crimes.values()
    ]
    return {
        "justice.crimes": count(len(crimes)),
        "justice.suspects": count(len(suspects)),
        "justice.repeat_suspects": count(sum(number > 1 for number in links.values())),
        "justice.suspects_charged": percent(sum(row["charged"] for row in suspects), len(suspects)),
        "justice.outcome": percents(list(OUTCOMES), groups, beside="not_yet"),
        "justice.location": percents(PLACES, [row["location_type"] for row in crimes.values()], inside=True),
        "justice.suspect_sex": percents(["F", "M", "U"], [row["sex"] for row in suspects]),
        "justice.suspect_age": percents(
            ["under_18", "18_24", "25_34", "35_64", "65_over"], [age_band(row["age"]) for row in suspects]
        ),
        "justice.suspect_ethnicity": percents(ETHNIC, [group(row["ethnicity"]) for row in suspects]),
        "justice.suspect_employment": percents(
            ["student", "unemployed", "employed", "retired", "other"], [row["employment"] for row in suspects]
        ),
        "justice.suspect_taxi_drivers": count(sum(row["taxi_driver"] is True for row in suspects)),
    }


def age_band(age: int | None) -> str | None:
    if age is None:
        return None
    limits = {"under_18": 17, "18_24": 24, "25_34": 34, "35_64": 64, "65_over": 200}
    return next(name for name, limit in limits.items() if age <= limit)


def schools(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    pupils = [row for row in data["school_pupil"] if row["academic_year"] == span.academic]
    settings = [row["return"] for row in data["school_setting"] if row["academic_year"] == span.academic]
    linked = {row["child_id"] for row in pupils if row["child_id"]}
    reasons = [
        "front_door",
        "home_visit",
        "social_worker",
        "family_support",
        "strengthening_families",
        "managed_move",
        "other",
    ]
    return {
        "schools.settings": counts(["cases", "nil", "none"], settings),
        "schools.pupils": count(len(pupils)),
        "schools.children": count(len(linked) + sum(row["child_id"] is None for row in pupils)),
        "schools.largest_setting": most(list(Counter(row["setting_id"] for row in pupils).values())),
        **indicators(data, pupils),
        **of_pupils(pupils),
        "schools.early_help": counts(
            ["accepted", "declined", "not_offered"], [row["early_help"] for row in pupils]
        ),
        "schools.not_offered_reason": counts(
            reasons, [row["not_offered_reason"] for row in pupils if row["early_help"] == "not_offered"]
        ),
    }


def of_pupils(pupils: list[Row]) -> dict[str, list[Told]]:
    ages = sorted({row["age"] for row in pupils if row["age"] is not None})
    return {
        "schools.sex": percents(["F", "M", "U"], [row["sex"] for row in pupils]),
        "schools.mean_age": mean([row["age"] for row in pupils if row["age"] is not None]),
        "schools.age": counts(
            [str(age) for age in ages], [None if row["age"] is None else str(row["age"]) for row in pupils]
        ),
        "schools.ethnicity": percents(ETHNIC, [group(row["ethnicity"]) for row in pupils], inside=True),
        "schools.send": percents(["none", "support", "ehcp"], [row["send"] for row in pupils]),
    }


def indicators(data: dict[str, list[Row]], pupils: list[Row]) -> dict[str, list[Told]]:
    among = {row["pupil_id"] for row in pupils}
    rows = [row for row in data["school_indicator"] if row["pupil_id"] in among]
    each = Counter(row["pupil_id"] for row in rows)
    factors = [
        "missing",
        "coercion",
        "contact",
        "substances",
        "education",
        "technology",
        "health",
        "home",
        "offending",
        "isolation",
    ]
    shares: list[Told] = []
    for factor in factors:
        shares += percent(sum(row["factor"] == factor for row in rows), len(each), factor)
    return {
        "schools.indicators": shares,
        "schools.mean_indicators": mean(list(each.values())),
        "schools.pupils_by_indicator_count": counts(
            [str(number) for number in range(11)], [str(each[row["pupil_id"]]) for row in pupils]
        ),
    }


def workforce(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    told: dict[str, list[Told]] = {
        f"workforce.{name}": [] for name in ("open_involvements", "workers", "mean_caseload", "max_caseload")
    }
    for team in ("exploitation_team", "police_team"):
        mine = [row for row in data["caseload"] if row["team"] == team and row["as_at"] in span]
        last = max((row["as_at"] for row in mine), default=None)
        loads = [row["open_cases"] for row in mine if row["as_at"] == last]
        told["workforce.open_involvements"] += count(sum(loads), team)
        told["workforce.workers"] += count(len(loads), team)
        told["workforce.mean_caseload"] += mean(loads, team)
        told["workforce.max_caseload"] += most(loads, team)
    return told


def rest(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    handling = [row["organisation"] for row in data["handling_complaint"] if row["received_on"] in span]
    taxi = [row for row in data["taxi_complaint"] if row["received_on"] in span]
    acted = {row["complaint_id"] for row in data["licence_action"]}
    actions = [row["action"] for row in data["licence_action"] if row["taken_on"] in span]
    years = range(span.first.year, span.last.year)
    money = [row for row in data["funding"] if int(row["year"][:4]) in years]
    projects: Counter[str] = Counter()
    for row in money:
        projects[f"{row['organisation']}: {row['project']}"] += row["pounds"]
    return {
        "complaints.handling": counts(["council", "police", "nhs", "schools", "pcc"], handling),
        "taxi.complaints": count(len(taxi)),
        "taxi.by_handling": counts(
            ["investigated", "referred", "not_investigated"], [row["handling"] for row in taxi]
        ),
        "taxi.own_drivers_investigated": count(
            sum(row["licensed_by"] == "us" and row["handling"] == "investigated" for row in taxi)
        ),
        "taxi.sexual": count(sum(row["sexual"] for row in taxi)),
        "taxi.sexual_towards_child": count(sum(row["sexual"] and row["towards_child"] for row in taxi)),
        "taxi.complaints_with_action": count(sum(row["complaint_id"] in acted for row in taxi)),
        "taxi.actions": counts(
            ["refused", "revoked", "warning", "suspended", "training", "conditions"], actions
        ),
        "taxi.actions_total": count(len(actions)),
        "funding.by_project": [each for name in sorted(projects) for each in count(projects[name], name)],
        "funding.total": count(sum(row["pounds"] for row in money)),
    }
