"""What happens to what somebody typed: saved once, kept when it cannot be saved, shown beside another's."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.queries import draft_for
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.front_door.actions import decide
from sightline.front_door.models import Contact, ContactSubject, Decision
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Sign = Callable[[Staff], Client]
SAID = {
    "received_at-day": "4",
    "received_at-month": "3",
    "received_at-year": "2026",
    "received_at-time": "10:00",
    "channel": "phone",
    "source": "education",
    "referrer_reachable": "yes",
    "words": "He came in tired.",
    "signs": "no",
    "about_open_case": "no",
    "sharing_basis": "welfare",
    "family_told": "not_known",
    "consent": "not_asked",
    "urgency": "green",
}
DECIDED = {"level": "vulnerable", "outcome": "early_help", "reason": "Mine", "seen": "0"}


@pytest.fixture
def worker(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Sam Ortiz")


@pytest.fixture
def by(worker: Staff, at: datetime) -> Viewer:
    return viewer_of(worker, on=at.date())


@pytest.fixture
def client(worker: Staff, signed_in: Sign, fixed_clock: datetime) -> Client:
    return signed_in(worker)


@pytest.fixture
def made(by: Viewer, contact: Callable[..., Contact], at: datetime) -> Contact:
    with viewing(by):
        return contact(by=by, at=at)


def page(name: str, key: UUID, **also: str) -> str:
    return reverse(f"front_door:{name}", args=[key, *also.values()])


def test_search_choose_and_save_without_scripts(
    client: Client, by: Viewer, made: Contact, rules: None
) -> None:
    key, record = uuid4(), str(made.about[0])
    found = client.post(page("taking", key), {**SAID, "find_names": "John Read", "_find": "1"})
    assert record in found.content.decode()
    assert "He came in tired." in found.content.decode()
    chosen = client.post(page("taking", key), {**SAID, "_choose": record})
    assert f'name="person" value="{record}"' in chosen.content.decode()
    role = {f"role-{record}": "other_child", f"relation-{record}": "brother"}
    for _ in range(2):
        saved = client.post(page("taking", key), {**SAID, "person": record, **role})
        assert saved["Location"] == page("contact", key)
    with viewing(by):
        subject = ContactSubject.objects.get(contact_id=key)
        assert (str(subject.source_record_id), subject.role, subject.relation) == (
            record,
            "other_child",
            "brother",
        )


def test_nobody_is_added_without_a_search(client: Client, by: Viewer, rules: None) -> None:
    key = uuid4()
    answer = client.post(
        page("taking", key), {**SAID, "new_given": "Jon", "new_surname": "Reed", "_add": "1"}
    )
    assert "Search for this person before adding them" in answer.content.decode()
    with viewing(by):
        assert SourceRecord.objects.count() == 0


def test_somebody_new_is_added_after_a_search_and_taken_off_again(
    client: Client, by: Viewer, rules: None
) -> None:
    key = uuid4()
    found = client.post(page("taking", key), {"find_names": "Jon Reed", "_find": "1"}).content.decode()
    slip = found.split('name="_slip" value="')[1].split('"')[0]
    new = {"new_given": "Jon", "new_surname": "Reed", "_slip": slip, "_add": "1"}
    added = client.post(page("taking", key), new).content.decode()
    with viewing(by):
        record = SourceRecord.objects.get()
    assert f'name="person" value="{record.pk}"' in added
    off = client.post(page("taking", key), {"person": str(record.pk), "_off": str(record.pk)})
    assert 'name="person"' not in off.content.decode()


@pytest.mark.parametrize("key", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_choosing_somebody_who_is_not_there_is_refused(client: Client, rules: None, key: str) -> None:
    assert client.post(page("taking", uuid4()), {"_choose": key}).status_code == 404


def test_what_was_begun_is_kept_and_found_again(client: Client, by: Viewer, made: Contact) -> None:
    key, record = uuid4(), str(made.about[0])
    typed = {
        **SAID,
        "person": record,
        "_draft": "front_door.contact",
        "_draft_subject": str(key),
        "_keep": "1",
    }
    assert client.post(page("taking", key), typed).status_code == 302
    again = client.get(page("taking", key)).content.decode()
    assert "He came in tired." in again
    assert f'name="person" value="{record}"' in again
    client.post(page("taking", key), {**SAID, "person": record})
    with viewing(by):
        assert draft_for(by, form="front_door.contact", subject_id=key) is None


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"words": ""}, "Enter what they said"),
        ({"source": "health"}, "Choose which part of health"),
        ({"source": "anonymous", "referrer_name": "Ann"}, "Not needed for somebody who gave no name"),
        ({"signs": ""}, "Choose whether you heard signs of exploitation"),
        ({"about_open_case": "yes"}, "Say which case is open"),
        ({"referrer_reachable": "no"}, "Say why they cannot be told"),
        ({"family_told": "no"}, "Say why the family has not been told"),
        ({"received_at-year": "2027"}, "must be today or in the past"),
        ({"urgency": "purple"}, "Choose one from the list"),
        ({}, "Choose whom it is about"),
    ],
)
def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client: Client, by: Viewer, rules: None, also: dict[str, str], sentence: str
) -> None:
    answer = client.post(page("taking", uuid4()), {**SAID, "referrer_role": "Head", **also}).content.decode()
    assert sentence in answer
    assert "Head" in answer
    with viewing(by):
        assert Contact.objects.count() == 0


def test_section_47_needs_no_reason_for_not_telling_the_family(
    client: Client, by: Viewer, rules: None
) -> None:
    key = uuid4()
    harm = {"sharing_basis": "significant_harm", "family_told": "no", "group_or_place": "The bus station"}
    assert client.post(page("taking", key), {**SAID, **harm})["Location"] == page("contact", key)


def test_the_second_to_decide_is_shown_both_texts_and_can_go_on(
    client: Client,
    by: Viewer,
    made: Contact,
    staff_with: Callable[..., Staff],
    signed_in: Sign,
    at: datetime,
) -> None:
    other = viewer_of(staff_with("social_worker", name="Kit Moss"), on=at.date())
    with viewing(other):
        decide(contact_id=made.pk, decided=early_help(reason="Theirs"), seen=0, by=other, at=at)
    clash = client.post(page("decide", made.pk), DECIDED).content.decode()
    assert "Theirs" in clash
    assert "Mine" in clash
    assert "Saved by Kit Moss" in clash
    assert 'name="seen" value="1"' in clash
    assert client.post(page("decide", made.pk), {**DECIDED, "seen": "1"}).status_code == 302
    with viewing(by):
        assert list(Decision.objects.order_by("number").values_list("reason", flat=True)) == [
            "Theirs",
            "Mine",
        ]


def test_a_refusal_that_comes_late_keeps_the_text(client: Client, by: Viewer, made: Contact) -> None:
    answer = client.post(page("close", made.pk), {"why": "All is well now"}).content.decode()
    assert "Tell whoever told us what happens first" in answer
    assert "All is well now" in answer


HOSTILE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "a\u202eb\u0000c",
    "'; DROP TABLE front_door_contact; --",
    "{{ 7*7 }}{% raw %}",
    "\u0627\u0644\u0633\u0644\u0627\u0645 \U0001f9ff",
    "x" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_kept_as_words(client: Client, by: Viewer, rules: None, text: str) -> None:
    key = uuid4()
    client.post(page("taking", key), {**SAID, "words": text, "group_or_place": "Station"})
    with viewing(by):
        kept = Contact.objects.get(pk=key).words
    assert kept.replace("\u202e", "") == text.replace("\u202e", "").replace("\x00", "")
    shown = client.get(page("contact", key)).content.decode()
    assert "<script>alert" not in shown
    assert "49" not in shown.split("What they said")[1][:200]


def test_words_too_long_are_refused_and_kept(client: Client, rules: None) -> None:
    words = "y" * 20_001
    answer = client.post(page("taking", uuid4()), {**SAID, "words": words}).content.decode()
    assert "must be 20000 characters or fewer" in answer
    assert words in answer
