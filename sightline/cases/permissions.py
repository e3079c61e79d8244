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
    "cases.lead": "See how many cases each worker of one's own team holds, the limit, and what is late",
    "cases.monitor": "See each month how many cases the exploitation teams of one’s own organisation hold",
    "cases.analyse": "Read and write the analysis behind the judgements on the cases one is on",
    "cases.alert": "Record allegations against staff and serious incidents on the cases one is on",
    "cases.match": "See which confirmed cases one is on have a crime on record, and say what the police know of them",
    "cases.match_crimes": "See which crimes of one’s own police force are about a child with no case here",
    "cases.audit": "Audit the cases that are drawn each quarter, and report what was found",
    "cases.read_audit": "Read what audits of cases found, in numbers",
    "cases.supervise": "Record supervision of the workers of one's own team",
    "cases.second": "Be the second reader of a judgement or an ending on a case one is on",
    "cases.sexual_health": "Note and read, on cases one is on, that a sexual-health service was offered or taken up",
}

NOT_OPENING = "Only a social worker or manager of the front door can open a case."
NOT_ON_IT = "Only the team of this case, and those who hold a role in it, can do this."
NOT_MANAGER = "Only a manager of the team can allocate a case."
NOT_WORKING = "Only practitioners of the team can do this."
NOT_SCALE = "Only a manager of the exploitation team can choose the scale."
NOT_LEADING = "Only a manager of this team can do this."
NOT_ALERTING = "Only a manager on this case can do this."
NOT_MATCHING = "Only a manager of the team, and a police officer on this case, can do this."
NOT_AUDITING = "Only an auditor, who works on no case, can do this."
NOT_ANALYSING = "Only senior managers and analysts who are on this case can do this."
NOT_SUPERVISING = "Only a manager of this team whose registration as a social worker is checked can do this."
NOT_HEALTH = "Your post does not read whether a sexual-health service was offered."
NOT_LISTS = "Only a manager of the exploitation team can do this."
NOT_SECOND = "Only a manager of the team, or the social worker of the case, can be the second reader."
NOT_REASON = "Only a manager can end a case without an exit plan."
NOT_ONESELF = "A second, different person reads it: not whoever wrote it."


def may_open(viewer: Viewer) -> Answer:
    """Open a case."""
    return unless(not viewer.may("cases.open"), NOT_OPENING)


def is_on(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer is of its team or holds a role in it: one read, unless this request opened it as theirs."""
    return case.opened_for is viewer or Case.objects.visible_to(viewer).mine().filter(pk=case.pk).exists()


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


def may_note_health(viewer: Viewer, case: Case) -> Answer:
    """Who works on the case and whose post reads sexual-health offers."""
    return first_refusal(may_work(viewer, case), unless(not viewer.may("cases.sexual_health"), NOT_HEALTH))


def may_keep_lists(viewer: Viewer) -> Answer:
    """A manager of the exploitation team: runs of programmes, and school terms."""
    return unless(not viewer.may("cases.allocate"), NOT_LISTS)


def may_choose_scale(viewer: Viewer) -> Answer:
    """A manager of the exploitation team, for the partnership."""
    return unless(not viewer.may("cases.allocate"), NOT_SCALE)


def may_lead(viewer: Viewer, team_id: UUID) -> Answer:
    """A manager of the team."""
    return unless(not viewer.may("cases.lead") or team_id not in viewer.team_ids, NOT_LEADING)


def may_alert(viewer: Viewer, case: Case) -> Answer:
    """A manager on the case, after it has ended too."""
    return unless(not viewer.may("cases.alert") or not is_on(viewer, case), NOT_ALERTING)


def may_match(viewer: Viewer, case: Case) -> Answer:
    """A manager of the team, and a police officer who is on the case, after it has ended too."""
    return unless(not viewer.may("cases.match") or not is_on(viewer, case), NOT_MATCHING)


def may_audit(viewer: Viewer) -> Answer:
    """The auditor audits what was drawn; whoever works on cases does not audit their own work."""
    return unless(not viewer.may("cases.audit"), NOT_AUDITING)


def may_note(viewer: Viewer, case: Case) -> Answer:
    """A manager on the case, while it is open."""
    return first_refusal(unless(not viewer.may("cases.lead"), NOT_LEADING), may_work(viewer, case))


def may_analyse(viewer: Viewer, case: Case) -> Answer:
    """A senior manager or an analyst on the case, while it is open."""
    return first_refusal(
        unless(not viewer.may("cases.analyse") or not is_on(viewer, case), NOT_ANALYSING),
        CASE.may(case.state, Act.WORK),
    )


def may_supervise(viewer: Viewer, team_id: UUID) -> Answer:
    """A manager of the team who is a registered social worker (WF-09)."""
    return unless(not viewer.may("cases.supervise") or team_id not in viewer.team_ids, NOT_SUPERVISING)


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
    """Without the exit plan or the yes of adult services, a manager."""
    stands_alone = why in (Why.PLAN, Why.TRANSITION)
    return unless(not stands_alone and not viewer.may("cases.allocate"), NOT_REASON)


def is_another(viewer: Viewer, first_id: UUID | None) -> Answer:
    """Nobody reads their own a second time."""
    return unless(viewer.staff_id is None or viewer.staff_id == first_id, NOT_ONESELF)
