"""What schools returned and which episodes stand about the children of one page of the tracker."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.education.models import READ, Absence, PupilReturn
from sightline.education.queries.absences import not_found_yet, seen_absences
from sightline.education.queries.returns import standing
from sightline.missing.models import Episode
from sightline.missing.queries.lists import of_people
from sightline.people.queries import identities_of

OF_SCHOOLS, OF_EPISODES = {"school", "missing_education"}, {"missing", "unreported"}


@dataclass
class OfSchools:
    """Of one child: what each setting returned last, and absences whose child has not been found."""

    returned: list[PupilReturn] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)


def of_schools(viewer: Viewer, children: Iterable[UUID]) -> dict[UUID, OfSchools]:
    """Child -> what is held about every record that is the same child; nothing for those who read no returns."""
    if not viewer.may(READ):
        return {}
    whose = _same(children)
    found: defaultdict[UUID, OfSchools] = defaultdict(OfSchools)
    rows = standing(viewer).filter(record__in=list(whose)).select_related("setting__agency")
    for entry in rows.order_by("-academic_year", "setting__agency__name", "id"):
        found[whose[entry.record_id]].returned.append(entry)
    for absence in not_found_yet(seen_absences(viewer).filter(record__in=list(whose))).order_by("-at", "id"):
        found[whose[absence.record_id]].absences.append(absence)
    return dict(found)


def of_episodes(viewer: Viewer, children: Iterable[UUID]) -> dict[UUID, list[Episode]]:
    """Child -> the episodes that stand, as far as the viewer sees them."""
    whose = _same(children)
    found: defaultdict[UUID, list[Episode]] = defaultdict(list)
    for episode in of_people(viewer, list(whose)):
        found[whose[episode.child_id]].append(episode)
    return dict(found)


def _same(children: Iterable[UUID]) -> dict[UUID, UUID]:
    return {record: child for child, same in identities_of(children).items() for record in same}
