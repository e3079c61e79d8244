"""Social care: what it makes of a report, when the panel saw it, and what whoever sent it is told."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.versions import next_number
from sightline.intelligence.actions.hand import NOT_FOUND, _go_on, _held, _keep, _tell_worker
from sightline.intelligence.given import Outcome
from sightline.intelligence.models import Considered, Presented, Report, Said
from sightline.intelligence.permissions import may_answer, may_consider
from sightline.intelligence.queries.panels import panels
from sightline.intelligence.queries.reports import last_considered
from sightline.intelligence.states import Act, Came, State
from sightline.people.actions import write_chronology

NOTHING_SAID = "Write what came of it."
PRESENTED = "It stands on this panel already."


@action("intelligence.considered")
def consider_report(*, report_id: UUID, outcome: Outcome, seen: int, by: Viewer, at: datetime) -> Considered:
    """What came of it for children. `seen`: the number of the last consideration the page showed."""
    report = _held(report_id, Act.CONSIDER, by, may_consider)
    outcome.stands().demand()
    last = last_considered(report)
    typed = {"came": outcome.came, "why": outcome.why}
    number = next_number(last, seen=seen, typed=typed)
    first = report.state == State.GRADED
    _go_on(report, Act.CONSIDER, by=by, at=at)
    made: Considered = _keep(Considered, report, by=by, at=at, number=number, **typed)
    if first:
        _tell_worker(report, at)
    if outcome.came == Came.CASE and (last is None or last.came != Came.CASE):
        _tell_case(report, by=by, at=at)
    return made


def _tell_case(report: Report, *, by: Viewer, at: datetime) -> None:
    """The child's chronology says that there is something and not what, so that the case looks again (RK-22).

    Not of a report that only the organisations named may consider: the line would be read beyond them.
    """
    if report.about and report.handling == Handling.OFFICIAL_SENSITIVE:
        title = (
            f"Something seen or heard was considered, for those who work with the child ({report.reference})"
        )
        write_chronology(
            about=report.about,
            happened_at=at,
            kind="intelligence.told_to_case",
            title=title,
            reference_id=report.pk,
            controller_id=report.controller_id,
            by=by,
            at=at,
        )


@action("intelligence.presented")
def present_report(*, report_id: UUID, meeting_id: UUID, words: str, by: Viewer, at: datetime) -> Presented:
    """The panel saw it, after social care had considered it (PW-18c)."""
    report = _held(report_id, Act.PRESENT, by, may_consider)
    unless(not words.strip(), NOTHING_SAID).demand()
    meeting = panels(by, at).filter(pk=meeting_id).first()
    considered = last_considered(report)
    if meeting is None or considered is None:
        raise Refused(NOT_FOUND, hidden=True)
    known = Presented.objects.filter(report=report, meeting=meeting)
    unless(known.exists(), PRESENTED).demand()
    made: Presented = _keep(
        Presented, report, by=by, at=at, considered=considered, meeting=meeting, words=words
    )
    return made


@action("intelligence.answered")
def answer_sender(*, report_id: UUID, words: str, by: Viewer, at: datetime) -> Said:
    """Whoever sent it reads on its page what came of it (ID-04)."""
    report = _held(report_id, Act.ANSWER, by, may_answer)
    unless(not words.strip(), NOTHING_SAID).demand()
    made: Said = _keep(Said, report, by=by, at=at, words=words)
    return made
