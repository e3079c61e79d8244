"""The tables of an extract that the crimes give, as their records would, where there is no database."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person
from sightline.demonstration.calendar import london_day, working_day
from sightline.demonstration.crimes.story import ADVISER, CrimeStory, recorded, stories_of, suspect_id
from sightline.demonstration.crimes.telling import Told
from sightline.demonstration.pathway.heard import name_of
from sightline.demonstration.returns.known import Row, Tables
from sightline.follow_up.states import asked_of

ANSWER_WITHIN = 5  # working days


def crime_tables(crimes: Sequence[Told], since: date, until: date) -> Tables:
    """The tables `crime`, `suspect` and `crime_suspect`."""
    stories = [story for story in stories_of(list(crimes), set()) if since <= story.told.day <= until]
    links = [(story, suspect) for story in stories for suspect, _ in story.told.suspects]
    charged = {suspect.number for told in crimes if told.charged for suspect, _ in told.suspects}
    named = {suspect.number: suspect for _, suspect in links}
    tables = {
        "crime": [_crime(story) for story in stories],
        "suspect": [
            {
                "suspect_id": name_of("suspect", str(suspect_id(each))),
                "sex": each.sex,
                "age": str(each.age),
                "ethnicity": each.ethnicity,
                "employment": each.employment,
                "taxi_driver": "false",
                "charged": "true" if each.number in charged else "false",
            }
            for each in named.values()
        ],
        "crime_suspect": [
            {
                "crime_id": name_of("crime", str(story.id)),
                "suspect_id": name_of("suspect", str(suspect_id(suspect))),
            }
            for story, suspect in links
        ],
    }
    return {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}


def _crime(story: CrimeStory) -> Row:
    told = story.told
    return {
        "crime_id": name_of("crime", str(story.id)),
        "child_id": name_of("child", told.child.key),
        "recorded_on": told.day.isoformat(),
        "location_type": told.place,
        "outcome_type": str(int(told.outcome or 0)),
    }


def harmed(crimes: Sequence[Told], since: date, until: date) -> Iterator[Person]:
    """The children of those crimes. The police say nothing of whom only they know but sex and date of birth."""
    for told in crimes:
        if since <= told.day <= until:
            yield told.child if told.known else replace(told.child, ethnicity="")


def advisers_asked(crimes: Sequence[Told], since: date, until: date) -> list[Row]:
    """Rows of `follow_up`: for each sexual offence an independent adviser was asked."""
    asked = asked_of(cast.bodies()[cast.members()[ADVISER].body.agency].kind)
    found = []
    for story in stories_of(list(crimes), set()):
        told = story.told
        if told.sexual and since <= told.day <= until:
            moments = recorded(story).moments
            found.append(
                {
                    "follow_up_id": name_of("follow_up", f"crime/{told.number}"),
                    "contact_id": "",
                    "child_id": name_of("child", told.child.key),
                    "kind": "other",
                    "asked_of": asked,
                    "asked_on": told.day.isoformat(),
                    "due_on": working_day(told.day, ANSWER_WITHIN).isoformat(),
                    "answered_on": london_day(moments["m.accepted"]).isoformat(),
                    "answer": "accepted",
                    "done_on": london_day(moments["m.done"]).isoformat(),
                    "outcome_known": "true",
                    "escalated": "false",
                }
            )
    return found
