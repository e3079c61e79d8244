"""Invented families for tests of proposals, and a run of the comparison over them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Agency
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.people import actions
from sightline.people.actions import NewName, Particulars, Proposed
from sightline.people.actions.proposals import Kept
from sightline.people.models import SourceRecord
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Band, BirthCertainty
from sightline.people.tasks import MAY, WORK
from tests.people.making import AT, person

HOME = ("12 Marley Road\nAldby", "ZX1 4EE")
BORN = Born(2012, 3, 4)
AWAY = ("7 Kirkham Close\nFenby", "ZX6 2FF")


@dataclass(frozen=True)
class Given:
    """A child as one agency holds them."""

    given: str
    surname: str = "Thornbrook"
    born: Born = BORN
    home: tuple[str, str] | None = HOME
    numbers: tuple[tuple[str, str], ...] = ()
    certainty: str = BirthCertainty.GIVEN
    confidential: bool = False
    sex: str = "U"


UNBORN = Given("", born=Born(2026, 7, 1), certainty=BirthCertainty.EXPECTED)
NOT_DATED = Given("Amelia", born=UNKNOWN)


def kept(agency: Agency, by: Viewer, child: Given) -> SourceRecord:
    """Taken down as the site does it. Call it inside `viewing(by)`."""
    also = Particulars(sex=child.sex, birth_certainty=child.certainty)
    names = [NewName(child.given, child.surname)]
    made = person(agency, by, names=names, born=child.born, identifiers=list(child.numbers), particulars=also)
    if child.home:
        lines, postcode = child.home
        actions.add_address(
            record=made, lines=lines, postcode=postcode, confidential=child.confidential, by=by, at=AT
        )
    return made


def told(left: SourceRecord, right: SourceRecord, band: str = Band.CONFIRM, **said: Any) -> Proposed:
    """A pair as a comparison gives it."""
    one, other = sorted((left.pk, right.pk))
    return Proposed(one, other, band, **({"agrees": ("Given name agrees",)} | said))


def run(*found: Proposed, at: datetime = AT, version: str = "t1", walls: tuple[UUID, ...] = ()) -> Kept:
    """Keep what a comparison found, as the worker does."""
    by = system_viewer(WORK, walls=walls, capabilities=MAY)
    with viewing(by):
        return actions.propose_links(found=found, version=version, by=by, at=at)
