"""The register of hotspots: places by name, lines about each, and who keeps it (ID-08)."""

from datetime import timedelta

import pytest

from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.intelligence import actions
from sightline.intelligence.given import Line, Place
from sightline.intelligence.models import Hotspot, HotspotNote
from sightline.intelligence.queries.hotspots import of_month
from sightline.intelligence.states import NoteKind, PlaceKind
from tests.intelligence.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def noted(cast: Cast, place: Hotspot, *, days: int = 0) -> HotspotNote:
    line = Line(
        kind=NoteKind.USE, on_day=cast.at.date() + timedelta(days=days), words="Meeting after school."
    )
    made: HotspotNote = cast.does(actions.note_hotspot, "desk", hotspot_id=place.pk, line=line)
    return made


def test_a_place_stands_once(cast: Cast) -> None:
    cast.place()
    with pytest.raises(Refused, match="already"):
        cast.place()
    assert Hotspot.objects.count() == 1


def test_who_reads_and_who_keeps_the_register(cast: Cast) -> None:
    place = cast.place()
    seen = {who: cast.sees(Hotspot, who) for who in ("desk", "officer", "worker", "school", "practitioner")}
    assert seen == {"desk": 1, "officer": 1, "worker": 1, "school": 0, "practitioner": 0}
    line = Line(kind=NoteKind.USE, on_day=cast.at.date(), words="Quiet.")
    with pytest.raises(Refused, match="keep the register"):
        cast.does(actions.note_hotspot, "worker", hotspot_id=place.pk, line=line)
    with pytest.raises(Refused) as hidden:
        cast.does(actions.note_hotspot, "school", hotspot_id=place.pk, line=line)
    assert hidden.value.hidden


def test_the_later_of_two_savings_does_not_win(cast: Cast) -> None:
    place = cast.place()
    other = Place(name="Bus station", kind=PlaceKind.TRANSPORT, noticed_on=cast.at.date(), watched=False)
    cast.does(actions.change_hotspot, "officer", hotspot_id=place.pk, place=other, version=1)
    with pytest.raises(Conflict) as found:
        cast.does(actions.change_hotspot, "desk", hotspot_id=place.pk, place=other, version=1)
    assert found.value.saved["name"] == "Bus station"


def test_lines_belong_to_days_the_place_was_known(cast: Cast) -> None:
    place = cast.place()
    with pytest.raises(Refused, match="before the place"):
        noted(cast, place, days=-1)
    with pytest.raises(Refused, match="future"):
        noted(cast, place, days=1)


def test_a_month_shows_new_places_and_those_with_a_line(cast: Cast) -> None:
    first = cast.at.date().replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    old = cast.place(name="Old mill", noticed_on=first - timedelta(days=40))
    cast.place(name="Quiet park", noticed_on=first - timedelta(days=40))
    new = cast.place(name="Car park", noticed_on=first)
    noted(cast, old)
    found = of_month(cast.viewer("desk"), first, after)
    assert ([it.pk for it in found.new], [it.pk for it in found.known]) == ([new.pk], [old.pk])
