"""A child's trigger plan as its readers see it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Action, Link, Row
from sightline.missing.codes import Marker
from sightline.missing.models import Plan, PlanShared
from sightline.missing.permissions import may_report


@dataclass(frozen=True)
class Version:
    """One version."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class PlanPage:
    """What the template shows."""

    caption: str
    versions: list[Version]
    shared: list[Row]
    links: list[Link]


def plan_page(
    viewer: Viewer, child_id: UUID, name: str, versions: list[Plan], shared: list[PlanShared]
) -> PlanPage:
    keeps = viewer.may("missing.coordinate")
    links = []
    if keeps:
        text = "Write a further version" if versions else "Write the plan"
        links.append(Link(text, reverse("missing:plan_write", args=[child_id])))
    if keeps and versions:
        links.append(Link("Share it", reverse("missing:plan_share", args=[child_id])))
    if versions:
        links.append(
            Link("The record the police would need, to print", reverse("missing:record", args=[child_id]))
        )
    if may_report(viewer, child_id):
        links.append(Link("Record that the child is missing", reverse("missing:report", args=[child_id])))
    return PlanPage(
        caption=name,
        versions=[Version(_heading(each), rows_of(each)) for each in versions],
        shared=[_shared(each, keeps=keeps) for each in shared],
        links=links,
    )


def _heading(each: Plan) -> str:
    return f"Version {each.number}, {words.day(each.at)}{', ' + each.by.name if each.by else ''}"


def rows_of(each: Plan) -> list[Row]:
    return [
        Row("Steps that bring the child back soonest", each.steps),
        Row("Background and history", each.background),
        Row("What drives and draws the child", each.draws),
        Row("Information that helps to find the child", each.intelligence),
        *record_rows(each),
        Row("Looked at again", words.day(each.review_on)),
    ]


def record_rows(each: Plan) -> list[Row]:
    """What a police record of a missing person needs before it happens (MS-10b, MS-10c)."""
    return [
        Row("Warning markers", "; ".join(Marker(code).label for code in each.markers), empty="None"),
        Row("What whoever finds the child should know", each.marker_words),
        Row("Looks", each.description),
        Row("Telephones and accounts", each.phones),
        Row("People to ask first", each.contacts),
        Row("Places to look first", each.places),
    ]


def _shared(each: PlanShared, *, keeps: bool) -> Row:
    href = reverse("missing:plan_unshare", args=[each.child_id, each.agency_id])
    actions = [Action("Stop sharing", href, each.agency.name)] if keeps else []
    return Row(each.agency.name, f"Since {words.day(each.at)}. Support it can use: {each.services}", actions)
