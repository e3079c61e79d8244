"""Contacts and what was asked of others, once more."""

from datetime import timedelta
from typing import Any

from tests.figures.oracle.reading import Row, Span
from tests.figures.oracle.telling import (
    ETHNIC,
    Told,
    count,
    counts,
    group,
    mean,
    percent,
    percents,
    percents_of_each,
)

SOURCES = ["police", "council", "education", "health", "housing", "individual", "anonymous", "other"]


def ticked(data: dict[str, list[Row]], span: Span) -> list[Row]:
    return [row for row in data["contact"] if row["received_on"] in span and row["exploitation"] == "ticked"]


def contacts(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    received = [row for row in data["contact"] if row["received_on"] in span]
    found = ticked(data, span)
    children = [row["child_id"] for row in found if row["child_id"] is not None]
    return {
        "contacts.all": count(len(received)),
        "contacts.exploitation": count(len(found)),
        "contacts.text_match": count(len([row for row in received if row["exploitation"] == "text_match"])),
        "contacts.exploitation_share": percent(len(found), len(received)),
        "contacts.children": count(len(set(children))),
        "contacts.unidentified": count(len(found) - len(children)),
        "contacts.repeat_children": count(len([c for c in set(children) if children.count(c) > 1])),
        "contacts.by_source": percents(SOURCES, [row["source"] for row in found]),
        "contacts.by_health_provider": counts(
            ["gp", "hospital", "pharmacy", "sexual_health", "mental_health", "community", "other"],
            [row["health_provider"] for row in found if row["source"] == "health"],
        ),
        "contacts.anonymous_online": count(
            sum(row["source"] == "anonymous" and row["channel"] == "online" for row in found)
        ),
        "contacts.by_threshold": percents(
            ["universal", "vulnerable", "complex", "acute"], [row["threshold"] for row in found]
        ),
        "contacts.by_outcome": percents(
            ["early_help", "advice", "pathway"], [row["outcome"] for row in found]
        ),
        **told(found),
        **assessed(found),
        "contacts.re_referral_children": count(len(again(data, found))),
    }


def told(found: list[Row]) -> dict[str, list[Told]]:
    due = [row for row in found if row["decision_due_on"]]
    reachable = [row for row in found if row["referrer_reachable"]]
    return {
        "contacts.decided_in_time": percent(
            sum(row["decided_on"] is not None and row["decided_on"] <= row["decision_due_on"] for row in due),
            len(due),
        ),
        "contacts.referrer_told": percent(
            sum(row["referrer_told_on"] is not None for row in reachable), len(reachable)
        ),
    }


def assessed(found: list[Row]) -> dict[str, list[Told]]:
    latest: dict[str, Row] = {}
    for row in sorted(found, key=lambda row: (row["received_on"], row["contact_id"])):
        if row["child_id"] and row["outcome"] == "pathway" and row["assessment_outcome"]:
            latest[row["child_id"]] = row
    not_a_factor = [row for row in latest.values() if row["assessment_outcome"] == "not_a_factor"]
    return {
        "contacts.assessed_children": counts(
            ["opened", "already_open", "statutory_only", "early_help", "not_a_factor"],
            [row["assessment_outcome"] for row in latest.values()],
        ),
        "contacts.not_a_factor_support": counts(
            ["early_help", "advice", "statutory"], [row["support_given"] for row in not_a_factor]
        ),
    }


def again(data: dict[str, list[Row]], found: list[Row]) -> set[str]:
    earlier: dict[Any, set[Any]] = {}
    for row in data["contact"]:
        if row["exploitation"] == "ticked" and row["outcome"] == "early_help" and row["child_id"]:
            earlier.setdefault(row["child_id"], set()).add(row["received_on"])
    for row in data["case"]:
        if row["closed_on"]:
            earlier.setdefault(row["child_id"], set()).add(row["closed_on"])
    return {
        row["child_id"]
        for row in found
        if any(
            row["received_on"] - timedelta(days=days) in earlier.get(row["child_id"], set())
            for days in range(1, 366)
        )
    }


def follow_up(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    asked = [row for row in data["follow_up"] if row["asked_on"] in span]
    late = [row["answered_on"] is None or row["answered_on"] > row["due_on"] for row in asked]
    whole = len(asked)
    return {
        "follow_up.asked": count(whole),
        "follow_up.by_kind": counts(
            ["early_help", "pathway", "statutory", "enquiry", "meeting_action", "licensing", "other"],
            [row["kind"] for row in asked],
        ),
        "follow_up.answered_in_time": percent(whole - sum(late), whole),
        "follow_up.unanswered_by_organisation": percents_of_each(
            ["police", "council", "education", "health", "housing", "voluntary", "other_authority", "other"],
            [(row["asked_of"], bad) for row, bad in zip(asked, late, strict=True)],
        ),
        "follow_up.declined": percent(sum(row["answer"] == "declined" for row in asked), whole),
        "follow_up.outcome_known": percent(sum(row["outcome_known"] for row in asked), whole),
        "follow_up.escalated": percent(sum(row["escalated"] for row in asked), whole),
    }


def equality(data: dict[str, list[Row]], span: Span) -> dict[str, list[Told]]:
    children = {row["child_id"]: row for row in data["child"]}
    known = [(row, children[row["child_id"]]) for row in ticked(data, span) if row["child_id"] is not None]
    went = [(child, row["outcome"] == "pathway") for row, child in known if row["outcome"]]
    days = [
        (group(child["ethnicity"]), (row["decided_on"] - row["received_on"]).days)
        for row, child in known
        if row["decided_on"]
    ]
    waits: list[Told] = []
    for part in [*ETHNIC, None]:
        mine = [wait for name, wait in days if name == part]
        waits += mean(mine, part or "not_recorded") if part or mine else []
    return {
        "equality.pathway_by_ethnicity": percents_of_each(
            ETHNIC, [(group(child["ethnicity"]), hit) for child, hit in went]
        ),
        "equality.pathway_by_sex": percents_of_each(["F", "M", "U"], [(c["sex"], hit) for c, hit in went]),
        "equality.pathway_by_send": percents_of_each(
            ["none", "support", "ehcp"], [(c["send"], hit) for c, hit in went]
        ),
        "equality.days_to_decision_by_ethnicity": waits,
    }
