"""Opening an enquiry: what it must say, who may, and whom the standing list asks."""

from typing import Any

import pytest

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.enquiries.actions import (
    open_enquiry,
)
from sightline.enquiries.given import Asking, Somebody, Whom
from sightline.enquiries.models import (
    Enquiry,
    Entry,
)
from sightline.enquiries.standing_list import standing_list, to_ask
from sightline.enquiries.states import Concern, Known, Part, Urgency
from sightline.follow_up.models import FollowUp
from tests.enquiries.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def asking(cast: Cast, **also: Any) -> Asking:
    given: dict[str, Any] = {
        "concern": Concern.MISSING,
        "urgency": Urgency.RED,
        "question": "Where?",
        "why": "Missing",
        "about": (Somebody(part=Part.CHILD, record_id=cast.enquiry.about[0]),),
        "whom": (Whom(agency=cast.agencies["police"]),),
    }
    return Asking(**{**given, **also})


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"about": ()}, "at least one child"),
        ({"about": (Somebody(part=Part.CHILD, called="Jon"),)}, "at least one child"),
        ({"whom": ()}, "at least one organisation"),
        ({"why": " "}, "what you ask and why"),
        ({"confidentiality_basis": "public_interest"}, "why confidentiality"),
    ],
)
def test_an_enquiry_says_what_it_must(cast: Cast, also: dict[str, Any], sentence: str) -> None:
    by = cast.viewer("worker")
    with viewing(by), pytest.raises(Refused, match=sentence):
        open_enquiry(contact_id=cast.enquiry.contact_id, asking=asking(cast, **also), by=by, at=cast.at)


def test_an_urgent_one_is_answered_the_same_day_and_sent_once(cast: Cast) -> None:
    by, key = cast.viewer("worker"), Entry._meta.pk.get_default()
    given: dict[str, Any] = {"contact_id": cast.enquiry.contact_id, "asking": asking(cast), "key": key}
    with viewing(by):
        first = open_enquiry(by=by, at=cast.at, **given)
        assert open_enquiry(by=by, at=cast.at, **given).pk == first.pk
        assert Enquiry.objects.count() == 2
        assert FollowUp.objects.get(origin_id=first.pk).due_on == cast.at.date()


def test_only_a_registered_social_worker_opens_one(cast: Cast) -> None:
    cast.staff["worker"].registration_checked_on = None
    cast.staff["worker"].save()
    for who in ("worker", "adviser", "police"):
        by = cast.viewer(who)
        with viewing(by), pytest.raises(Refused):
            open_enquiry(contact_id=cast.enquiry.contact_id, asking=asking(cast), by=by, at=cast.at)


def test_the_standing_list_knows_every_concern_and_says_why() -> None:
    assert {line.concern for line in standing_list()} == set(Concern)
    assert all(line.why for line in standing_list())
    for concern in Concern:
        kinds = [line.kind for line in to_ask(concern)]
        assert len(kinds) == len(set(kinds))
    assert Known.NOTHING.label == "Nothing known"
