"""Reads across the front door, one concept a file."""

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
from sightline.front_door.queries.services import employer_of, service_of, services
from sightline.front_door.queries.standing import (
    at_home,
    decided_last,
    decider,
    home_team,
    nothing_in_the_way,
    see_all,
    told_last,
)

__all__ = [
    "Chosen",
    "Whole",
    "about_people",
    "at_home",
    "decided_last",
    "decider",
    "employer_of",
    "home_team",
    "levels_of",
    "listed",
    "names_of",
    "nothing_in_the_way",
    "own_and_team",
    "request_of",
    "see_all",
    "service_of",
    "services",
    "subjects_of",
    "to_tell",
    "told_last",
    "whole",
]
