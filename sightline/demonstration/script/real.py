"""Plays a beat through the actions themselves, as the person would, and lets the worker do what follows."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from sightline.access.models import Agency, Staff, Team
from sightline.access.permissions import CAPABILITIES
from sightline.access.viewer import Viewer, set_viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.deadlines.tasks import sweep
from sightline.demonstration import cast
from sightline.demonstration.actions.playing import look_up_registration, mark_worked_off
from sightline.demonstration.script.beats import SYSTEM, Beat
from sightline.demonstration.script.contacts import HUB, Story
from sightline.demonstration.script.real_duties import DUTIES
from sightline.demonstration.stencils.cells import plain
from sightline.follow_up.actions import accept, decline, finish, withdraw
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.actions import (
    assess,
    close,
    decide,
    pass_on,
    take_contact,
    take_up,
    tell_referrer,
)
from sightline.front_door.actions.assessing import Assessed
from sightline.front_door.actions.deciding import Decided
from sightline.front_door.actions.telling import Told
from sightline.front_door.choices import OpenTo
from sightline.front_door.given import Also, Named, Whose
from sightline.front_door.states import (
    AssessmentOutcome,
    FirstOutcome,
    Level,
    ToldHow,
)
from sightline.people.actions import add_address, add_relationship, create_source_record, note_search
from sightline.people.actions.parts import Particulars
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked

Texts = dict[str, str]
EVERYTHING = frozenset(
    {"access.read_record", "people.read_every_entry", "people.see_confidential_addresses", *CAPABILITIES}
)


class Stage:
    """The real thing: identifiers that the actions chose, by the names the script uses."""

    def __init__(self) -> None:
        self.asks: dict[str, UUID] = {}
        self.people: dict[str, UUID] = {}
        self.viewers: dict[tuple[str, date], Viewer] = {}

    def play(self, beat: Beat) -> Texts:
        """Do it, and whatever the worker then does. What came out is added to what is known."""
        found: Texts = {}
        duty = DUTIES.get(beat.kind)
        if duty:
            self.by_hand(beat, lambda by: duty(beat, by))
        else:
            self.by_hand(beat, lambda by: found.update(PLAYED[beat.kind](self, beat, by)))
        return found

    def by_hand(self, beat: Beat, do: Callable[[Viewer], object]) -> None:
        """Do something as the person of a beat, at its moment."""
        with clock.fixed(beat.at), no_mail():
            with viewing(self._viewer(beat)) as by:
                do(by)
            work_off()
        set_viewer(all_seeing())

    def _viewer(self, beat: Beat) -> Viewer:
        if beat.by == SYSTEM:
            return system_viewer("clock sweep")
        on = clock.london(beat.at).date()
        if (beat.by, on) not in self.viewers:
            staff = Staff.objects.get(pk=cast.members()[beat.by].id)
            self.viewers[beat.by, on] = viewer_of(staff, on=on)
        return self.viewers[beat.by, on]


def all_seeing() -> Viewer:
    """Sees what was written, to compare it. Only within transactions that are rolled back, and in tests."""
    return system_viewer("demonstration", capabilities=EVERYTHING)


@contextmanager
def no_mail() -> Iterator[None]:
    """Mail of the past is not sent."""
    before, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


def work_off() -> None:
    """Run the jobs that were left, as the worker would, until none are left."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id LIMIT 1"
            )
            job = cursor.fetchone()
            if job is None:
                return
            mark_worked_off(job_id=job[0])
        arguments = json.loads(job[2]) if isinstance(job[2], str) else job[2]
        app.tasks[job[1]](**arguments)


def _person(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    one = beat.given["taken"]
    searched = beat.texts["why"].removeprefix("name: ")
    slip = note_search(asked=Asked(names=searched), by=by, at=beat.at)
    record = create_source_record(
        agency=Agency.objects.get(pk=cast.identifier("agency", one.agency)),
        search=slip,
        reference=one.reference,
        names=one.names,
        born=one.born,
        particulars=Particulars(one.sex, one.ethnicity, one.certainty),
        area_id=cast.AREA,
        identifiers=one.identifiers,
        by=by,
        at=beat.at,
    )
    where = plain(beat.texts["a.lines"])
    add_address(record=record, lines=where, postcode=beat.texts["a.postcode"], by=by, at=beat.at)
    stage.people[one.key] = record.pk
    return {"p.id": str(record.pk)}


def _relation(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    keys = {name: stage.people.get(str(beat.given[name]), beat.given[name]) for name in ("first", "second")}
    first, second = (SourceRecord.objects.get(pk=keys[name]) for name in ("first", "second"))
    add_relationship(first=first, second=second, role=beat.given["role"], by=by, at=beat.at)
    return {"first.id": str(first.pk), "second.id": str(second.pk)}


def _take(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    story = beat.given["story"]
    people = [Named(record_id=one) for one in story.people]
    also = Also(look_for_words=False)  # the story says what was noticed
    contact = take_contact(
        said=story.said(), people=people, key=story.id, whose=_whose(story), also=also, by=by, at=beat.at
    )
    return {"contact.ref": contact.reference}


def _whose(story: Story) -> Whose:
    """The day team's, whoever took it down; tonight's are still the emergency duty team's."""
    hub = cast.members()[story.contact.entered_by].body if story.is_today else cast.bodies()[HUB]
    return Whose(team_id=hub.id, controller_id=hub.agency_id, area_id=cast.AREA)


def _take_up(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    take_up(contact_id=beat.given["story"].id, by=by, at=beat.at)
    return {}


def _decide(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    made = beat.given["decided"]
    look_up_registration(staff_id=by.person_id, on=beat.at.date())
    decided = Decided(
        level=Level(made.threshold),
        outcome=FirstOutcome(made.outcome),
        reason=beat.given["d.reason"],
        advice_given=beat.given["d.advice_given"],
        done_today=beat.given["d.done_today"],
    )
    decide(contact_id=beat.given["story"].id, decided=decided, seen=0, by=by, at=beat.at)
    return {}


def _assess(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    found = beat.given["found"]
    is_open = found.outcome in (AssessmentOutcome.OPENED, AssessmentOutcome.ALREADY_OPEN)
    assessed = Assessed(
        assessment_outcome=AssessmentOutcome(found.outcome),
        support_given=found.support or "",
        opened_to=OpenTo.EXPLOITATION if is_open else "",
        context=beat.given["f.context"],
        family_dynamics=beat.given["f.family_dynamics"],
        reason=beat.given["f.reason"],
    )
    assess(contact_id=beat.given["story"].id, assessed=assessed, seen=0, by=by, at=beat.at)
    return {}


def _tell(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    told = beat.given["told"]
    which = "why_nobody" if told.how == "nobody" else "what_was_said"
    said = Told(how=ToldHow(told.how), told_at=beat.at, **{which: told.words})
    tell_referrer(contact_id=beat.given["story"].id, told=said, seen=0, by=by, at=beat.at)
    return {}


def _ask(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    ask, body, texts = beat.given["ask"], cast.bodies()[beat.given["ask"].organisation], beat.given["texts"]
    request = Request(
        kind=Kind(ask.kind),
        agency=Agency.objects.get(pk=body.agency_id),
        team=Team.objects.get(pk=body.team_id) if body.team_id else None,
        what=texts["ask.what"],
        why=texts["ask.why"],
        may_share=texts["ask.may_share"],
        support_type=texts["ask.support_type"],
        safeguarding=ask.kind != "early_help",
    )
    before = stage.asks.get(beat.given["replaced"])
    _, made = pass_on(
        contact_id=beat.given["story"].id, request=request, replaces_id=before, by=by, at=beat.at
    )
    if made is None:
        raise LookupError("nothing was asked")
    stage.asks[beat.given["name"]] = made.pk
    return {"ask.id": str(made.pk), "ask.ref": made.reference}


def _of_ask(stage: Stage, beat: Beat) -> dict[str, Any]:
    key = stage.asks[beat.given["name"]]
    version = FollowUp.objects.values_list("version", flat=True).get(pk=key)
    return {"follow_up_id": key, "version": version, "at": beat.at}


def _accepted(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    made = accept(
        words=beat.given["words"], done_by=beat.given["step"].promised, by=by, **_of_ask(stage, beat)
    )
    return {"ask.id": str(made.pk), "ask.ref": made.reference}


def _declined(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    made = decline(words=beat.given["words"], by=by, **_of_ask(stage, beat))
    return {"ask.id": str(made.pk), "ask.ref": made.reference}


def _done(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    made = finish(words=beat.given["words"], by=by, **_of_ask(stage, beat))
    return {"ask.id": str(made.pk), "ask.ref": made.reference}


def _withdrawn(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    made = withdraw(why=beat.given["words"], by=by, **_of_ask(stage, beat))
    return {"ask.id": str(made.pk), "ask.ref": made.reference}


def _close(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    close(contact_id=beat.given["story"].id, why=beat.given["why"], by=by, at=beat.at)
    return {}


def _sweep(stage: Stage, beat: Beat, by: Viewer) -> Texts:
    sweep(now=beat.at)
    return {}


PLAYED: dict[str, Callable[[Stage, Beat, Viewer], Texts]] = {
    "person": _person, "relation": _relation, "take": _take, "take_up": _take_up, "decide": _decide,
    "assess": _assess, "tell": _tell, "ask": _ask, "accepted": _accepted, "declined": _declined, "done": _done,
    "withdrawn": _withdrawn, "close": _close, "sweep": _sweep,
}  # fmt: skip
