"""Every form of visits, support and handover is filled in as people do, and says in the form what stands in the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.models import (
    Case,
    Handover,
    HealthOffer,
    NrmConsidered,
    NrmSent,
    OfferTaken,
    Place,
    Run,
    SafetyNote,
    SchoolContact,
    Session,
    Term,
    VisitPlanned,
    Witness,
)
from sightline.core import clock
from tests.cases.conftest import Pathway
from tests.cases.test_support import offered

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def on(name: str, day: date) -> dict[str, Any]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@dataclass
class Filling:
    """A case, and those who fill in its forms on one day."""

    pathway: Pathway
    case: Case
    client: Client
    manager: Client

    @property
    def day(self) -> date:
        return self.pathway.at.date()

    def sends(self, name: str, given: dict[str, Any], *args: Any, by: Client | None = None) -> None:
        """A first try with nothing is told in the form; the second is kept."""
        client = by or self.client
        address = reverse(f"cases:{name}", args=args if by else [self.case.pk, *args])
        assert "There is a problem" in client.post(address, {}).content.decode(), name
        answer = client.post(address, given)
        assert answer.status_code == 302, (name, answer.content.decode())

    def one(self, model: Any) -> Any:
        with viewing(self.pathway.viewer("practitioner")):
            return model.objects.get()

    def count(self, *models: Any) -> list[int]:
        with viewing(self.pathway.viewer("practitioner")):
            return [each.objects.count() for each in models]


@pytest.fixture
def filling(pathway: Pathway, signed_in: Callable[[Staff], Client]) -> Iterator[Filling]:
    case = pathway.allocated()
    clients = [signed_in(pathway.staff[who]) for who in ("practitioner", "manager")]
    with clock.fixed(pathway.at + timedelta(hours=8)):
        yield Filling(pathway, case, *clients)


def test_visits_are_planned_by_the_note_that_was_filled_in(filling: Filling) -> None:
    day = filling.day
    note = {"version": 0, "says": "two", "words": "Ring first", **on("review_on", day + timedelta(days=9))}
    filling.sends("note_safety", note)
    out = {"version": 1, "where": "out", "going": "two", "colleague": "Ann Lee", **on("planned_on", day)}
    filling.sends("plan_visit", out)
    assert filling.count(SafetyNote, VisitPlanned) == [1, 1]


def test_support_is_kept_as_it_was_filled_in(filling: Filling) -> None:
    day, worker = filling.day, filling.pathway.staff["practitioner"]
    offer = offered(filling.pathway, filling.case)
    filling.sends("answer_offer", {"version": 1, "taken": "not_now", **on("said_on", day)}, offer.pk)
    health = {"sexual_health": "offered", "service": "check", **on("on_day", day)}
    filling.sends("offer_health", health)
    filling.sends("name_witness", {"staff": worker.pk, "words": "To the police", **on("since_on", day)})
    filling.sends("end_witness", {"words": "By mistake"}, filling.one(Witness).pk)
    considered = {"version": 0, "decided": "refer", "reason": "Signs", **on("considered_on", day)}
    filling.sends("consider_nrm", considered)
    filling.sends("nrm_sent", {"sent_by": "The council", **on("sent_on", day)})
    assert filling.count(OfferTaken, HealthOffer, Witness, NrmConsidered, NrmSent) == [2, 1, 2, 1, 1]
    page = filling.client.get(reverse("cases:support", args=[filling.case.pk])).content.decode()
    assert "a service was offered" in page


def test_a_child_is_handed_on_and_the_school_told_as_filled_in(filling: Filling) -> None:
    asked = {"asked": f"team:{filling.pathway.there.early_help.pk}"}
    texts = ("what", "why", "stays", "child_words", "family_knows")
    filling.sends("hand_on", {**asked, **dict.fromkeys(texts, "As they put it")}, "step_down")
    filling.sends("note_school", {"reached": "no", "words": "Closed", **on("contacted_on", filling.day)})
    assert filling.count(Handover, SchoolContact) == [1, 1]
    page = filling.client.get(reverse("cases:support", args=[filling.case.pk])).content.decode()
    assert "The school could not be reached" in page
    nowhere = reverse("cases:hand_on", args=[filling.case.pk, "nowhere"])
    assert filling.client.get(nowhere).status_code == 404


def test_programmes_and_terms_are_kept_as_filled_in(filling: Filling) -> None:
    day, manager = filling.day, filling.manager
    run = {"programme": "keep_safe", "called": "Spring", "days": f"{day:%d/%m/%Y}\n"}
    filling.sends("add_run", run, by=manager)
    filling.sends("give_place", {"run": filling.one(Run).pk, "words": ""})
    filling.sends("note_session", {"day": day.isoformat(), "came": "came"}, filling.one(Place).pk)
    term = {**on("starts_on", day), **on("ends_on", day + timedelta(days=40)), "said_by": "The council"}
    filling.sends("terms", term, by=manager)
    again = manager.post(reverse("cases:terms"), term).content.decode()
    assert "A term of those days is on record already" in again
    wrong = manager.post(reverse("cases:add_run"), {**run, "days": "31/2/2026"}).content.decode()
    assert "is not a day" in wrong
    assert filling.count(Session, Term) == [1, 1]
    page = filling.client.get(reverse("cases:support", args=[filling.case.pk])).content.decode()
    assert "Every session noted" in page


def test_a_form_filled_in_twice_at_once_shows_both_texts(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    client = signed_in(pathway.staff["practitioner"])
    day = pathway.at.date() + timedelta(days=9)
    given = {"version": 0, "says": "two", "words": "Ring first", **on("review_on", day)}
    with clock.fixed(pathway.at + timedelta(hours=8)):
        address = reverse("cases:note_safety", args=[case.pk])
        assert client.post(address, given).status_code == 302
        page = client.post(address, {**given, "words": "Go by car"}).content.decode()
    assert "Somebody else changed this while you were writing" in page
    for words in ("Ring first", "Go by car", "Two workers go together"):
        assert words in page
