"""What was said of sexual health is corrected by a further entry behind the same further wall (HE-09, IS-01)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.enquiries.models import Entry
from sightline.enquiries.states import SexualHealth
from tests.enquiries.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignIn = Callable[[Staff], Client]


def test_its_own_people_correct_it_and_both_stay_behind_the_wall(cast: Cast, signed_in: SignIn) -> None:
    wrong = cast.offered()
    cast.add("reception", "agency_worker", "sexual")
    page = reverse("enquiries:correct", args=[cast.asked["sexual"], wrong.pk])
    ours = reverse("enquiries:answer", args=[cast.asked["sexual"]])
    clinic, reception = signed_in(cast.staff["clinic"]), signed_in(cast.staff["reception"])
    assert page in clinic.get(ours).content.decode()
    assert page not in reception.get(ours).content.decode()
    assert reception.get(page).status_code == 404
    shown = clinic.get(page).content.decode()
    assert "Correct what was offered or taken up" in shown
    assert "those at Wrekinshire sexual who are named for sexual health" in shown
    said = {"sexual_health": SexualHealth.TAKEN_UP.value, "looked_in": "Clinic list"}
    assert clinic.post(page, {**said, "looked_in": ""}).status_code == 200
    assert clinic.post(page, said).status_code == 302
    for who, seen in (("clinic", 2), ("worker", 2), ("reception", 0), ("police", 0), ("adviser", 0)):
        with viewing(cast.viewer(who)):
            assert Entry.objects.visible_to(cast.viewer(who)).exclude(sexual_health="").count() == seen, who
    with viewing(cast.viewer("clinic")):
        newer = Entry.objects.get(corrects=wrong)
    assert newer.sexual_health == SexualHealth.TAKEN_UP
    assert page not in clinic.get(ours).content.decode(), "corrected once"
