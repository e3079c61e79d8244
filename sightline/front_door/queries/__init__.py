"""Reads across the front door, one concept a file."""

from sightline.front_door.queries.acute import Acute, Discussed, acute_work
from sightline.front_door.queries.happened import Happened, happened
from sightline.front_door.queries.lists import (
    Chosen,
    about_people,
    levels_of,
    listed,
    names_of,
    own_and_team,
    to_tell,
)
from sightline.front_door.queries.one import Whole, request_of, subjects_of, whole
from sightline.front_door.queries.screening import Screened, checks_of, screened
from sightline.front_door.queries.services import employer_of, service_of, services
from sightline.front_door.queries.standing import (
    at_home,
    decided_last,
    decider,
    home_team,
    nothing_in_the_way,
    see_all,
    taking_team,
    told_last,
)

__all__ = [
    "Acute",
    "Chosen",
    "Discussed",
    "Happened",
    "Screened",
    "Whole",
    "about_people",
    "acute_work",
    "at_home",
    "checks_of",
    "decided_last",
    "decider",
    "employer_of",
    "happened",
    "home_team",
    "levels_of",
    "listed",
    "names_of",
    "nothing_in_the_way",
    "own_and_team",
    "request_of",
    "screened",
    "see_all",
    "service_of",
    "services",
    "subjects_of",
    "taking_team",
    "to_tell",
    "told_last",
    "whole",
]
