"""Pages of crimes and suspects: what each shows to whom, what a form keeps, and how often each reads."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.states import Handling
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.justice.models import Crime, Happened, Suspect
from sightline.justice.pages.panels import of_child
from sightline.justice.states import Outcome, Why
from tests.justice.conftest import UNABLE, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignsIn = Callable[[Staff], Client]
DAY = {"-day": "3", "-month": "3", "-year": "2026"}


@pytest.fixture(autouse=True)
def later(cast: Cast) -> Iterator[None]:
    with clock.fixed(cast.at + timedelta(hours=5)):
        yield


def on(name: str) -> dict[str, str]:
    return {f"{name}{part}": value for part, value in DAY.items()}


def page(client: Client, route: str, *args: Any, **posted: str) -> str:
    address = reverse(f"justice:{route}", args=args)
    given = client.post(address, posted, follow=True) if posted else client.get(address)
    assert given.status_code == 200, address
    return str(given.content.decode())


NEW = {
    "police_reference": "22/200/26",
    **on("reported_on"),
    "offence": "71",
    "enhanced": "yes",
    "child_reference": "P-20",
    "given": "Grace",
    "surname": "Pemberton",
    "sex": "F",
    "born-year": "2011",
}


def test_a_crime_is_recorded_by_form_and_nothing_typed_is_lost(cast: Cast, signed_in: SignsIn) -> None:
    client = signed_in(cast.staff["officer"])
    said = page(client, "new", **NEW)
    assert "Choose which service" in said
    assert "22/200/26" in said
    said = page(client, "new", **NEW, adviser=str(cast.service.pk))
    assert "Grace Pemberton" in said
    assert "Referred as a rule" in said
    assert "22/200/26" in page(client, "list") or "Grace Pemberton" in page(client, "list")


def test_the_child_a_force_holds_is_reached_and_no_other(cast: Cast, signed_in: SignsIn) -> None:
    client = signed_in(cast.staff["officer"])
    posted: dict[str, Any] = {
        key: value
        for key, value in NEW.items()
        if not key.startswith(("given", "sur", "sex", "born", "child"))
    }
    said = page(client, "for_child", cast.crime.child_id, **posted, adviser=str(cast.service.pk))
    assert "Amelia Okafor" in said
    stranger = signed_in(cast.staff["elsewhere"])
    assert stranger.get(reverse("justice:for_child", args=[cast.crime.child_id])).status_code == 404


def test_amending_shows_both_texts_where_somebody_saved_in_between(cast: Cast, signed_in: SignsIn) -> None:
    client = signed_in(cast.staff["officer"])
    posted: dict[str, Any] = {
        "police_reference": "22/099/26",
        **on("reported_on"),
        "offence": "71",
        "enhanced": "yes",
        "version": "1",
    }
    assert "Saved." in page(client, "amend", cast.crime.pk, **posted, location="park")
    clash = client.post(reverse("justice:amend", args=[cast.crime.pk]), posted | {"location": "online"})
    assert clash.status_code == 409
    said = clash.content.decode()
    assert "Park" in said
    assert "Online" in said


def test_outcome_event_and_telling_by_form(cast: Cast, signed_in: SignsIn) -> None:
    officer, adviser = signed_in(cast.staff["officer"]), signed_in(cast.staff["adviser"])
    key = cast.crime.pk
    event = {"what": "arrest", **_moment("happened_at", "9:00")}
    assert "Not yet. Is due" in page(officer, "event", key, **event)
    with viewing(cast.viewer()):
        happened = Happened.objects.get()
    told = {"how": "meeting", "who": "J Ward", **_moment("told_at", "11:00")}
    assert "J Ward" in page(adviser, "tell", key, happened.pk, **told)
    unable = {"seen": "0", "outcome": "16", **on("decided_on"), "why": "victim", "words": "", "support": ""}
    assert "what support was offered" in page(officer, "decide", key, **unable)
    assert "Two visits" in page(officer, "decide", key, **unable | {"support": "Two visits"})
    assert "Being investigated" in page(officer, "reopen", key, why="A witness came forward")
    stands = {"helps": "witness_care", "agency": str(cast.service.pk), "who": "R Lane", **on("since_on")}
    assert "R Lane" in page(officer, "stand", key, **stands)


def _moment(name: str, time: str) -> dict[str, str]:
    parts = {"day": "4", "month": "3", "year": "2026", "time": time}
    return {f"{name}-{part}": value for part, value in parts.items()}


def test_suspects_by_form_named_charged_and_passed_on(cast: Cast, signed_in: SignsIn) -> None:
    officer, worker = signed_in(cast.staff["officer"]), signed_in(cast.staff["worker"])
    given: dict[str, Any] = {
        "police_reference": "S-40",
        "handling": "originator",
        "called": "R Vane",
        "sex": "M",
        "taxi_driver": "no",
        "neet": "unknown",
    }
    assert "R Vane" in page(officer, "add_suspect", **given)
    with viewing(cast.viewer()):
        suspect = Suspect.objects.get()
    key, pair = cast.crime.pk, (cast.crime.pk, suspect.pk)
    assert "Open SUS-" in page(officer, "name", key, suspect=str(suspect.pk))
    said = page(worker, "crime", key)
    assert "1 suspect on record that you do not see. Ask Marches Police." in said
    assert "R Vane" not in said
    assert "Charged on 3 March 2026" in page(officer, "charge", *pair, how="charged", **on("charged_on"))
    changed = page(officer, "change_suspect", suspect.pk, **given | {"occupation": "Cook", "version": "1"})
    assert "Cook" in changed
    passed = page(officer, "pass_suspect", suspect.pk, agency=str(cast.there.council.pk), why="A meeting")
    assert "Wrekinshire Council, 4 March 2026: A meeting" in passed
    assert "R Vane" in page(worker, "suspects")
    assert "R Vane" in page(worker, "suspect", suspect.pk)
    assert "Nobody is on record" in page(officer, "unname", *pair, why="Not there that day")


def test_more_than_one_investigation_is_said_and_nothing_is_ranked(cast: Cast, signed_in: SignsIn) -> None:
    suspect = cast.suspect(called="R Vane")
    cast.names(suspect)
    officer = signed_in(cast.staff["officer"])
    assert "investigations" not in page(officer, "suspect", suspect.pk)
    cast.names(suspect, cast.records("22/300/26", "P-30"))
    assert "Suspected in 2 investigations." in page(officer, "suspect", suspect.pk)


def test_a_suspect_is_under_the_crime_they_were_suspected_of_only(cast: Cast, signed_in: SignsIn) -> None:
    suspect = cast.suspect()
    client = signed_in(cast.staff["officer"])
    for route in ("charge", "unname"):
        address = reverse(f"justice:{route}", args=[cast.crime.pk, suspect.pk])
        assert client.get(address).status_code == 404


def test_the_child_s_page_shows_crimes_to_posts_that_read_them(cast: Cast) -> None:
    cast.decides(Outcome.EVIDENCE, why=Why.EVIDENCE)
    worker, partner = cast.viewer("worker"), cast.viewer("partner")
    with viewing(worker):
        shown = of_child(worker, [cast.crime.child_id])
        assert shown is not None
        assert "15: evidential difficulties" in shown.lines[0].note
        assert of_child(worker, [cast.crime.pk]) is None
    with viewing(partner):
        assert of_child(partner, [cast.crime.child_id]) is None


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_every_page_reads_as_often_however_much_there_is(cast: Cast, signed_in: SignsIn) -> None:
    suspect = cast.suspect(handling=Handling.OFFICIAL_SENSITIVE)
    cast.names(suspect)
    happened = cast.happens()
    officer, adviser = signed_in(cast.staff["officer"]), signed_in(cast.staff["adviser"])
    key = cast.crime.pk
    pages: list[tuple[Client, str, tuple[Any, ...]]] = [
        *((officer, name, ()) for name in ("list", "new", "suspects", "add_suspect")),
        *((officer, name, (key,)) for name in ("crime", "amend", "decide", "name", "event", "stand")),
        *((officer, name, (key, suspect.pk)) for name in ("charge", "unname")),
        *((officer, name, (suspect.pk,)) for name in ("suspect", "change_suspect", "pass_suspect")),
        (adviser, "crime", (key,)),
        (adviser, "tell", (key, happened.pk)),
    ]

    def every() -> list[int]:
        return [reads(client, reverse(f"justice:{name}", args=args)) for client, name, args in pages]

    before = every()
    for number in range(3):
        other = cast.records(f"22/40{number}/26", f"P-4{number}")
        more = cast.suspect(f"S-5{number}")
        cast.names(more)
        cast.names(suspect, other)
        cast.tells(cast.happens())
    cast.decides(Outcome.VICTIM_COULD_NOT, **UNABLE)
    with viewing(cast.viewer()):
        Crime.objects.filter(pk=key).update(state="investigated")
    assert every() == before
    assert max(before) <= 24
