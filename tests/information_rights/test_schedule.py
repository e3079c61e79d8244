"""How long a class is kept is set by two people, from a day to come, and what was in force is kept."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from sightline.access.models import RetentionRule
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.information_rights.actions.schedule import answer_schedule, propose_schedule
from sightline.information_rights.models import ScheduleProposal
from sightline.information_rights.queries.review import years_of
from sightline.information_rights.queries.schedule import rule_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
FROM = date(2026, 4, 1)
Makes = Callable[..., Viewer]


def proposed(by: Viewer, at: datetime, **also: object) -> ScheduleProposal:
    given = {
        "key": "child_record", "years": 80, "authority": "Board", "confirmed": True, "valid_from": FROM, "why": "x",
    }  # fmt: skip
    return propose_schedule(**{**given, **also}, by=by, at=at)  # type: ignore[arg-type]


def test_a_second_person_agrees_and_both_entries_are_kept(viewer_with: Makes, at: datetime) -> None:
    one, other = viewer_with("governance_officer"), viewer_with("governance_officer")
    with viewing(one):
        held = proposed(one, at)
        with pytest.raises(Refused, match="A second person"):
            answer_schedule(proposal_id=held.pk, agreed=True, words="", by=one, at=at)
    with viewing(other):
        answer_schedule(proposal_id=held.pk, agreed=True, words="", by=other, at=at)
        with pytest.raises(Refused, match="answered already"):
            answer_schedule(proposal_id=held.pk, agreed=True, words="", by=other, at=at)
    day_before = FROM - timedelta(days=1)
    assert (years_of("child_record", day_before), years_of("child_record", FROM)) == (75, 80)
    new = rule_of("child_record", FROM)
    assert new is not None
    assert (new.authority, new.status, new.counted_from) == ("Board", "verified", "the child's date of birth")


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"key": "none"}, "no such class"),
        ({"authority": " "}, "On whose|whose authority"),
        ({"valid_from": date(2026, 3, 4)}, "from tomorrow"),
        ({"why": ""}, "who decided"),
    ],
)
def test_what_cannot_be_proposed(
    viewer_with: Makes, at: datetime, also: dict[str, object], sentence: str
) -> None:
    by = viewer_with("governance_officer")
    with viewing(by), pytest.raises(Refused, match=sentence):
        proposed(by, at, **also)


def test_one_answered_too_late_with_no_or_after_another_changes_nothing(
    viewer_with: Makes, at: datetime
) -> None:
    one, other = viewer_with("governance_officer"), viewer_with("governance_officer")
    with viewing(one):
        late, refused, earlier, later = (proposed(one, at, years=years) for years in (81, 82, 83, 84))
    with viewing(other):
        with pytest.raises(Refused, match="Propose it again"):
            answer_schedule(proposal_id=late.pk, agreed=True, words="", by=other, at=at + timedelta(days=40))
        answer_schedule(proposal_id=refused.pk, agreed=False, words="No", by=other, at=at)
        assert RetentionRule.objects.filter(key="child_record").count() == 1
        answer_schedule(proposal_id=earlier.pk, agreed=True, words="", by=other, at=at)
        with pytest.raises(Refused, match="has changed since"):
            answer_schedule(proposal_id=later.pk, agreed=True, words="", by=other, at=at)


@pytest.mark.parametrize("role", ["adviser", "front_door_manager", "auditor"])
def test_others_set_nothing(viewer_with: Makes, at: datetime, role: str) -> None:
    by = viewer_with(role)
    with viewing(by), pytest.raises(Refused, match="information-governance officer"):
        proposed(by, at)
