"""The safety plan: made with the child and the parents, kept version by version, read on a phone (PW-10, PW-11)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import plan_safety
from sightline.cases.given import Planned
from sightline.cases.models import Case, SafetyPlan
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from tests.cases.conftest import SECRET, Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def planned(pathway: Pathway, case: Case, *, seen: int = 0, **also: Any) -> SafetyPlan:
    given: dict[str, Any] = {
        "worries": SECRET,
        "safe_places": "With your aunt",
        "whom_to_ring": "Your worker, by day",
        "adults_do": "School rings by ten",
        "with_child": True,
        "with_parents": True,
        "review_on": pathway.at.date() + timedelta(days=28),
    }
    made: SafetyPlan = pathway.does(
        plan_safety, case_id=case.pk, planned=Planned(**{**given, **also}), seen=seen
    )
    return made


def test_each_version_is_kept_and_none_is_written_over(pathway: Pathway) -> None:
    case = pathway.allocated()
    planned(pathway, case)
    with pytest.raises(Conflict) as clash:
        planned(pathway, case, worries="Late evenings")
    assert clash.value.saved["worries"] == SECRET
    assert planned(pathway, case, seen=1, worries="Late evenings").number == 2
    for who in ("adviser", "elsewhere", "police"):
        with viewing(pathway.viewer(who)):
            assert not SafetyPlan.objects.exists(), who


def test_a_plan_made_without_them_says_why(pathway: Pathway) -> None:
    case = pathway.allocated()
    with pytest.raises(Refused, match="without them"):
        planned(pathway, case, with_parents=False)
    assert planned(pathway, case, with_parents=False, parents_part="It would put her at risk").number == 1


def test_the_plain_copy_says_what_helps_and_nothing_of_the_case(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    planned(pathway, case)
    client = signed_in(pathway.staff["practitioner"])
    with clock.fixed(pathway.at + timedelta(hours=4)):
        page = client.get(reverse("cases:safety_plan", args=[case.pk, 1])).content.decode()
        assert client.get(reverse("cases:plan_safety", args=[case.pk])).status_code == 200
        assert client.get(reverse("cases:safety_plan", args=[case.pk, 2])).status_code == 404
    assert "Your worker, by day" in page
    body = page[page.index("<h1") :]
    assert not [
        word
        for word in ("exploitation", "risk", "level", "judge")
        if word in body.lower().split("<footer")[0]
    ]
