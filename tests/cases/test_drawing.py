"""Entries drawn into a case keep their wall; others on it are told how many, and whom to ask (IS-01, IS-02, PW-09)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import viewing
from sightline.cases.actions import draw_entries, give_role, open_case
from sightline.cases.given import Holder, Opening
from sightline.cases.models import Case, DrawnInto
from sightline.cases.queries.drawn import HeldOf, held_of
from sightline.cases.states import Role
from sightline.core.leave import Refused
from sightline.enquiries.models import Entry
from sightline.front_door.states import ExploitationType
from tests.enquiries.conftest import SECRET, Cast, cast  # noqa: F401 - the same enquiry
from tests.front_door.conftest import child, contact  # noqa: F401 - the same child and contact

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignIn = Callable[[Staff], Client]


@pytest.fixture
def case(cast: Cast) -> Case:  # noqa: F811
    """A case opened from the enquiry, whose decision rests on what the police wrote, and its team."""
    council = cast.there.council
    team = Team.objects.create(agency=council, name="Exploitation team", kind=TeamKind.EXPLOITATION)
    cast.add("practitioner", "practitioner", employer=council, team=team)
    cast.add("elsewhere", "practitioner", employer=cast.there.charity, team=cast.there.early_help)
    cast.concludes(drawn=(cast.writes("police").pk,))
    by = cast.viewer("worker")
    opening = Opening(
        child_id=cast.enquiry.about[0], team=team, exploitation_type=ExploitationType.SEXUAL, why="Meet her"
    )
    with viewing(by):
        made: Case = open_case(
            contact_id=cast.enquiry.contact_id, enquiry_id=cast.enquiry.pk, opening=opening, by=by, at=cast.at
        )
    return made


def draws(
    cast: Cast,  # noqa: F811
    case: Case,
    *entries: Entry,
    who: str = "worker",
    why: str = "He asks",
) -> list[DrawnInto]:
    by = cast.viewer(who)
    with viewing(by):
        return draw_entries(
            case_id=case.pk, enquiry_id=cast.enquiry.pk, chosen=[each.pk for each in entries], why=why,
            by=by, at=cast.at,
        )  # fmt: skip


def told(cast: Cast, case: Case, who: str) -> list[HeldOf]:  # noqa: F811
    by = cast.viewer(who)
    with viewing(by):
        return held_of(by, case)


def rows_seen(cast: Cast, who: str) -> set[Any]:  # noqa: F811
    """Asked of the door of the page and of the database; both must agree."""
    by = cast.viewer(who)
    with viewing(by):
        with connection.cursor() as cursor:
            cursor.execute("SELECT entry_id FROM cases_drawninto")
            plain = {key for (key,) in cursor.fetchall()}
        assert plain == set(DrawnInto.objects.visible_to(by).values_list("entry_id", flat=True))
    return plain


def test_the_team_is_told_how_many_and_whom_to_ask(cast: Cast, case: Case) -> None:  # noqa: F811
    [before] = told(cast, case, "practitioner")
    assert (before.held, before.told) == (1, []), "the decision rests on one"
    draws(cast, case, cast.writes("school", minutes=40), cast.offered())
    [after] = told(cast, case, "practitioner")
    assert (after.held, after.told, after.reference) == (3, [], cast.enquiry.reference)
    assert after.ask == [cast.staff["worker"].name]
    assert told(cast, case, "elsewhere") == []


def test_whoever_reads_the_entry_reads_it_on_the_case_and_nobody_else(cast: Cast, case: Case) -> None:  # noqa: F811
    school, health = cast.writes("school", minutes=40), cast.offered()
    draws(cast, case, school, health)
    assert rows_seen(cast, "worker") == {school.pk, health.pk}
    assert rows_seen(cast, "school") == {school.pk}, "its own"
    for who in ("practitioner", "adviser", "police", "elsewhere"):
        assert rows_seen(cast, who) == set(), who
    by = cast.viewer("practitioner")
    holder = Holder(role=Role.SOCIAL_WORKER, staff=cast.staff["worker"], from_on=cast.at.date())
    with viewing(by):
        give_role(case_id=case.pk, holder=holder, by=by, at=cast.at)
    [shown] = told(cast, case, "worker")
    assert {each.entry.words for each in shown.told} >= {f"{SECRET} (police)", f"{SECRET} (school)"}
    assert shown.held == len(shown.told) == 3


@pytest.mark.parametrize("who", ["adviser", "practitioner", "police"])
def test_only_a_social_worker_of_the_enquiry_draws(cast: Cast, case: Case, who: str) -> None:  # noqa: F811
    entry, by = cast.writes("school", minutes=40), cast.viewer(who)
    with pytest.raises(Refused):
        draws(cast, case, entry, who=who)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        DrawnInto.objects.create(
            case=case, entry=entry, why="x", about=entry.about, by=cast.staff[who], at=cast.at,
            controller_id=case.controller_id, retention_class=DrawnInto.RETENTION,
        )  # fmt: skip


def test_what_cannot_be_drawn(cast: Cast, case: Case) -> None:  # noqa: F811
    old = cast.writes("school", minutes=40)
    newer = cast.writes("school", corrects_id=old.pk, minutes=41)
    for chosen, why, sentence in (
        ((), "He asks", "at least one"),
        ((newer,), " ", "Say why"),
        ((old,), "He asks", "has corrected one"),
    ):
        with pytest.raises(Refused, match=sentence):
            draws(cast, case, *chosen, why=why)
    draws(cast, case, newer)
    with pytest.raises(Refused, match="already"):
        draws(cast, case, newer)
    assert len(draws(cast, case, newer, cast.writes("health", minutes=42))) == 1, "only what is new"


def test_on_the_pages(cast: Cast, case: Case, signed_in: SignIn) -> None:  # noqa: F811
    entry = cast.writes("school", minutes=40)
    worker = signed_in(cast.staff["worker"])
    page = reverse("cases:draw", args=[case.pk, cast.enquiry.pk])
    assert page in worker.get(reverse("enquiries:story", args=[cast.enquiry.pk])).content.decode()
    assert SECRET in worker.get(page).content.decode()
    kept = worker.post(page, {"chosen": [str(entry.pk)], "why": ""}).content.decode()
    assert "There is a problem" in kept
    assert "checked" in kept, "what was chosen is not lost"
    assert worker.post(page, {"chosen": [str(entry.pk)], "why": "He asks"}).status_code == 302
    shown = signed_in(cast.staff["practitioner"]).get(reverse("cases:one", args=[case.pk])).content.decode()
    assert "2 entries of this enquiry are held by its social workers" in shown
    assert cast.staff["worker"].name in shown
    assert SECRET not in shown
    assert signed_in(cast.staff["adviser"]).get(page).status_code == 403
