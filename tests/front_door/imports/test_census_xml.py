"""XML as it really arrives: marks, namespaces, stray text, breaks and bombs."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.core.files.faults import Level, Unreadable
from tests.front_door.imports.census_files import a_return, child, read, sentences

WHOLE = a_return(child("T1"), child("T2"), child("T3"))
NAMES = ["T1", "T2", "T3"]


def names(content: str | bytes) -> list[str]:
    return [one.local_id for one in read(content)[0].children]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_with_or_without_a_mark(encoding: str) -> None:
    assert names(WHOLE.encode(encoding)) == NAMES


@pytest.mark.parametrize("declared", ["UTF-8", "utf-16", "windows-1252", "ISO-8859-1", "no-such-thing"])
def test_the_declaration_may_be_untrue(declared: str) -> None:
    assert names(f'<?xml version="1.0" encoding="{declared}"?>\n{WHOLE}'.encode()) == NAMES


def test_windows_text_that_says_it_is_utf8() -> None:
    raw = WHOLE.replace("<LEA>999", "<LEA>Café").encode("cp1252")
    census, faults = read(b'<?xml version="1.0" encoding="utf-8"?>' + raw)
    assert census.header.authority == "Café"
    assert "Windows text" in sentences(faults)[0]


def test_white_space_and_control_characters_are_no_hindrance() -> None:
    census, faults = read(b"\xef\xbb\xbf \r\n" + WHOLE.replace("<LEA>9", "<LEA>\x019").encode())
    assert len(census.children) == 3
    assert "control characters" in sentences(faults)[0]


def test_namespaces_and_other_letter_cases() -> None:
    assert names(a_return(child("T1"), root='Message xmlns="urn:x"')) == ["T1"]
    prefixed = a_return(child("T1")).replace("</", "</c:").replace("<", "<c:").replace("<c:/c:", "</c:")
    assert names(prefixed.replace("<c:Message>", '<c:Message xmlns:c="urn:x">')) == ["T1"]
    assert names(a_return(child("T1")).replace("LAchildID", "LAChildID")) == ["T1"]


def test_stray_text_is_left_out_and_its_line_named() -> None:
    census, faults = read(a_return(child("T1").replace("<Sex>", "PersonBirthDate<Sex>"), "stray"))
    assert len(census.children) == 1
    assert [(fault.value, fault.place.line) for fault in faults] == [("PersonBirthDate", 4), ("stray", 6)]


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x">%a;]>',
    ],
)
def test_entities_are_refused(bomb: str) -> None:
    with pytest.raises(Unreadable, match="entities"):
        read(bomb + WHOLE.replace("T1", "&a;") if "%" not in bomb else bomb + WHOLE)


def test_elements_standing_too_deep_are_refused() -> None:
    with pytest.raises(Unreadable, match="deeply"):
        read("<a>" * 100_000)


@pytest.mark.parametrize("content", ["", "hello", "{}", "PK\x03\x04", "\x00\x00"])
def test_what_is_not_xml_is_refused(content: str) -> None:
    with pytest.raises(Unreadable, match="not XML"):
        read(content)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("<LAchildID>T2", "<LAchildID>T2 & co", ["T1", "T2 & co", "T3"]),
        ("<LAchildID>T2", "<LAchildID>T2&nbsp;", ["T1", "T2&nbsp;", "T3"]),
        ("T2</LAchildID>", "T2</LAchildIDD>", ["T1", "T3"]),
        ("T2</LAchildID>", "T2<", ["T1", "T3"]),
    ],
)
def test_a_break_costs_one_child_at_most(old: str, new: str, left: list[str]) -> None:
    census, faults = read(WHOLE.replace(old, new))
    assert [one.local_id for one in census.children] == left
    assert faults.count(Level.ERROR) >= 1


def test_a_file_cut_off_keeps_the_children_before_the_cut() -> None:
    census, faults = read(WHOLE[: WHOLE.index("T3") + 1])
    assert [one.local_id for one in census.children] == ["T1", "T2"]
    assert faults.count(Level.ERROR) == 2


def test_a_child_that_is_never_closed_does_not_swallow_the_next() -> None:
    census, _ = read(a_return(child("T1"), child("T2").replace("</Child>", ""), child("T3")))
    assert [one.local_id for one in census.children][:1] == ["T1"]
    assert "T3" in [one.local_id for one in census.children]


def test_many_children_stream_through_with_progress() -> None:
    content = a_return(*[child(f"T{number}") for number in range(2000)])
    assert len(names(content)) == 2000


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=6), st.integers(0, 6))
def test_no_damage_breaks_the_reader(at: int, put: bytes, drop: int) -> None:
    raw = WHOLE.encode()
    with suppress(Unreadable):
        census, _ = read(raw[:at] + put + raw[at + drop :])
        assert len(census.children) >= 1
