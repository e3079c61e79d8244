"""A case is opened from a concluded enquiry, through its form to the saved row, and reads it there (PW-09)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.models import Case
from sightline.cases.queries.origin import carried
from sightline.core import clock
from sightline.enquiries.states import Outcome
from tests.enquiries.conftest import SECRET, Cast, cast  # noqa: F401 - the same enquiry

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def opens(at_hub: Cast, client: Client, **also: Any) -> Any:
    """The form of an enquiry, sent."""
    contact, child = at_hub.enquiry.contact_id, at_hub.enquiry.about[0]
    address = reverse("cases:open_from_enquiry", args=[contact, at_hub.enquiry.pk])
    team = Team.objects.get_or_create(
        agency=at_hub.there.council, name="Exploitation team", kind=TeamKind.EXPLOITATION
    )[0]
    sent = {
        "child": str(child),
        "team": str(team.pk),
        "exploitation_type": "sexual",
        "why": "See her at school",
    }
    with clock.fixed(at_hub.at + timedelta(hours=1)):
        return client.post(address, {**sent, **also})


def test_it_is_opened_from_the_form_and_the_team_reads_what_the_enquiry_told(
    cast: Cast,  # noqa: F811
    signed_in: Signs,
) -> None:
    cast.writes("police")
    cast.concludes()
    client = signed_in(cast.staff["worker"])
    assert "There is a problem" in opens(cast, client, child="").content.decode()
    answer = opens(cast, client)
    assert answer.status_code == 302, answer.content.decode()
    with viewing(system_viewer("test")):
        case = Case.objects.get()
        assert (case.enquiry_id, case.contact_id) == (cast.enquiry.pk, cast.enquiry.contact_id)
    team = Team.objects.get(kind=TeamKind.EXPLOITATION)
    cast.add("manager", "pathway_manager", employer=cast.there.council, team=team)
    with viewing(cast.viewer("manager")):
        held = carried(case.pk)
        assert held is not None
        assert (held.enquiry, held.told) == (cast.enquiry.reference, "A worker will be named.")
    with clock.fixed(cast.at + timedelta(hours=2)):
        page = signed_in(cast.staff["manager"]).get(reverse("cases:one", args=[case.pk])).content.decode()
    assert f"Enquiry {cast.enquiry.reference}" in page
    assert SECRET not in page, "no agency’s own entry is read through the case"
    again = opens(cast, client).content.decode()
    assert "open already" in again


def test_an_enquiry_not_concluded_or_concluded_otherwise_opens_none(
    cast: Cast,  # noqa: F811
    signed_in: Signs,
) -> None:
    client = signed_in(cast.staff["worker"])
    assert "leads to the exploitation pathway" in opens(cast, client).content.decode()
    cast.writes("police")
    cast.concludes(outcome=Outcome.EARLY_HELP)
    assert "leads to the exploitation pathway" in opens(cast, client).content.decode()
    assert opens(cast, signed_in(cast.staff["police"])).status_code == 403
    with viewing(system_viewer("test")):
        assert not Case.objects.exists()
