"""Contacts from files: new work goes on here, what was done elsewhere comes with it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import bring_in, decide
from sightline.front_door.given import Elsewhere, Named, Whose
from sightline.front_door.models import Assessment, Contact, Decision, ReferrerTold
from sightline.front_door.states import ContactState, Origin
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help, spoken
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Look = Callable[..., Viewer]
Child = Callable[..., SourceRecord]
THEN = datetime(2022, 6, 1, 9, 0, tzinfo=UTC)


def test_an_undecided_one_is_new_work_and_is_decided_here(
    rules: None, viewer_with: Look, child: Child, at: datetime
) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by):
        people = [Named(record_id=child(by=by, at=at).pk)]
        made = bring_in(
            said=spoken(at, their_system="Main", their_reference="9"), people=people, by=by, at=at
        )
        assert (made.state, made.origin) == (ContactState.NEW, Origin.FILE)
        assert len(clocks_of([made.pk])) == 2
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        with pytest.raises(IntegrityError, match="theirs_once"), transaction.atomic():
            bring_in(said=spoken(at, their_system="Main", their_reference="9"), people=people, by=by, at=at)


def test_history_comes_with_its_decision_and_no_clock(
    rules: None, viewer_with: Look, child: Child, partnership: Partnership, at: datetime
) -> None:
    adder = viewer_with("adviser")
    with viewing(adder):
        people = [Named(record_id=child(by=adder, at=at).pk)]
    by = system_viewer("bringing in a file")
    whose = Whose(team_id=partnership.front_door.pk, controller_id=partnership.council.pk)
    then = Elsewhere(
        level="complex",
        outcome="pathway",
        decided_at=THEN,
        decided_by_name="R Hale",
        told_at=THEN,
        assessment_outcome="not_a_factor",
        support_given="advice",
        finished=True,
    )
    with viewing(by):
        made = bring_in(said=spoken(THEN), people=people, elsewhere=then, whose=whose, by=by, at=at)
        assert (made.state, made.by_id, made.decision_due_on) == (
            ContactState.CLOSED,
            None,
            date(2022, 6, 6),
        )
        decision = Decision.objects.get(contact=made)
        assert (decision.decided_by_name, decision.from_file) == ("R Hale", True)
        assert Assessment.objects.get(contact=made).support_given == "advice"
        assert ReferrerTold.objects.get(contact=made).told_at == THEN
        assert not clocks_of([made.pk]).exists()


def test_decided_there_but_not_told_the_clock_runs(
    rules: None, viewer_with: Look, child: Child, at: datetime
) -> None:
    by = viewer_with("front_door_manager")
    with viewing(by):
        people = [Named(record_id=child(by=by, at=at).pk)]
        made = bring_in(said=spoken(at), people=people, elsewhere=Elsewhere(decided_at=at), by=by, at=at)
        assert made.state == ContactState.DECIDED
        assert [clock.rule.code for clock in clocks_of([made.pk])] == ["CL-01"]


def test_before_there_was_a_rule_there_is_no_last_day(
    rules: None, viewer_with: Look, child: Child, at: datetime
) -> None:
    by = viewer_with("front_door_manager")
    long_ago = datetime(2012, 1, 5, 12, 0, tzinfo=UTC)
    with viewing(by):
        people = [Named(record_id=child(by=by, at=at).pk)]
        then = Elsewhere(finished=True)
        made = bring_in(said=spoken(long_ago), people=people, elsewhere=then, by=by, at=at)
        assert made.decision_due_on is None
        assert Contact.objects.get(pk=made.pk).reference.startswith("C-2012-")


def test_an_adviser_brings_in_no_files(rules: None, viewer_with: Look, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by), pytest.raises(Refused, match="bringing files in"):
        bring_in(said=spoken(at), people=[], by=by, at=at)
