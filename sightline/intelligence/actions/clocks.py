"""The clocks of a report follow its facts: how soon it is graded, and how soon considered (IN-01, IN-02)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.models import Post
from sightline.access.viewer import Viewer
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import start, stop
from sightline.deadlines.models import Clock
from sightline.intelligence.models import Considered, Grading, Report
from sightline.intelligence.models.parts import GRADES
from sightline.intelligence.queries.posts import posts_with, reading_posts
from sightline.intelligence.states import CONSIDER_IT, GRADE_IT


@action("intelligence.report_followed")
def follow_report(*, subject_id: UUID, by: Viewer, at: datetime) -> Report:
    """Start and stop clocks as the facts say. Whoever grades or considers need not see a colleague's clock.

    Done twice it changes nothing.
    """
    wait_turn(subject_id)
    report: Report = Report.objects.get(pk=subject_id)
    graded = Grading.objects.filter(report=report).order_by("number").first()
    considered = Considered.objects.filter(report=report).order_by("number").first()
    desk = posts_with(GRADES, at)
    _keep_clock(GRADE_IT, report, desk, report.sent_at, graded.at if graded else None, by=by, at=at)
    if graded and graded.taken:
        last = Grading.objects.filter(report=report).order_by("number").last()
        readers = reading_posts([each.agency_id for each in last.passed.all()] if last else [], at)
        done_at = considered.at if considered else None
        _keep_clock(CONSIDER_IT, report, readers, graded.at, done_at, by=by, at=at)
    return report


def _keep_clock(
    rule: str,
    report: Report,
    posts: list[Post],
    since: datetime,
    done_at: datetime | None,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    known = Clock.objects.filter(subject_id=report.pk, rule__code=rule)
    if posts and not known.exists():
        path = reverse("intelligence:report", args=[report.pk])
        whose = _whose(posts)
        start(
            rule=rule,
            subject=report,
            about=report.about,
            started_at=since,
            reference=report.reference,
            path=path,
            by=by,
            at=at,
            **whose,
        )
    if done_at:
        stop(subject=report, rule=rule, stopped_at=done_at, by=by, at=at)


def _whose(posts: list[Post]) -> dict[str, Any]:
    """The team that is next, else its organisation."""
    team = next((post.team for post in posts if post.team_id), None)
    return {"owner_team": team} if team else {"owner_agency": posts[0].employer}
