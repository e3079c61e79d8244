"""Suspects: records of their own, seen by handling code only, many to many with crimes; shown, never ranked."""

from typing import Any

import pytest

from sightline.access.states import Handling
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.justice import actions
from sightline.justice.given import Profile
from sightline.justice.models import Charge, Suspect, Suspected
from sightline.justice.queries import crimes, suspects
from sightline.justice.states import Brought
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.justice.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize(
    ("handling", "who"),
    [
        (Handling.OFFICIAL_SENSITIVE, {"officer", "analyst", "elsewhere", "worker", "manager"}),
        (Handling.ORIGINATOR, {"officer", "analyst"}),
        (Handling.NAMED_ONLY, {"officer"}),
    ],
)
def test_the_handling_code_says_who_sees_a_suspect(cast: Cast, handling: Handling, who: set[str]) -> None:
    suspect = cast.suspect(handling=handling)
    cast.names(suspect)
    everybody = set(cast.staff)
    assert {name for name in everybody if cast.sees(Suspect, name)} == who
    assert {name for name in everybody if cast.sees(Suspected, name)} == who


def test_others_are_told_how_many_are_held_and_a_suspect_is_passed_on_with_leave(cast: Cast) -> None:
    suspect = cast.suspect()
    cast.names(suspect)
    assert _held(cast, "worker") == (1, 0)
    key: dict[str, Any] = {"suspect_id": suspect.pk}
    with pytest.raises(Refused, match="whom it is passed to"):
        cast.does(actions.pass_suspect, **key, why="For the meeting")
    with pytest.raises(Refused, match="Say why"):
        cast.does(actions.pass_suspect, **key, agency=cast.there.council, why="")
    cast.does(actions.pass_suspect, **key, agency=cast.there.council, why="For the meeting")
    assert _held(cast, "worker") == (1, 1)
    assert cast.sees(Suspect, "elsewhere") == 0
    with pytest.raises(Refused, match="Only the police force"):
        cast.does(actions.pass_suspect, "manager", **key, agency=cast.there.charity, why="They ask")
    wide = cast.suspect("S-2", handling=Handling.OFFICIAL_SENSITIVE)
    with pytest.raises(Refused, match="leave of the police force"):
        cast.does(
            actions.pass_suspect, "elsewhere", suspect_id=wide.pk, agency=cast.there.charity, why="They ask"
        )


def _held(cast: Cast, who: str) -> tuple[int, int]:
    viewer = cast.viewer(who)
    with viewing(viewer):
        found = crimes.whole(viewer, crimes.seen(viewer).get(pk=cast.crime.pk))
        return found.held, len(found.suspected)


def test_one_for_named_people_is_passed_to_people_only(cast: Cast) -> None:
    suspect = cast.suspect(handling=Handling.NAMED_ONLY)
    key: dict[str, Any] = {"suspect_id": suspect.pk, "why": "For the meeting"}
    with pytest.raises(Refused, match="to people by name"):
        cast.does(actions.pass_suspect, **key, agency=cast.there.council)
    cast.does(actions.pass_suspect, **key, staff=cast.staff["worker"])
    assert (cast.sees(Suspect, "worker"), cast.sees(Suspect, "manager")) == (1, 0)


def test_crimes_and_suspects_are_many_to_many_and_counted_apart(cast: Cast) -> None:
    other = cast.records("22/104/26", "P-9", investigation="")
    first, second = cast.suspect("S-1"), cast.suspect("S-2")
    cast.names(first)
    cast.names(second)
    cast.names(first, other)
    with pytest.raises(Refused, match="what is on record"):
        cast.names(first)
    viewer = cast.viewer()
    with viewing(viewer):
        found = suspects.whole(viewer, first)
        assert (len(found.suspected), found.investigations) == (2, 2)
        assert suspects.whole(viewer, second).investigations == 1
        assert [each.pk for each in suspects.listed(viewer)] == sorted(
            [first.pk, second.pk],
            key=lambda key: {first.pk: first.reference, second.pk: second.reference}[key],
        )


def test_crimes_of_one_investigation_are_one(cast: Cast) -> None:
    suspect, viewer = cast.suspect(), cast.viewer()
    for number in ("22/105/26", "22/106/26"):
        cast.names(suspect, cast.records(number, investigation="Operation Larch"))
    with viewing(viewer):
        assert suspects.whole(viewer, suspect).investigations == 1


def test_somebody_is_suspected_no_longer_with_a_reason_and_it_stays_on_record(cast: Cast) -> None:
    suspect = cast.suspect()
    cast.names(suspect)
    with pytest.raises(Refused, match="Say why"):
        cast.names(suspect, stands=False)
    cast.names(suspect, stands=False, why="Another person of the same name")
    assert _held(cast, "officer") == (0, 0)
    assert cast.sees(Suspected, "officer") == 2
    with pytest.raises(Refused, match="not on record as suspected"):
        _charges(cast, suspect)


def test_a_suspect_is_charged_once_for_a_crime_and_the_outcome_stays_the_crime_s(cast: Cast) -> None:
    suspect = cast.suspect()
    cast.names(suspect)
    _charges(cast, suspect)
    with pytest.raises(Refused, match="on record already"):
        _charges(cast, suspect)
    assert cast.sees(Charge, "officer") == 1
    with viewing(cast.viewer()):
        assert crimes.last_outcome(cast.crime.pk) is None


def _charges(cast: Cast, suspect: Suspect) -> Any:
    given: dict[str, Any] = {"how": Brought.CHARGED, "charged_on": cast.at.date()}
    return cast.does(actions.charge, crime_id=cast.crime.pk, suspect_id=suspect.pk, **given)


def test_a_suspect_is_kept_once_and_changed_by_its_force_only(cast: Cast) -> None:
    suspect = cast.suspect(handling=Handling.OFFICIAL_SENSITIVE)
    with pytest.raises(Refused, match="under that number already"):
        cast.suspect()
    assert cast.does(actions.add_suspect, profile=_profile(), key=suspect.pk).pk == suspect.pk
    key: dict[str, Any] = {"suspect_id": suspect.pk}
    with pytest.raises(Refused, match="leave of the police force"):
        cast.does(actions.change_suspect, "elsewhere", **key, profile=_profile(), version=1)
    cast.does(actions.change_suspect, **key, profile=_profile(occupation="Driver"), version=1)
    with pytest.raises(Conflict) as clash:
        cast.does(actions.change_suspect, **key, profile=_profile(occupation="Cook"), version=1)
    assert clash.value.saved["occupation"] == "Driver"


def _profile(**also: Any) -> Profile:
    return Profile(police_reference="S-1", **also)


def test_a_suspect_who_is_a_child_stands_behind_the_walls_round_the_child(cast: Cast) -> None:
    with pytest.raises(Refused, match="no record of a child"):
        cast.suspect(child_reference="P-99")
    suspect = cast.suspect(child_reference="P-7", exploited="Seen with the same adults")
    assert suspect.about == [cast.crime.child_id]
    manager = cast.viewer("manager")
    with viewing(manager):
        child = SourceRecord.objects.get(pk=cast.crime.child_id)
        named = [cast.staff["manager"].pk]
        restrict(record=child, named=named, ask="the manager", why="Known", by=manager, at=cast.at)
    assert cast.sees(Suspect, "officer") == 0
