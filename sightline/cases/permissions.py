"""Who may open, read, allocate and work on a case. Whether it is possible now is said by `states`."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.cases.models import Case
from sightline.cases.states import CASE, Act, Why
from sightline.core.leave import Answer, first_refusal, unless

CAPABILITIES = {
    "cases.open": "Open a case on the exploitation pathway from a decided contact or a concluded enquiry",
    "cases.read": "See the cases of one's own team, and those in which one holds a role",
    "cases.allocate": "Allocate the cases of one's own team to a named practitioner",
    "cases.work": "Work on the cases of one's own team: assess, name who works with the child, note statuses",
    "cases.second": "Be the second reader of a judgement or an ending on a case one is on",
}

NOT_OPENING = "Only a social worker or manager of the front door can open a case."
NOT_ON_IT = "Only the team of this case, and those who hold a role in it, can do this."
NOT_MANAGER = "Only a manager of the team can allocate a case."
NOT_WORKING = "Only practitioners of the team can do this."
NOT_SCALE = "Only a manager of the exploitation team can choose the scale."
NOT_SECOND = "Only a manager of the team, or the social worker of the case, can be the second reader."
NOT_REASON = "Only a manager can end a case without an exit plan."
NOT_ONESELF = "A second, different person reads it: not whoever wrote it."


def may_open(viewer: Viewer) -> Answer:
    """Open a case."""
    return unless(not viewer.may("cases.open"), NOT_OPENING)


def is_on(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer is of its team or holds a role in it. One read."""
    return Case.objects.visible_to(viewer).mine().filter(pk=case.pk).exists()


def may_allocate(viewer: Viewer, case: Case) -> Answer:
    """A manager of its team."""
    return first_refusal(
        unless(not viewer.may("cases.allocate") or not is_on(viewer, case), NOT_MANAGER),
        CASE.may(case.state, Act.ALLOCATE),
    )


def may_work(viewer: Viewer, case: Case) -> Answer:
    """A practitioner or manager on the case, while it is open."""
    return first_refusal(
        unless(not viewer.may("cases.work"), NOT_WORKING),
        unless(not is_on(viewer, case), NOT_ON_IT),
        CASE.may(case.state, Act.WORK),
    )


def may_choose_scale(viewer: Viewer) -> Answer:
    """A manager of the exploitation team, for the partnership."""
    return unless(not viewer.may("cases.allocate"), NOT_SCALE)


def may_read_second(viewer: Viewer, case: Case) -> Answer:
    """A second reader on the case, while it is open."""
    return first_refusal(
        unless(not viewer.may("cases.second") or not is_on(viewer, case), NOT_SECOND),
        CASE.may(case.state, Act.WORK),
    )


def may_read_ending(viewer: Viewer, case: Case) -> Answer:
    """A second reader on the case, while an ending waits."""
    return first_refusal(
        unless(not viewer.may("cases.second") or not is_on(viewer, case), NOT_SECOND),
        CASE.may(case.state, Act.END),
    )


def may_propose(viewer: Viewer, case: Case) -> Answer:
    """A practitioner or manager on the case."""
    return first_refusal(may_work(viewer, case), CASE.may(case.state, Act.PROPOSE))


def may_give_reason(viewer: Viewer, why: Why) -> Answer:
    """Without the exit plan, a manager."""
    return unless(why != Why.PLAN and not viewer.may("cases.allocate"), NOT_REASON)


def is_another(viewer: Viewer, first_id: UUID | None) -> Answer:
    """Nobody reads their own a second time."""
    return unless(viewer.staff_id is None or viewer.staff_id == first_id, NOT_ONESELF)
