"""One step of the walk: somebody asks for an address, and what came back is compared with the matrix."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import system_viewer, viewing
from tests.people_of_the_tests import Partnership
from tests.walk.askers import asker_at, becomes, workplace
from tests.walk.matrix import NOBODY, matrix
from tests.walk.relations import PAGE, REACH, Relation
from tests.walk.routes import Route
from tests.walk.subjects import CANARY, World, maker

# Arguments that name no record: the form of a file.
WORDS_ONLY = {
    "form",
    "number",
    "role",
    "to",
    "version",
    "what",
    "width",
}  # of an address: a word or a count under its parent, no identifier of its own


@dataclass(frozen=True)
class Step:
    """One route, asked for in one role, of one kind of record (none for a page without one)."""

    route: Route
    role: str
    relation: Relation | None

    @property
    def allowed(self) -> bool:
        word = matrix()[self.route.name].cells[self.role]
        return word == PAGE if self.relation is None else self.relation in REACH[word]

    def __str__(self) -> str:
        return f"{self.route.name} {self.role} {self.relation or 'page'}"


def steps(route: Route, role: str) -> Iterator[Step]:
    """Every step of a route for a role: each relation that its record can stand in."""
    if not route.arguments:
        yield Step(route, role, None)
        return
    for relation in Relation:
        if relation is Relation.MISMATCHED and len(set(route.arguments) - WORDS_ONLY) < 2:
            continue
        yield Step(route, role, relation)


def address(step: Step, world: World) -> str:
    """The address, with records made for it as the owner of nothing: through the same actions as the site."""
    made: dict[str, Any] = {}
    for name in step.route.arguments:
        make = maker(step.route.name, name)
        assert make is not None, f"{step}: say in tests/walk/subjects.py how to make {name}"
        made[name] = make(world, step.relation or Relation.OWN, made)
    return reverse(step.route.name, kwargs=made)


def refusals() -> int:
    """Lines on the record of access that say somebody was refused."""
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        return AuditEvent.objects.filter(outcome=Outcome.REFUSED).count()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(client: Client, path: str) -> Any:
    """GET, and POST with nothing in it where the address takes no GET."""
    response = client.get(path)
    return client.post(path) if response.status_code == 405 else response


def verdict(response: Any) -> str:
    """What an answer amounts to: `allowed` (an incomplete form included), `refused`, or `sign in first`."""
    if response.status_code in {403, 404}:
        return "refused"
    if response.status_code in {301, 302}:
        doors = (reverse("account_login"), reverse("access:second_factor"))
        return "sign in first" if response["Location"].startswith(doors) else "allowed"
    return (
        "allowed" if response.status_code in {200, 204, 400, 422} else f"failed with {response.status_code}"
    )


def walk(steps: Iterable[Step], there: Partnership, browser: Callable[[Staff], Client]) -> list[str]:
    """What is wrong with these steps; empty when all agrees.

    One person a workplace asks in every role, in one after another, so that a record is made once for all the roles
    it would be made alike for. What each asks is undone before the next.
    """
    left, wrong = list(steps), list[str]()
    askers: dict[str, tuple[Staff, Client]] = {}
    for place in {workplace(step.role) for step in left}:
        staff = asker_at(there, place)
        askers[place] = staff, browser(staff)
    while left:
        first = left[0]
        staff, client = askers[workplace(first.role)]
        with undone():
            becomes(staff, first.role)
            world = World(there, staff)
            path = address(first, world)
            alike = [step for step in left if _alike(step, first, world)]
            wrong += [fault for step in alike for fault in _asked(step, staff, client, path)]
        left = [step for step in left if step not in alike]
    return wrong


def _alike(step: Step, first: Step, world: World) -> bool:
    """Whether the record that was made for one step is what would be made for another."""
    same = step.route == first.route and step.relation == first.relation
    if not same or workplace(step.role) != workplace(first.role):
        return False
    with undone():
        becomes(world.asker, step.role)
        may = world.viewer().may
        return all(may(capability) is answer for capability, answer in world.turns_on.items())


def _asked(step: Step, staff: Staff, client: Client, path: str) -> list[str]:
    with undone():
        becomes(staff, step.role)
        before = refusals()
        response = ask(Client() if step.role == NOBODY else client, path)
        got = verdict(response)
        if step.route.rule and not step.route.rule.signed_in:
            return [] if response.status_code < 500 else [f"{step}: {got} ({path})"]
        if step.role == NOBODY:
            wanted = "allowed" if step.allowed else "sign in first"
            return [] if got == wanted else [f"{step}: {got}, not {wanted} ({path})"]
        wrong = [] if got == ("allowed" if step.allowed else "refused") else [f"{step}: {got} ({path})"]
        if got == "refused":
            wrong += _of_a_refusal(step, response, refusals() - before)
        return wrong


def _of_a_refusal(step: Step, response: Any, rows: int) -> Iterator[str]:
    if rows != 1:
        yield f"{step}: {rows} lines on the record of access for one refusal"
    if CANARY in response.content.decode():
        yield f"{step}: the refusal says something of the record"


Walked = Callable[[Iterable[Step]], list[str]]
