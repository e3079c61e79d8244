"""Server time and queries of the pages staff open all day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.urls import reverse

from sightline.access.models import Post, Staff
from sightline.core import clock

REPEATS = 60
BAR_MS = 100


@dataclass(frozen=True)
class Measured:
    """One page: milliseconds that 19 of 20 requests stayed within, and the fewest and most queries."""

    page: str
    p95: float
    fewest: int
    most: int


def signed_in(role: str) -> Client:
    """A client in which somebody with this role has signed in with a second factor."""
    post = Post.objects.held_on(clock.today()).filter(role=role).select_related("staff").first()
    if post is None:
        raise LookupError(f"Nobody in the demonstration holds the role {role}")
    client = Client(HTTP_HOST="127.0.0.1")
    staff: Staff = post.staff
    client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": clock.now().timestamp()}
    ]
    session.save()
    return client


def ids(sql: str) -> list[Any]:
    """Some records to open, by a query run as the owner."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def pages() -> Iterator[tuple[str, str, list[str]]]:
    """(what, role, addresses)."""
    contacts = ids("SELECT id FROM front_door_contact ORDER BY md5(id::text) LIMIT 40")
    children = ids(
        "SELECT source_record_id FROM front_door_contactsubject s JOIN front_door_contact c ON c.id = s.contact_id "
        "WHERE c.walls = '{}' ORDER BY md5(source_record_id::text) LIMIT 40"
    )
    surnames = ids("SELECT DISTINCT surname FROM people_name WHERE length(surname) > 4 LIMIT 40")
    misspelt = [f"{name[:2]}{name[3:]}" for name in surnames]
    search, listed = reverse("people:search"), reverse("front_door:contacts")
    yield "My work", "social_worker", ["/"]
    yield "Contacts: list", "social_worker", [listed, f"{listed}?page=2"]
    board = reverse("front_door:board")
    yield "Hub board", "social_worker", [board, f"{board}?order=due", f"{board}?exploitation=ticked"]
    yield "Hub board: one list", "social_worker", [f"{board}?list=passed_on", f"{board}?list=new&order=due"]
    yield "Contact", "social_worker", [reverse("front_door:contact", args=[key]) for key in contacts]
    yield "Child", "social_worker", [reverse("desk:child", args=[key]) for key in children]
    yield "Search, misspelt", "adviser", [f"{search}?names={name}" for name in misspelt]
    yield "Follow-ups: list", "adviser", [reverse("follow_up:list")]
    yield "Follow-ups of one agency", "agency_manager", [reverse("follow_up:list")]


def measure(what: str, role: str, addresses: list[str]) -> Measured:
    """Open the addresses in turn, the first round unmeasured."""
    client = signed_in(role)
    for address in addresses[:3]:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} for {role}")
    times = [_timed(lambda address=address: client.get(address)) for address in _round(addresses, REPEATS)]
    counts = [_queries(client, address) for address in addresses[:10]]
    return Measured(what, quantiles(times, n=20)[-1], min(counts), max(counts))


def _round(addresses: list[str], times: int) -> Iterator[str]:
    for number in range(times):
        yield addresses[number % len(addresses)]


def _timed(call: Callable[[], Any]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def _queries(client: Client, address: str) -> int:
    connection.force_debug_cursor = True
    reset_queries()
    client.get(address)
    found = len(connection.queries)
    connection.force_debug_cursor = False
    return found
