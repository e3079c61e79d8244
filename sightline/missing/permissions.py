"""Who may record, open and work on a missing episode. Whether it is possible now is said by `states`."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless
from sightline.missing.models import Episode, in_words, mine, shared_here

CAPABILITIES = {
    "missing.open": "Open the missing episodes one has a part in, and the trigger plans shared with one's employer",
    "missing.read": "See the missing episodes and trigger plans of every child who is not behind a wall",
    "missing.report": "Record that a child is missing, or was",
    "missing.coordinate": "Keep missing episodes, return home interviews and trigger plans",
    "missing.grade": "Write down the grade of risk the police give, the prevention interview and the debrief",
    "missing.interview": "Offer and record the return home interviews one's own organisation was given",
    "missing.police": "See the episodes that are reported to the police",
    "missing.of_residents": "See the episodes of the children who live in one's own home",
    "missing.of_cases": "See the missing episodes of children one is named as working with",
    "missing.check": "Check the quality of return home interviews with children in care",
    "missing.triggers": "Set how many episodes in how many days call for a meeting",
    "missing.patterns": "See places and reasons of missing episodes in totals",
}

NOT_REPORTING = "Your post does not include recording that a child is missing."
NOT_COORDINATING = "Only a missing coordinator can do this."
NOT_POLICE = "Only the police or a missing coordinator can write this down."
NOT_BACK = "Only those who keep the episode, the police or the child’s home can say that the child is back."
NOT_INTERVIEWING = "Only whoever was given the interview, or a missing coordinator, can do this."
NOT_CHECKING = "Only a reviewing officer can do this, for a child in care."
NOT_TRIGGERS = "Only a manager of the front door can set this."
NOT_ONESELF = "Whoever held the interview does not check it."


def reads_all(viewer: Viewer) -> bool:
    return viewer.staff_id is None or viewer.may("missing.read")


def may_report(viewer: Viewer, child_id: UUID | None = None) -> Answer:
    """Front-door staff and the coordinator; a home and the police of a child whose plan is shared with them."""
    if reads_all(viewer):
        return unless(viewer.staff_id is not None and not viewer.may("missing.report"), NOT_REPORTING)
    return unless(not (viewer.may("missing.report") and child_id in shared_here()), NOT_REPORTING)


def may_coordinate(viewer: Viewer) -> Answer:
    return unless(not viewer.may("missing.coordinate"), NOT_COORDINATING)


def may_grade(viewer: Viewer) -> Answer:
    """The police give it; a coordinator writes down what they gave."""
    return unless(not viewer.may("missing.grade"), NOT_POLICE)


def may_find(viewer: Viewer) -> Answer:
    return unless(not viewer.may("missing.report"), NOT_BACK)


def may_interview(viewer: Viewer, episode: Episode) -> Answer:
    """Whoever was given it; or a coordinator, who takes down what they were told."""
    given = viewer.may("missing.interview") and episode.pk in mine()
    return unless(not (viewer.may("missing.coordinate") or given), NOT_INTERVIEWING)


def may_check(viewer: Viewer) -> Answer:
    return unless(not viewer.may("missing.check"), NOT_CHECKING)


def may_set_triggers(viewer: Viewer) -> Answer:
    return unless(not viewer.may("missing.triggers"), NOT_TRIGGERS)


def reads_words(viewer: Viewer, episode: Episode) -> bool:
    """Whether this viewer reads what the child said. One read at most."""
    return reads_all(viewer) or episode.pk in in_words()
