"""Following every step of every tour through a filled borough."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from django.test import Client

from sightline.access.models import Staff
from sightline.demonstration.sign_ins import sign_ins
from sightline.demonstration.tour import tour_of

STEP = re.compile(r'<li>\s*<a class="govuk-link" href="([^"]+)">')


def faults(signed_in: Callable[[Staff], Client], settings: Any) -> list[str]:
    """What is wrong with any step of the first person of each role."""
    settings.ROOT_URLCONF = "tests.demonstration.with_tour"
    first = {each.role: each.email for each in reversed(sign_ins())}
    return [fault for role, email in first.items() for fault in _of(role, email, signed_in)]


def _of(role: str, email: str, signed_in: Callable[[Staff], Client]) -> Iterator[str]:
    client = signed_in(Staff.objects.get(email=email))
    steps = [unescape(each) for each in STEP.findall(client.get("/tour/").content.decode())]
    tour = tour_of(role)
    if tour is None or len(steps) != len(tour.steps):
        yield f"{role}: {len(steps)} steps on the page"
    for address in steps:
        answer = client.get(address)
        shown = re.sub(r"<[^>]+>|\s+", " ", answer.content.decode().partition("<main")[2])
        if answer.status_code != 200 or len(shown.split()) < 15:
            yield f"{role}: {address} answers {answer.status_code}: {shown[:200]}"
