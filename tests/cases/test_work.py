"""Assessing and judging: two people where it matters, in the database, the action and the form."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    assess,
    begin_status,
    choose_scale,
    follow_judgement,
    give_role,
    judge,
    read_second,
)
from sightline.cases.given import (
    Assessed,
    Holder,
    Judging,
    SecondRead,
    Seen,
    Status,
)
from sightline.cases.models import Assessment, Case, FactorSeen, Judgement, SecondReading
from sightline.cases.pages.work import NO_PLAN_IN_LAW, NO_SOCIAL_WORKER
from sightline.cases.queries.work import standing_one
from sightline.cases.states import Judged, Level, Role, Scale, Statutory, YesNo
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.front_door.guidance import in_force
from tests.cases.conftest import SECRET, Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
YES, NO = SecondRead(agrees=True), SecondRead(agrees=False, words="Too soon")


def assessed(pathway: Pathway, case: Case, *, seen: int = 0, hours: int = 3, **also: Any) -> Assessment:
    """An assessment by the practitioner."""
    given: dict[str, Any] = {
        "guidance": in_force().key,
        "assessed_on": pathway.at.date(),
        "child_words": SECRET,
        "parents_words": "We want him home by ten",
        "analysis": "He is drawn to people who give him money",
        "alone_offered": True,
        "alone_taken": True,
        "factors": (Seen(factor="EDUC", evidence="Away four days", told_by="School"),),
    }
    made: Assessment = pathway.does(
        assess, case_id=case.pk, assessed=Assessed(**{**given, **also}), seen=seen, hours=hours
    )
    return made


def judged(
    pathway: Pathway,
    case: Case,
    value: Level | YesNo,
    what: Judged = Judged.LEVEL,
    meeting_id: UUID | None = None,
    **also: Any,
) -> Judgement:
    """A judgement by the practitioner, or by `who`."""
    with viewing(pathway.viewer("practitioner")):
        seen = Judgement.objects.filter(case=case, what=what).count()
    judging = Judging(
        what=what,
        reason="What the school and the family say",
        judged_on=pathway.at.date(),
        level=value if isinstance(value, Level) else None,
        answer=value if isinstance(value, YesNo) else None,
        meeting_id=meeting_id,
    )
    made: Judgement = pathway.does(judge, case_id=case.pk, judging=judging, seen=seen, **{"hours": 4, **also})
    return made


def stands(pathway: Pathway, case: Case, what: Judged = Judged.LEVEL) -> str:
    with viewing(pathway.viewer("practitioner")):
        found = standing_one(case.pk, what)
    return (found.level or found.answer) if found else ""


def test_an_assessment_is_kept_whole_and_starts_the_clock_of_the_next(pathway: Pathway) -> None:
    case = pathway.allocated()
    made = assessed(pathway, case)
    with viewing(pathway.viewer("practitioner")):
        assert FactorSeen.objects.filter(assessment=made).count() == 10
        clocks = Clock.objects.filter(subject_id=case.pk, rule__code="CL-33").order_by("started_at")
        assert [each.stopped_at is None for each in clocks] == [False, True]
    counted = {"level", "score", "total", "rank", "weight"}
    assert not counted & {
        field.name for model in (Assessment, FactorSeen) for field in model._meta.get_fields()
    }
    for who in ("adviser", "elsewhere", "police", "social_worker"):
        with viewing(pathway.viewer(who)):
            assert not Assessment.objects.exists(), who


def test_an_assessment_says_what_changed_and_is_never_written_over(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    with pytest.raises(Refused, match="what changed"):
        assessed(pathway, case, seen=1)
    with pytest.raises(Conflict) as clash:
        assessed(pathway, case, seen=0, child_words="Leave me be")
    assert (clash.value.saved["child_words"], clash.value.typed["child_words"]) == (SECRET, "Leave me be")
    assert assessed(pathway, case, seen=1, changed="Back at school").number == 2


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"child_words": ""}, "child’s words"),
        ({"alone_taken": None}, "time alone"),
        ({"analysis": " "}, "what it all means"),
        ({"factors": (Seen(factor="EDUC", evidence="Away"),)}, "which agency"),
    ],
)
def test_an_assessment_without_their_words_is_refused(
    pathway: Pathway, missing: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        assessed(pathway, pathway.allocated(), **missing)


def test_a_lowered_level_stands_once_a_second_person_agrees(pathway: Pathway) -> None:
    case = pathway.allocated()
    with pytest.raises(Refused, match="Assess the child first"):
        judged(pathway, case, Level.HIGH)
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM)
    judged(pathway, case, Level.HIGH)
    lowered = judged(pathway, case, Level.LOW)
    assert (lowered.second_needed, stands(pathway, case)) == (True, Level.HIGH)
    with pytest.raises(Refused, match="second reader"):
        judged(pathway, case, Level.LOW)
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=lowered.pk, read=NO, hours=5)
    assert stands(pathway, case) == Level.HIGH
    again = judged(pathway, case, Level.MEDIUM, hours=6)
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=again.pk, read=YES, hours=7)
    assert stands(pathway, case) == Level.MEDIUM


def test_nobody_reads_their_own_judgement_whatever_asks_for_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    own = judged(pathway, case, YesNo.YES, Judged.AT_RISK, who="manager")
    with pytest.raises(Refused, match="different person"):
        pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=own.pk, read=YES, hours=5)
    with pytest.raises(Refused, match="second reader"):
        pathway.does(read_second, case_id=case.pk, judgement_id=own.pk, read=YES, hours=5)
    for first in ("manager", "practitioner"):
        row = {field.attname: getattr(own, field.attname) for field in SecondReading._meta.concrete_fields[1:10]
               if hasattr(own, field.attname)}  # fmt: skip
        row |= {"by_id": pathway.staff["manager"].pk, "at": own.at, "case_id": case.pk, "about": case.about}
        row |= {"first_by_id": pathway.staff[first].pk, "judgement_id": own.pk, "agrees": True}
        with viewing(pathway.viewer("manager")), pytest.raises(DatabaseError), transaction.atomic():
            SecondReading.objects.create(**row)


def test_the_database_says_itself_whether_a_level_is_lowered(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    high = judged(pathway, case, Level.HIGH)
    row = {field.attname: getattr(high, field.attname) for field in Judgement._meta.concrete_fields}
    with viewing(pathway.viewer("practitioner")):
        sly = Judgement(**{**row, "id": case.pk, "number": 2, "level": Level.LOW, "second_needed": False})
        sly.save(force_insert=True)
        sly.refresh_from_db()
        assert sly.second_needed
        with pytest.raises(DatabaseError), transaction.atomic():
            Judgement(**{**row, "id": high.assessment_id, "number": 3, "level": "exploited"}).save(
                force_insert=True
            )


def test_harm_once_judged_stays_in_view(pathway: Pathway, signed_in: Callable[[Staff], Client]) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    harmed = judged(pathway, case, YesNo.YES, Judged.HARMED)
    assert stands(pathway, case, Judged.HARMED) == ""
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=harmed.pk, read=YES, hours=5)
    with pytest.raises(Refused, match="stays in view"):
        judged(pathway, case, YesNo.NO, Judged.HARMED, hours=6)
    row = {field.attname: getattr(harmed, field.attname) for field in Judgement._meta.concrete_fields}
    with viewing(pathway.viewer("practitioner")), pytest.raises(DatabaseError), transaction.atomic():
        Judgement(**{**row, "id": case.pk, "number": 2, "answer": "no"}).save(force_insert=True)
    with clock.fixed(pathway.at + timedelta(hours=8)):
        page = (
            signed_in(pathway.staff["practitioner"])
            .get(reverse("cases:one", args=[case.pk]))
            .content.decode()
        )
    assert "Has been harmed by exploitation, as judged on 4 March 2026." in page


def test_a_strategy_meeting_is_due_at_medium_and_above(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    system = system_viewer("test")

    def running() -> int:
        return Clock.objects.filter(subject_id=case.pk, rule__code="CL-31", stopped_at=None).count()

    first = judged(pathway, case, Level.MEDIUM)
    with viewing(system):
        follow_judgement(subject_id=first.pk, by=system, at=pathway.at + timedelta(hours=5))
        assert running() == 1
    low = judged(pathway, case, Level.LOW, hours=6)
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=low.pk, read=YES, hours=7)
    with viewing(system):
        follow_judgement(subject_id=low.pk, by=system, at=pathway.at + timedelta(hours=8))
        assert running() == 0


def test_the_partnership_chooses_its_scale_and_what_was_judged_keeps_its_words(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.MEDIUM_HIGH)
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(choose_scale, scale=Scale.FOUR)
    pathway.does(choose_scale, who="manager", scale=Scale.FOUR)
    with pytest.raises(Refused, match="of the scale"):
        judged(pathway, case, Level.MEDIUM_HIGH)
    other = judged(pathway, case, Level.EXPLOITED)
    assert (other.second_needed, stands(pathway, case)) == (True, Level.MEDIUM_HIGH)


def test_at_medium_and_above_a_social_worker_and_a_plan_are_asked_for(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.HIGH)
    client = signed_in(pathway.staff["practitioner"])
    address, rows = reverse("cases:one", args=[case.pk]), reverse("cases:list")
    with clock.fixed(pathway.at + timedelta(hours=8)):
        page = client.get(address).content.decode()
        assert (NO_SOCIAL_WORKER in page, NO_PLAN_IN_LAW in page) == (True, True)
        assert case.reference in client.get(f"{rows}?level=high").content.decode()
        assert case.reference not in client.get(f"{rows}?level=low").content.decode()
        status = Status(status=Statutory.CIN, started_on=pathway.at.date())
        pathway.does(begin_status, case_id=case.pk, status=status)
        social_worker = Holder(
            role=Role.SOCIAL_WORKER, from_on=pathway.at.date(), staff=pathway.staff["social_worker"]
        )
        pathway.does(give_role, case_id=case.pk, holder=social_worker)
        page = client.get(address).content.decode()
        assert (NO_SOCIAL_WORKER in page, NO_PLAN_IN_LAW in page) == (False, False)
