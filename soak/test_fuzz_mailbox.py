"""Whatever is sent to the public pages, they answer with a page, and what was typed is on it or in the mailbox."""

import io
import os
import socket
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import system_viewer, viewing
from sightline.core.sealed import keys_of_code
from sightline.front_door.actions.mailbox import Read
from sightline.front_door.mailbox_opening import opened_with
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import SealedText
from sightline.front_door.pages.mailbox import asks_in, text_lines, words_found
from sightline.public import answering, documents, sending
from sightline.public.asking import ANSWERS, CARRIED, SOON, STEPS, TELLERS, answers_in, nothing_told
from sightline.public.lanes import Lane
from sightline.public.tokens import Handed, Opened, begin, hand_on, new_code, opened, read_code
from tests.mailbox_work import PEPPER, make_keys
from tests.public.conftest import CODE, mailbox, public_pages
from tests.public.serving import PublicSite

__all__ = ["mailbox", "public_pages"]
MANY = int(os.environ.get("SOAK_FUZZ", "100000"))
KEY = b"k" * 32
NEVER_FULL = Lane(a_minute=1e12, reserve=1e12)
PATHS = ("/", "/tell/", "/back/", "/next/", "/pictures/", "/leave/", "/tell", "/back/x/")
METHODS = ("POST", "POST", "POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")
ANSWERED = {200, 302, 400, 403, 404, 405}


def long_test(share: float) -> settings:
    """Settings of a test that takes its share of all the inputs."""
    return settings(
        max_examples=max(1, round(MANY * share)), deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


words = st.one_of(
    st.text(max_size=80),
    st.text(min_size=200, max_size=9000),
    st.sampled_from(
        ["", " ", "\x00", "\r\n", "<script>", "</textarea>", "{{ 7*7 }}", "%00", "&amp;", "\ufeff", "\u202e"]
    ),
)
token = st.one_of(st.sampled_from(["ours", "ours, come back", "opened", "changed"]), st.text(max_size=60))
telling = st.fixed_dictionaries(
    {"go": st.one_of(st.sampled_from(["send", "save", "next", "back", "forget"]), words), "handed": token},
    optional={
        **dict.fromkeys((*ANSWERS, "puzzle", "answer", "unknown"), words),
        "who": st.one_of(st.sampled_from(list(TELLERS)), words),
        "soon": st.one_of(st.sampled_from(list(SOON)), words),
        "step": st.one_of(st.sampled_from(STEPS), words),
    },
)
returning = st.fixed_dictionaries(
    {
        "go": st.one_of(st.sampled_from(["open", "say"]), words),
        "handed": token,
        "code": st.one_of(st.just("of a conversation"), st.text("0123456789 -", max_size=24), words),
    },
    optional=dict.fromkeys(("more", "name", "reach", "puzzle", "answer", "unknown"), words),
)


@pytest.fixture
def there(mailbox: None) -> Iterator[Client]:
    """The public pages with room for everybody.

    One transaction fills a mailbox that the planner takes to be empty: without indexes each example took longer.
    """
    answering.lanes().slow = NEVER_FULL
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    yield Client()
    answering.lanes.cache_clear()


def handed_as(kind: str, handed: Handed, conversation: Opened) -> str:
    """A page's token: of telling, of somebody who came back, of a conversation, changed, or anything."""
    if kind == "ours, come back":
        handed = replace(handed, came_back=True)
    sealed = hand_on(handed, KEY)
    known = {"ours": sealed, "ours, come back": sealed, "changed": sealed[:-6] + "AAAAAA"}
    return hand_on(conversation, KEY) if kind == "opened" else known.get(kind, kind)


def opened_here(place: str) -> dict[str, str]:
    """The text as the front door reads it, shown as its page shows it."""
    with viewing(system_viewer("long test")):
        text = SealedText.objects.prefetch_related("keys__key").get(pk=place)
        opened = opened_with(text, Custodian.MAIN)
        assert opened, "the front door opens it"
        read = [Read(text, opened[0])]
        assert text_lines(read)
        words_found(read)
        asks_in(opened[0].get("what", ""))
    return opened[0]


def assert_on_page(page: str, typed: dict[str, str]) -> None:
    shown = unescape(page)
    assert [name for name, value in typed.items() if value.strip() and value not in shown] == []


@long_test(0.4)
@given(typed=telling)
def test_whatever_is_typed_while_telling(there: Client, typed: dict[str, str]) -> None:
    handed = begin(new_code())
    opened_before = opened(keys_of_code(handed.code, PEPPER))
    answer = there.post("/tell/", typed | {"handed": handed_as(typed["handed"], handed, opened_before)})
    page, told = answer.content.decode(), answers_in(typed)
    assert answer.status_code == 200
    if "It has arrived" in page:
        keys = keys_of_code(handed.code, PEPPER)
        assert sending.read(keys).lines[0].told == {name: each for name, each in told.items() if each}
        assert opened_here(handed.text) == {name: each for name, each in told.items() if each}
    elif typed["go"] == "save" and (code := CODE.search(page)) and 'name="step"' not in page:
        begun = sending.read(keys_of_code(read_code(code.group(1)), PEPPER)).begun
        assert begun == {name: each for name, each in told.items() if each}
    elif 'name="step"' in page:
        assert_on_page(page, {name: told[name] for name in ANSWERS})
    else:
        assert typed["go"] == "forget"
    assert not (typed["go"] == "send" and nothing_told(told) and "It has arrived" in page)


@long_test(0.3)
@given(typed=returning)
def test_whatever_is_typed_on_coming_back(there: Client, typed: dict[str, str]) -> None:
    handed = begin(new_code())
    keys = keys_of_code(handed.code, PEPPER)
    assert sending.send({"what": "Quillfeather"}, handed, keys, soon="soon")
    later = opened(keys)
    code = handed.code if typed["code"] == "of a conversation" else typed["code"]
    answer = there.post("/back/", typed | {"code": code, "handed": handed_as(typed["handed"], handed, later)})
    page = answer.content.decode()
    assert answer.status_code == 200
    asked = {
        name: typed.get(name, "").replace("\r\n", "\n").replace("\x00", "")[:8000]
        for name in ("more", "name", "reach")
    }
    assert_on_page(page, asked)
    lines = sending.read(keys).lines
    assert ("What you added has arrived" in page) == (len(lines) == 2)
    if len(lines) == 2:
        assert opened_here(later.text)


HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "CONTENT_TYPE": st.sampled_from(
            ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data",
             "application/json", "text/plain; charset=utf-99", ""]
        ),
        "HTTP_SEC_FETCH_SITE": st.sampled_from(["cross-site", "same-origin", "?"]),
        "HTTP_ACCEPT_ENCODING": st.text(max_size=20),
    },
)  # fmt: skip
FILE = b'--x\r\nContent-Disposition: form-data; name="what"; filename="a.png"\r\n\r\n%b\r\n--x--\r\n'
bodies = st.one_of(
    st.binary(max_size=600),
    st.binary(max_size=200).map(lambda raw: FILE % raw),
    st.lists(
        st.sampled_from([*CARRIED, "go=send", "&", "=", "%", "%ff", "%00", "+", "step=check", "\xff"]),
        max_size=60,
    ).map(lambda parts: "".join(parts).encode("latin-1")),
)


@long_test(0.2)
@given(
    where=st.tuples(st.sampled_from(METHODS), st.sampled_from(PATHS)),
    query=st.binary(max_size=40),
    body=bodies,
    more=HEADERS,
)
def test_whatever_is_sent(
    there: Client, where: tuple[str, str], query: bytes, body: bytes, more: dict[str, Any]
) -> None:
    asked = {"QUERY_STRING": query.decode("latin-1"), **more}
    sort = asked.pop("CONTENT_TYPE", "application/octet-stream")
    answer = there.generic(*where, body, content_type=sort, **asked)
    assert answer.status_code in ANSWERED
    assert "Content-Security-Policy" in answer.headers


PARTS = [
    "word/document.xml",
    "[Content_Types].xml",
    "content.xml",
    "mimetype",
    "a.xml",
    "word/media/a.png",
    "a/",
]
starts = st.sampled_from([b"", b"<a/>", documents.ODT_SAYS, b"\xef\xbb\xbf<", b"\x89PNG"])
names_of_parts = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=9
)
parts = st.lists(
    st.tuples(st.one_of(st.sampled_from(PARTS), names_of_parts), starts, st.binary(max_size=60)),
    max_size=8,
)
spoilt = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6)


def zipped(given: list[tuple[str, bytes, bytes]], sort: int) -> bytes:
    """A zip of such parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", sort) as whole, warnings.catch_warnings(action="ignore"):
        for name, start, rest in given:
            whole.writestr(name, start + rest)
    return made.getvalue()


sorts = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
files = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=100).map(str.encode),
    st.binary(max_size=300).map(lambda raw: b"%PDF-1.7" + raw),
    st.builds(zipped, parts, sorts),
)


@long_test(0.05)
@given(raw=files, changes=spoilt)
def test_whatever_is_sent_as_a_document(raw: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(raw)
    for place, byte in changes:
        if place < len(changed):
            changed[place] = byte
    kind, wrong = documents.looked_at(bytes(changed))
    assert bool(kind) != bool(wrong)


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[PublicSite]:
    make_keys()
    running = PublicSite(tmp_path / "public")
    yield running
    running.kill()


lines = st.sampled_from(
    [b"POST /tell/ HTTP/1.1", b"GET / HTTP/1.1", b"Host: 127.0.0.1", b"Content-Length: 5", b"Content-Length: -1", b"",
     b"Transfer-Encoding: chunked", b"Content-Type: application/x-www-form-urlencoded", b"0", b"\x00", b"Cookie: a"]
)  # fmt: skip
on_the_line = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(lines, st.binary(max_size=30)), max_size=12).map(b"\r\n".join),
)


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
@long_test(0.05)
@given(raw=on_the_line)
def test_whatever_comes_down_the_line(site: PublicSite, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line, suppress(ConnectionError):
        line.sendall(raw)
        with suppress(OSError):  # it may have hung up already
            line.shutdown(socket.SHUT_WR)
        assert b" 500 " not in line.recv(64)
    assert site.process.poll() is None
