"""Cases, the children in them, their missing episodes, crimes and referrals, once more."""

from datetime import UTC, date, timedelta
from fractions import Fraction

from tests.figures.oracle.reading import Row, Span
from tests.figures.oracle.telling import ETHNIC, Told, count, counts, group, mean, percent, percents

LEVELS = ["low", "low_medium", "medium", "medium_high", "high"]


def during(data: dict[str, list[Row]], span: Span) -> list[Row]:
    return [
        row
        for row in data["case"]
        if row["opened_on"] in span
        or (row["opened_on"] < span.first and (row["closed_on"] is None or row["closed_on"] >= span.first))
    ]


def cases(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    rows, inside = data["case"], during(data, span)
    closed = [row for row in rows if row["closed_on"] in span]
    opened = [row for row in rows if row["opened_on"] in span]
    at_end = [
        row
        for row in rows
        if row["opened_on"] <= span.last and (row["closed_on"] is None or row["closed_on"] > span.last)
    ]
    held = statuses(data, inside, span)
    fell = judged_twice(data, closed)
    return {
        "cases.open_at_start": count(len(inside) - len(opened)),
        "cases.closed": count(len(closed)),
        "cases.opened": count(len(opened)),
        "cases.open_at_end": count(len(at_end)),
        "cases.in_period": count(len(inside)),
        "cases.mean_months": mean(
            [Fraction((row["closed_on"] - row["opened_on"]).days) / Fraction("30.4375") for row in closed]
        ),
        "cases.judgement_of_opened": counts(["at_risk", "confirmed"], [row["judgement"] for row in opened]),
        "cases.also_statutory": percent(len({case for case, _ in held}), len(inside)),
        "cases.statuses": counts(["cin", "cp", "cla"], [status for _, status in held]),
        "cases.risk_at_end": counts(LEVELS, [last_level(data, row, span.last) for row in at_end]),
        "cases.risk_fell": percent(sum(fell), len(fell)),
    }


def statuses(data: dict[str, list[Row]], inside: list[Row], span: Span) -> set[tuple[str, str]]:
    ends = {row["case_id"]: (row["opened_on"], row["closed_on"] or date.max) for row in inside}
    held = set()
    for row in data["statutory_status"]:
        if row["case_id"] in ends:
            start, end = row["started_on"], row["ended_on"] or date.max
            first, last = ends[row["case_id"]]
            if start <= last and end >= first and start <= span.last and end >= span.first:
                held.add((row["case_id"], row["status"]))
    return held


def levels_of(data: dict[str, list[Row]], case: Row) -> list[Row]:
    return sorted(
        (row for row in data["risk_level"] if row["case_id"] == case["case_id"]),
        key=lambda row: row["judged_on"],
    )


def last_level(data: dict[str, list[Row]], case: Row, day: date) -> str | None:
    known = [row["level"] for row in levels_of(data, case) if row["judged_on"] <= day]
    return known[-1] if known else None


def judged_twice(data: dict[str, list[Row]], closed: list[Row]) -> list[bool]:
    found = [[LEVELS.index(row["level"]) for row in levels_of(data, case)] for case in closed]
    return [levels[-1] < levels[0] for levels in found if len(levels) > 1]


def earliest(data: dict[str, list[Row]], span: Span) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in sorted(during(data, span), key=lambda row: (row["opened_on"], row["case_id"])):
        found.setdefault(row["child_id"], row)
    return found


def profile(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    first = earliest(data, span)
    children = [row for row in data["child"] if row["child_id"] in first]
    ages = []
    for child in children:
        if child["birth_month"]:
            opened = first[child["child_id"]]["opened_on"]
            year, month = map(int, child["birth_month"].split("-"))
            ages.append(opened.year - year - (opened.month < month))
    return {
        "profile.sex": percents(["F", "M", "U"], [row["sex"] for row in children]),
        "profile.mean_age": mean(ages),
        "profile.ethnicity": percents(ETHNIC, [group(row["ethnicity"]) for row in children], inside=True),
        "profile.send": percents(["none", "support", "ehcp"], [row["send"] for row in children]),
        "profile.attendance": percents(
            ["satisfactory", "persistent", "severe"], [band(row["attendance"]) for row in first.values()]
        ),
    }


def band(attendance: float | None) -> str | None:
    if attendance is None:
        return None
    return "satisfactory" if attendance > 90 else "severe" if attendance < 50 else "persistent"


def missing(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    first = earliest(data, span)
    episodes = [
        row
        for row in data["missing_episode"]
        if row["child_id"] in first
        and row["went_missing_at"].date() in span
        and row["went_missing_at"].date() >= first[row["child_id"]]["opened_on"]
    ]
    who = [row["child_id"] for row in episodes]
    times = [min(who.count(child), 3) for child in first]
    eligible = [row for row in episodes if row["interview_eligible"] and row["returned_at"]]
    held = [row for row in eligible if row["interview_at"]]
    late = [
        row
        for row in held
        if row["interview_at"].astimezone(UTC) - row["returned_at"].astimezone(UTC) > timedelta(hours=72)
    ]
    names = ["0", "1", "2", "3_or_more"]
    reasons = ["back_to_back", "bank_holiday", "child_unavailable", "worker_unavailable", "other"]
    return {
        "missing.children_by_episodes": percents(names, [names[number] for number in times]),
        "missing.episodes": count(len(episodes)),
        "missing.eligible": count(len(eligible)),
        "missing.interviewed": percent(len(held), len(eligible)),
        "missing.in_72_hours": percent(len(held) - len(late), len(held)),
        "missing.late_reason": counts(reasons, [row["late_reason"] for row in late]),
    }


def nrm(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    referred = [row for row in data["nrm_referral"] if row["referred_on"] in span]
    children = [row for row in referred if row["is_child"]]
    confirmed = [row for row in during(data, span) if row["judgement"] == "confirmed"]
    known = {row["child_id"] for row in referred}
    harmed = {row["child_id"] for row in data["crime"] if row["recorded_on"] <= span.last and row["child_id"]}
    return {
        "nrm.all": count(len(referred)),
        "nrm.children": count(len(children)),
        "nrm.exploited_here": count(sum(row["exploited_in_area"] for row in children)),
        "nrm.share_of_confirmed": percent(sum(row["child_id"] in known for row in confirmed), len(confirmed)),
        "justice.disclosed": percent(
            sum(row["disclosed_to_police"] is True for row in confirmed), len(confirmed)
        ),
        "justice.cases_with_crime": percent(
            sum(row["child_id"] in harmed for row in confirmed), len(confirmed)
        ),
    }
