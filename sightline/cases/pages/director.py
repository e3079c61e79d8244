"""My work of a director: how many cases the teams hold, what waits for them as second reader, and where to read on."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.models import Team
from sightline.access.viewer import Viewer
from sightline.cases.models import Case, LimitSet
from sightline.cases.queries.caseloads import Held, held, limit_on, limits, numbers_of
from sightline.cases.queries.director import Waiting, own_cases, waiting_to_be_read
from sightline.cases.queries.strength import teams_monitored
from sightline.cases.states import Judged
from sightline.core import clock, words
from sightline.core.pages import Link, Tag
from sightline.core.panels import Panel, PanelLine

HOLDS = "{cases} held by {workers}; {average} on average, {most} at most."
LEFT_OUT = "Other work of this month is not noted for {number} of them yet, and is left out."


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """For those who are given the monitor and lead no team of their own (WF-01, RK-21)."""
    if not viewer.may("cases.monitor") or viewer.may("cases.lead"):
        return None
    lines = [*(_judged(each) for each in waiting_to_be_read(viewer)), *_teams(viewer)]
    return Panel("Exploitation pathway", lines, _links(viewer))


def _judged(it: Waiting) -> PanelLine:
    """One judgement, or one proposal to end a case, that waits for a second person."""
    if it.judgement is None:
        what, href = "Ending", reverse("cases:one", args=[it.case.pk])
    else:
        what = str(Judged(it.judgement.what).label)
        href = reverse("cases:read_judgement", args=[it.case.pk, it.judgement.pk])
    text = f"{what}: case {it.case.reference}"
    return PanelLine(text=text, href=href, tag=Tag("Waits for a second reader", "yellow"))


def _teams(viewer: Viewer) -> list[PanelLine]:
    today = clock.today()
    return [_team(each, held(each, [today]), limits(each)) for each in teams_monitored(viewer)]


def _team(team: Team, rows: list[Held], known: list[LimitSet]) -> PanelLine:
    today = clock.today()
    it, limit = numbers_of(today, rows), limit_on(known, today)
    over = limit is not None and it.most > limit.most
    note = HOLDS.format(
        cases=words.plural(it.open_involvements, "case"),
        workers=words.plural(it.workers, "worker"),
        average=it.average,
        most=it.most,
    )
    return PanelLine(
        text=team.name,
        href=reverse("cases:strength"),
        tag=Tag(f"Over the limit of {limit.most}", "orange") if limit and over else None,
        note=f"{note} {LEFT_OUT.format(number=it.not_noted)}" if it.not_noted else note,
    )


def _links(viewer: Viewer) -> list[Link]:
    found = [
        Link("Caseloads and strength, month by month", reverse("cases:strength")),
        Link("What audits of cases found", reverse("cases:audits_over_time")),
    ]
    return [*found, *(_analysis(each) for each in own_cases(viewer) if viewer.may("cases.analyse"))]


def _analysis(case: Case) -> Link:
    text = f"Analysis behind the judgements of case {case.reference}"
    return Link(text, reverse("cases:analyse", args=[case.pk]))
