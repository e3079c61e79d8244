"""The people chosen for a contact that is being written, and those a search finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from sightline.access.viewer import Viewer
from sightline.front_door.given import Named
from sightline.front_door.states import SubjectRole
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.queries import name_lines, search

ROLES: list[tuple[str, str]] = list(SubjectRole.choices)


@dataclass(frozen=True)
class Chosen:
    """A person already chosen."""

    key: str
    name: str
    born: str
    agency: str
    role: str
    relation: str


@dataclass(frozen=True)
class Hit:
    """A person found, and why they are listed."""

    key: str
    name: str
    born: str
    agency: str
    heading: str
    agrees: list[str]
    already: bool


@dataclass(frozen=True)
class Picker:
    """What the part of the page shows that finds people."""

    chosen: list[Chosen]
    searched: bool
    hits: list[Hit]
    more: bool
    ask: tuple[str, ...]
    slip: str
    roles: list[tuple[str, str]]
    adding: bool


def named_in(post: QueryDict) -> list[Named]:
    """The people a post or a draft carries: hidden `person`, with `role-…` and `relation-…` beside each."""
    found: dict[UUID, Named] = {}
    for text in post.getlist("person"):
        key = as_key(text)
        if key is None:
            continue
        role = post.get(f"role-{key}", SubjectRole.CHILD)
        known = role if role in SubjectRole.values else SubjectRole.CHILD
        found[key] = Named(record_id=key, role=known, relation=post.get(f"relation-{key}", "").strip()[:120])
    return list(found.values())


def as_key(text: str) -> UUID | None:
    """An identifier, or none if it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def chosen_people(viewer: Viewer, people: Iterable[Named]) -> list[Chosen]:
    """Those chosen whom the viewer may see; one who is gone, or walled since, is left out."""
    wanted = list(people)
    ids = [person.record_id for person in wanted]
    records = SourceRecord.objects.visible_to(viewer).select_related("agency").in_bulk(ids)
    names = name_lines(records)
    return [
        Chosen(
            key=str(person.record_id),
            name=names[person.record_id],
            born=records[person.record_id].born.in_words(),
            agency=records[person.record_id].agency.name,
            role=str(person.role),
            relation=person.relation,
        )
        for person in wanted
        if person.record_id in records
    ]


def picker(
    viewer: Viewer, people: list[Named], *, asked: Asked | None = None, slip: str = "", adding: bool = False
) -> Picker:
    """The part of the page, after a search if there was one."""
    results = search(viewer, asked) if asked is not None and not asked.empty else None
    already = {person.record_id for person in people}
    hits = [
        Hit(
            key=str(found.record.pk),
            name=found.name,
            born=found.facts.born.in_words(),
            agency=found.record.agency.name,
            heading=found.heading,
            agrees=[finding.sentence for finding in found.findings],
            already=found.record.pk in already or bool(already & found.linked),
        )
        for found in (results.found if results else ())
    ]
    return Picker(
        chosen=chosen_people(viewer, people),
        searched=results is not None,
        hits=hits,
        more=bool(results and results.more),
        ask=results.ask if results else (),
        slip=slip,
        roles=ROLES,
        adding=adding,
    )
