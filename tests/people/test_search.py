"""Finding a person by what is known of them (design 4, 10)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.people import actions
from sightline.people.actions import NewName
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.naming.clauses import Group, group_of, held_keys, search_clauses
from sightline.people.queries import facts_of, possible_matches, search
from sightline.people.queries.search import PAGE
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def adviser(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("adviser")


@pytest.mark.parametrize(
    "asked",
    [
        Asked("Okafur Amelie"),
        Asked("amelia", Born(2010, 3, 4)),
        Asked("Ameila Okafor", Born(2010, 4, 3)),
        Asked(identifier="943 476 5871"),
        Asked(born=Born(2010, 3, 4)),
    ],
)
def test_found_with_reasons(partnership: Partnership, adviser: Viewer, asked: Asked) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        person(partnership.council, adviser, **GRACE)
        results = search(adviser, asked)
        assert [found.record for found in results.found] == [record]
        assert results.found[0].findings
        assert results.found[0].heading
        expected = group_of(search_clauses(asked), held_keys(facts_of([record.pk])[record.pk]))
        assert results.found[0].group is expected
        assert not results.more
        assert results.ask == ()


def test_listed_by_what_agrees_and_then_by_name(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        for given, surname, born in (
            ("Amelie", "Okafor", Born(2010, 3, 4)),
            ("Amelia", "Okafor", Born(2001, 1, 1)),
            ("Amelia", "Okafor", Born(2010, 3, 4)),
            ("Amelia", "Okafar", Born(2010, 3, 4)),
        ):
            person(partnership.council, adviser, names=[NewName(given, surname)], born=born)
        listed = search(adviser, Asked("Amelia Okafor", Born(2010, 3, 4))).found
        assert [(found.group, found.name) for found in listed] == [
            (Group.NAME_AND_BIRTH, "Amelia Okafor"),
            (Group.LIKE_NAME_AND_BIRTH, "Amelia Okafar"),
            (Group.LIKE_NAME_AND_BIRTH, "Amelie Okafor"),
            (Group.NAME, "Amelia Okafor"),
        ]


def test_pages_hold_everybody_once(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        for number in range(PAGE + 3):
            person(
                partnership.council,
                adviser,
                names=[NewName(f"Sam{'abcdefghijklmnopqrstuvwxyz'[number]}", "Lee")],
            )
        first, second = (search(adviser, Asked("Lee"), page=page) for page in (1, 2))
        assert (len(first.found), first.more, len(second.found), second.more) == (PAGE, True, 3, False)
        assert len({found.record.pk for found in (*first.found, *second.found)}) == PAGE + 3


def test_linked_records_are_listed_once(
    partnership: Partnership, adviser: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    social_worker = viewer_with("social_worker")
    with viewing(social_worker):
        left = person(partnership.council, social_worker, **AMELIA)
        right = person(partnership.police, social_worker, **AMELIA)
        actions.confirm_link(left=left, right=right, why="same NHS number", by=social_worker, at=AT)
        (found,) = search(social_worker, Asked("Amelia Okafor")).found
        assert {found.record.pk, *found.linked} == {left.pk, right.pk}


def test_nothing_asked_finds_nobody(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        person(partnership.council, adviser, **AMELIA)
        assert search(adviser, Asked()).found == ()


def test_who_may_not_search(viewer_with: Callable[..., Viewer]) -> None:
    partner = viewer_with("agency_worker")
    with viewing(partner), pytest.raises(Refused):
        search(partner, Asked("Amelia"))


@pytest.mark.parametrize(
    "names",
    [
        "'; DROP TABLE people_name; --",
        "\u202eailemA",
        "=HYPERLINK()",
        "a" * 10_000_000,
        "\x00",
        "%s {0}",
        "\ud800",
    ],
)
def test_hostile_names_find_nobody_and_break_nothing(adviser: Viewer, names: str) -> None:
    with viewing(adviser):
        assert search(adviser, Asked(names, identifier=names[:50], postcode=names[:50])).found == ()


def test_a_search_takes_a_fixed_number_of_reads(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        counts = []
        for _ in range(2):
            for _ in range(3):
                person(partnership.council, adviser, **AMELIA)
            with CaptureQueriesContext(
                connection,
            ) as reads:
                search(adviser, Asked("Amelia Okafor", Born(2010, 3, 4)))
            counts.append(len(reads))
        assert counts == [8, 8]


def test_possible_matches_say_what_agrees(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        copy = person(partnership.police, adviser, names=[NewName("Amelia", "Okafur")], born=Born(2010, 4, 3))
        person(partnership.council, adviser, **GRACE)
        (match,) = possible_matches(adviser, record)
        assert match.record == copy
        assert match.agrees == [
            "Given name agrees: Amelia",
            "Surname is one letter apart: Okafor and Okafur",
            "Day and month of birth are the other way round: 4 March 2010 and 3 April 2010",
        ]
        assert match.differs == []
        assert match.last is None
        assert match.heading
