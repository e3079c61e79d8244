"""Adding a person after a search, and correcting what is held (FD-01a)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sightline.access.models import AuditEvent
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.people import actions
from sightline.people.actions import NewName, Particulars
from sightline.people.actions.searching import SEARCH_FIRST
from sightline.people.models import Address, Identifier, Name, SearchKeys, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.naming.clauses import held_keys
from sightline.people.queries import facts_of, reference_held, shown_name
from sightline.people.states import NameKind, Safe
from tests.people.making import AMELIA, AT, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def adviser(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("adviser")


def test_a_person_is_kept_with_names_and_identifiers(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(
            partnership.council, adviser, reference="LA-0012", particulars=Particulars(sex="F"), **AMELIA
        )
        assert record.about == [record.pk]
        assert shown_name(record.pk) == "Amelia Rose Okafor"
        assert record.born_on == date(2010, 3, 4)
        assert Identifier.objects.get(record=record).valid
        assert ("Council case reference", "LA0012") in facts_of([record.pk])[record.pk].identifiers
        assert SearchKeys.objects.get(record=record).keys == sorted(
            held_keys(facts_of([record.pk])[record.pk])
        )
        assert record.area_id == partnership.borough.pk


@pytest.mark.parametrize("slip", ["", "nonsense", "e30:abc"])
def test_nobody_is_added_before_a_search(partnership: Partnership, adviser: Viewer, slip: str) -> None:
    with viewing(adviser), pytest.raises(Refused, match="Search for this person"):
        actions.create_source_record(agency=partnership.council, search=slip, by=adviser, at=AT)


def test_a_slip_is_for_one_person_and_one_hour(
    partnership: Partnership, adviser: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    other = viewer_with("adviser")
    with viewing(adviser):
        slip = actions.note_search(asked=Asked("Amelia"), by=adviser, at=AT)
        late = AT + timedelta(hours=2)
        for by, at in ((other, AT), (adviser, late), (adviser, AT - timedelta(minutes=1))):
            with pytest.raises(Refused, match=SEARCH_FIRST[:20]):
                actions.create_source_record(agency=partnership.council, search=slip, by=by, at=at)


def test_a_search_is_on_the_record_of_access(adviser: Viewer, viewer_with: Callable[..., Viewer]) -> None:
    with viewing(adviser):
        actions.note_search(asked=Asked("Amelia", Born(2010)), by=adviser, at=AT)
    with viewing(viewer_with("governance_officer")):
        assert AuditEvent.objects.get(kind="people.searched").staff_id == adviser.staff_id


def test_who_may_not_add(partnership: Partnership, viewer_with: Callable[..., Viewer]) -> None:
    partner = viewer_with("agency_worker")
    with viewing(partner), pytest.raises(Refused):
        actions.create_source_record(agency=partnership.council, search="", by=partner, at=AT)


def test_a_person_without_a_name(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, reference="C100", names=[NewName(" \u202e ", "")])
        assert shown_name(record.pk) == "Name not held"
        assert not Name.objects.filter(record=record).exists()
        assert str(record) == "source record C100"


def test_a_reference_in_use_is_refused_in_words(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        person(partnership.council, adviser, reference="C100", **AMELIA)
        other = person(partnership.police, adviser, reference="C100")
        with pytest.raises(Refused, match="in use already"):
            person(partnership.council, adviser, reference="C100")
        given: dict[str, Any] = {"record": other, "by": adviser, "at": AT}
        first = actions.add_identifier(kind="local", value="L1", **given)
        actions.add_identifier(kind="local", value="L2", **given)
        with pytest.raises(Refused, match="in use already"):
            actions.amend_identifier(identifier=first, changes={"value": "l-2"}, version=1, by=adviser, at=AT)
        assert shown_name(other.pk) == "Name not held"


def test_one_word_is_a_name(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, names=[NewName(middle="Blue")])
        assert shown_name(record.pk) == "Blue"


def test_details_are_added_and_found_by(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        given: dict[str, Any] = {"record": record, "by": adviser, "at": AT}
        actions.add_name(name=NewName("Millie", "Smyth", kind=NameKind.ALIAS), **given)
        wrong = actions.add_identifier(kind="upn", value="a801200005001", **given)
        again = actions.add_identifier(kind="upn", value="A801 2000 05001", **given)
        actions.add_address(lines="1 High Street\n\n Wrekinford", postcode="tf34nf", **given)
        hidden = actions.add_address(lines="2 Low Street", postcode="TF1 1AA", confidential=True, **given)
        actions.add_contact_point(kind="phone", value="01952 000000", whose="aunt", **given)
        assert again.pk == wrong.pk
        assert wrong.warning == "The check letter of this unique pupil number is wrong"
        facts = facts_of([record.pk])[record.pk]
        assert facts.postcodes == ("TF3 4NF",)
        assert set(SearchKeys.objects.get(record=record).keys) == held_keys(facts)
        assert Address.objects.get(record=record, confidential=False).lines == "1 High Street\nWrekinford"
        assert not Address.objects.filter(pk=hidden.pk).exists()


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (actions.add_name, {"name": NewName("\u200b")}),
        (actions.add_identifier, {"kind": "nhs", "value": "--"}),
    ],
)
def test_nothing_is_kept_of_nothing(
    partnership: Partnership, adviser: Viewer, act: Callable[..., object], given: dict[str, object]
) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        with pytest.raises(Refused):
            act(record=record, by=adviser, at=AT, **given)


def test_corrections_keep_the_keys_in_step(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        name, held = Name.objects.get(record=record), Identifier.objects.get(record=record)
        by_at: dict[str, Any] = {"by": adviser, "at": AT, "version": 1}
        actions.amend_name(name=name, changes={"surname": " Okafur "}, **by_at)
        actions.amend_identifier(identifier=held, changes={"value": "943 476 5871"}, **by_at)
        kept = actions.amend_source_record(record=record, changes={"born_day": 5}, **by_at)
        assert kept.version == 2
        facts = facts_of([record.pk])[record.pk]
        assert (facts.names[0].surname, facts.born.day) == ("Okafur", 5)
        assert set(SearchKeys.objects.get(record=record).keys) == held_keys(facts)
        assert Identifier.objects.get(pk=held.pk).warning
        with pytest.raises(Refused):
            actions.amend_name(name=name, changes={"surname": "", "given": " "}, by=adviser, at=AT, version=2)
        with pytest.raises(Refused):
            actions.amend_identifier(identifier=held, changes={"value": "-"}, by=adviser, at=AT, version=2)
        with pytest.raises(ValueError, match="not particulars"):
            actions.amend_source_record(record=record, changes={"agency_id": None}, **by_at)


def test_the_second_of_two_savings_is_shown_both_texts(
    partnership: Partnership, adviser: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    colleague = viewer_with("adviser")
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        address = actions.add_address(record=record, lines="1 High Street", by=adviser, at=AT)
        saved = actions.amend_address(
            address=address, changes={"safe_to_write": Safe.NO}, version=1, by=colleague, at=AT
        )
        with pytest.raises(Conflict) as stopped:
            actions.amend_address(
                address=address, changes={"safe_to_write": Safe.YES}, version=1, by=adviser, at=AT
            )
        assert stopped.value.saved == {"safe_to_write": Safe.NO}
        assert stopped.value.typed == {"safe_to_write": Safe.YES}
        assert stopped.value.saved_by == colleague.name
        assert stopped.value.version == saved.version == 2
        alike = actions.amend_address(
            address=address, changes={"safe_to_write": Safe.NO}, version=1, by=adviser, at=AT
        )
        assert alike.version == 2


def test_contact_points_are_corrected(partnership: Partnership, adviser: Viewer) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, **AMELIA)
        point = actions.add_contact_point(record=record, kind="email", value="a@b.example", by=adviser, at=AT)
        kept = actions.amend_contact_point(
            contact_point=point, changes={"safe_to_use": Safe.NO}, version=1, by=adviser, at=AT
        )
        assert (kept.safe_to_use, str(kept)) == (Safe.NO, "a@b.example")


def test_an_agency_reference_is_matched_by_the_work_that_brings_in_files(
    partnership: Partnership, adviser: Viewer
) -> None:
    with viewing(adviser):
        record = person(partnership.council, adviser, reference="C-77", **AMELIA)
        given: dict[str, Any] = {"agency_id": partnership.council.pk, "reference": "C-77"}
        assert reference_held(**given) is None
    with viewing(system_viewer("import", capabilities=["people.match_references"])) as system:
        assert reference_held(**given) == record.pk
        assert reference_held(agency_id=partnership.police.pk, reference="C-77") is None
        assert replace(system).staff_id is None


def test_impossible_days_are_no_date(partnership: Partnership, adviser: Viewer) -> None:
    record = SourceRecord(born_year=2010, born_month=2, born_day=31)
    assert record.born_on is None
    assert SourceRecord(born_year=2010).born_on is None
