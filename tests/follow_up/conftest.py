"""A follow-up asked of a charity's family mentors by the front door, and the people round it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from sightline.access.models import Staff
from sightline.access.tasks import react
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.models import Event, Reaction
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Rule
from sightline.deadlines.tasks import sweep
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import Partnership


@dataclass(frozen=True)
class Round:
    """Who stands round a follow-up."""

    there: Partnership
    adviser: Staff
    mentor: Staff
    on: date

    def viewer(self, staff: Staff) -> Viewer:
        return viewer_of(staff, on=self.on)

    @property
    def asks(self) -> Viewer:
        return self.viewer(self.adviser)

    @property
    def asked(self) -> Viewer:
        return self.viewer(self.mentor)


@pytest.fixture
def round_it(
    partnership: Partnership, staff_with: Callable[..., Staff], fixed_clock: datetime, at: datetime
) -> Round:
    if not Rule.objects.exists():  # a test before may have emptied the tables
        by = system_viewer("test")
        with viewing(by):
            load_rules(by=by, at=at)
    return Round(
        there=partnership,
        adviser=staff_with("adviser"),
        mentor=staff_with("agency_worker", employer=partnership.charity, team=partnership.early_help),
        on=at.date(),
    )


def a_child(round_it: Round) -> UUID:
    """The record of a child that nobody knew before."""
    by, at = round_it.asks, clock.now()
    with viewing(by):
        slip = note_search(asked=Asked(names="Ada Reed"), by=by, at=at)
        names = [NewName("Ada", "Reed")]
        return create_source_record(agency=round_it.there.council, search=slip, names=names, by=by, at=at).pk


@pytest.fixture
def asked(round_it: Round, at: datetime) -> Callable[..., FollowUp]:
    """Ask for something: `asked(safeguarding=True, at=…)`."""

    def make(**also: Any) -> FollowUp:
        moment, by = also.pop("at", at), also.pop("by", round_it.asks)
        owner = {"owner_team": also.pop("owner_team", round_it.there.front_door)}
        about, replaces = also.pop("about", []), also.pop("replaces", None)
        given = {
            "kind": Kind.EARLY_HELP,
            "agency": round_it.there.charity,
            "team": round_it.there.early_help,
            "what": "Mentoring once a week",
            "why": "The school is worried about who waits at the gate",
            "may_share": "With the school",
            **also,
        }
        with viewing(by):
            return ask(request=Request(**given), about=about, replaces=replaces, by=by, at=moment, **owner)

    return make


@pytest.fixture
def worker() -> Callable[..., None]:
    """The worker at a moment: sweeps the clocks, then answers every event that waits."""

    def work(moment: datetime, walls: Iterable[UUID] = ()) -> None:
        with clock.fixed(moment):
            before = -1
            while before != Reaction.objects.count():
                before = Reaction.objects.count()
                sweep(now=moment)
                answer_events(walls)

    return work


def answer_events(walls: Iterable[UUID]) -> None:
    """Hand every event to its handlers, as the worker's queue does."""
    handlers = import_string(settings.SIGHTLINE_REACTIONS)
    with viewing(system_viewer("test", walls=walls)):
        waiting = list(Event.objects.order_by("at", "kind"))
    for event in waiting:
        if event.kind in handlers:
            react(str(event.pk))


@pytest.fixture
def days(at: datetime) -> Callable[[float], datetime]:
    """`days(3)` is three days after the still clock."""
    return lambda count: at + timedelta(days=count)
