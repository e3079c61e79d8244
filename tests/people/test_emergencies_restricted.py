"""Breaking the glass: two hours with a restricted record, when a manager and a second person agree (design 5)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff, Wall, WallMember
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.people.models import EmergencyAnswer, SourceRecord
from tests.people.glass import answer, ask, later, numbers_seen, of, told
from tests.people.making import AT

pytestmark = pytest.mark.usefixtures("fixed_clock")
Make = Callable[..., Staff]
SignIn = Callable[[Staff], Client]


def test_a_restricted_record_opens_when_a_manager_and_a_second_person_agree(
    restricted: SourceRecord, worker: Staff, adviser: Staff, on_call: Staff, second: Staff, governor: Staff
) -> None:
    made = ask(of(adviser))
    assert (made.about, made.wall_id is not None, made.until) == ([], True, None)
    assert told("people.emergency_asked") >= {"Mo Manager", "Sam Second", "Ines Governor"}
    answer(made, of(second))
    assert numbers_seen(of(adviser)) == 0
    with later(minutes=10):
        answer(made, of(on_call))
        assert numbers_seen(of(adviser)) == 1
        assert numbers_seen(of(second)) == 0
    with later(hours=2, minutes=9):
        assert numbers_seen(of(adviser)) == 1
    with later(hours=2, minutes=10):
        assert numbers_seen(of(adviser)) == 0
    assert told("people.emergency_named") == {worker.name}
    assert told("people.emergency_opened") == {"Ada Visor", "Ines Governor"}


def test_two_who_are_no_managers_do_not_suffice(
    restricted: SourceRecord, adviser: Staff, second: Staff, staff_with: Make, on_call: Staff
) -> None:
    made = ask(of(adviser))
    answer(made, of(second))
    answer(made, of(staff_with("emergency_duty")))
    assert numbers_seen(of(adviser)) == 0
    answer(made, of(on_call))
    assert numbers_seen(of(adviser)) == 1


def test_one_no_ends_it(restricted: SourceRecord, adviser: Staff, second: Staff, on_call: Staff) -> None:
    made = ask(of(adviser))
    answer(made, of(second), agreed=False)
    with pytest.raises(Refused, match="not waiting"):
        answer(made, of(on_call))


def test_it_lapses_after_four_hours(restricted: SourceRecord, adviser: Staff, on_call: Staff) -> None:
    made = ask(of(adviser))
    with later(hours=4), pytest.raises(Refused, match="not waiting"):
        answer(made, of(on_call))


def test_nobody_agrees_to_their_own_or_twice(
    restricted: SourceRecord, second: Staff, on_call: Staff, staff_with: Make
) -> None:
    made = ask(of(second))
    with pytest.raises(Refused, match="Two others must agree"):
        answer(made, of(second))
    answer(made, of(on_call))
    with pytest.raises(Refused, match="answered this already"):
        answer(made, of(on_call))
    with pytest.raises(Refused, match="waits for two others"):
        ask(of(second))


def test_the_database_itself_asks_for_two_others(
    restricted: SourceRecord, adviser: Staff, second: Staff, on_call: Staff
) -> None:
    made = ask(of(adviser))
    answer(made, of(on_call))

    def opened(by: Viewer) -> None:
        with viewing(by), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT people_open_restricted(%s)", [made.pk])

    for staff in (adviser, second, on_call):
        with pytest.raises(ProgrammingError, match="two others have not agreed"):
            opened(of(staff))
    row = {"emergency": made, "agreed": True, "as_manager": True, "at": AT}
    for by, says in ((adviser, adviser), (second, second), (adviser, second)):
        with viewing(of(by)), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            EmergencyAnswer.objects.create(**row, by_id=says.pk)


def test_a_temporary_place_inside_is_no_place_on_the_restriction(
    restricted: SourceRecord, worker: Staff, adviser: Staff, second: Staff, on_call: Staff, signed_in: SignIn
) -> None:
    made = ask(of(adviser))
    answer(made, of(second))
    answer(made, of(on_call))
    with viewing(of(worker)):
        inside = WallMember.objects.get(staff=adviser)
        assert inside.until == AT + timedelta(hours=2)
    page = signed_in(adviser).get(reverse("people:emergency_one", args=[made.pk])).content.decode()
    assert f"/{restricted.pk}/" in page


def test_what_others_agree_to_says_nothing_of_whose_record_it_is(
    restricted: SourceRecord, adviser: Staff, second: Staff, signed_in: SignIn
) -> None:
    made = ask(of(adviser))
    client = signed_in(second)
    path = reverse("people:emergency_answer", args=[made.pk])
    for each in (path, reverse("people:emergencies"), reverse("people:emergency_one", args=[made.pk])):
        page = client.get(each).content.decode()
        assert "Okafor" not in page
        assert str(restricted.pk) not in page
    assert "Say why you do not agree" in client.post(path, {"agreed": "no"}).content.decode()
    client.post(path, {"agreed": "no", "words": "The duty manager has just been reached."})
    assert (
        "has just been reached"
        in client.get(reverse("people:emergency_one", args=[made.pk])).content.decode()
    )


def sealed(by: Viewer) -> None:
    """Another wall than a restriction's, as round somebody falsely accused or adopted."""
    with viewing(by):
        assert Wall.objects.update(kind="sealed") == 1


def test_what_is_sealed_is_not_found_in_an_emergency(
    restricted: SourceRecord, viewer: Viewer, adviser: Staff
) -> None:
    sealed(viewer)
    with pytest.raises(Refused, match="No one record answers"):
        ask(of(adviser))


def test_what_is_sealed_is_not_opened_though_two_agree(
    restricted: SourceRecord, viewer: Viewer, adviser: Staff, second: Staff, on_call: Staff
) -> None:
    made = ask(of(adviser))
    sealed(viewer)
    answer(made, of(second))
    with pytest.raises(ProgrammingError, match="two others have not agreed"), transaction.atomic():
        answer(made, of(on_call))
    assert numbers_seen(of(adviser)) == 0
