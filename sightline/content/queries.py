"""Reads of public words: every version with where it stands, and what the public sees of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.content.catalogue import ENGLISH
from sightline.content.models import Signature, Step, Version
from sightline.content.states import Act, State


@dataclass
class Standing:
    """One version with what was done with it."""

    version: Version
    state: State
    steps: list[Step]
    signature: Signature | None
    source: "Standing | None" = None

    @property
    def review_on(self) -> date | None:
        """The day it is read again at the latest, as last said."""
        days = [each.review_on for each in self.steps if each.review_on]
        return days[-1] if days else None

    @property
    def lookers(self) -> set[UUID]:
        return {each.by_id for each in self.steps if each.act == Act.PREVIEW}

    @property
    def is_translation(self) -> bool:
        return self.version.source_id is not None

    @property
    def of_an_earlier(self) -> bool:
        """Whether its English version is no longer the one that is published."""
        return self.source is not None and self.source.state is not State.PUBLISHED

    @property
    def shown(self) -> bool:
        """Whether the public sees it. The function `published.page` of the database says the same."""
        return self.state is State.PUBLISHED and not self.of_an_earlier


@dataclass
class Slug:
    """Every version of one page, by language, the newest first."""

    slug: str
    by_language: dict[str, list[Standing]] = field(default_factory=dict)

    def newest(self, language: str) -> Standing | None:
        return next(iter(self.by_language.get(language, [])), None)

    def published(self, language: str = ENGLISH) -> Standing | None:
        held = self.by_language.get(language, [])
        return next((each for each in held if each.state is State.PUBLISHED), None)

    def numbered(self, language: str, number: int) -> Standing | None:
        held = self.by_language.get(language, [])
        return next((each for each in held if each.version.number == number), None)

    @property
    def waiting(self) -> list[Standing]:
        """Versions that are newer than what is published."""
        held = [each for versions in self.by_language.values() for each in versions]
        return [each for each in held if each.state in (State.DRAFT, State.PREVIEWED)]


def every_page(viewer: Viewer) -> dict[str, Slug]:
    """Each page that has a version: three reads, without the texts."""
    return _standing(viewer, Version.objects.visible_to(viewer).defer("body"))


def one_page(viewer: Viewer, slug: str) -> Slug:
    """One page with its texts."""
    rows = Version.objects.visible_to(viewer).filter(slug=slug)
    return _standing(viewer, rows).get(slug, Slug(slug))


def _standing(viewer: Viewer, rows: Iterable[Version]) -> dict[str, Slug]:
    versions = list(rows.select_related("by").order_by("slug", "language", "-number"))  # type: ignore[attr-defined]
    keys = [each.pk for each in versions]
    steps: defaultdict[UUID, list[Step]] = defaultdict(list)
    for step in (
        Step.objects.visible_to(viewer).filter(version__in=keys).select_related("by").order_by("at", "act")
    ):
        steps[step.version_id].append(step)
    signed = Signature.objects.visible_to(viewer).filter(version__in=keys).select_related("by")
    signatures = {each.version_id: each for each in signed}
    found: dict[str, Slug] = {}
    made: dict[UUID, Standing] = {}
    later: set[tuple[str, str]] = set()  # pages and languages of which a later version was published
    for each in versions:
        key = (each.slug, each.language)
        done = {step.act for step in steps[each.pk]}
        it = Standing(each, _state(done, later=key in later), steps[each.pk], signatures.get(each.pk))
        if Act.PUBLISH in done:
            later.add(key)
        made[each.pk] = it
        found.setdefault(each.slug, Slug(each.slug)).by_language.setdefault(each.language, []).append(it)
    for it in made.values():
        it.source = made.get(it.version.source_id) if it.version.source_id else None
    return found


def _state(done: set[str], *, later: bool) -> State:
    if Act.WITHDRAW in done:
        return State.WITHDRAWN
    if Act.PUBLISH in done:
        return State.REPLACED if later else State.PUBLISHED
    if later:
        return State.PASSED
    return State.PREVIEWED if Act.PREVIEW in done else State.DRAFT
