"""From what was read to the rows of the extract."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from sightline.figures.extract.cases import CasesRead, counted_on
from sightline.figures.extract.checking import faults
from sightline.figures.extract.justice import JusticeRead
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.schools import SchoolsRead
from sightline.figures.extract.tables import CONTACT, Taken, take

KEY = Pseudonyms("a key")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
A, B, C, K1, K2, F1 = (UUID(int=number) for number in range(1, 7))
SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


@dataclass
class Held:
    """Stands in for the reader."""

    contacts_: list[Any] = field(default_factory=list)
    follow_ups_: list[Any] = field(default_factory=list)
    records_: list[Any] = field(default_factory=list)
    links_: list[tuple[UUID, UUID]] = field(default_factory=list)
    cases_: CasesRead | None = None
    schools_: SchoolsRead | None = None

    def contacts(self, _since: date, _until: date, _also: list[UUID]) -> list[Any]:
        return self.contacts_

    def follow_ups(self, _since: date, _until: date) -> list[Any]:
        return self.follow_ups_

    def cases(self, _since: date, _until: date) -> CasesRead | None:
        return self.cases_

    def missing(self, _since: date, _until: date) -> list[Any] | None:
        return None

    def justice(self, _since: date, _until: date) -> JusticeRead:
        return JusticeRead(None, [], [], None)

    def schools(self, _since: date, _until: date) -> SchoolsRead | None:
        return self.schools_

    def records(self, ids: Iterable[UUID]) -> list[Any]:
        return [record for record in self.records_ if record.id in set(ids)]

    def links(self) -> list[tuple[UUID, UUID]]:
        return self.links_


def record(key: UUID, **also: Any) -> Any:
    given = {"sex": "U", "born_year": None, "born_month": None, "ethnicity": "", "changed_at": NOON}
    return SimpleNamespace(id=key, **given | also)


def contact(key: UUID, child: UUID | None = A, **also: Any) -> Any:
    given = {
        "about_open_case": False, "source": "health", "health_provider": "gp", "channel": "phone",
        "exploitation": "ticked", "exploitation_type": "sexual", "referrer_reachable": True,
        "decision_due_on": date(2026, 3, 3), "received_on": date(2026, 3, 2), "level": "complex",
        "outcome": "pathway", "decided_on": date(2026, 3, 3), "assessment_outcome": "not_a_factor",
        "support_given": "advice", "told_on": date(2026, 3, 3), "nobody": False, "changed_at": NOON,
    }  # fmt: skip
    return SimpleNamespace(id=key, record_id=child, **given | also)


def follow_up(**also: Any) -> Any:
    given = {
        "id": F1, "kind": "early_help", "asked_of": "voluntary", "origin_kind": CONTACT, "origin_id": K1,
        "about": [A, B], "answer": "", "outcome_known": False, "asked_on": date(2026, 3, 2),
        "due_on": date(2026, 3, 9), "answered_on": None, "done_on": None, "escalated": True, "changed_at": NOON,
    }  # fmt: skip
    return SimpleNamespace(**given | also)


def taken(**held: Any) -> Taken:
    found = take(Held(**held), SINCE, UNTIL, KEY)  # type: ignore[arg-type]
    assert list(faults(found.tables)) == []
    return found


def case(**also: Any) -> Any:
    given = {
        "id": K1, "record_id": A, "opened_on": date(2026, 1, 5), "closed_on": None, "exploitation_type": "both",
        "at_risk": None, "harmed": None, "disclosed": None, "changed_at": NOON,
    }  # fmt: skip
    return SimpleNamespace(**given | also)


def test_a_case_with_its_statuses_and_levels() -> None:
    begun = SimpleNamespace(
        case_id=K1, status="cp", started_on=date(2026, 1, 6), ended_on=None, changed_at=NOON
    )
    judged = [
        SimpleNamespace(
            case_id=K1, judged_on=date(2026, month, 1), number=number, level=level, changed_at=NOON
        )
        for number, (month, level) in enumerate(((1, "medium"), (1, "low_medium"), (2, "exploited")))
    ]
    found = taken(cases_=CasesRead([case(at_risk="yes")], [begun], judged[::-1], []), records_=[record(A)])
    (row,), (child,) = found.tables["case"], found.tables["child"]
    assert (row["child_id"], row["judgement"], row["closed_on"]) == (child["child_id"], "at_risk", "")
    assert found.tables["statutory_status"][0]["case_id"] == row["case_id"]
    levels = [(each["judged_on"], each["level"]) for each in found.tables["risk_level"]]
    assert levels == [("2026-01-01", "medium"), ("2026-01-01", "low_medium"), ("2026-02-01", "high")]


@pytest.mark.parametrize(
    ("at_risk", "harmed", "said"),
    [
        (None, None, ""),
        ("no", "no", ""),
        ("yes", "no", "at_risk"),
        ("no", "yes", "confirmed"),
        ("yes", "yes", "confirmed"),
    ],
)
def test_what_a_case_is_judged_to_be(at_risk: str | None, harmed: str | None, said: str) -> None:
    found = taken(cases_=CasesRead([case(at_risk=at_risk, harmed=harmed)], [], [], []), records_=[record(A)])
    assert found.tables["case"][0]["judgement"] == said


def test_where_no_case_was_ever_opened_the_tables_are_not_supplied() -> None:
    assert not {"case", "statutory_status", "risk_level", "caseload"} & set(taken().tables)


def test_caseloads_are_those_at_the_end_of_each_month_and_of_the_extract() -> None:
    days = list(counted_on(date(2026, 1, 31), date(2026, 3, 15)))
    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 15)]
    assert list(counted_on(date(2026, 2, 1), date(2026, 2, 28))) == [date(2026, 2, 28)]
    held = [
        SimpleNamespace(as_at=day, of_police=of_police, staff_id=B, open_cases=count, changed_at=None)
        for day, of_police, count in ((days[1], True, 2), (days[0], False, 0))
    ]
    found = taken(cases_=CasesRead([case()], [], [], held), records_=[record(A)])
    assert [(each["as_at"], each["team"], each["open_cases"]) for each in found.tables["caseload"]] == [
        ("2026-01-31", "exploitation_team", "0"),
        ("2026-02-28", "police_team", "2"),
    ]
    assert {each["worker_id"] for each in found.tables["caseload"]} == {KEY.of("worker", B)}


def test_a_whole_contact() -> None:
    found = taken(contacts_=[contact(K1)], records_=[record(A, sex="F", born_year=2010, born_month=4)])
    (child,), (row,) = found.tables["child"], found.tables["contact"]
    assert (child["child_id"], child["sex"], child["birth_month"]) == (KEY.of("child", A), "F", "2010-04")
    assert row["child_id"] == child["child_id"]
    assert (row["health_provider"], row["exploitation_type"], row["support_given"]) == (
        "gp",
        "sexual",
        "advice",
    )
    assert (row["decided_on"], row["referrer_told_on"], row["referrer_reachable"]) == (
        "2026-03-03",
        "2026-03-03",
        "true",
    )
    assert found.newest == NOON


@pytest.mark.parametrize(
    ("change", "empty"),
    [
        ({"source": "police"}, "health_provider"),
        ({"exploitation": "none"}, "exploitation_type"),
        ({"outcome": "advice"}, "assessment_outcome"),
        ({"assessment_outcome": "opened"}, "support_given"),
        ({"outcome": None}, "outcome"),
        ({"level": None}, "threshold"),
        ({"record_id": None}, "child_id"),
    ],
)
def test_a_value_stands_only_where_its_condition_holds(change: dict[str, Any], empty: str) -> None:
    made = contact(K1)
    for name, value in change.items():
        setattr(made, name, value)
    assert taken(contacts_=[made], records_=[record(A)]).tables["contact"][0][empty] == ""


@pytest.mark.parametrize("change", [{"source": "anonymous"}, {"referrer_reachable": False}, {"nobody": True}])
def test_a_referrer_nobody_can_tell(change: dict[str, Any]) -> None:
    made = taken(contacts_=[contact(K1, **change)], records_=[record(A)])
    assert made.tables["contact"][0]["referrer_reachable"] == "false"


def test_linked_records_are_one_child_in_every_table() -> None:
    found = taken(
        contacts_=[contact(K1, A), contact(K2, C)],
        follow_ups_=[follow_up(origin_kind="", origin_id=None, about=[C])],
        records_=[record(A, ethnicity="NOBT"), record(B, sex="M"), record(C, ethnicity="WBRI")],
        links_=[(B, C), (A, B)],
    )
    (child,) = found.tables["child"]
    assert (child["sex"], child["ethnicity"]) == ("M", "WBRI")
    named = {row["child_id"] for table in found.tables.values() for row in table}
    assert named == {KEY.of("child", A)}


def test_a_follow_up_points_to_its_contact_and_child() -> None:
    found = taken(
        contacts_=[contact(K1, B)],
        follow_ups_=[follow_up(answer="accepted", answered_on=date(2026, 3, 4), done_on=date(2026, 3, 5))],
        records_=[record(A), record(B)],
    )
    (row,) = found.tables["follow_up"]
    assert (row["contact_id"], row["child_id"]) == (KEY.of("contact", K1), KEY.of("child", B))
    assert (row["answered_on"], row["done_on"], row["escalated"]) == ("2026-03-04", "2026-03-05", "true")


def test_rows_stand_in_order_of_their_keys() -> None:
    found = taken(contacts_=[contact(UUID(int=number), None) for number in range(50)])
    keys = [row["contact_id"] for row in found.tables["contact"]]
    assert keys == sorted(keys)


def test_pseudonyms_differ_by_key_and_kind_and_say_nothing() -> None:
    assert KEY.of("child", A) == KEY.of("child", A)
    assert KEY.of("child", A) != KEY.of("contact", A)
    assert KEY.of("child", A) != Pseudonyms("another").of("child", A)
    assert str(A)[:8] not in KEY.of("child", A)
