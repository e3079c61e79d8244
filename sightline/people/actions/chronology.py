"""Writing chronology lines. Called by the actions of other folders, in the transaction of their own work."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer
from sightline.people.models import ChronologyLine, LineTakenBack


def write_chronology(
    *,
    about: Iterable[UUID],
    happened_at: datetime,
    kind: str,
    title: str,
    controller_id: UUID,
    by: Viewer,
    at: datetime,
    words: str = "",
    reference_id: UUID | None = None,
    only_employer_id: UUID | None = None,
) -> list[ChronologyLine]:
    """A line for each person a thing happened to; `kind` is "folder.thing_done".

    Each is about all of them, so the wall of any stands round every one. With `only_employer_id` it is for
    that employer's own staff.
    """
    people = sorted(set(about))
    line = ChronologyLine(
        happened_at=happened_at,
        kind=kind,
        title=title[:120],
        words=words,
        folder=kind.partition(".")[0],
        reference_id=reference_id,
        only_employer_id=only_employer_id,
        controller_id=controller_id,
        retention_class=ChronologyLine.RETENTION,
        by_id=by.staff_id,
        at=at,
        about=people,
    )
    return ChronologyLine.objects.bulk_create([_for(person, line) for person in people])


def _for(person: UUID, line: ChronologyLine) -> ChronologyLine:
    mine = copy(line)
    mine.pk, mine.record_id = uuid4(), person
    return mine


def take_back_chronology(
    *, record_id: UUID, reference_ids: Iterable[UUID], why: str, by: Viewer, at: datetime
) -> list[LineTakenBack]:
    """Show no more on one person's chronology what some records wrote there by mistake."""
    lines = ChronologyLine.objects.filter(
        record_id=record_id, reference_id__in=list(reference_ids), taken_back=None
    )
    return LineTakenBack.objects.bulk_create([_back(line, why, by, at) for line in lines])


def take_back_lines(
    *, reference_ids: Iterable[UUID], why: str, by: Viewer, at: datetime
) -> list[LineTakenBack]:
    """Show no more, on anybody's chronology, what some records wrote there."""
    lines = ChronologyLine.objects.filter(reference_id__in=list(reference_ids), taken_back=None)
    return LineTakenBack.objects.bulk_create([_back(line, why, by, at) for line in lines])


def _back(line: ChronologyLine, why: str, by: Viewer, at: datetime) -> LineTakenBack:
    return LineTakenBack(
        line=line,
        why=why,
        about=line.about,
        controller_id=line.controller_id,
        retention_class=LineTakenBack.RETENTION,
        by_id=by.staff_id,
        at=at,
    )
