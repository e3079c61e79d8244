"""Agencies, entries, releases, restrictions, movers: the page, the query and raw SQL agree with a rule of ten lines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.enquiries.actions import end_naming, name_worker, release, withdraw_release
from sightline.enquiries.given import Letting
from sightline.enquiries.models import Asked, Entry, Release
from sightline.enquiries.states import ReleaseBasis
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.enquiries.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
AGENCIES = ("police", "school", "health", "sexual", "housing")
PEOPLE = (*AGENCIES, "clinic", "lead", "worker", "second", "adviser", "manager")
STEPS = st.one_of(
    st.tuples(st.just("writes"), st.sampled_from(AGENCIES)),
    st.tuples(st.just("offers"), st.just("clinic")),
    st.tuples(st.just("releases"), st.integers(0, 9), st.sampled_from(AGENCIES)),
    st.tuples(st.just("withdraws"), st.integers(0, 9)),
    st.tuples(st.just("names"), st.booleans()),
    st.tuples(st.just("moves"), st.sampled_from(AGENCIES), st.sampled_from(AGENCIES)),
    st.tuples(st.just("restricts"), st.booleans()),
)


@dataclass
class Known:
    """What the rule reckons with, told step by step and read from no table."""

    employer: dict[str, str] = field(default_factory=lambda: {each: each for each in AGENCIES})
    entries: list[tuple[str, bool, Any]] = field(default_factory=list)  # agency, sexual health, the row
    releases: list[tuple[int, str, Any]] = field(default_factory=list)  # entry, to, the row
    named: set[str] = field(default_factory=lambda: {"worker"})
    inside: set[str] = field(default_factory=lambda: {*PEOPLE})

    def reads(self, who: str, number: int) -> bool:
        """The rule."""
        agency, sexual, _ = self.entries[number]
        works_for = {"clinic": "sexual", "lead": "school"}.get(who, self.employer.get(who, ""))
        whole = who in self.named
        own = works_for == agency
        let_out = any(n == number and to == works_for for n, to, _ in self.releases)
        let_in = let_out and (works_for != "school" or who == "lead")
        behind = who in {"clinic", "worker", "second"} if sexual else True
        return who in self.inside and behind and (whole or own or let_in)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=3, max_size=9))
def test_who_reads_which_entry(
    cast: Cast, signed_in: Callable[[Staff], Client], steps: list[tuple[Any, ...]]
) -> None:
    for who, role, agency in (("lead", "school_lead", "school"), ("second", "social_worker", "")):
        if who not in cast.staff:
            cast.add(who, role, agency)
    if "manager" not in cast.staff:
        cast.add("manager", "front_door_manager")
    with transaction.atomic():
        known = Known()
        for number, step in enumerate(steps):
            DO[step[0]](cast, known, number, *step[1:])
        for who in PEOPLE:
            agree(cast, known, who, signed_in)
        transaction.set_rollback(True)


def agree(cast: Cast, known: Known, who: str, signed_in: Callable[[Staff], Client]) -> None:
    """The rule, the door of the pages, the database asked by hand, and what stands on the pages themselves."""
    wanted = {row.words or str(row.pk) for n, (_, _, row) in enumerate(known.entries) if known.reads(who, n)}
    by = cast.viewer(who)
    with viewing(by):
        door = {row.words or str(row.pk) for row in Entry.objects.visible_to(by)}
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(nullif(words, ''), id::text) FROM enquiries_entry")
            plain = {row[0] for row in cursor.fetchall()}
        pages = [reverse("enquiries:story", args=[cast.enquiry.pk])]
        pages += [
            reverse("enquiries:answer", args=[key]) for key in Asked.objects.values_list("pk", flat=True)
        ]
        pages += [reverse("enquiries:released_one", args=[row.pk]) for _, _, row in known.releases]
    assert (who, door, plain) == (who, wanted, wanted)
    with clock.fixed(cast.at + timedelta(hours=2)):
        client = signed_in(cast.staff[who])
        shown = "".join(client.get(page).content.decode() for page in pages)
    for _, _, row in known.entries:
        assert (f"entry-{row.pk}" in shown) == ((row.words or str(row.pk)) in wanted), who


def _writes(cast: Cast, known: Known, number: int, agency: str) -> None:
    """By the social worker for the agency, whoever works there now."""
    if "worker" in known.inside:
        said: dict[str, Any] = {"told_by": "Jo", "words": f"known {number}", "minutes": number}
        known.entries.append((agency, False, cast.writes("worker", agency=agency, **said)))


def _offers(cast: Cast, known: Known, number: int, who: str) -> None:
    if who in known.inside:
        known.entries.append(("sexual", True, cast.offered(who)))


def _releases(cast: Cast, known: Known, number: int, which: int, to: str) -> None:
    if not known.entries or "worker" not in known.inside:
        return
    which %= len(known.entries)
    agency, _, entry = known.entries[which]
    if agency == to or any(n == which and each == to for n, each, _ in known.releases):
        return
    by = cast.viewer("worker")
    letting = Letting(
        to=cast.agencies[to], why="Tonight", basis=ReleaseBasis.SAFEGUARDING, basis_words="Safety"
    )
    with viewing(by):
        out: Release = release(entry_id=entry.pk, letting=letting, by=by, at=cast.at)
    known.releases.append((which, to, out))


def _withdraws(cast: Cast, known: Known, number: int, which: int) -> None:
    if not known.releases or "worker" not in known.inside:
        return
    *_, out = known.releases.pop(which % len(known.releases))
    by = cast.viewer("worker")
    with viewing(by):
        withdraw_release(release_id=out.pk, why="Enough", by=by, at=cast.at)


def _names(cast: Cast, known: Known, number: int, on: bool) -> None:
    """A second social worker is named, or no longer."""
    if ("second" in known.named) == on or "worker" not in known.inside:
        return
    by, act = cast.viewer("worker"), name_worker if on else end_naming
    with viewing(by):
        act(enquiry_id=cast.enquiry.pk, staff_id=cast.staff["second"].pk, why="Cover", by=by, at=cast.at)
    (known.named.add if on else known.named.discard)("second")


def _moves(cast: Cast, known: Known, number: int, who: str, to: str) -> None:
    """Somebody of one agency works for another from now on."""
    cast.staff[who].posts.update(employer=cast.agencies[to])
    known.employer[who] = to


def _restricts(cast: Cast, known: Known, number: int, lets_in: bool) -> None:
    """The child is restricted, once, to the manager, and with `lets_in` to the social worker and the police."""
    if known.inside != {*PEOPLE}:
        return
    inside = {"manager", *(("worker", "police") if lets_in else ())}
    by = cast.viewer("manager")
    with viewing(by):
        record = SourceRecord.objects.get(pk=cast.enquiry.about[0])
        named = [cast.staff[who].pk for who in sorted(inside)]
        restrict(record=record, named=named, ask="the manager", why="Known", by=by, at=cast.at)
    known.inside = inside


DO: dict[str, Callable[..., None]] = {
    "writes": _writes,
    "offers": _offers,
    "releases": _releases,
    "withdraws": _withdraws,
    "names": _names,
    "moves": _moves,
    "restricts": _restricts,
}
