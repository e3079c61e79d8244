"""The one door by which open work leaves on paper: what the worker makes, and each copy taken."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.front_door.models import DowntimePack, PackTaken
from sightline.front_door.permissions import may_take_paper
from sightline.front_door.queries import home_team
from sightline.front_door.rows import law

NO_TEAM = "A pack needs a front-door team to own it."


@action("front_door.paper_made")
def note_pack(
    *, about: Iterable[UUID], lines: int, file: str, digest: str, by: Viewer, at: datetime
) -> DowntimePack:
    """That the morning's file was made, and whom it is about."""
    made = DowntimePack(
        day=london(at).date(),
        about=sorted(set(about)),
        lines=lines,
        file=file,
        digest=digest,
        by_id=by.staff_id,
        at=at,
        **law(DowntimePack, controller_id=_owner(by)),
    )
    made.save(force_insert=True)
    return made


@action("front_door.paper_taken")
def take_paper(
    *, about: Iterable[UUID], lines: int, by: Viewer, at: datetime, pack: DowntimePack | None = None
) -> PackTaken:
    """That somebody took a copy: from the page, or the morning's file (`pack`). Everybody on it is named on record."""
    may_take_paper(by).demand()
    made = PackTaken(
        pack=pack,
        form="file" if pack else "page",
        about=sorted(set(about)),
        lines=lines,
        by_id=by.staff_id,
        at=at,
        **law(PackTaken, controller_id=_owner(by)),
    )
    made.save(force_insert=True)
    return made


def _owner(by: Viewer) -> UUID:
    team = home_team(by)
    if team is None:
        raise Refused(NO_TEAM)
    return team.agency_id
