"""Meetings and letters about the child of a case, as its viewer may see them."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.letters.models import Letter
from sightline.letters.queries import about_child
from sightline.meetings.models import Discussed, Meeting
from sightline.meetings.queries.lists import about_people
from sightline.meetings.states import AFTER, Kind
from sightline.people.queries import identity_of

MOST = 10
JUDGING = (Kind.PANEL, Kind.STRATEGY, Kind.STRATEGY_REVIEW)


def around(viewer: Viewer, case: Case) -> tuple[list[Meeting], list[Letter]]:
    """Every meeting about the child, the newest first, and the newest letters, whatever came of them."""
    people = list(identity_of(case.child_id))
    return list(about_people(viewer, people)), list(about_child(viewer, people)[:MOST])


def judging_meetings(viewer: Viewer, case: Case) -> dict[UUID, Meeting]:
    """Where a judgement can have been agreed: panels and strategy meetings about the child that were held, and weekly
    triages at which the child was talked through (PW-17)."""
    people = list(identity_of(case.child_id))
    rows = about_people(viewer, people).filter(kind__in=JUDGING, state__in=AFTER)
    talked = Discussed.objects.visible_to(viewer).filter(about__overlap=people, meeting__kind=Kind.TRIAGE)
    return {
        each.pk: each for each in [*rows, *(each.meeting for each in talked.select_related("meeting__group"))]
    }
