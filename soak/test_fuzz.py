"""Whatever a file or a person sends, the answer is rows and faults, or a sentence; never a crash."""

import io
import os
from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.core.files.faults import Faults, Unreadable
from sightline.core.files.reading import read_book
from sightline.front_door.forms.contact import ContactForm
from sightline.front_door.imports.census import read_census
from sightline.front_door.kinds import CallKind
from sightline.front_door.scripts import shipped_script
from sightline.people.naming.births import read_born
from sightline.people.naming.clauses import name_clauses
from sightline.people.naming.identifiers import check_identifier, written_alike

MANY = int(os.environ.get("SOAK_FUZZ", "100000"))
long_test = settings(
    max_examples=MANY // 5,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ANY_DAY = date(2026, 3, 4)

TAGS = (
    "Message Header Children Child ChildIdentifiers LAchildID UPN PersonBirthDate CINdetails CINreferralDate "
    "ReferralSource GenderCurrent Sex AssessmentFactors"
)
tags = st.sampled_from(TAGS.split())
bits = st.one_of(
    tags.map(lambda tag: f"<{tag}>"),
    tags.map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        ["2024-02-30", "A1", "9", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<![CDATA[", "]]>", "\ufeff"]
    ),
    st.text(max_size=12),
)


@long_test
@given(st.binary(max_size=400))
def test_any_bytes_as_a_file_of_rows(raw: bytes) -> None:
    with suppress(Unreadable):
        read_book(raw)


@long_test
@given(st.lists(bits, max_size=40))
def test_any_marks_as_a_census(parts: list[str]) -> None:
    raw = "<Message>" + "".join(parts)
    with suppress(Unreadable):
        read_census(io.BytesIO(raw.encode("utf-8", "surrogatepass")), ANY_DAY, Faults())


@long_test
@given(st.text(max_size=200))
def test_any_text_as_a_name_or_an_identifier(text: str) -> None:
    for clause in name_clauses(text):
        assert clause
    for kind in ("nhs_number", "upn", "local"):
        check_identifier(kind, text)
    assert written_alike(written_alike(text)) == written_alike(text)


@long_test
@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_any_text_as_a_date_of_birth(day: str, month: str, year: str) -> None:
    born, warnings = read_born(year, month, day)
    assert born is not None
    assert all(isinstance(each, str) for each in warnings)


@long_test
@given(st.dictionaries(st.sampled_from(sorted(ContactForm.base_fields)), st.text(max_size=60), max_size=12))
def test_any_text_in_the_contact_form(typed: dict[str, str]) -> None:
    form = ContactForm(typed, script=shipped_script(CallKind.PARENT))
    assert form.is_valid() or form.errors
