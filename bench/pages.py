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

from bench.crowding import busy_cases, crowded_child
from bench.partners import partner_pages
from sightline.access.models import Post, Staff
from sightline.core import clock
from sightline.desk import fields

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


CONTACTS = "SELECT id FROM front_door_contact WHERE walls = '{}' AND %s ORDER BY md5(id::text) LIMIT 40"
CHILDREN = """
SELECT source_record_id FROM front_door_contactsubject s JOIN front_door_contact c ON c.id = s.contact_id
WHERE c.walls = '{}' ORDER BY md5(source_record_id::text) LIMIT 40
"""
ACUTE = "id IN (SELECT contact_id FROM front_door_decision WHERE level = 'acute')"
UNDECIDED = "state IN ('new', 'checking', 'screening', 'to_decide')"
SEARCHES = 20  # as many as a session keeps


@dataclass(frozen=True)
class Page:
    """A page somebody opens all day: who, and where; `searched` are posted first, and their results opened."""

    what: str
    role: str
    addresses: list[str]
    searched: tuple[dict[str, str], ...] = ()


def pages() -> Iterator[Page]:
    """What is measured."""
    contacts, children = _of("front_door:contact", CONTACTS % "true"), ids(CHILDREN)
    acute = _of("front_door:acute", CONTACTS % ACUTE)
    waiting = _of("front_door:screening", CONTACTS % UNDECIDED)
    listed, board = reverse("front_door:contacts"), reverse("front_door:board")
    yield Page("My work, social worker", "social_worker", ["/"])
    yield Page("My work, adviser", "adviser", ["/"])
    yield Page("Contacts: list", "social_worker", [listed, f"{listed}?page=2"])
    yield Page("Hub board", "social_worker", [board, f"{board}?order=due", f"{board}?exploitation=ticked"])
    one_list = [f"{board}?list=passed_on", f"{board}?list=new&order=due"]
    yield Page("Hub board: one list", "social_worker", one_list)
    yield Page("Contact", "social_worker", contacts)
    yield Page("Screening", "social_worker", waiting or contacts)
    yield Page("Acute work", "social_worker", acute)
    yield Page("Child", "social_worker", [reverse("desk:child", args=[key]) for key in children])
    yield Page("Child: timeline", "social_worker", [reverse("desk:timeline", args=[key]) for key in children])
    yield from _with_much()
    table = reverse("desk:tracker")
    every = "&".join(f"columns={key}" for key in fields.every() if key != fields.ALWAYS)
    yield Page("Tracker", "social_worker", [table, f"{table}?page=2", f"{table}?order=name"])
    yield Page("Tracker, every column", "social_worker", [f"{table}?{every}", f"{table}?stage=open&{every}"])
    yield Page("Search, misspelt", "adviser", [reverse("people:search")], _misspelt())
    yield Page("Repeat contacts: list", "group_specialist", [reverse("front_door:repeats")])
    yield Page("Follow-ups: list", "adviser", [reverse("follow_up:list")])
    yield Page("Follow-ups of one agency", "agency_manager", [reverse("follow_up:list")])


def _with_much() -> Iterator[Page]:
    crowded = [crowded_child()]
    yield Page("Child with 1,000 events", "social_worker", [reverse("desk:child", args=crowded)])
    yield Page("The same: timeline", "social_worker", [reverse("desk:timeline", args=crowded)])
    yield Page("Missing episodes: list", "missing_coordinator", [reverse("missing:list")])
    yield Page("Case", "practitioner", [reverse("cases:one", args=[key]) for key in busy_cases()])


def every_page() -> Iterator[Page]:
    """Those of the front door and the pathway, and those of its partners."""
    yield from pages()
    yield from (Page(*each) for each in partner_pages())


def _of(route: str, sql: str) -> list[str]:
    return [reverse(route, args=[key]) for key in ids(sql)]


def _misspelt() -> tuple[dict[str, str], ...]:
    """A child's surname with one letter left out, with the month they were born in."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT n.given, n.surname, r.born_year, r.born_month FROM people_name n"
            " JOIN people_sourcerecord r ON r.id = n.record_id WHERE length(n.surname) > 4 AND n.given <> ''"
            " AND r.born_month IS NOT NULL AND r.walls = '{}' ORDER BY md5(n.id::text) LIMIT %s",
            [SEARCHES],
        )
        return tuple(
            {"names": f"{given} {name[:2]}{name[3:]}", "born-day": "", "born-month": str(month),
             "born-year": str(year)}
            for given, name, year, month in cursor.fetchall()
        )  # fmt: skip


def measure(page: Page) -> Measured:
    """Open the addresses in turn, the first round unmeasured."""
    client = signed_in(page.role)
    addresses = [
        client.post(page.addresses[0], typed)["Location"] for typed in page.searched
    ] or page.addresses
    for address in addresses[:3]:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} for {page.role}")
    times = opened(client, list(_round(addresses, REPEATS)))
    counts = [_queries(client, address) for address in addresses[:10]]
    return Measured(page.what, quantiles(times, n=20)[-1], min(counts), max(counts))


def _round(addresses: list[str], times: int) -> Iterator[str]:
    for number in range(times):
        yield addresses[number % len(addresses)]


def _timed(call: Callable[[], Any]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


def opened(client: Client, addresses: list[str]) -> list[float]:
    """Milliseconds that each address took to open."""
    return [_timed(lambda address=address: client.get(address)) for address in addresses]


def _queries(client: Client, address: str) -> int:
    connection.force_debug_cursor = True
    reset_queries()
    client.get(address)
    found = len(connection.queries)
    connection.force_debug_cursor = False
    return found
