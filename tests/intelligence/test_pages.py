"""Pages of reports and hotspots: each is drawn, works when posted to, and shows each reader only what is theirs."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.intelligence.models import Hotspot, Report
from sightline.meetings.actions import call_meeting, make_group
from sightline.meetings.given import Calling, Place
from sightline.meetings.states import Kind, Part
from tests.intelligence.conftest import Cast
from tests.people.making import AMELIA, person

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
SECRET = "Known to us from last year; her plan was looked at again."


def words(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def page(name: str, report: Report) -> str:
    return reverse(f"intelligence:{name}", args=[report.pk])


def only(cast: Cast) -> Report:
    with viewing(system_viewer("test")):
        return Report.objects.get()


def graded(**also: str) -> dict[str, Any]:
    marks = {"police_reference": "INT/7", "reliability": "2", "assessment": "C", "may_share": "P"}
    return marks | {"seen": "0", "conditions": ""} | also


def test_from_what_was_seen_to_what_the_sender_is_told(cast: Cast, signed_in: Signs) -> None:
    with clock.fixed(cast.at + timedelta(hours=1)):
        school, desk, worker = (signed_in(cast.staff[who]) for who in ("school", "desk", "worker"))
        send = reverse("intelligence:send")
        assert "ring 999 first" in words(school.get(send))
        posted = {
            "words": "",
            "how": "seen",
            "happened": "place",
            "place": "The gates",
            **on("seen_on", cast.at.date()),
        }
        assert "The gates" in school.post(send, posted).content.decode(), "typed text stays"
        sent = words(school.post(send, posted | {"words": "A grey van waits."}, follow=True))
        assert "With the police, to be graded" in sent
        assert "Report of intelligence graded" not in sent, "nobody else’s clock"
        found = only(cast)
        assert worker.get(page("report", found)).status_code == 404
        assert found.reference in words(desk.get(reverse("desk:my_work")))
        assert "There is a problem" in words(desk.post(page("grade", found), graded(police_reference="")))
        assert "2: untested" in words(desk.post(page("grade", found), graded(), follow=True))
        later = desk.post(page("grade", found), graded(police_reference="INT/8"))
        assert later.status_code == 409
        assert "INT/8" in later.content.decode()
        _social_care_answers(worker, found)
        heard = words(school.get(page("report", found)))
        assert "A patrol was asked for." in heard
        assert "INT/7" not in heard
        assert SECRET not in heard


def _social_care_answers(worker: Client, found: Report) -> None:
    seen = words(worker.get(page("report", found)))
    assert "Hollin Bank School" in seen
    assert found.sent_by.name not in seen, "social care reads which organisation sent it, not who"
    posted = {"seen": "0", "came": "case", "why": SECRET}
    assert SECRET in words(worker.post(page("consider", found), posted, follow=True))
    assert worker.post(page("consider", found), posted).status_code == 409
    told = {"words": "A patrol was asked for."}
    assert "A patrol was asked for." in words(worker.post(page("answer", found), told, follow=True))


def test_the_list_names_a_sender_to_the_desk_only(cast: Cast, signed_in: Signs) -> None:
    found = cast.sends()
    cast.grades(found)
    with clock.fixed(cast.at + timedelta(hours=3)):
        address, name = reverse("intelligence:list"), cast.staff["school"].name
        assert name in words(signed_in(cast.staff["desk"]).get(address))
        seen = words(signed_in(cast.staff["worker"]).get(address))
        assert found.reference in seen
        assert name not in seen
        assert "No report answers" in words(signed_in(cast.staff["worker"]).get(f"{address}?state=sent"))
        assert found.reference not in words(signed_in(cast.staff["colleague"]).get(address))


def test_a_report_sent_back_says_why_to_whoever_sent_it(cast: Cast, signed_in: Signs) -> None:
    found = cast.sends()
    with clock.fixed(cast.at + timedelta(hours=3)):
        desk = signed_in(cast.staff["desk"])
        assert "There is a problem" in words(desk.post(page("send_back", found), {"why": " "}))
        assert "Not taken as intelligence" in words(
            desk.post(page("send_back", found), {"why": "Known already."}, follow=True)
        )
        assert desk.get(page("send_back", found)).status_code == 403
        heard = words(signed_in(cast.staff["school"]).get(page("report", found)))
        assert "What you were told" in heard
        assert "Known already." in heard


def test_the_panel_is_shown_what_was_considered(cast: Cast, signed_in: Signs) -> None:
    found = cast.sends()
    cast.grades(found)
    with clock.fixed(cast.at + timedelta(hours=4)):
        worker = signed_in(cast.staff["worker"])
        assert worker.get(page("present", found)).status_code == 403, "not considered yet"
        cast.considers(found)
        panel, to_come = _panel(cast), _panel(cast, days=7)
        form = worker.get(page("present", found)).content.decode()
        assert (str(panel) in form, str(to_come) in form) == (True, False)
        assert "There is a problem" in words(
            worker.post(page("present", found), {"meeting": "", "words": "x"})
        )
        posted = {"meeting": str(panel), "words": "Lighting was asked for."}
        shown = words(worker.post(page("present", found), posted, follow=True))
        assert "Seen by the panel" in shown
        assert "Lighting was asked for." in shown
        assert "stands on this panel already" in words(worker.post(page("present", found), posted))


def _panel(cast: Cast, *, days: int = 0) -> Any:
    """A strategic panel with the worker in the chair."""
    there, at = cast.there, cast.at + timedelta(hours=4)
    by = cast.viewer("manager")
    chair = Place(agency=there.council, post="Chair", part=Part.CHAIR, staff_ids=(cast.staff["worker"].pk,))
    with viewing(by):
        group = make_group(name=f"Panel {days}", kind=Kind.STRATEGIC_PANEL, purpose="", by=by, at=at)
        calling = Calling(
            kind=Kind.STRATEGIC_PANEL,
            why="Monthly",
            starts_at=at + timedelta(days=days),
            where="Room 2",
            group=group,
            places=(chair, Place(agency=there.police)),
        )
        return call_meeting(calling=calling, by=by, at=at).pk


def test_a_child_s_page_leads_to_sending_and_to_what_was_sent(cast: Cast, signed_in: Signs) -> None:
    by = cast.viewer("worker")
    with viewing(by):
        child = person(cast.there.council, by, **AMELIA)
    with clock.fixed(cast.at + timedelta(hours=1)):
        worker = signed_in(cast.staff["worker"])
        address = reverse("intelligence:send_about", args=[child.pk])
        assert address in worker.get(reverse("desk:child", args=[child.pk])).content.decode()
        posted = {"words": "Seen near the mill.", "how": "seen", **on("seen_on", cast.at.date())}
        assert "Sent." in words(worker.post(address, posted, follow=True))
        assert only(cast).about == [child.pk]
        assert "About Amelia" in words(signed_in(cast.staff["desk"]).get(page("report", only(cast))))
        assert only(cast).reference in words(worker.get(reverse("desk:child", args=[child.pk])))
        assert signed_in(cast.staff["school"]).get(address).status_code == 403


def test_the_register_is_kept_and_read(cast: Cast, signed_in: Signs) -> None:
    day = cast.at.date()
    with clock.fixed(cast.at + timedelta(hours=1)):
        desk, worker = signed_in(cast.staff["desk"]), signed_in(cast.staff["worker"])
        posted = {
            "name": "Old mill",
            "kind": "park",
            "area": "East",
            "watched": "yes",
            **on("noticed_on", day),
        }
        add = reverse("intelligence:add_hotspot")
        assert "Old mill" in words(desk.post(add, posted, follow=True))
        assert "on the register already" in words(desk.post(add, posted))
        with viewing(system_viewer("test")):
            key = Hotspot.objects.get().pk
        one, change = (reverse(f"intelligence:{name}", args=[key]) for name in ("hotspot", "change_hotspot"))
        line = {"kind": "use", "words": "Groups after dark.", **on("on_day", day)}
        note = reverse("intelligence:note_hotspot", args=[key])
        assert "Groups after dark." in words(desk.post(note, line, follow=True))
        assert "Groups after dark." in words(worker.get(one))
        assert worker.get(note).status_code == 403
        other = posted | {"watched": "no", "version": "1"}
        assert "No" in words(desk.post(change, other, follow=True))
        assert desk.post(change, other | {"name": "The mill"}).status_code == 409
        listed = reverse("intelligence:hotspots")
        assert "Old mill" not in words(worker.get(listed))
        assert "Old mill" in words(worker.get(f"{listed}?watched=no"))
        assert signed_in(cast.staff["school"]).get(listed).status_code == 403
