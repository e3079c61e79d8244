"""All the other contacts of a year: worries that no indicator was ticked for."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import weighted
from sightline.demonstration.plan.years import YearPlan
from sightline.demonstration.reference import shares
from sightline.demonstration.story.ticked_year import Draft
from sightline.demonstration.story.when import received

UNBORN = timedelta(days=150)


def drafts(chance: Random, plan: YearPlan, town: Town) -> list[Draft]:
    """Every contact of the year that is not ticked."""
    count = plan.contacts - plan.ticked
    sources, weights = shares("source")
    drawn = Counter(chance.choices(sources, weights, k=count))
    made: list[Draft] = []
    matched = plan.text_match
    for source, number in drawn.items():
        for _ in range(number):
            at = received(chance, plan.first_day, plan.last_day, source)
            is_match = chance.randrange(count - len(made)) < matched
            matched -= is_match
            made.append(_draft(chance, town, at, source, "text_match" if is_match else "none"))
    return sorted(made, key=lambda draft: draft.at)


def _draft(chance: Random, town: Town, at: datetime, source: str, exploitation: str) -> Draft:
    if source in ("anonymous", "individual") and chance.random() < 0.12:
        return Draft(at, source, None, (), exploitation, "advice")
    day = london_day(at)
    least = 10 if exploitation == "text_match" else 4 if source == "education" else 0
    if exploitation == "none" and source == "health" and chance.random() < 0.05:
        family, child = town.draw(chance, lambda one: timedelta() < one.born - day < UNBORN)
        return Draft(at, source, family, (child,), exploitation, weighted(chance, "outcome"))
    family, child = town.draw(chance, lambda one: least <= one.age_on(day) <= 17)
    about = _with_others(chance, child, family, day, exploitation)
    return Draft(at, source, family, about, exploitation, weighted(chance, "outcome"))


def _with_others(
    chance: Random, child: Person, family: Family, day: date, exploitation: str
) -> tuple[Person, ...]:
    """The child, and about one time in six a brother or sister too."""
    others = tuple(one for one in family.children if one is not child and 0 <= one.age_on(day) <= 17)
    return (child, *others[:1]) if exploitation == "none" and chance.random() < 0.16 else (child,)
