"""What waits of people managed on release, for probation and the police: meetings and the ends of a licence (JU-18)."""

from datetime import timedelta
from typing import Any

import pytest

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.justice import actions
from sightline.justice.models import Suspect
from sightline.justice.pages.panels import of_my_work
from sightline.justice.queries.due import waiting
from sightline.justice.released import Conditioned, ConditionKind, Managing, Notifying, Tier
from tests.justice.conftest import Cast
from tests.people_of_the_tests import member_of_staff

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
DAY = timedelta(days=1)


@pytest.fixture
def suspect(cast: Cast) -> Suspect:
    """Convicted, and passed to probation."""
    probation = Agency.objects.create(name="Probation North", kind=AgencyKind.PROBATION)
    cast.staff["probation"] = member_of_staff(cast.there, "probation_officer", employer=probation, team=None)
    made = cast.suspect()
    cast.names(made)
    cast.charges(made)
    cast.finds(made)
    cast.does(actions.pass_suspect, suspect_id=made.pk, why="Managed by them", agency=probation)
    return made


def meets(cast: Cast, suspect: Suspect, *, days: int, next_in: int | None) -> None:
    today = cast.at.date()
    following = None if next_in is None else today + next_in * DAY
    there = (cast.staff["probation"].posts.get().employer_id,)
    managing = Managing(
        met_on=today - days * DAY, tier=Tier.TWO, present=there, plan="As before", next_on=following
    )
    cast.does(actions.note_meeting, "probation", suspect_id=suspect.pk, managing=managing)


def texts(cast: Cast, who: str = "probation") -> list[str]:
    viewer = cast.viewer(who)
    with viewing(viewer):
        found = waiting(viewer, now=cast.at + timedelta(hours=3))
    return [each.text for each in found if "SUS-" in each.text]


def test_the_next_meeting_of_the_last_one_waits_until_it_is_recorded(cast: Cast, suspect: Suspect) -> None:
    meets(cast, suspect, days=40, next_in=-5)
    assert texts(cast) == [f"Meet about {suspect.reference}"]
    with viewing(cast.viewer("probation")):
        panel = of_my_work(cast.viewer("probation"), [])
    assert panel is not None
    assert panel.heading == "People managed on release: what is due"
    assert [line.tag.text for line in panel.lines if line.tag] == ["Late"]
    meets(cast, suspect, days=1, next_in=60)
    assert texts(cast) == []
    meets(cast, suspect, days=0, next_in=None)
    assert texts(cast) == []


def test_the_last_days_of_a_licence_are_told_a_month_before(cast: Cast, suspect: Suspect) -> None:
    today = cast.at.date()

    def condition(until: int, kind: ConditionKind) -> None:
        given = Conditioned(kind=kind, words="As set", from_on=today - 90 * DAY, until_on=today + until * DAY)
        cast.does(actions.note_condition, "probation", suspect_id=suspect.pk, conditioned=given)

    condition(20, ConditionKind.NO_CONTACT)
    condition(90, ConditionKind.RESIDENCE)
    condition(-1, ConditionKind.EXCLUSION)
    for until in (10, 400):
        notifying = Notifying(from_on=today - 90 * DAY, until_on=today + until * DAY)
        cast.does(actions.note_notification, "probation", suspect_id=suspect.pk, notifying=notifying)
    assert texts(cast) == [
        f"Notification requirements of {suspect.reference} end",
        f"Last day of a condition (no contact) of {suspect.reference}",
    ]


def test_it_is_for_those_who_see_the_suspect_and_manage_somebody(cast: Cast, suspect: Suspect) -> None:
    meets(cast, suspect, days=3, next_in=4)
    assert len(texts(cast, "officer")) == 1, "the force that holds the record manages with them"
    for who in ("elsewhere", "analyst", "worker"):
        assert texts(cast, who) == []
    passed = member_of_staff(
        cast.there,
        "probation_officer",
        employer=Agency.objects.create(name="Probation South", kind=AgencyKind.PROBATION),
        team=None,
    )
    other: Any = viewer_of(passed, on=cast.at.date())
    with viewing(other):
        panel = of_my_work(other, [])
    assert panel is not None
    assert [line.text for line in panel.lines] == ["Nothing waits."]
    assert clock.today() == cast.at.date()
