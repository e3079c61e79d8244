"""What returns say of missing episodes: kept once beside the episodes, compared with those recorded here."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.importing.people import KeptPeople, _imported, _keep_people, _numbered
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.fact_reader import FactGiven
from sightline.front_door.imports.list_referrals import ReferralRow
from sightline.front_door.imports.return_reader import CareGiven, ChildRow, EpisodeGiven
from sightline.front_door.imports.tally import Kept
from sightline.front_door.models import Import
from sightline.front_door.models.imports import ImportedKind
from sightline.missing.actions import keep_care, keep_returned
from sightline.missing.models import ReturnedCare, ReturnedEpisode
from sightline.missing.queries.returns import recorded_here

EPISODES, CARE = ("episodes",), ("in_care",)
Given = EpisodeGiven | CareGiven | ChildRow | FactGiven | ReferralRow


@action("front_door.returned_episodes_imported")
def import_returned(
    *, of: Import, rows: Sequence[EpisodeGiven], area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Times away that no return gave yet; how many of all of them have an episode here, and how many have none."""
    kept = Kept(kinds=EPISODES)
    people = _people(rows, kept, of=of, area_id=area_id, by=by, at=at)
    said = [(pk, one.kind, one.began_on, one.ended_on) for one, pk in zip(rows, people.ids, strict=True)]
    made = keep_returned(of=of.pk, controller_id=of.controller_id, said=said, by=by, at=at)
    _note(of, made, by, at)
    kept.created("episodes", len(made))
    kept.matched("episodes", len(set(said)) - len(made))
    asked = [
        ReturnedEpisode(child_id=pk, kind=kind, began_on=began) for pk, kind, began, _ in dict.fromkeys(said)
    ]
    here = len(recorded_here(asked))
    kept.beside["here"] = {"recorded": here, "not_recorded": len(asked) - here}
    return of, kept


@action("front_door.in_care_imported")
def import_in_care(
    *, of: Import, rows: Sequence[CareGiven], area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """What list 8 says of each child in care, where it is new."""
    kept = Kept(kinds=CARE)
    people = _people(rows, kept, of=of, area_id=area_id, by=by, at=at)
    said = {pk: one.said for one, pk in zip(rows, people.ids, strict=True)}
    made = keep_care(of=of.pk, controller_id=of.controller_id, said=said, by=by, at=at)
    _note(of, made, by, at)
    kept.created("in_care", len(made))
    kept.matched("in_care", len(said) - len(made))
    return of, kept


@action("front_door.returned_children_imported")
def import_returned_children(
    *, of: Import, rows: Sequence[ChildRow], area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Children of the header: those nobody has are kept, and what is not held of the others is added."""
    kept = Kept(kinds=())
    _people(rows, kept, of=of, area_id=area_id, by=by, at=at)
    return of, kept


def _people(
    given: Sequence[Given], kept: Kept, *, of: Import, area_id: UUID | None, by: Viewer, at: datetime
) -> KeptPeople:
    people = _keep_people([one.person for one in given], of=of, area_id=area_id, by=by, at=at)
    kept.children_created = people.created
    kept.children_matched = set(people.ids) - people.created
    for number, (one, pk) in enumerate(zip(given, people.ids, strict=True)):
        if one.place.row is not None:
            kept.place([one.place.row], [pk], one.place.sheet)
        if number in people.differing:
            kept.warn(one.place, people.differing[number])
    return people


def _note(of: Import, made: Sequence[ReturnedEpisode | ReturnedCare], by: Viewer, at: datetime) -> None:
    """So that the file can be taken back."""
    entries = [
        _imported(
            of,
            ImportedKind.EPISODE if isinstance(each, ReturnedEpisode) else ImportedKind.CARE,
            f"row:{each.pk}",
            subject_id=each.pk,
            about=each.about,
            by=by,
            at=at,
        )
        for each in made
    ]
    _insert(_numbered(entries))
