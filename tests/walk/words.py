"""Versions of public pages for the walk: written and looked at by others, so that the asker is the second person."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sightline.access.viewer import viewing
from sightline.content.actions import preview_version, publish_version, write_version
from sightline.content.given import Writing
from sightline.core import clock
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

SLUG = "young-people"


def language(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """English; under an address that does not fit, a language that no page is in."""
    return "xx" if relation is Relation.MISMATCHED else "en"


def translated(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    return "xx" if relation is Relation.MISMATCHED else "ur"


def looked_at(world: "World", relation: Relation, made: dict[str, Any]) -> int:
    """One that waits to be published."""
    return _looked_at(world, "en")


def published(world: "World", relation: Relation, made: dict[str, Any]) -> int:
    """One that the public sees."""
    number = _looked_at(world, "en")
    by = world.colleague("governance_officer")
    given: dict[str, Any] = {"slug": SLUG, "language": "en", "number": number, "words": ""}
    with viewing(by):
        day = clock.today() + timedelta(days=90)
        publish_version(**given, review_on=day, by=by, at=clock.now())
    return number


def translation(world: "World", relation: Relation, made: dict[str, Any]) -> int:
    """One in Urdu that nobody signed yet."""
    return _looked_at(world, "ur", source=published(world, relation, made))


def _looked_at(world: "World", tongue: str, source: int = 0) -> int:
    by, other = world.colleague("partnership_officer"), world.colleague("partnership_officer")
    given: dict[str, Any] = {"slug": SLUG, "language": tongue}
    said: dict[str, Any] = {"title": "For you", "body": "You will be believed.", "why": "The walk"}
    with viewing(by):
        kept = write_version(writing=Writing(**given, **said, source=source), seen=0, by=by, at=clock.now())
    with viewing(other):
        preview_version(**given, number=kept.number, by=other, at=clock.now())
    return kept.number


MAKERS = {
    "slug": lambda world, relation, made: SLUG,
    "language": language,
    "content:sign.language": translated,
    "content:sign.number": translation,
    **{f"{route}.number": looked_at for route in ("content:version", "content:preview", "public:preview")},
    "content:publish.number": looked_at,
    "content:review.number": published,
    "content:withdraw.number": published,
}
