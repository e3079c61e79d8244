"""Absence and tracing (SC-12, MS-17), and what goes with a pupil who moves (SC-15, SC-15a)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.tasks import react
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.models import Event
from sightline.core.versions import Conflict
from sightline.deadlines.queries import clocks_of
from sightline.education.actions import absences as words
from sightline.education.actions import add_step, hand_on, report_absence
from sightline.education.actions import transfers as moved
from sightline.education.actions.absences import Away, Traced
from sightline.education.models import Absence, TraceStep, Transfer
from sightline.education.permissions import NOT_TRACING
from sightline.education.states import AbsenceKind, Concern, Found, Step
from sightline.follow_up.actions import accept
from sightline.follow_up.models import FollowUp
from sightline.front_door.models import Contact
from sightline.people.models import ChronologyLine
from tests.education.conftest import SECRET, Schools
from tests.education.test_pages import when
from tests.education.test_pages import words as text_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def away(**also: Any) -> Away:
    given: dict[str, Any] = {
        "kind": AbsenceKind.WITHOUT_LEAVE,
        "first_day": date(2026, 2, 16),
        "days": 10,
        "words": "Not seen since the half term; two calls went unanswered",
    }
    return Away(**given | also)


def reported(schools: Schools, who: str = "lead", **also: Any) -> Absence:
    entry = schools.returns(who)
    by = schools.viewer(who)
    with viewing(by):
        return report_absence(record_id=entry.record_id, away=away(**also), by=by, at=schools.at)


def steps(schools: Schools, absence: Absence, who: str = "lead", seen: int = 0, **also: Any) -> TraceStep:
    given: dict[str, Any] = {"step": Step.HOME, "done_on": date(2026, 3, 3), "words": "Nobody was in"}
    by = schools.viewer(who)
    with viewing(by):
        return add_step(
            absence_id=absence.pk, traced=Traced(**given | also), seen_number=seen, by=by, at=schools.at
        )


def clocks_follow() -> None:
    """The worker hands every change on; one handed on before does nothing."""
    with viewing(system_viewer("test")):
        changes = [str(key) for key in Event.objects.filter(kind=words.CHANGED).values_list("pk", flat=True)]
    for key in changes:
        react(key)


def test_ten_days_without_leave_become_a_contact_by_themselves_and_once(
    schools: Schools, staff_with: Callable[..., Any]
) -> None:
    staff_with("adviser")
    made = reported(schools)
    with viewing(system_viewer("test")):
        event = Event.objects.get(kind=words.REPORTED)
    react(str(event.pk))
    react(str(event.pk))
    with viewing(schools.viewer("worker")):
        contact = Contact.objects.get(about__contains=[made.record_id])
        lines = list(ChronologyLine.objects.filter(record_id=made.record_id, kind="education.absence"))
    assert contact.words.startswith("Ten school days without leave, since 16 February 2026.")
    assert (contact.source, contact.urgency) == ("education", "")
    assert [each.title for each in lines] == ["Reported absent by Hollin Bank School"]


def test_illness_is_kept_and_nobody_is_alerted(schools: Schools) -> None:
    reported(schools, kind=AbsenceKind.ILLNESS, days=15)
    with viewing(system_viewer("test")):
        assert not Event.objects.filter(kind=words.REPORTED).exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"days": 9}, "at least 10"),
        ({"days": None}, "at least 10"),
        ({"kind": AbsenceKind.ILLNESS, "days": 14}, "at least 15"),
        ({"words": " "}, words.NO_WORDS),
        ({"first_day": date(2026, 3, 5)}, words.FUTURE),
    ],
)
def test_a_report_that_lacks_something_is_refused(
    schools: Schools, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        reported(schools, **given)


def test_one_report_is_open_at_a_time_and_a_sent_page_saves_once(schools: Schools) -> None:
    made = reported(schools)
    by = schools.viewer("lead")
    with viewing(by):
        with pytest.raises(Refused, match=words.OPEN_ALREADY):
            report_absence(record_id=made.record_id, away=away(), by=by, at=schools.at)
        again = report_absence(record_id=made.record_id, away=away(), key=made.pk, by=by, at=schools.at)
        assert again.pk == made.pk
    steps(schools, made, found=Found.BACK)
    with viewing(by):
        key = uuid4()
        assert report_absence(record_id=made.record_id, away=away(), key=key, by=by, at=schools.at).pk == key


def test_each_step_starts_the_clock_of_the_next_until_the_child_is_found(schools: Schools) -> None:
    made = reported(schools)

    def running() -> int:
        clocks_follow()
        with viewing(schools.viewer("lead")):
            return sum(each.stopped_at is None for each in clocks_of([made.pk]))

    assert running() == 1
    steps(schools, made)
    assert running() == 1
    steps(schools, made, who="coordinator", seen=1, found=Found.OTHER_SCHOOL)
    assert running() == 0
    with pytest.raises(Refused, match=words.ENDED):
        steps(schools, made, seen=2)


def test_two_who_trace_at_once_are_shown_both(schools: Schools) -> None:
    made = reported(schools)
    steps(schools, made, words="First")
    with pytest.raises(Conflict) as clash:
        steps(schools, made, words="Second")
    assert clash.value.saved["words"] == "First"


def test_steps_lack_nothing_and_are_of_the_setting_or_the_coordinator(schools: Schools) -> None:
    made = reported(schools)
    with pytest.raises(Refused, match=words.NO_WORDS):
        steps(schools, made, words="")
    with pytest.raises(Refused, match=words.FUTURE):
        steps(schools, made, done_on=date(2026, 3, 5))
    with pytest.raises(Refused, match=NOT_TRACING):
        steps(schools, made, who="worker")
    with pytest.raises(Refused) as refused:
        steps(schools, made, who="other")
    assert refused.value.hidden


def test_another_setting_s_pupil_is_neither_reported_nor_handed_on(schools: Schools) -> None:
    theirs = schools.returns("other")
    by = schools.viewer("lead")
    with viewing(by), pytest.raises(Refused) as refused:
        report_absence(record_id=theirs.record_id, away=away(), by=by, at=schools.at)
    assert refused.value.hidden
    to = schools.settings["other"].agency
    with viewing(by), pytest.raises(Refused) as refused:
        hand_on(
            record_id=theirs.record_id,
            to=to,
            moved_on=date(2026, 3, 2),
            concern=Concern.BOTH,
            words="x",
            by=by,
            at=schools.at,
        )
    assert refused.value.hidden


def moves(schools: Schools, **also: Any) -> Transfer:
    entry = schools.returns()
    by = schools.viewer("lead")
    given: dict[str, Any] = {
        "to": schools.settings["other"].agency,
        "moved_on": date(2026, 3, 2),
        "concern": Concern.MAY_HARM,
        "words": "Must not share a class with two pupils",
    }
    with viewing(by):
        return hand_on(record_id=entry.record_id, **given | also, by=by, at=schools.at)


def test_the_next_school_reads_what_is_handed_on_and_says_that_it_came(schools: Schools) -> None:
    made = moves(schools)
    receiver, stranger = schools.viewer("other"), schools.add("third", "school_lead", schools.there.charity)
    with viewing(receiver):
        asked = FollowUp.objects.get(origin_id=made.pk)
        assert "Must not share a class" in asked.what
        assert not Transfer.objects.filter(pk=made.pk).exists()
        accept(follow_up_id=asked.pk, version=1, by=receiver, at=schools.at)
    with viewing(schools.viewer("third")):
        assert not FollowUp.objects.filter(pk=asked.pk).exists(), stranger.name
    with viewing(schools.viewer("lead")):
        assert FollowUp.objects.visible_to(schools.viewer("lead")).get(pk=asked.pk).state == "accepted"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"words": ""}, moved.NO_WORDS), ({"to": "council"}, moved.NOT_A_SCHOOL), ({"to": "school"}, moved.OWN)],
)
def test_a_transfer_that_lacks_something_is_refused(
    schools: Schools, given: dict[str, Any], sentence: str
) -> None:
    if "to" in given:
        given = {"to": getattr(schools.there, given["to"])}
    with pytest.raises(Refused, match=sentence):
        moves(schools, **given)


def test_the_pages_of_absence_and_moving(schools: Schools, signed_in: Signs) -> None:
    entry = schools.returns()
    client = signed_in(schools.staff["lead"])
    with clock.fixed(schools.at):
        report = reverse("education:report_absence", args=[entry.record_id])
        given = {"kind": "without_leave", "days": "4", "words": SECRET, **when("first_day", "16 2 2026")}
        short = text_of(client.post(report, given))
        assert "at least 10" in short
        assert SECRET in short
        page = client.post(report, given | {"days": "11"}, follow=True)
        clocks_follow()
        assert "Next step in tracing" in text_of(client.get(page.request["PATH_INFO"]))
        trace = page.request["PATH_INFO"] + "trace/"
        step = {"seen_number": "0", "step": "home", "words": "Nobody in", **when("done_on", "3 3 2026")}
        assert "Nobody in" in text_of(client.post(trace, step, follow=True))
        assert client.post(trace, step).status_code == 409
        assert "Amelia Okafor" in text_of(client.get(reverse("education:absences")))
        move = reverse("education:hand_on", args=[entry.record_id])
        to = str(schools.settings["other"].agency_id)
        given = {"to": to, "concern": "at_risk", "words": "Walk her home", **when("moved_on", "9 3 2026")}
        moved_page = text_of(client.post(move, given, follow=True))
        assert "To Larkfold School" in moved_page
        assert "Not found yet" in moved_page
    other = signed_in(schools.staff["other"])
    assert other.get(page.request["PATH_INFO"]).status_code == 404
    assert "Amelia" not in text_of(other.get(reverse("education:absences")))
