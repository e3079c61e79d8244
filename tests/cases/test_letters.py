"""The letter to the GP practice that a case waits for from its allocation, written from the case (CL-44, HE-01)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import follow_letter
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.letters.actions import finish_letter, send_letter
from sightline.letters.models import Letter
from sightline.letters.states import How
from tests.cases.conftest import Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_the_practitioner_writes_it_from_the_case_and_its_clock_stops_when_it_leaves(
    pathway: Pathway, signed_in: Callable[[Staff], Client], fixed_clock: object
) -> None:
    case, system = pathway.allocated(), system_viewer("test")
    practice = Agency.objects.create(name="Hollin Bank Surgery", kind=AgencyKind.NHS_GP)
    client, here = signed_in(pathway.staff["practitioner"]), reverse("cases:letter", args=[case.pk])
    sent_at = pathway.at + timedelta(hours=5)
    with clock.fixed(pathway.at + timedelta(hours=2)):
        assert "What kind of letter?" in client.get(here).content.decode()
        said = {"agency": str(practice.pk), "need": "He may come alone.", "contact": "01952 000000"}
        answer = client.post(f"{here}?kind=gp_at_risk", said)
    assert answer.status_code == 302
    by = pathway.viewer("practitioner")
    with viewing(by):
        [letter] = Letter.objects.all()
        assert (letter.subject_id, letter.child_id) == (case.pk, case.child_id)
        assert "name not held" not in letter.body.lower()
        finish_letter(letter_id=letter.pk, by=by, at=sent_at)
        send_letter(letter_id=letter.pk, how=How.SECURE_MAIL, left_at=sent_at, words="", by=by, at=sent_at)
    with viewing(system):
        rows = Clock.objects.filter(rule__code="CL-44")
        assert [(each.subject_id, each.stopped_at) for each in rows] == [(case.pk, None)]
        follow_letter(subject_id=letter.pk, by=system, at=sent_at)
        assert rows.get().stopped_at == sent_at
