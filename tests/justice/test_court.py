"""What a court found: of a suspect and a crime, in order, seen as the suspect is, counted for who sees the crime."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.justice.actions.court import NOT_CHARGED
from sightline.justice.court import CHANGED, NO_WHY, TOO_EARLY
from sightline.justice.court_states import Found
from sightline.justice.given import NOT_YET
from sightline.justice.models import Happened, Suspect, Verdict
from sightline.justice.permissions import NOT_RECORDING
from sightline.justice.queries import crimes
from sightline.justice.queries.court import Around, around
from sightline.justice.states import TELL_CHILD, Category, KeyEvent
from tests.justice.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def charged(cast: Cast, **also: Any) -> Suspect:
    suspect = cast.suspect(**also)
    cast.names(suspect)
    cast.charges(suspect)
    return suspect


def category(cast: Cast, suspect: Suspect) -> str:
    with viewing(cast.viewer()):
        return str(Suspect.objects.get(pk=suspect.pk).category)


def test_a_conviction_says_that_the_person_is_convicted_until_it_is_quashed(cast: Cast) -> None:
    suspect = charged(cast)
    cast.finds(suspect, sentence="Four years")
    assert category(cast, suspect) == Category.CONVICTED
    cast.finds(suspect, Found.QUASHED, seen=1, words="Fresh evidence")
    assert category(cast, suspect) == Category.SUSPECT
    with pytest.raises(Refused, match="Ended without a conviction"):
        cast.finds(suspect, Found.GUILTY, seen=2)


def test_the_child_is_to_be_told_of_what_was_found(cast: Cast) -> None:
    cast.finds(charged(cast))
    with viewing(cast.viewer()):
        event = Happened.objects.get(crime=cast.crime, what=KeyEvent.VERDICT)
        assert Clock.objects.get(subject_id=event.pk).rule.code == TELL_CHILD


@pytest.mark.parametrize(
    ("also", "said"),
    [
        ({"found": Found.QUASHED, "words": "Why"}, "Before the court"),
        ({"found": Found.DROPPED}, NO_WHY),
        ({"found_on": timedelta(days=1)}, NOT_YET),
        ({"found_on": timedelta(days=-9)}, TOO_EARLY),
        ({"seen": 1}, CHANGED),
        ({"who": "elsewhere"}, NOT_RECORDING),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, also: dict[str, Any], said: str) -> None:
    suspect = charged(cast)
    if "found_on" in also:
        also = also | {"found_on": cast.at.date() + also["found_on"]}
    with pytest.raises(Refused, match=said):
        cast.finds(suspect, **also)
    with viewing(cast.viewer()):
        assert not Verdict.objects.exists()


def test_nobody_is_found_guilty_who_was_not_charged(cast: Cast) -> None:
    suspect = cast.suspect()
    cast.names(suspect)
    with pytest.raises(Refused, match=NOT_CHARGED):
        cast.finds(suspect)


def test_it_is_seen_with_the_suspect_and_counted_for_those_who_see_the_crime(cast: Cast) -> None:
    cast.finds(charged(cast))
    assert {who for who in cast.staff if cast.sees(Verdict, who)} == {"officer", "analyst"}
    for who, number in (("worker", 1), ("adviser", 1), ("partner", None)):
        with viewing(cast.viewer(who)):
            found = around([cast.crime.pk]).get(cast.crime.pk)
        assert found == (Around(1, 1) if number else None)
    viewer = cast.viewer("worker")
    with viewing(viewer):
        assert crimes.whole(viewer, crimes.seen(viewer).get(pk=cast.crime.pk)).verdicts == {}


def test_the_database_refuses_what_others_write_and_what_says_no_why(cast: Cast) -> None:
    suspect = charged(cast)
    made = cast.finds(suspect)
    for who, found in (("analyst", Found.GUILTY), ("officer", Found.QUASHED)):
        made.pk, made.number, made.found, made.by_id = uuid4(), 2, found, cast.staff[who].pk
        with viewing(cast.viewer(who)), pytest.raises(DatabaseError), transaction.atomic():
            made.save(force_insert=True)


def test_its_page(cast: Cast, signed_in: Signs, fixed_clock: None) -> None:
    suspect = charged(cast)
    client = signed_in(cast.staff["officer"])
    where = reverse("justice:verdict", args=[cast.crime.pk, suspect.pk])
    page = client.get(reverse("justice:crime", args=[cast.crime.pk])).content.decode()
    assert where in page
    day = {f"found_on-{part}": str(getattr(cast.at, part)) for part in ("day", "month", "year")}
    given = {"seen": "0", "found": "guilty", "sentence": "Four years", **day}
    assert client.post(where, given).status_code == 302
    page = client.get(reverse("justice:crime", args=[cast.crime.pk])).content.decode()
    assert "Found guilty" in page
    assert "Four years" in page
    late = client.post(where, {"seen": "0", "found": "quashed", "words": "Typed with care", **day})
    assert CHANGED in late.content.decode()
    assert "Typed with care" in late.content.decode()
    assert (
        "1 conviction in all"
        in signed_in(cast.staff["worker"])
        .get(reverse("justice:crime", args=[cast.crime.pk]))
        .content.decode()
    )
