"""Intelligence round today: a report in each state, places new and known, and the panel that was shown some of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from sightline.access.models import Agency, Team
from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.intelligence import actions
from sightline.intelligence.given import Line, Marks, Outcome, Place, Sent
from sightline.intelligence.states import (
    Assessment,
    Came,
    How,
    MayShare,
    NoteKind,
    PlaceKind,
    Reliability,
    Where,
)
from sightline.meetings.actions import call_meeting, make_group, record_attendance
from sightline.meetings.given import Calling
from sightline.meetings.given import Came as CameTo
from sightline.meetings.given import Place as Asked
from sightline.meetings.models import Invited, Meeting
from sightline.meetings.states import Kind, Part, Presence

DESK, OTHER_DESK, WORKER, LEAD = "harmdesk1", "harmdesk2", "worker1", "pathwaymanager"
OFFICER = "partnership"
T = TypeVar("T")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def play_intelligence(upto: datetime) -> None:
    """All of it."""
    hub = Hub(upto)
    places(hub)
    panel = panels(hub)
    waiting(hub)
    shown(hub, panel)
    sent_back(hub)


def waiting(hub: Hub) -> None:
    """Two that the police have not graded yet, one recorded jointly, and one that waits for social care."""
    _sends(hub, "policeanalyst", hub.upto - 5 * HOUR,
           words="An account offers money to young people for moving parcels, and answers within minutes.",
           how=How.RECORDS, happened=Where.ONLINE, online="An account named after a local football ground",
           joint_with="Regional organised crime unit", joint_reference="ROCU/2/118")  # fmt: skip
    _sends(hub, "schoollead1", hub.upto - 3 * HOUR,
           words="A grey van stood by the lower gate at the end of school, three days running. Its driver spoke to "
           "older pupils by name and left when a member of staff came near.",
           how=How.SEEN, place="Lower gate, Mill Lane", vehicle="Grey van with a sliding door")  # fmt: skip
    key = _sends(hub, "schoollead3", hub.before(2, 10 * 60),
                 words="Students speak of a flat above the shops where young people are given vapes and food in the "
                 "evening and are not asked their age.",
                 how=How.CHILD, place="Flat above the shops, Canal Street")  # fmt: skip
    _grades(hub, key, hub.before(1, 11 * 60), assessment=Assessment.INDIRECTLY)


def shown(hub: Hub, panel: Meeting) -> None:
    """Two that social care considered and the panel saw; who sent them was told what came of it."""
    first = _sends(hub, "homemanager", hub.before(9, 9 * 60),
                   words="A silver hatchback waits at the end of the drive on Friday evenings. Residents say that its "
                   "driver offers lifts to the bus station.",
                   how=How.SEEN, place="End of the drive", vehicle="Silver hatchback")  # fmt: skip
    council = _agency("council")
    _grades(hub, first, hub.before(8, 10 * 60), may_share=MayShare.CONDITIONS, agencies=[council],
            conditions="The driver is not to be told that the vehicle is known.")  # fmt: skip
    why = "The home is asked to note each time it is seen; the plan of one resident was looked at again."
    _considers(hub, first, hub.before(7, 14 * 60), came=Came.CASE, why=why)
    second = _sends(hub, "officer1", hub.before(8, 15 * 60),
                    words="Young people gather in the car park behind the sports hall after closing. Adults in two "
                    "cars join them and share drinks.",
                    how=How.RECORDS, place="Car park behind the sports hall")  # fmt: skip
    _grades(hub, second, hub.before(7, 9 * 60))
    _considers(
        hub, second, hub.before(6, 10 * 60), came=Came.NOTHING, why="No child is named or can be found."
    )
    for key, words in (
        (first, "Neighbourhood officers are asked to look out for the vehicle on Fridays."),
        (second, "Lighting is asked for, and the gate is to be shut at eight."),
    ):
        given = {"report_id": key, "words": words}
        at = panel.starts_at + 2 * HOUR
        hub.do(LEAD, at, actions.present_report, meeting_id=panel.pk, **given)
        hub.do(DESK, at + 2 * HOUR, actions.answer_sender, **given)


def sent_back(hub: Hub) -> None:
    """One that is no intelligence, and why."""
    key = _sends(hub, "officer2", hub.before(5, 12 * 60), words="A shop sells telephone cards to young people.",
                 how=How.PUBLIC, place="Market Street")  # fmt: skip
    why = "Nothing unlawful or worrying is seen in it. Please send it again if more is noticed."
    hub.do(OTHER_DESK, hub.before(4, 9 * 60), actions.return_report, report_id=key, why=why)


def places(hub: Hub) -> None:
    """A place known for months with what was tried, a new one, and one watched no longer."""
    station = _place(hub, "Eldersley bus station", PlaceKind.TRANSPORT, 140)
    lines = (
        (60, NoteKind.USE, "Young people wait here late in the evening and are met by adults with cars."),
        (
            12,
            NoteKind.DISRUPTION,
            "Patrols on Fridays and Saturdays; staff of the station trained what to look for.",
        ),
        (3, NoteKind.RESULT, "Quieter on both evenings since the patrols began."),
    )
    for days, kind, words in lines:
        _line(hub, station, kind, days, words)
    car_park = _place(hub, "Car park behind the sports hall", PlaceKind.CAR_PARK, 7)
    _line(hub, car_park, NoteKind.USE, 6, "After closing, with adults in two cars.")
    park = _place(hub, "Library park", PlaceKind.PARK, 400)
    quiet = Place(
        name="Library park",
        kind=PlaceKind.PARK,
        area="Eldersley",
        noticed_on=hub.day - 400 * DAY,
        watched=False,
    )
    hub.do(DESK, hub.upto - 30 * DAY, actions.change_hotspot, hotspot_id=park, place=quiet, version=1)


def panels(hub: Hub) -> Meeting:
    """The strategic panel that met some days ago, and the next that is called."""
    called = hub.before(16, 9 * 60)
    given = {"name": "Monthly strategic panel", "kind": Kind.STRATEGIC_PANEL, "purpose": ""}
    group = hub.do(OFFICER, called, make_group, **given)
    chair = Asked(
        agency=_agency("council"),
        team=_reading(lambda: Team.objects.get(pk=cast.bodies()["exploitation_team"].id)),
        post="Chair",
        part=Part.CHAIR,
        staff_ids=(cast.members()[LEAD].id,),
    )
    made = []
    for starts in (hub.before(3, 14 * 60), hub.before(-17, 14 * 60)):
        calling = Calling(
            kind=Kind.STRATEGIC_PANEL, why="Intelligence, profile, detection and disruption of the month.",
            starts_at=starts, where="Council offices, room 4", group=group,
            places=(chair, Asked(agency=_agency("police"))),
        )  # fmt: skip
        made.append(hub.do(OFFICER, called, call_meeting, calling=calling))
    held: Meeting = made[0]
    keys = _reading(lambda: list(Invited.objects.filter(meeting=held).values_list("pk", flat=True)))
    came = tuple(CameTo(invited_id=key, presence=Presence.CAME) for key in keys)
    after = held.starts_at + HOUR
    hub.do(OFFICER, after, record_attendance, meeting_id=held.pk, came=came, seen=0)
    return held


def _sends(hub: Hub, who: str, at: datetime, **said: Any) -> UUID:
    sent = Sent(seen_on=at.date() - DAY, **said)
    key: UUID = hub.do(who, at, actions.send_report, sent=sent).pk
    return key


def _grades(hub: Hub, key: UUID, at: datetime, **said: Any) -> None:
    marks: dict[str, Any] = {
        "reliability": Reliability.UNTESTED,
        "assessment": Assessment.DIRECTLY,
        "may_share": MayShare.PERMITTED,
        "police_reference": f"HAD/{at:%m%d}/{at:%y}",
    }
    hub.do(DESK, at, actions.grade_report, report_id=key, marks=Marks(**marks | said), seen=0)


def _considers(hub: Hub, key: UUID, at: datetime, *, came: Came, why: str) -> None:
    outcome = Outcome(came=came, why=why)
    hub.do(WORKER, at, actions.consider_report, report_id=key, outcome=outcome, seen=0)


def _place(hub: Hub, name: str, kind: PlaceKind, days: int) -> UUID:
    at = hub.upto - days * DAY
    place = Place(name=name, kind=kind, area="Eldersley", noticed_on=hub.day - days * DAY)
    key: UUID = hub.do(DESK, at, actions.add_hotspot, place=place).pk
    return key


def _line(hub: Hub, key: UUID, kind: NoteKind, days: int, words: str) -> None:
    line = Line(kind=kind, on_day=hub.day - days * DAY, words=words)
    hub.do(DESK, hub.upto - days * DAY, actions.note_hotspot, hotspot_id=key, line=line)


def _agency(key: str) -> Agency:
    return _reading(lambda: Agency.objects.get(pk=cast.bodies()[key].agency_id))


def _reading(read: Callable[[], T]) -> T:
    with transaction.atomic():
        set_viewer(all_seeing())
        return read()
