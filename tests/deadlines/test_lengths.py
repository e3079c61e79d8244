"""Another length for a clock: proposed by one, agreed to by a second, from a day to come; hostile text stays text."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.actions import answer_length, propose_length
from sightline.deadlines.models import LengthProposal, Rule
from sightline.deadlines.queries import rule_on

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
AMBER, FROM = "CL-02-AMBER", date(2026, 4, 1)
HOSTILE = "<script>x</script> =1+1 \u202e" + "y" * 10


def proposed(by: Viewer, at: datetime, **also: object) -> LengthProposal:
    given = {"code": AMBER, "count": 6, "valid_from": FROM, "why": "Executive group"}
    return propose_length(**{**given, **also}, by=by, at=at)  # type: ignore[arg-type]


def test_a_second_person_agrees_and_the_earlier_length_stays_for_what_began_before(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    one, other = viewer_with("front_door_manager"), viewer_with("front_door_manager")
    with viewing(one):
        held = proposed(one, at)
        with pytest.raises(Refused, match="A second person must agree"):
            answer_length(proposal_id=held.pk, agreed=True, words="", by=one, at=at)
    with viewing(other):
        answer_length(proposal_id=held.pk, agreed=True, words="", by=other, at=at)
        with pytest.raises(Refused, match="answered already"):
            answer_length(proposal_id=held.pk, agreed=True, words="", by=other, at=at)
    assert rule_on(AMBER, FROM - timedelta(days=1)).count == 8
    assert (rule_on(AMBER, FROM).count, rule_on(AMBER, FROM).unit) == (6, "hub_hour")


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"code": "CL-01"}, "sets for itself"),
        ({"code": "NONE"}, "sets for itself"),
        ({"count": 0}, "at least 1"),
        ({"count": 8}, "its length already"),
        ({"valid_from": date(2026, 3, 4)}, "from tomorrow"),
        ({"why": " "}, "who decided"),
    ],
)
def test_what_cannot_be_proposed(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime, also: dict[str, object], sentence: str
) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by), pytest.raises(Refused, match=sentence):
        proposed(by, at, **also)


def test_one_answered_too_late_or_with_no_changes_nothing(
    rules: None, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    one, other = viewer_with("front_door_manager"), viewer_with("front_door_manager")
    with viewing(one):
        late, refused = proposed(one, at), proposed(one, at, count=4)
    with viewing(other):
        with pytest.raises(Refused, match="Propose it again"):
            answer_length(proposal_id=late.pk, agreed=True, words="", by=other, at=at + timedelta(days=40))
        answer_length(proposal_id=refused.pk, agreed=False, words="Too short", by=other, at=at)
    assert Rule.objects.filter(code=AMBER).count() == 1


def test_an_adviser_proposes_nothing(rules: None, viewer_with: Callable[..., Viewer], at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by), pytest.raises(Refused, match="Ask the front-door manager"):
        proposed(by, at)


def test_the_pages_keep_hostile_text_as_text(
    rules: None, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client], fixed_clock: datetime
) -> None:
    one, other = signed_in(staff_with("front_door_manager")), signed_in(staff_with("front_door_manager"))
    where = reverse("deadlines:propose_length", args=[AMBER])
    assert "How long our own clocks run" in one.get(reverse("deadlines:rules")).content.decode()
    day = {"valid_from-day": "1", "valid_from-month": "4", "valid_from-year": "2026"}
    assert (
        "There is a problem"
        in one.post(where, {**day, "count": "6", "why": "y" * 10_000_000}).content.decode()
    )
    assert "its length already" in one.post(where, {**day, "count": "8", "why": "x"}).content.decode()
    assert one.post(where, {**day, "count": "6", "why": HOSTILE}).status_code == 302
    assert one.get(reverse("deadlines:propose_length", args=["CL-01"])).status_code == 404
    key = LengthProposal.objects.get().pk
    agree = reverse("deadlines:agree_length", args=[key])
    assert one.get(agree).status_code == 403
    shown = other.get(agree).content.decode()
    assert "&lt;script&gt;x" in shown
    assert "<script>x" not in shown
    assert other.post(agree, {"agreed": "yes"}).status_code == 302
    assert other.get(agree).status_code == 404
    listed = one.get(reverse("deadlines:lengths")).content.decode()
    assert "Agreed by" in listed
    with CaptureQueriesContext(connection) as queries:
        one.get(reverse("deadlines:lengths"))
    assert len(queries) == 8
