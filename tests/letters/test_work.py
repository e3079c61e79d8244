"""Letters: drafted from fields, to safe addresses only, read by a second person, sent once, answered (HE-01, HE-03)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Agency, AuditEvent, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.deadlines.models import Clock
from sightline.letters import actions
from sightline.letters.actions.hand import _keep
from sightline.letters.given import Writing
from sightline.letters.models import Departure, Letter, Print, SecondLook
from sightline.letters.queries import homes
from sightline.letters.states import How, Kind, State
from sightline.letters.wordings import wordings
from sightline.people.actions import add_address, add_relationship, amend_address, restrict
from sightline.people.models import Address, SourceRecord
from sightline.people.states import Role, Safe
from tests.people.making import AMELIA, GRACE, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@dataclass
class Desk:
    """A child, her mother at a safe address, a practice, a writer and a second person."""

    child: SourceRecord
    home: Address
    practice: Agency
    staff: dict[str, Staff]
    at: datetime

    def viewer(self, who: str = "writer") -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def writing(self, **also: Any) -> Writing:
        given: dict[str, Any] = {
            "kind": Kind.GP_AT_RISK,
            "need": "She may come alone.",
            "contact": "01952 000000",
            "agency": self.practice,
        }
        return Writing(**given | also)

    def begins(self, **also: Any) -> Letter:
        by = self.viewer()
        with viewing(by):
            return actions.begin_letter(
                child_id=self.child.pk, writing=self.writing(**also), by=by, at=self.at
            )

    def to_mother(self, **also: Any) -> Letter:
        given = {
            "kind": Kind.PARENT,
            "agency": None,
            "address_id": self.home.pk,
            "safe_why": "She asked for it.",
        }
        return self.begins(**given | also)

    def does(self, done: Callable[..., Any], letter: Letter, whose: str = "writer", **also: Any) -> Any:
        by = self.viewer(whose)
        with viewing(by):
            return done(letter_id=letter.pk, **also, by=by, at=self.at + timedelta(hours=1))

    def state(self, letter: Letter) -> str:
        with viewing(self.viewer("second")):
            return Letter.objects.get(pk=letter.pk).state

    def clocks(self, letter: Letter) -> set[str]:
        with viewing(self.viewer("second")):
            rows = Clock.objects.filter(subject_id=letter.pk, stopped_at=None)
            return set(rows.values_list("rule__code", flat=True))


@pytest.fixture
def desk(partnership: Partnership, rules: None, staff_with: Callable[..., Staff], at: datetime) -> Desk:
    practice = Agency.objects.create(name="Ford Road Surgery", kind=AgencyKind.NHS_GP)
    staff = {"writer": staff_with("social_worker"), "second": staff_with("front_door_manager")}
    staff["adviser"] = staff_with("adviser")
    by = viewer_of(staff["writer"], on=at.date())
    with viewing(by):
        child = person(partnership.council, by, **AMELIA)
        mother = person(partnership.council, by, **GRACE)
        add_relationship(first=mother, second=child, role=Role.PARENT, by=by, at=at)
        home = add_address(
            record=mother, lines="1 Mill Lane", postcode="TF1 1AA", safe_to_write=Safe.YES, by=by, at=at
        )
    return Desk(child, home, practice, staff, at)


SENT: dict[str, Any] = {"how": How.SECURE_MAIL, "words": ""}


def test_a_letter_to_a_practice_from_its_draft_to_its_answer(desk: Desk) -> None:
    letter = desk.begins()
    assert "Amelia Rose Okafor, born 4 March 2010" in letter.body
    assert desk.clocks(letter) == {"CL-44"}
    desk.does(actions.finish_letter, letter)
    assert desk.state(letter) == State.READY
    with pytest.raises(Refused, match="future"):
        desk.does(actions.send_letter, letter, **SENT, left_at=desk.at + timedelta(days=2))
    with pytest.raises(Refused, match="secure e-mail or by hand"):
        desk.does(actions.send_letter, letter, how=How.POSTED, words="", left_at=desk.at)
    left = desk.does(actions.send_letter, letter, **SENT, left_at=desk.at)
    assert (left.body, left.to_name) == (letter.body, "Ford Road Surgery")
    assert desk.clocks(letter) == {"CL-45"}
    with pytest.raises(Refused, match="cannot be done now"):
        desk.does(actions.send_letter, letter, **SENT, left_at=desk.at)
    with pytest.raises(Refused, match="Say why"):
        desk.does(actions.record_answer, letter, who="The manager", marked=False, words="")
    desk.does(actions.record_answer, letter, who="The manager", marked=True, words="")
    assert desk.clocks(letter) == set()
    kinds = {"letters.begun", "letters.finished", "letters.sent", "letters.answered"}
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert kinds <= set(AuditEvent.objects.values_list("kind", flat=True))


def test_a_parent_s_letter_goes_to_a_safe_address_after_a_second_person(desk: Desk) -> None:
    with pytest.raises(Refused, match="safe for the child"):
        desk.to_mother(safe_why=" ")
    letter = desk.to_mother()
    assert set(letter.about) == {desk.child.pk, desk.home.record_id}
    desk.does(actions.finish_letter, letter)
    with pytest.raises(Refused, match="cannot be done now"):
        desk.does(actions.send_letter, letter, **SENT, left_at=desk.at)
    with pytest.raises(Refused, match="other than its writer"):
        desk.does(actions.look_again, letter, allowed=True, words="")
    with pytest.raises(Refused, match="Say why"):
        desk.does(actions.look_again, letter, "second", allowed=False, words="")
    desk.does(actions.look_again, letter, "second", allowed=False, words="Shorter")
    desk.does(actions.finish_letter, letter)
    desk.does(actions.look_again, letter, "second", allowed=True, words="")
    _make(desk, safe_to_write=Safe.NO)
    with pytest.raises(Refused, match="not marked as safe"):
        desk.does(actions.send_letter, letter, **SENT, left_at=desk.at)


@pytest.mark.parametrize(
    "changed", [{"safe_to_write": Safe.NOT_KNOWN}, {"safe_to_write": Safe.NO}, {"confidential": True}]
)
def test_no_letter_goes_where_it_is_not_safe(desk: Desk, changed: dict[str, Any]) -> None:
    _make(desk, **changed)
    with pytest.raises(Refused, match="not marked as safe"):
        desk.to_mother()
    with viewing(desk.viewer()):
        assert homes(desk.viewer(), desk.child) == {}


def _make(desk: Desk, **changed: Any) -> None:
    by = desk.viewer()
    with viewing(by):
        now = Address.objects.get(pk=desk.home.pk)
        amend_address(address=now, version=now.version, changes=changed, by=by, at=desk.at)


def test_what_it_says_of_somebody_else_asks_for_a_second_person(desk: Desk) -> None:
    letter = desk.begins(third_party="Her brother: they share the room.")
    desk.does(actions.finish_letter, letter)
    assert desk.state(letter) == State.WAITING


def test_nobody_s_second_saving_wins_and_a_letter_given_up_says_why(desk: Desk) -> None:
    letter = desk.begins()
    desk.does(actions.change_letter, letter, writing=desk.writing(need="New words."), version=1)
    with pytest.raises(Conflict) as clash:
        desk.does(actions.change_letter, letter, writing=desk.writing(need="Mine."), version=1)
    assert clash.value.saved["need"] == "New words."
    with pytest.raises(Refused, match="does not go there"):
        desk.does(actions.change_letter, letter, writing=desk.writing(agency=None), version=2)
    with pytest.raises(Refused, match="Say why"):
        desk.does(actions.give_up_letter, letter, why=" ")
    desk.does(actions.give_up_letter, letter, why="Told by telephone")
    assert desk.clocks(letter) == set()


def test_the_database_holds_the_walls_and_leave_is_never_one_s_own(desk: Desk) -> None:
    letter = desk.to_mother()
    with viewing(desk.viewer("adviser")):
        assert Letter.objects.count() == 0
    desk.does(actions.finish_letter, letter)
    by = desk.viewer()
    law = {"controller_id": letter.controller_id, "retention_class": "child_record", "at": desk.at}
    own = SecondLook(letter=letter, about=letter.about, allowed=True, by_id=by.staff_id, **law)
    with viewing(by), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        own.save(force_insert=True)
    second = desk.viewer("second")
    with viewing(second):
        named = [desk.staff["second"].pk]
        restrict(record=desk.child, named=named, ask="the manager", why="Known", by=second, at=desk.at)
        assert Letter.objects.count() == 1
    with viewing(by):
        assert (Letter.objects.count(), Departure.objects.count()) == (0, 0)


def test_every_wording_fills_its_places_and_leaves_no_gap() -> None:
    fields = {"child": "Sam", "born": "today", "need": "This", "contact": "us"}
    for each in wordings():
        written = each.written(**fields, ask="")
        assert "{" not in written
        assert "\n\n\n" not in written


def test_its_pages(desk: Desk, signed_in: Callable[[Staff], Client]) -> None:
    with clock.fixed(desk.at):
        client = signed_in(desk.staff["writer"])
        start = reverse("letters:write", args=[desk.child.pk])
        assert "What kind of letter" in client.get(start).content.decode()
        assert "1 Mill Lane" in client.get(f"{start}?kind=parent").content.decode()
        posted = {"agency": str(desk.practice.pk), "need": "She may come alone.", "contact": "01952 000000"}
        assert (
            "There is a problem"
            in client.post(f"{start}?kind=gp_at_risk", posted | {"need": ""}).content.decode()
        )
        assert client.post(f"{start}?kind=gp_at_risk", posted, follow=True).status_code == 200
        with viewing(desk.viewer()):
            letter = Letter.objects.get()
        _goes_on(client, letter, posted)
    with viewing(desk.viewer()):
        assert Print.objects.count() == 2


def _goes_on(client: Client, letter: Letter, posted: dict[str, str]) -> None:
    def page(name: str) -> str:
        return reverse(f"letters:{name}", args=[letter.pk])

    assert client.get(page("change")).status_code == 200
    changed = posted | {"version": "1", "need": "Changed."}
    assert "Changed." in client.post(page("change"), changed, follow=True).content.decode()
    clash = client.post(page("change"), changed | {"need": "Mine."})
    assert clash.status_code == 409
    assert "Changed." in clash.content.decode()
    assert State.READY.label in client.post(page("finish"), follow=True).content.decode()
    assert "Changed." in client.get(page("print")).content.decode()
    assert client.get(page("pdf")).content.startswith(b"%PDF")
    left = {
        "how": "posted",
        "left_at-day": "4",
        "left_at-month": "3",
        "left_at-year": "2026",
        "left_at-time": "9:00",
    }
    assert "secure e-mail or by hand" in client.post(page("send"), left).content.decode()
    left["how"] = "secure_mail"
    assert State.SENT.label in client.post(page("send"), left, follow=True).content.decode()
    answered = {"who": "The manager", "marked": "yes"}
    assert State.ACKNOWLEDGED.label in client.post(page("answer"), answered, follow=True).content.decode()
    assert letter.reference in client.get(reverse("letters:list")).content.decode()


def test_the_database_itself_keeps_a_letter_to_a_practice_out_of_the_post(desk: Desk) -> None:
    letter = desk.begins()
    desk.does(actions.finish_letter, letter)
    by = desk.viewer()
    with viewing(by), pytest.raises(DatabaseError, match="does not leave by post"), transaction.atomic():
        _keep(
            Departure, letter, by, desk.at, how=How.POSTED, left_at=desk.at, words="", to_name="x", body="y"
        )
