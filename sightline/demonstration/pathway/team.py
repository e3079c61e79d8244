"""The team as its manager keeps it, and who is trained in sharing information: through the actions, at the end.

Most of the staff took the course this year. Two more are new to a second post and have until a day within four
weeks; of one, the course no longer counts.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from sightline.access.actions.posts import give_post
from sightline.access.actions.training import record_training
from sightline.access.models import Staff, Team
from sightline.access.queries.training import opens_records
from sightline.access.viewer import set_viewer
from sightline.cases.actions import note_strength, set_limit
from sightline.cases.actions.caseloads import Limit
from sightline.cases.actions.strength import Shape
from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day
from sightline.demonstration.pathway.story import MANAGER
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing

ADMINISTRATOR = "administrator"
WITHIN_THEIR_WEEKS = ("mentor", "carers")
OVERDUE = "hearth"
COURSE, GIVEN_BY = "When information may be shared", "The partnership’s training pool"
YEAR = timedelta(days=365)
LIMIT = Limit(
    most=10,
    from_on=date(2023, 4, 3),
    decided_by="The partnership’s Board",
    decided_on=date(2023, 3, 15),
    source="Minutes of the Board, 15 March 2023",
    why="Nobody sees more children than this each week and writes it up.",
)
SHAPES = (
    Shape(
        from_on=date(2022, 7, 1), workers=6, social_workers=4, leaders=1, managers=1, others=1,
        holders=["workers", "social_workers"], source="Cabinet, 7 July 2022", budget=612_000,
    ),
    Shape(
        from_on=date(2024, 4, 1), workers=7, social_workers=4, leaders=1, managers=1, others=1,
        holders=["workers", "social_workers"], source="Budget book 2024/25; consumer prices",
        budget=702_000, prices=Decimal("112.4"),
    ),
    Shape(
        from_on=date(2026, 4, 1), workers=7, social_workers=4, leaders=1, managers=1, others=1,
        holders=["workers", "social_workers"], source="Budget book 2026/27; consumer prices",
        budget=728_000, prices=Decimal("119.1"),
    ),
)  # fmt: skip


def play_team(upto: datetime) -> None:
    """Training of every one whose post opens records, and the team's limit and strength as they stood by a day."""
    hub = Hub(upto)
    _trained(hub)
    _kept(hub)


def _trained(hub: Hub) -> None:
    today = london_day(hub.upto)
    for place, member in enumerate(cast.members().values()):
        if not opens_records(member.role):
            continue
        if member.key in WITHIN_THEIR_WEEKS:
            _further_post(hub, member, today)
            continue
        since = 2 * YEAR + timedelta(days=40) if member.key == OVERDUE else timedelta(days=30 + 5 * place)
        taken = today - since
        given = {"course": COURSE, "given_by": GIVEN_BY, "taken_on": taken, "renew_by": taken + 2 * YEAR}
        hub.do(ADMINISTRATOR, hub.upto, record_training, staff=_staff(member), **given)


def _further_post(hub: Hub, member: cast.Member, today: date) -> None:
    """Given this week beside the one they hold, to somebody not trained yet."""
    given = {
        "role": member.role,
        "employer_id": member.body.agency_id,
        "team_id": member.body.team_id,
        "area_id": cast.AREA,
        "title": f"{member.title}, covering intake",
        "starts_on": today,
        "ends_on": None,
        "train_by": today + timedelta(days=19),
        "why": "Intake is covered until the spring.",
    }
    hub.do(ADMINISTRATOR, hub.upto, give_post, staff=_staff(member), **given)


def _kept(hub: Hub) -> None:
    with transaction.atomic():
        set_viewer(all_seeing())
        team = Team.objects.get(pk=cast.bodies()["exploitation_team"].id)
    today = london_day(hub.upto)
    if LIMIT.from_on <= today:
        hub.do(MANAGER, hub.upto, set_limit, team=team, limit=LIMIT, seen=0)
    for number, shape in enumerate(each for each in SHAPES if each.from_on <= today):
        hub.do(MANAGER, hub.upto, note_strength, team=team, shape=shape, seen=number)


def _staff(member: cast.Member) -> Staff:
    with transaction.atomic():
        set_viewer(all_seeing())
        return Staff.objects.get(pk=member.id)
