"""What rows of an episode share, and which of them a viewer sees; the same stands in the database (`walls_sql`)."""

from collections.abc import Callable
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import connection, models

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople

OPEN, READ = "missing.open", "missing.read"


def _ids(asked: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [key for (key,) in cursor.fetchall()]


def mine() -> list[UUID]:
    """Episodes that the signed viewer has a part in."""
    return _ids("SELECT * FROM missing_mine()")


def in_words() -> list[UUID]:
    """Those of them of which they read what the child said."""
    return _ids("SELECT * FROM missing_in_words()")


def shared_here() -> list[UUID]:
    """Children whose trigger plan is shared with the viewer's employer."""
    return _ids("SELECT * FROM missing_shared_here()")


class Seen(models.QuerySet[Any]):
    """Rows by who may see them: everything, or by a column that must be among some ids."""

    column: ClassVar[str] = "episode_id"
    reached: ClassVar[Callable[[], list[UUID]]] = staticmethod(mine)

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        if not viewer.may(OPEN):
            return self.none()
        return self.filter(**{f"{self.column}__in": type(self).reached()})


class EpisodeRows(Seen):
    column = "pk"


class WordRows(Seen):
    """What the child said, and what hangs on it."""

    reached = staticmethod(in_words)


class PlanRows(Seen):
    """Trigger plans: of the children whose plan is shared with the viewer's employer."""

    column = "child_id"
    reached = staticmethod(shared_here)


class KeptRows(Seen):
    """Those who keep episodes, and nobody else."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(READ) else self.none()


class OfEpisode(Fact, AboutPeople):
    """A fact about one episode."""

    RETENTION = "child_record"

    episode = models.ForeignKey("missing.Episode", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Any]] = Seen.as_manager()

    class Meta:
        abstract = True


class Numbered(OfEpisode):
    """The same, where a later one takes the place of an earlier one and both stay readable."""

    number = models.PositiveIntegerField()

    class Meta:
        abstract = True


def once(name: str) -> models.UniqueConstraint:
    """One row a number of an episode."""
    return models.UniqueConstraint(fields=["episode", "number"], name=f"missing_{name}_once")
