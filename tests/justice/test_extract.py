"""What the extract reads of crimes, suspects and referrals: what stands, pseudonyms, no words (JU-02, JU-03)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.figures.extract import justice_sql
from sightline.figures.extract.checking import faults
from sightline.figures.extract.justice import JusticeRead, justice_tables
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.justice import actions
from sightline.justice.notice_states import Stage
from sightline.justice.states import Brought, Employment, Location, Outcome, Why
from tests.justice.conftest import Cast
from tests.justice.test_notices import decides, refers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KEY = Pseudonyms("a key")


def rows(query: str, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def tables(since: date, until: date) -> dict[str, list[dict[str, str]]]:
    span = {"since": since, "until": until}
    with viewing(system_viewer("test")):
        ever = rows(justice_sql.EVER)[0]
        crimes, named = rows(justice_sql.CRIMES, **span), rows(justice_sql.NAMED, **span)
        suspects = rows(justice_sql.SUSPECTS, ids=[row.suspect_id for row in named])
        referrals = rows(justice_sql.REFERRALS, **span)
    read = JusticeRead(
        crimes if ever.crimes else None, named, suspects, referrals if ever.referrals else None
    )
    found = justice_tables(read, lambda key: KEY.of("child", key) if key else "", KEY)
    assert list(faults(found)) == []
    return found


def test_the_tables_say_what_stands_and_keep_victims_suspects_and_crimes_apart(cast: Cast) -> None:
    day, year = cast.at.date(), timedelta(days=365)
    other = cast.records("22/800/26", location=Location.PARK)
    first = cast.suspect("S-1", age=31, employment=Employment.EMPLOYED, taxi_driver=False)
    second = cast.suspect("S-2")
    for crime in (cast.crime, other):
        cast.names(first, crime)
    cast.names(second)
    charged: dict[str, Any] = {"how": Brought.CHARGED, "charged_on": day}
    cast.does(actions.charge, crime_id=cast.crime.pk, suspect_id=first.pk, **charged)
    cast.names(second, stands=False, why="Another person")
    cast.decides(Outcome.EVIDENCE, why=Why.EVIDENCE)
    cast.decides(Outcome.CHARGED, seen=1)
    found = tables(day - year, day + year)
    assert sorted((each["outcome_type"], each["location_type"]) for each in found["crime"]) == [
        ("0", "park"),
        ("1", ""),
    ]
    assert len(found["crime_suspect"]) == 2
    assert [
        (each["charged"], each["age"], each["employment"], each["taxi_driver"]) for each in found["suspect"]
    ] == [("true", "31", "employed", "false")]
    assert {each["child_id"] for each in found["crime"]} == {KEY.of("child", cast.crime.child_id)}
    assert "nrm_referral" not in found
    assert tables(day - year, day - timedelta(days=30))["crime"] == []
    cast.does(actions.withdraw_crime, crime_id=cast.crime.pk, why="Typed twice")
    without = tables(day - year, day + year)
    assert [each["location_type"] for each in without["crime"]] == ["park"]
    assert [each["charged"] for each in without["suspect"]] == ["false"]


def test_a_referral_has_its_three_facts(cast: Cast) -> None:
    day = cast.at.date()
    referral = refers(cast)
    decides(cast, referral, Stage.REASONABLE, days=1)
    found = tables(day, day)["nrm_referral"]
    assert [(each["is_child"], each["reasonable_grounds"], each["conclusive_grounds"]) for each in found] == [
        ("true", "true", "")
    ]
