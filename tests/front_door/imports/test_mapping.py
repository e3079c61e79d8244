"""A mapping as a document: what it must say, and what it may not."""

import json

import pytest

from sightline.core.files.mapping import (
    BadMapping,
    Mapping,
    from_document,
    parse,
    suggest,
)
from sightline.front_door.imports.codes import (
    CONTACTS,
    census_codes,
    choices,
    contact_fields,
    known_words,
    ready_made,
)


def document(**parts: object) -> dict[str, object]:
    return {"format": CONTACTS.format, "version": 1, "columns": {"received_on": "Date"}, **parts}


def test_a_document_comes_back_as_it_went() -> None:
    whole = from_document(
        document(
            title="Ours",
            sheet="Contacts",
            dates="month_first",
            columns={"received_on": "Date", "narrative": ["Reason", "Details"]},
            values={"source": {" The  POLICE ": "police", "*": "other"}},
            fixed={"channel": "system"},
        ),
        CONTACTS,
    )
    assert from_document(json.loads(json.dumps(whole.document())), CONTACTS) == whole
    assert whole.values["source"]["the police"] == "police"


def test_the_fingerprint_follows_what_it_does_not_what_it_is_called() -> None:
    one, other = (
        from_document(document(title="One"), CONTACTS),
        from_document(document(title="Other"), CONTACTS),
    )
    assert one.fingerprint() == other.fingerprint()
    assert one.fingerprint() != from_document(document(dates="month_first"), CONTACTS).fingerprint()


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"columns": {}}, "received_on"),
        ({"columns": {"received_on": "Date", "shoe_size": "Shoes"}}, "shoe_size"),
        ({"columns": {"received_on": []}}, "heading"),
        ({"columns": {"received_on": 3}}, "heading"),
        ({"columns": "Date"}, "object"),
        ({"values": {"source": {"x": "martian"}}}, "martian"),
        ({"values": {"narrative": {"x": "y"}}}, "narrative"),
        ({"fixed": {"channel": "pigeon"}}, "pigeon"),
        ({"fixed": {"channel": 5}}, "5"),
        ({"dates": "year_first"}, "day_first"),
        ({"version": 9}, "version"),
        ({"extra": 1}, "extra"),
    ],
)
def test_each_fault_is_named(parts: dict[str, object], word: str) -> None:
    with pytest.raises(BadMapping, match=word):
        from_document(document(**parts), CONTACTS)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(BadMapping):
        parse(text, CONTACTS)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadMapping) as refused:
        from_document({"columns": {"x": "y"}, "dates": "z"}, CONTACTS)
    assert len(refused.value.sentences) == 4


def test_the_ready_made_ones_are_good() -> None:
    assert {"annex-a", "ssd", "plain"} <= set(ready_made())
    for path in ready_made().values():
        assert isinstance(parse(path.read_bytes(), CONTACTS), Mapping)


def test_headings_suggest_their_facts() -> None:
    guess = suggest(
        ["Contact Date", "DOB", "Forename", "Surname", "Agency", "Contact Source", "Shoes", "Gender"],
        CONTACTS,
    )
    assert guess.columns["received_on"] == ("Contact Date",)
    assert guess.columns["born"] == ("DOB",)
    assert guess.columns["child_given_names"] == ("Forename",)
    assert guess.columns["sex"] == ("Gender",)
    assert "Shoes" not in guess.headings()


def test_every_list_a_field_names_is_there() -> None:
    for field in contact_fields().values():
        assert not field.codes or choices(field.codes), field.name
        assert set(known_words(field.codes).values()) <= set(choices(field.codes)) if field.codes else True
    with pytest.raises(KeyError):
        census_codes("no such list")
