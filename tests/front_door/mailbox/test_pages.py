"""The mailbox's pages: what waits with no word of it, one conversation, a reply, a contact; and who is turned away."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.front_door.actions.mailbox import open_envelope
from sightline.front_door.actions.setting_up import set_training
from sightline.front_door.models import (
    Contact,
    EnvelopeClosed,
    EnvelopeOpened,
    MailboxKey,
    SealedText,
    TermMatch,
)
from sightline.front_door.pages.mailbox import asks_in
from sightline.front_door.states import Urgency
from tests.mailbox_work import Left, leave_envelope, read_by_code, say_more

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MAILBOX = "/contacts/mailbox/"


@pytest.fixture
def pages(screener: Staff, signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(screener)


def page(client: Client, left: Left, route: str = "envelope") -> str:
    return str(client.get(reverse(f"front_door:{route}", args=[left.envelope])).content.decode())


def post(client: Client, left: Left, route: str = "envelope", **typed: str) -> str:
    path = reverse(f"front_door:{route}", args=[left.envelope])
    return str(client.post(path, typed, follow=True).content.decode())


def test_the_list_and_the_board_show_what_waits_and_no_word_of_it(
    pages: Client, rules: None, fixed_clock: datetime
) -> None:
    left = leave_envelope(soon="now")
    for path in (MAILBOX, "/contacts/board/"):
        text = pages.get(path).content.decode()
        assert "Somebody is in danger now" in text
        assert "Not opened" in text
        assert "Clock starts within a minute" in text
        assert str(left.envelope) in text
        assert "Quillfeather" not in text
    with viewing(system_viewer("test")):
        assert not EnvelopeOpened.objects.exists()


def test_the_training_stands_where_the_words_are_read(
    pages: Client, left: Left, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    address, by = "https://learning.example/without-a-name", viewer_with("administrator")
    assert address not in page(pages, left)
    with viewing(by):
        set_training(title="Course", address=address, why="Agreed in March", seen=0, by=by, at=at)
    assert address in page(pages, left)


def test_an_empty_mailbox_and_one_without_keys_say_so(
    pages: Client, rules: None, fixed_clock: datetime
) -> None:
    text = pages.get(MAILBOX).content.decode()
    assert "No envelope waits" in text
    assert "The mailbox has not all its keys" in text
    with viewing(system_viewer("test")):
        assert not MailboxKey.objects.exists()


def test_a_conversation_is_opened_and_said_to_be_on_record(
    pages: Client, left: Left, screener: Staff
) -> None:
    text = page(pages, left)
    assert "Quillfeather: she goes off in a grey car" in text
    assert "A friend, relative or neighbour" in text
    assert "That you opened this is on record" in text
    assert "Weigh what they tell as you would weigh it from a colleague" in text
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        kinds = set(AuditEvent.objects.filter(staff_id=screener.pk).values_list("kind", flat=True))
    assert {"front_door.envelope.opened", "front_door.envelope_opened"} <= kinds


def test_words_are_looked_for_in_memory_only(pages: Client, left: Left, fixed_clock: datetime) -> None:
    found = leave_envelope(told={"who": "friend", "what": "He talks of county lines and a debt."})
    assert "Words that may speak of exploitation" in page(pages, found)
    assert "They tick nothing; you decide" in page(pages, found)
    with viewing(system_viewer("test")):
        assert not TermMatch.objects.exists()
        assert not Contact.objects.exists()


def test_a_reply_is_sent_and_read_with_the_code(pages: Client, left: Left) -> None:
    assert "Sent. Only the teller" in post(pages, left, words="Thank you for telling us.")
    assert {"words": "Thank you for telling us."} in [line.told for line in read_by_code(left).lines]


def test_a_reply_that_tasks_the_teller_is_asked_about_once_and_kept(pages: Client, left: Left) -> None:
    asked = "Please keep watching the house and find out whose car it is."
    text = post(pages, left, words=asked)
    assert "may ask the teller to do something" in text
    assert "“find out”, “keep watching”" in text
    assert asked in text
    with viewing(system_viewer("test")):
        assert not SealedText.objects.filter(writer="staff").exists()
    assert "Sent. Only the teller" in post(pages, left, words=asked, knows="on")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Could you ASK AROUND?", ["ask around"]),
        ("Take a photo, then go back.", ["go back", "take a photo"]),
        ("Do you know when it was?", []),
        ("Thank you. You need do nothing more.", []),
    ],
)
def test_what_asks_somebody_to_do_something_is_known(words: str, found: list[str]) -> None:
    assert asks_in(words) == found


def test_it_becomes_a_contact_whose_page_does_not_hold_the_words(pages: Client, left: Left) -> None:
    page(pages, left)
    typed = {"urgency": Urgency.AMBER, "whom": "A girl in year nine", "name": ""}
    text = post(pages, left, "envelope_record", **typed)
    assert "The contact is recorded" in text
    assert "A girl in year nine" in text
    assert "Quillfeather" not in text
    assert "This is contact" in page(pages, left)
    assert "dealt with this envelope already" in post(pages, left, "envelope_record", **typed)


def test_what_is_missing_is_asked_for_and_what_was_typed_kept(pages: Client, left: Left) -> None:
    page(pages, left)
    assert "Choose how soon" in post(pages, left, "envelope_record", whom="A girl in year nine")
    assert "A girl in year nine" in post(pages, left, "envelope_record", whom="A girl in year nine")
    assert "Say why" in post(pages, left, "envelope_close", why="")
    assert "Write your reply" in post(pages, left, words="")


def test_it_is_closed_and_can_still_be_opened(pages: Client, left: Left, screener: Staff) -> None:
    assert "Open the envelope first" in post(pages, left, "envelope_close", why="A test")
    page(pages, left)
    assert "Closed. The envelope can still be opened" in post(pages, left, "envelope_close", why="A test")
    text = page(pages, left)
    assert f"{screener.name} closed it" in text
    assert "Record it as a contact" in text
    assert "Nothing more is asked for" not in text
    with viewing(system_viewer("test")):
        assert EnvelopeClosed.objects.get().why == "A test"


def test_more_said_since_it_was_opened_is_shown_on_the_list(pages: Client, left: Left) -> None:
    page(pages, left)
    assert "Opened" in pages.get(MAILBOX).content.decode()
    say_more(left, "And on Friday")
    assert "More was said since it was opened" in pages.get(MAILBOX).content.decode()


@pytest.mark.parametrize("name", ["envelope", "envelope_record", "envelope_close"])
def test_who_may_not_open_is_turned_away_and_that_is_on_record(
    name: str, left: Left, staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client]
) -> None:
    other = staff_with("group_specialist")
    client = signed_in(other)
    answer = client.get(reverse(f"front_door:{name}", args=[left.envelope]))
    assert answer.status_code == 403
    assert "Quillfeather" not in answer.content.decode()
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        assert AuditEvent.objects.filter(staff_id=other.pk, outcome=Outcome.REFUSED).count() == 1
        assert not EnvelopeOpened.objects.exists()


def test_what_no_key_here_opens_says_whom_to_ask(
    pages: Client, left: Left, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.front_door.mailbox_opening.read_key", lambda file: None)
    assert "No key of this site opens this text" in page(pages, left)


def test_the_list_takes_as_many_reads_for_many_as_for_one(
    pages: Client, left: Left, by: Viewer, at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages.get(MAILBOX)
    with CaptureQueriesContext(connection) as one:
        pages.get(MAILBOX)
    for _ in range(4):
        more = leave_envelope()
        with viewing(by):
            open_envelope(envelope_id=more.envelope, by=by, at=at)
    with CaptureQueriesContext(connection) as many:
        pages.get(MAILBOX)
    assert len(one) == len(many)
