"""Three invented areas' returns of one year, and who was given the research (ST-16, GR-03a)."""

from datetime import datetime
from typing import Any

from sightline.demonstration.calendar import london_day
from sightline.demonstration.reference import area_return
from sightline.demonstration.script.hub_stage import Hub
from sightline.figures.actions import bring_return, note_shared
from sightline.figures.benchmarking.reading import read
from sightline.figures.states import SharedWay, SharedWhat

KEEPS = "partnership"
OURS = "Wrekinshire"
AREAS = {"northmere": 24, "eastholt": 17, "southwick": 9}  # working days ago
GIVEN = (
    (60, SharedWhat.RESEARCH, "Northmere Council"),
    (60, SharedWhat.RESEARCH, "Eastholt Council"),
    (58, SharedWhat.RESEARCH, "Severnside Police"),
    (55, SharedWhat.REQUEST, "Southwick Council"),
)
MORNING = 10 * 60


def play_areas(upto: datetime) -> None:
    """The report and an invitation went out; three returns came back, one of which gives no number of children."""
    hub = Hub(upto)
    for ago, what, organisation in GIVEN:
        at = hub.before(ago, MORNING)
        said: dict[str, Any] = {
            "way": SharedWay.GIVEN,
            "what": what,
            "organisation": organisation,
            "note": "",
        }
        hub.do(KEEPS, at, note_shared, on=london_day(at), **said)
    for name, ago in AREAS.items():
        at = hub.before(ago, MORNING)
        made = read(area_return(name))
        hub.do(KEEPS, at, bring_return, made=made, received_on=london_day(at), area=OURS)
