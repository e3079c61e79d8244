"""A tour for every role, whose every step that role may take; and none on a live site."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sightline.access.models import Staff
from sightline.config.roles import ROLES
from sightline.demonstration.sign_ins import sign_ins
from sightline.demonstration.tour import TOURS, Tour, tour_of
from sightline.demonstration.tour_records import FOUND
from tests.walk.routes import walked_routes

databases = pytest.mark.django_db(databases=["default", "owner"])
RULES = {route.name: route.rule for route in walked_routes()}


def test_somebody_signs_in_for_every_role() -> None:
    found = [each.role for each in sign_ins()]
    assert set(found) == set(ROLES)
    assert len({each.email for each in sign_ins()}) == len(found)


def test_every_role_has_one() -> None:
    assert [tour.role for tour in TOURS] == list(dict.fromkeys(tour.role for tour in TOURS))
    assert {tour.role for tour in TOURS} == set(ROLES)
    assert tour_of("nobody") is None


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.role)
def test_its_steps_are_a_few_and_its_own(tour: Tour) -> None:
    assert 4 <= len(tour.steps) <= 8
    for step in tour.steps:
        for page in filter(None, (step.page, step.instead)):
            rule = RULES[page]
            assert rule is not None
            assert rule.capability is None or rule.capability in ROLES[tour.role].capabilities, step.text
        assert (step.record in FOUND) is bool(step.instead), step.text
        assert step.text.endswith("."), step.text


@databases
def test_a_live_site_has_none(
    signed_in: Callable[[Staff], Client], staff_with: Callable[..., Staff], settings: Any
) -> None:
    client = signed_in(staff_with("adviser"))
    assert client.get("/tour/").status_code == 404
    assert ">Tour<" not in client.get("/").content.decode()
    settings.ROOT_URLCONF = "tests.demonstration.with_tour"
    assert client.get("/tour/").status_code == 404, "the database was not made for a demonstration"


@databases
def test_somebody_sees_what_their_role_does(
    marked: None,
    signed_in: Callable[[Staff], Client],
    staff_with: Callable[..., Staff],
    settings: Any,
    fixed_clock: object,
) -> None:
    settings.ROOT_URLCONF = "tests.demonstration.with_tour"
    page = signed_in(staff_with("administrator")).get("/tour/").content.decode()
    assert "Keeps agencies, teams, staff and posts right" in page
    assert "Add a service." in page
    assert ">Tour<" in page
