"""The list of reports, and one: what was sent, how it was graded, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.intelligence.models import Considered, Grading, Report
from sightline.intelligence.models.parts import CONSIDERS, GRADES
from sightline.intelligence.permissions import may_answer, may_consider, may_grade
from sightline.intelligence.queries.reports import WholeReport
from sightline.intelligence.states import REPORT, Act, Assessment, Came, How, MayShare, State, Where
from sightline.people.queries import name_lines

COLOUR = {State.SENT: "blue", State.GRADED: "yellow", State.CONSIDERED: "green", State.RETURNED: "grey"}
ROUTES = {
    Act.GRADE: "grade",
    Act.RETURN: "send_back",
    Act.CONSIDER: "consider",
    Act.PRESENT: "present",
    Act.ANSWER: "answer",
}
AGAIN = {Act.GRADE: "Grade it again", Act.CONSIDER: "Consider it again"}
LEAVE = {
    Act.GRADE: may_grade,
    Act.RETURN: may_grade,
    Act.CONSIDER: may_consider,
    Act.PRESENT: may_consider,
    Act.ANSWER: may_answer,
}


@dataclass(frozen=True)
class Line:
    """One report of a list."""

    reference: str
    href: str
    sent: str
    by: str
    tag: Tag
    where: str


@dataclass(frozen=True)
class ReportPage:
    """Everything the template shows."""

    reference: str
    tag: Tag
    walled: bool
    works: bool
    offers: list[Link]
    rows: list[Row]
    said: list[Row]
    graded: list[list[Row]]
    considered: list[Row]
    presented: list[Row]
    due: list[str]


def tag_of(report: Report) -> Tag:
    state = State(report.state)
    return Tag(str(state.label), COLOUR[state])


def lines(viewer: Viewer, rows: Sequence[Report]) -> list[Line]:
    """Reports as lines of a list. What was seen stands on its page only."""
    return [
        Line(
            reference=it.reference,
            href=reverse("intelligence:report", args=[it.pk]),
            sent=words.moment(it.sent_at),
            by=sender_of(viewer, it),
            tag=tag_of(it),
            where=_where(it),
        )
        for it in rows
    ]


def _where(it: Report) -> str:
    """Where it happened, and with whom it is recorded jointly."""
    said = [str(Where(it.happened).label)] if it.happened else []
    return "; ".join([*said, *([f"jointly with {it.joint_with}"] if it.joint_with else [])])


def report_page(viewer: Viewer, found: WholeReport) -> ReportPage:
    """The page as this viewer sees it: whoever sent it reads what they were told, not what was made of it."""
    it = found.report
    return ReportPage(
        reference=it.reference,
        tag=tag_of(it),
        walled=bool(it.walls),
        works=viewer.may(GRADES) or viewer.may(CONSIDERS),
        offers=_offers(viewer, it),
        rows=_rows(viewer, it),
        said=[Row(words.moment(each.at), each.words) for each in found.said],
        graded=[_grading(each) for each in found.gradings],
        considered=[_considered(each) for each in found.considered],
        presented=[Row(words.day(each.meeting.starts_at), each.words) for each in found.presented],
        due=[_due(each) for each in found.clocks if each.stopped_at is None],
    )


def _due(running: Clock) -> str:
    verb = "was due" if running.due_at < clock.now() else "is due"
    return f"{running.rule.title}: {verb} {words.moment(running.due_at)}."


def _offers(viewer: Viewer, it: Report) -> list[Link]:
    found = []
    for act, leave in LEAVE.items():
        if leave(viewer) and REPORT.may(it.state, act):
            again = REPORT.after(it.state, act) == it.state and act in AGAIN
            text = AGAIN[act] if again else str(act.label)
            found.append(Link(text, reverse(f"intelligence:{ROUTES[act]}", args=[it.pk])))
    return found


def sender_of(viewer: Viewer, it: Report) -> str:
    """The organisation; the person's name is for the police desk and for whoever sent it."""
    named = viewer.may(GRADES) or it.sent_by_id == viewer.staff_id
    return f"{it.sent_by.name}, {it.controller.name}" if named else it.controller.name


def _rows(viewer: Viewer, it: Report) -> list[Row]:
    about = [Row("About", each) for each in name_lines(it.about).values()] if it.about else []
    return [
        *about,
        Row("Seen or heard on", words.day(it.seen_on)),
        Row("What", it.words),
        Row("How it is known", str(How(it.how).label)),
        Row("Where", str(Where(it.happened).label) if it.happened else ""),
        *_joint(it),
        Row("Place", it.place),
        Row("Vehicle", it.vehicle),
        Row("Names that cropped up", it.people),
        Row("Account or platform", it.online),
        Row("Sent by", f"{sender_of(viewer, it)}, {words.moment(it.sent_at)}"),
    ]


def _joint(it: Report) -> list[Row]:
    """With whom it is recorded jointly, and its number there."""
    number = f", under {it.joint_reference}" if it.joint_reference else ""
    return [Row("Recorded jointly with", f"{it.joint_with}{number}")] if it.joint_with else []


def _grading(it: Grading) -> list[Row]:
    by = f"{it.by.name if it.by else 'Nobody'}, {words.moment(it.at)}"
    if not it.taken:
        return [Row("Not taken as intelligence", it.why), Row("By", by)]
    readers = words.listing(sorted(each.agency.name for each in it.passed.all()))
    return [
        Row("Police number", it.police_reference),
        Row("Source", it.get_reliability_display()),
        Row("Information", str(Assessment(it.assessment).label)),
        Row("Sharing", str(MayShare(it.may_share).label)),
        *([Row("Conditions", it.conditions), Row("Who may consider it", readers)] if it.conditions else []),
        Row("By", by),
    ]


def _considered(it: Considered) -> Row:
    by = it.by.name if it.by else "Nobody"
    return Row(words.moment(it.at), f"{Came(it.came).label}. {it.why} ({by})")
