"""How support changed as the level was judged anew: what was done from each judgement until the next (SS-02a)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import add_run, answer_offer, choose_scale, give_place, judge
from sightline.cases.given import Judging
from sightline.cases.models import Case, Judgement
from sightline.cases.offering import Said, Taken, What, Whom
from sightline.cases.pages.levels import NOT_YET, NOTHING, LevelsPage, levels_page
from sightline.cases.queries.levels import beside_levels
from sightline.cases.states import Judged, Level, Scale
from sightline.cases.visiting import Came
from sightline.core import clock
from tests.cases.conftest import SECRET, Pathway
from tests.cases.test_support import offered
from tests.cases.test_visits import visited
from tests.cases.test_work import assessed

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def judged_after(pathway: Pathway, case: Case, level: Level, *, days: int) -> Judgement:
    with viewing(pathway.viewer("practitioner")):
        seen = Judgement.objects.filter(case=case, what=Judged.LEVEL).count()
    day = pathway.at.date() + timedelta(days=days)
    judging = Judging(what=Judged.LEVEL, reason="What the school says", judged_on=day, level=level)
    made: Judgement = pathway.does(judge, case_id=case.pk, judging=judging, seen=seen, hours=days * 24 + 4)
    return made


def page_of(pathway: Pathway, case: Case, *, days: int) -> LevelsPage:
    viewer = pathway.viewer("practitioner")
    with viewing(viewer):
        return levels_page(case, beside_levels(viewer, case), today=pathway.at.date() + timedelta(days=days))


def raised(pathway: Pathway, case: Case) -> None:
    """Offered a mentor, judged medium, then high; seen more often after."""
    assessed(pathway, case)
    first = offered(pathway, case, to_whom=Whom.CHILD, what=What.MENTOR)
    judged_after(pathway, case, Level.MEDIUM, days=2)
    visited(pathway, case, hours=72)
    judged_after(pathway, case, Level.HIGH, days=6)
    for hours in (150, 200, 250):
        visited(pathway, case, hours=hours)
    nobody_in: dict[str, Any] = {"alone_taken": None, "alone_offered": None, "minutes": None}
    visited(pathway, case, hours=260, came=Came.NOT_SEEN, child_words="", done="No answer", **nobody_in)
    day = pathway.at.date() + timedelta(days=8)
    said = Said(taken=Taken.TAKEN_UP, said_on=day)
    pathway.does(answer_offer, case_id=case.pk, offer_id=first.pk, said=said, seen=1, hours=195)
    offered(pathway, case, offered_on=day, hours=196, taken=Taken.DECLINED)


def test_what_was_done_stands_beside_the_level_of_that_time(pathway: Pathway) -> None:
    case = pathway.allocated()
    raised(pathway, case)
    found = page_of(pathway, case, days=20)
    assert [(it.level, it.change) for it in found.lines] == [
        (NOT_YET, ""), ("Medium", ""), ("High", "Raised from medium"),
    ]  # fmt: skip
    before, medium, high = found.lines
    assert before.seen == ["Seen no times in 2 days"]
    assert before.offered[0].startswith("A mentor or youth worker, the child: Hope House")
    assert (before.answered, medium.offered) == ([NOTHING], [NOTHING])
    assert medium.seen == [
        "Seen 1 time in 4 days", "About once in 4 days", "The level asks for it once in two weeks.",
    ]  # fmt: skip
    assert high.seen[:3] == ["Seen 3 times in 14 days", "About once in 5 days", "Tried 1 time besides"]
    assert "two to three times a week" in high.seen[3]
    assert [each.split(" (")[0] for each in high.answered] == [
        "Taken up: a mentor or youth worker, the child",
        "Declined: counselling or therapy, the father",
    ]


def test_words_for_the_child_name_nothing_offered_to_others(pathway: Pathway) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged_after(pathway, case, Level.LOW, days=0)
    offered(pathway, case, to_whom=Whom.CHILD, what=What.MENTOR, taken=Taken.TAKEN_UP)
    offered(pathway, case, to_whom=Whom.FATHER, what=What.FATHERS)
    (told,) = page_of(pathway, case, days=3).family
    assert "We offered you: a mentor or youth worker. You took up: a mentor or youth worker." in told
    assert "We meant to see you once in four weeks. We saw you no times in 3 days." in told
    assert "father" not in told
    assert SECRET not in told


def test_levels_of_one_day_another_scale_and_a_lowered_one_that_waits(pathway: Pathway) -> None:
    case = pathway.allocated()
    assert [it.level for it in page_of(pathway, case, days=3).lines] == [NOT_YET]
    assert page_of(pathway, case, days=3).family == []
    assessed(pathway, case)
    judged_after(pathway, case, Level.LOW, days=0)
    judged_after(pathway, case, Level.HIGH, days=0)
    judged_after(pathway, case, Level.HIGH, days=3)
    judged_after(pathway, case, Level.LOW, days=4)
    found = page_of(pathway, case, days=9)
    assert [(it.level, it.change) for it in found.lines] == [("High", ""), ("High", "As before")], (
        "the last word of a day is the day's, and a lowered level waits for its second reader"
    )
    other = pathway.allocated()
    assessed(pathway, other)
    judged_after(pathway, other, Level.LOW, days=0)
    with viewing(pathway.viewer("practitioner")):
        (level,) = beside_levels(pathway.viewer("practitioner"), other).levels
    pathway.does(choose_scale, who="manager", scale=Scale.FOUR, hours=5)
    judged_after(pathway, other, Level.EXPLOITED, days=2)
    assert level.scale == Scale.FIVE
    lines = page_of(pathway, other, days=3).lines
    assert [it.level for it in lines] == ["Low"], "a level of another scale waits to be read, too"


def test_the_page_is_for_those_on_the_case_and_read_as_often_however_much_there_is(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged_after(pathway, case, Level.MEDIUM, days=0)
    run = pathway.does(
        add_run, who="manager", programme="keep_safe", called="Spring", place="", days=[pathway.at.date()]
    )
    pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="")
    client = signed_in(pathway.staff["practitioner"])
    address = reverse("cases:levels", args=[case.pk])

    def reads() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    with clock.fixed(pathway.at + timedelta(hours=6)):
        before = reads()
        for _ in range(3):
            offered(pathway, case)
            visited(pathway, case)
        assert reads() == before
        page = client.get(address).content.decode()
        assert ": Spring (" in page
        assert address in client.get(reverse("cases:one", args=[case.pk])).content.decode()
        for who, status in {"elsewhere": 404, "social_worker": 404, "adviser": 403}.items():
            assert signed_in(pathway.staff[who]).get(address).status_code == status, who
