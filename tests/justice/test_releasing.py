"""How somebody convicted is managed on release: by the police and probation, where the handling code lets them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.justice import actions
from sightline.justice.court_states import Found
from sightline.justice.models import Condition, Housing, Managed, Notification, Suspect
from sightline.justice.permissions import NOT_CONVICTED, NOT_RELEASE
from sightline.justice.released import (
    BACKWARDS,
    NO_PLAN,
    NOBODY,
    NOT_ASSESSED,
    Answered,
    Conditioned,
    ConditionKind,
    Housed,
    Managing,
    Notifying,
    Suits,
    Tier,
)
from tests.justice.conftest import Cast
from tests.people_of_the_tests import member_of_staff

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
ANSWERS = {"near_victim": Answered.NO, "poor_conversion": Answered.NO, "shared": Answered.NO}


@pytest.fixture
def convicted(cast: Cast) -> Suspect:
    """Somebody found guilty; probation is there, and was not passed the record yet."""
    probation = Agency.objects.create(name="Probation", kind=AgencyKind.VOLUNTARY)
    cast.staff["probation"] = member_of_staff(cast.there, "probation_officer", employer=probation, team=None)
    suspect = cast.suspect()
    cast.names(suspect)
    cast.charges(suspect)
    cast.finds(suspect)
    return suspect


def passed(cast: Cast, suspect: Suspect) -> None:
    probation = Agency.objects.get(name="Probation")
    cast.does(actions.pass_suspect, suspect_id=suspect.pk, agency=probation, why="Release in June")


def meets(cast: Cast, suspect: Suspect, who: str = "probation", **also: Any) -> Any:
    given: dict[str, Any] = {"met_on": cast.at.date(), "tier": Tier.TWO, "present": (cast.there.police.pk,)}
    managing = Managing(**{**given, "plan": "Weekly visits", **also})
    return cast.does(actions.note_meeting, who, after=3, suspect_id=suspect.pk, managing=managing)


def houses(cast: Cast, suspect: Suspect, **also: Any) -> Any:
    given: dict[str, Any] = {"place": "1 Invented Street", "checked_on": cast.at.date(), **ANSWERS}
    housed = Housed(**{**given, "suits": Suits.SUITABLE, "assessed_on": cast.at.date(), **also})
    return cast.does(actions.check_address, suspect_id=suspect.pk, housed=housed)


def test_probation_sees_and_records_once_the_record_was_passed_to_it(cast: Cast, convicted: Suspect) -> None:
    assert cast.sees(Suspect, "probation") == 0
    with pytest.raises(Refused, match="not yours to open"):
        meets(cast, convicted)
    passed(cast, convicted)
    meets(cast, convicted)
    assert {who for who in cast.staff if cast.sees(Managed, who)} == {"officer", "analyst", "probation"}


def test_nobody_is_managed_who_was_not_convicted_and_not_by_other_posts(
    cast: Cast, convicted: Suspect
) -> None:
    with pytest.raises(Refused, match=NOT_RELEASE):
        meets(cast, convicted, "analyst")
    cast.finds(convicted, Found.QUASHED, seen=1, words="Fresh evidence")
    with pytest.raises(Refused, match=NOT_CONVICTED):
        meets(cast, convicted, "officer")


@pytest.mark.parametrize(
    ("also", "said"),
    [({"plan": ""}, NO_PLAN), ({"present": ()}, NOBODY), ({"next_on": date(2026, 1, 1)}, BACKWARDS)],
)
def test_a_meeting_says_who_was_there_and_the_plan(
    cast: Cast, convicted: Suspect, also: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        meets(cast, convicted, "officer", **also)


@pytest.mark.parametrize("also", [{"assessed_on": None}, {"near_victim": Answered.UNKNOWN}])
def test_an_address_is_suitable_only_after_a_risk_assessment(
    cast: Cast, convicted: Suspect, also: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match=NOT_ASSESSED):
        houses(cast, convicted, **also)
    made = houses(cast, convicted, **also, suits=Suits.NOT_YET)
    made.pk, made.suits = None, Suits.SUITABLE
    with viewing(cast.viewer()), pytest.raises(DatabaseError), transaction.atomic():
        made.save(force_insert=True)
    assert cast.sees(Housing, "worker") == 0


@pytest.mark.parametrize(
    ("from_on", "review"),
    [(date(2026, 3, 1), date(2041, 3, 1)), (date(2024, 2, 29), date(2039, 3, 1))],
)
def test_indefinite_notification_may_be_reviewed_after_15_years(
    cast: Cast, convicted: Suspect, from_on: date, review: date
) -> None:
    made = cast.does(actions.note_notification, suspect_id=convicted.pk, notifying=Notifying(from_on=from_on))
    assert made.review_on == review
    ends = Notifying(from_on=from_on, until_on=from_on + timedelta(days=1))
    made = cast.does(actions.note_notification, suspect_id=convicted.pk, notifying=ends)
    assert made.review_on is None
    made.pk, made.until_on = None, None
    with viewing(cast.viewer()), pytest.raises(DatabaseError), transaction.atomic():
        made.save(force_insert=True)
    assert cast.sees(Notification, "adviser") == 0


def test_a_condition_keeps_what_the_victim_asked_for(cast: Cast, convicted: Suspect) -> None:
    passed(cast, convicted)
    given = Conditioned(kind=ConditionKind.EXCLUSION, words="Not in the town centre", from_on=cast.at.date(),
                        liaison="Not near the college")  # fmt: skip
    cast.does(actions.note_condition, "probation", after=3, suspect_id=convicted.pk, conditioned=given)
    with viewing(cast.viewer()):
        assert Condition.objects.get().liaison == "Not near the college"


def test_the_database_lets_nobody_write_in_another_organisation_s_name(
    cast: Cast, convicted: Suspect
) -> None:
    made = meets(cast, convicted, "officer")
    passed(cast, convicted)
    made.pk, made.by_id = None, cast.staff["probation"].pk
    with viewing(cast.viewer("probation")), pytest.raises(DatabaseError), transaction.atomic():
        made.save(force_insert=True)


def test_the_pages(cast: Cast, convicted: Suspect, signed_in: Signs) -> None:
    passed(cast, convicted)
    client = signed_in(cast.staff["probation"])
    where = reverse("justice:suspect", args=[convicted.pk])
    assert reverse("justice:address", args=[convicted.pk]) in client.get(where).content.decode()
    day = {"day": "4", "month": "3", "year": "2026"}

    def on(name: str) -> dict[str, str]:
        return {f"{name}-{part}": value for part, value in day.items()}

    meeting = {**on("met_on"), "tier": "2", "present": [str(cast.there.police.pk)], "plan": "Weekly visits"}
    condition = {**on("from_on"), "kind": "no_contact", "words": "No contact with the victim"}
    address = {**on("checked_on"), "place": "1 Invented Street", "near_victim": "no", "poor_conversion": "unknown",
               "shared": "yes", "suits": "suitable"}  # fmt: skip
    refused = client.post(reverse("justice:address", args=[convicted.pk]), address).content.decode()
    assert "1 Invented Street" in refused
    assert NOT_ASSESSED in refused
    sent = {
        "release_meeting": meeting,
        "condition": condition,
        "address": address | {"suits": "unsuitable"},
        "notification": on("from_on"),
    }
    for route, given in sent.items():
        assert client.post(reverse(f"justice:{route}", args=[convicted.pk]), given).status_code == 302, route
    page = client.get(where).content.decode()
    for words in ("Weekly visits", "No contact with the victim", "1 Invented Street", "Indefinite"):
        assert words in page
    page = signed_in(cast.staff["officer"]).get(where).content.decode()
    assert "May be reviewed from 4 March 2041" in page
