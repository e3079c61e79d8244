"""Cases about the records and contacts of a filling."""

from collections.abc import Iterable

from sightline.demonstration import cast
from sightline.demonstration.borough.town import Town
from sightline.demonstration.pathway.before import key_of
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.pathway.telling import Told


def stories_of(town: Town, cases: Iterable[Told]) -> list[CaseStory]:
    """Each with what stands for its child and its contact."""
    return [
        CaseStory(
            told,
            town.family_of(told.person),
            cast.identifier("person", told.key),
            cast.identifier("contact", told.contact or key_of(told.person)),
        )
        for told in cases
    ]
