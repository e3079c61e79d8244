"""Safeguarding advisers hear of complex and acute contacts, and review them (FD-08)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sightline.access.models import Message
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import decide, review
from sightline.front_door.models import Contact
from sightline.front_door.queries import happened
from tests.front_door.acute_work import acute, suspected
from tests.front_door.conftest import SOON, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


@pytest.mark.parametrize(("decided", "alerts"), [(acute(), 1), (suspected(), 1), (early_help(), 0)])
def test_safeguarding_advisers_hear_of_complex_and_acute_and_of_no_child(
    viewer_with: Look, contact: Take, at: datetime, decided: Any, alerts: int
) -> None:
    by, manager = viewer_with("social_worker"), viewer_with("front_door_manager")
    with viewing(by):
        made = contact(by=by, at=at)
        for seen in (0, 1):  # the same again says nothing new
            decide(contact_id=made.pk, decided=decided, seen=seen, by=by, at=at + SOON)
        told = Message.objects.filter(kind="front_door.alert")
        assert [each.staff_id for each in told] == [manager.staff_id] * alerts
        assert all(each.reference == made.reference for each in told)


def test_an_adviser_s_review_stands_on_the_contact(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="what you looked at"):
            review(contact_id=made.pk, agrees=True, words=" ", by=by, at=at)
        review(contact_id=made.pk, agrees=False, words="Ring the school again", by=by, at=at)
        assert [(each.kind, each.word) for each in happened(made)] == [("review", "false")]
