"""Corrections and additions stand beside the words; what changes says who and why."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.queries import clocks_of
from sightline.front_door.actions import (
    amend,
    choose_urgency,
    decide,
    note_their_reference,
    record_assessment,
    set_open_case,
    tick,
)
from sightline.front_door.models import Amendment, Assessment, Contact
from sightline.front_door.states import (
    AssessmentOutcome,
    Exploitation,
    ExploitationType,
    SupportGiven,
    Urgency,
)
from tests.front_door.conftest import SOON, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]


def test_a_correction_keeps_what_stood_before(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at, place="Mill Street")
        for place in ("Mill Lane", "Mill Close"):
            amend(contact_id=made.pk, field="place", text=place, why="She rang back", by=by, at=at + SOON)
        befores = set(Amendment.objects.of(made.pk).values_list("before", "text"))
        made.refresh_from_db()
        assert made.place == "Mill Street"
        assert ("Mill Street", "Mill Lane") in befores
        assert len(befores) == 2


@pytest.mark.parametrize(
    ("also", "sentence"),
    [({"field": "state"}, "which part"), ({"text": " "}, "what is right"), ({"why": ""}, "why")],
)
def test_a_correction_that_lacks_something_is_refused(
    viewer_with: Look, contact: Take, at: datetime, also: dict[str, str], sentence: str
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        given: dict[str, Any] = {"field": "words", "text": "More", "why": "He said more", **also}
        with pytest.raises(Refused, match=sentence):
            amend(contact_id=made.pk, by=by, at=at, **given)


def test_another_urgency_is_another_clock(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match="already"):
            choose_urgency(contact_id=made.pk, urgency=Urgency.AMBER, why="x", by=by, at=at)
        choose_urgency(contact_id=made.pk, urgency=Urgency.RED, why="He is missing now", by=by, at=at + SOON)
        made.refresh_from_db()
        assert made.urgency == Urgency.RED
        clocks = {clock.rule.code: clock.outcome for clock in clocks_of([made.pk])}
        assert clocks == {"CL-01": "running", "CL-02-AMBER": "cancelled", "CL-02-RED": "running"}


def test_after_the_decision_no_clock_of_urgency_starts(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
        choose_urgency(contact_id=made.pk, urgency=Urgency.RED, why="Later news", by=by, at=at + SOON)
        running = {clock.rule.code for clock in clocks_of([made.pk]) if clock.stopped_at is None}
        assert running == {"CL-01"}


def test_a_person_ticks_and_takes_the_tick_away(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        tick(contact_id=made.pk, kind=ExploitationType.CRIMINAL, why="Two phones", by=by, at=at)
        made.refresh_from_db()
        assert (made.exploitation, made.exploitation_type) == (Exploitation.TICKED, ExploitationType.CRIMINAL)
        tick(contact_id=made.pk, kind=None, why="The phones were his aunt's", by=by, at=at)
        made.refresh_from_db()
        assert (made.exploitation, made.exploitation_type) == (Exploitation.NONE, "")
        assert Amendment.objects.of(made.pk).count() == 2


def test_an_open_case_and_the_other_system_s_reference(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        set_open_case(contact_id=made.pk, is_open=True, which="Team 4", why="Looked up", by=by, at=at)
        note_their_reference(contact_id=made.pk, system="Main", reference="77", why="Keyed", by=by, at=at)
        made.refresh_from_db()
        assert made.about_open_case
        assert (made.their_system, made.their_reference) == ("Main", "77")
        other = contact(by=by, at=at, about=made.about)
        with pytest.raises(Refused, match="already carries that reference"):
            note_their_reference(
                contact_id=other.pk, system="Main", reference="77", why="Keyed", by=by, at=at
            )


def test_a_second_assessment_stands_beside_the_first(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    found = AssessmentOutcome.NOT_A_FACTOR
    with viewing(by):
        made = contact(by=by, at=at)
        for support in (SupportGiven.ADVICE, SupportGiven.EARLY_HELP):
            record_assessment(
                contact_id=made.pk, assessment_outcome=found, support_given=support, by=by, at=at
            )
        assert list(Assessment.objects.order_by("number").values_list("number", "support_given")) == [
            (1, "advice"),
            (2, "early_help"),
        ]
