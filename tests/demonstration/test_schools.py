"""What schools and colleges returned is records: 24 settings, 16 with pupils, 8 nil, as printed (SC-03 to SC-07)."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from sightline.access.models import Agency
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.queries.moving import terms
from sightline.core import clock
from sightline.demonstration import cast
from sightline.demonstration.calendar import in_school
from sightline.demonstration.plan.cases import one, planned
from sightline.demonstration.returns.known import Child, Known
from sightline.demonstration.returns.schools import ACADEMIC, YEAR
from sightline.demonstration.script import schools_past
from sightline.demonstration.script.known import Known as Cast
from sightline.demonstration.script.like import HEARD, children
from sightline.demonstration.script.real import all_seeing
from sightline.demonstration.script.schools_today import play_schools
from sightline.education.models import Absence, NilReturn, PupilReturn, SettingAnswer, TraceStep, Transfer
from sightline.education.states import ASKED
from sightline.figures.extract import schools_sql
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.schools import SchoolsRead, school_tables
from sightline.front_door.models import Contact
from sightline.people.actions import NewName, Particulars, create_source_record, note_search
from sightline.people.models import LinkDecision, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KEY = Pseudonyms("a key")
AT = datetime(2022, 10, 3, 9, 0, tzinfo=UTC)


def rows(query: str, **values: Any) -> list[Any]:
    with viewing(system_viewer("test")), connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def tables() -> dict[str, list[dict[str, str]]]:
    settings = rows(schools_sql.SETTINGS, years=[2022], phases=[str(each) for each in ASKED])
    read = SchoolsRead(settings, rows(schools_sql.PUPILS, years=[2022]))
    return school_tables(read, lambda key: KEY.of("child", key), KEY)


def known_girl() -> SourceRecord:
    by = all_seeing()
    with viewing(by):
        return create_source_record(
            agency=cast_agency(),
            search=note_search(asked=Asked(names="Pell"), by=by, at=AT),
            names=[NewName("Ada", "Pellbank")],
            born=Born(2008, 5, 20),
            particulars=Particulars("F", "WBRI"),
            by=by,
            at=AT,
        )


def cast_agency() -> Agency:
    return Agency.objects.get(pk=cast.bodies()["council"].agency_id)


def test_the_records_of_the_printed_year_give_what_was_printed(
    borough: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    girl = known_girl()
    like = Child(str(girl.pk), "F", date(2008, 5, 1), "WBRI", [HEARD])
    monkeypatch.setattr(schools_past, "children", lambda: (Known.of([like]), {like.id: girl}))
    with viewing(all_seeing()):
        schools_past.play_returns(clock.now())
    found = tables()
    pupils = found["school_pupil"]
    assert {row["academic_year"] for row in found["school_setting"]} == {ACADEMIC}
    assert Counter(row["return"] for row in found["school_setting"]) == planned("schools.settings", YEAR)
    assert len(pupils) == 130
    assert max(Counter(row["setting_id"] for row in pupils).values()) == one("schools.largest_setting", YEAR)
    for name in ("sex", "age", "ethnicity", "send", "not_offered_reason"):
        assert Counter(row[name] for row in pupils if row[name]) == planned(f"schools.{name}", YEAR), name
    indicators = Counter(row["factor"] for row in found["school_indicator"])
    assert indicators == planned("schools.indicators", YEAR)
    with viewing(all_seeing()):
        link = LinkDecision.objects.get()
        assert girl.pk in (link.one_id, link.other_id)


def test_nothing_is_returned_of_a_year_that_is_not_over(borough: Cast) -> None:
    schools_past.play_returns(datetime(2023, 6, 1, 9, 0, tzinfo=UTC))
    with viewing(all_seeing()):
        assert not PupilReturn.objects.exists()


def test_in_an_empty_borough_nobody_is_like_a_pupil(borough: Cast) -> None:
    known, records = children()
    assert (list(known.children), records) == ([], {})


def test_today_has_something_of_each_kind(borough: Cast) -> None:
    upto = datetime(2019, 6, 12, 10, 0, tzinfo=UTC)
    with clock.fixed(upto):
        play_schools(upto)
    with viewing(all_seeing()):
        assert PupilReturn.objects.filter(number=2).count() == 1
        assert NilReturn.objects.count() == 2
        assert Absence.objects.get().setting.agency_id == cast.bodies()["c01"].agency_id
        assert TraceStep.objects.count() == 1
        assert Transfer.objects.get().to_agency_id == cast.bodies()["s01"].agency_id
        assert SettingAnswer.objects.filter(question="pupil_board").count() == 5
        ended = [each.ends_on for each in terms()]
        assert len(ended) == 12
        assert not any(in_school(each + timedelta(days=1)) for each in ended)
        assert Contact.objects.count() == 1  # the absence reached the front door
