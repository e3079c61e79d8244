"""Messages leave after the work holds, from fixed words, and say nothing about a child."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from sightline.access import tasks, wording
from sightline.access.actions.messages import tell
from sightline.access.models import Message, Staff
from sightline.access.viewer import system_viewer, viewing

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize("kind", sorted(wording.WORDINGS))
def test_every_wording_takes_a_reference_and_a_link_and_nothing_else(kind: str) -> None:
    subject, body = wording.words_of(kind, reference="F-2026-00012", link="https://hub.example/f/1")
    assert "{" not in subject + body
    assert "https://hub.example/f/1" in body


def test_an_unknown_wording_is_a_fault(db: None) -> None:
    with pytest.raises(KeyError):
        wording.words_of("no.such", reference="", link="")


def test_a_message_is_sent_once(staff_with: Callable[..., Staff], at: datetime) -> None:
    staff, by = staff_with("agency_manager"), system_viewer("test")
    with viewing(by):
        message = tell(
            kind="follow_up.asked", reference="F-1", path="/follow-ups/1", staff=staff, by=by, at=at
        )
    tasks.send_message(str(message.pk))
    tasks.send_message(str(message.pk))
    (sent,) = mail.outbox
    assert sent.to == [staff.email]
    assert "/follow-ups/1" in sent.body


def test_a_day_s_messages_become_one_mail(staff_with: Callable[..., Staff], at: datetime) -> None:
    staff, by = staff_with("adviser"), system_viewer("test")
    with viewing(by):
        for number in range(5):
            tell(
                kind="deadlines.breached",
                reference=f"C-{number}",
                path="/",
                staff=staff,
                by=by,
                at=at,
                digest=True,
            )
    tasks.digest(0)
    daily = Message.objects.get(kind="daily")
    assert daily.staff == staff
    assert not Message.objects.filter(digest=True, sent_at=None).exists()
    tasks.digest(1)
    assert Message.objects.filter(kind="daily").count() == 1


@pytest.fixture
def notify(settings: Any) -> Iterator[list[dict[str, Any]]]:
    """Something on this machine that answers as Notify does, and keeps what it was asked."""
    asked: list[dict[str, Any]] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(body)
            wrong = body["email_address"].startswith("wrong")
            self.send_response(400 if wrong else 201)
            self.end_headers()
            said = {"errors": [{"message": "not an address"}]} if wrong else {"id": "1"}
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing on the terminal."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    key = "test-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = key, "33333333-3333-3333-3333-333333333333"
    settings.NOTIFY_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    yield asked
    server.shutdown()
    server.server_close()


def test_notify_is_given_the_address_and_the_words(notify: list[dict[str, Any]]) -> None:
    from sightline.access.mail import NotifyBackend

    sent = NotifyBackend().send_messages([EmailMessage("Subject", "Body", to=["a@b.example"])])
    assert sent == 1
    assert notify[0]["personalisation"] == {"subject": "Subject", "body": "Body"}
    assert notify[0]["email_address"] == "a@b.example"


def test_what_notify_refuses_is_raised_so_that_it_is_tried_again(notify: list[dict[str, Any]]) -> None:
    from notifications_python_client.errors import HTTPError

    from sightline.access.mail import NotifyBackend

    wrong = EmailMessage("Subject", "Body", to=["wrong@b.example"])
    with pytest.raises(HTTPError):
        NotifyBackend().send_messages([wrong])
    assert NotifyBackend(fail_silently=True).send_messages([wrong]) == 0
