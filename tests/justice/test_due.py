"""What waits on crimes, notices and referrals, to the posts that act on it: late first, and nobody else's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.justice import actions
from sightline.justice.given import Event
from sightline.justice.notice_states import Device, Followed, Stage, Whose
from sightline.justice.noticed import Grounds, Sent
from sightline.justice.pages.panels import of_my_work
from sightline.justice.queries.due import waiting
from sightline.justice.states import KeyEvent
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.justice.conftest import Cast
from tests.justice.test_notices import follows, refers, served

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
SOON = timedelta(days=20)


def texts(cast: Cast, who: str = "officer", *, after: timedelta = timedelta(hours=3)) -> list[str]:
    viewer = cast.viewer(who)
    with viewing(viewer):
        return [each.text.split(" (")[0] for each in waiting(viewer, now=cast.at + after)]


def everything(cast: Cast) -> Any:
    sent = Sent(device=Device.PHONE, whose=Whose.CHILD, exhibit="E1", submitted_on=cast.at.date())
    cast.does(actions.send_device, crime_id=cast.crime.pk, sent=sent)
    refers(cast)
    return cast.happens(), served(cast, expires_on=cast.at.date() + SOON)


def test_the_police_see_all_of_their_force_in_order_of_when_it_is_due(cast: Cast) -> None:
    everything(cast)
    found = [each.split(" referral")[0].split(" NRM")[0] for each in texts(cast)]
    assert [each.split(" WN")[0] for each in found] == [
        "Tell the victim: somebody was arrested",
        "Telephone back from examination",
        "Reasonable grounds of",
        "Look at child abduction warning notice",
    ]
    assert texts(cast, "elsewhere") == []


def test_what_was_done_waits_no_more(cast: Cast) -> None:
    happened, notice = everything(cast)
    cast.tells(happened)
    follows(cast, notice, Followed.BREACH)
    assert any("Look at" in each for each in texts(cast))
    follows(cast, notice, Followed.LOOKED)
    assert [each for each in texts(cast) if "Look at" in each or "Tell" in each] == []


def test_a_decided_referral_waits_no_more(cast: Cast) -> None:
    referral = refers(cast)
    assert len(texts(cast)) == 1
    grounds = Grounds(stage=Stage.REASONABLE, positive=True, decided_on=cast.at.date())
    cast.does(actions.decide_referral, referral_id=referral.pk, grounds=grounds)
    assert texts(cast) == []


def test_a_notice_that_runs_out_later_does_not_wait_yet(cast: Cast) -> None:
    served(cast, expires_on=cast.at.date() + timedelta(days=90))
    assert texts(cast) == []
    assert len(texts(cast, after=timedelta(days=70))) == 1


def test_an_adviser_sees_what_the_children_of_their_service_are_to_be_told(cast: Cast) -> None:
    everything(cast)
    other = cast.records("22/105/26", "P-9", offence="13")
    event = Event(what=KeyEvent.BAIL, happened_at=cast.at)
    cast.does(actions.note_event, crime_id=other.pk, event=event)
    assert len([each for each in texts(cast) if "Tell" in each]) == 2
    assert texts(cast, "adviser") == ["Tell the victim: somebody was arrested"]


def test_nothing_of_a_child_behind_a_wall(cast: Cast) -> None:
    everything(cast)
    by = cast.viewer("manager")
    with viewing(by):
        child = SourceRecord.objects.get(pk=cast.crime.child_id)
        restrict(record=child, named=[cast.staff["manager"].pk], ask="The hub", why="Risk", by=by, at=cast.at)
    assert texts(cast) == []


def test_it_stands_on_my_work_and_is_late_where_it_is(cast: Cast, signed_in: Signs) -> None:
    cast.happens()
    page = signed_in(cast.staff["officer"]).get("/").content.decode()
    assert "Crimes, notices and referrals: what is due" in page
    viewer = cast.viewer("partner")
    with viewing(viewer):
        assert of_my_work(viewer, []) is None
