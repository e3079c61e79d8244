"""Documents sent with a worry or a reply: only where switched on, only words, sealed at once, kept on no disk."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.front_door.models import Envelope, SealedDocument
from sightline.public import documents, sending, store
from tests.public.conftest import Teller
from tests.quarantine_work import PDF, switched_on

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40
FIELD = 'type="file" id="document"'


def packed(**parts: bytes) -> bytes:
    """A zip of the parts, `__` for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        for name, content in parts.items():
            whole.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    types = {"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<?xml version='1.0'?><w/>"}
    return packed(**types, **more)


def odt(**more: bytes) -> bytes:
    return packed(**{"mimetype": documents.ODT_SAYS, "content.xml": b"<office/>"}, **more)


@pytest.fixture
def taken(mailbox: None, staff_with: Callable[..., Staff], at: datetime) -> None:
    """Documents are switched on."""
    manager = staff_with("front_door_manager")
    first, second = (
        viewer_of(manager, on=at.date()),
        viewer_of(staff_with("governance_officer"), on=at.date()),
    )
    switched_on(manager, first=first, second=second)


def file(raw: bytes, name: str = "notes.pdf") -> Any:
    return SimpleUploadedFile(name, raw, content_type="application/pdf")


def kept() -> list[str]:
    with viewing(system_viewer("test", capabilities=["front_door.read"])):
        return sorted(SealedDocument.objects.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (PDF, "pdf"),
        (docx(), "docx"),
        (docx(word___rels__document_dot_xml_dot_rels=b"\xef\xbb\xbf<R/>"), "docx"),
        (odt(), "odt"),
        (odt(**{"Thumbnails__thumbnail.png": PNG, "Configurations2__": b""}), "odt"),
        ("Grey car, Thursday – about eleven.\n".encode(), "text"),
    ],
)
def test_words_are_known_by_what_is_in_them(raw: bytes, kind: str) -> None:
    assert documents.looked_at(raw) == (kind, "")


@pytest.mark.parametrize(
    "raw",
    [
        PNG,
        JPEG,
        b"GIF89a" + b"\x00" * 9,
        b"\x00\x00\x00\x18ftypmp42",
        b"MZ\x90\x00",
        b"PK\x03\x04 and no more",
        packed(**{"photo.jpg": JPEG}),
        packed(**{"mimetype": b"application/epub+zip", "content.xml": b"<a/>"}),
        b"\xff\xfe\x00\x00",
        b"words\x00words",
    ],
)
def test_a_picture_a_video_or_anything_else_is_no_document(raw: bytes) -> None:
    assert documents.looked_at(raw) == ("", documents.NO_DOCUMENT)


@pytest.mark.parametrize(
    "raw",
    [
        PDF + b"<< /Subtype /Image >>",
        PDF + b"<< /Subtype /Im#61ge >>",
        PDF + b"<< /Filter/DCTDecode >>",
        PDF + b"<< /Type /EmbeddedFile >>",
        PDF + b"<< /S /JavaScript >>",
        PDF + b"<< /Encrypt 5 0 R >>",
        docx(word__media__image1_dot_jpeg=JPEG),
        docx(word__vbaProject_dot_bin=b"\x00"),
        docx(word__media_dot_xml=JPEG),
        odt(**{"Pictures__1.png": PNG}),
        packed(
            **{"[Content_Types].xml": b"<T/>", "word__document.xml": b"<w/>"},
            **{f"a{n}.xml": b"<a/>" for n in range(300)},
        ),
    ],
)
def test_a_document_that_holds_a_picture_or_acts_is_not_taken(raw: bytes) -> None:
    assert documents.looked_at(raw) == ("", documents.HOLDS_MORE)


def test_off_until_two_people_switch_it_on(teller: Teller, mailbox: None) -> None:
    teller.tells()
    assert FIELD not in teller.text
    teller.send("send", document=file(PDF))
    assert documents.OFF in teller.text
    assert "A friend goes off in a grey car." in teller.text
    assert "It has arrived" in teller.send("send").text
    assert "Documents with words in them" not in teller.visit("/pictures/").text
    assert kept() == []


@pytest.mark.usefixtures("taken")
def test_a_document_comes_with_a_worry_and_another_with_a_reply(teller: Teller) -> None:
    teller.tells()
    code = teller.code
    assert FIELD in teller.text
    teller.send("send", document=file(PDF))
    assert "It has arrived" in teller.text
    assert "has not" not in teller.text
    assert kept() == ["pdf"]
    teller.open(code).send("say", "/back/", document=file(docx()))
    assert "What you added has arrived" in teller.text
    assert "(A document was sent.)" in teller.text, "it comes back to whoever reads"
    assert "Quillfeather" not in teller.text, "and is not shown again"
    assert kept() == ["docx", "pdf"]


@pytest.mark.usefixtures("taken")
def test_the_same_page_sent_twice_leaves_one(teller: Teller) -> None:
    last = teller.tells().page
    for _ in range(2):
        teller.page = last
        teller.send("send", document=file(PDF))
        assert "It has arrived" in teller.text
    assert kept() == ["pdf"]


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (PNG, documents.NO_DOCUMENT),
        (docx(word__media__a_dot_png=PNG), documents.HOLDS_MORE),
        (b"%PDF-1.4 " + b"x" * documents.LARGEST, documents.TOO_LARGE),
    ],
)
def test_what_is_not_taken_loses_no_word(teller: Teller, raw: bytes, why: str) -> None:
    teller.tells(what="She told me on Tuesday.")
    code = teller.code
    teller.send("send", document=file(raw))
    assert why in teller.text
    assert "She told me on Tuesday." in teller.text
    assert teller.code == code
    with viewing(system_viewer("test", capabilities=["front_door.read"])):
        assert not Envelope.objects.exists()
    teller.send("send")
    assert "It has arrived" in teller.text
    teller.open(code).send("say", "/back/", more="And on Friday.", document=file(raw))
    assert why in teller.text
    assert "And on Friday." in teller.text
    assert kept() == []


@pytest.mark.usefixtures("taken")
def test_a_request_beyond_all_measure_is_not_read(teller: Teller) -> None:
    teller.tells()
    teller.send("send", document=file(b"x" * (documents.LONGEST_POST + 1)))
    assert teller.page.status_code == 400


@pytest.mark.usefixtures("taken")
def test_the_words_arrive_where_the_document_cannot(teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*args: object, **kwargs: object) -> str:
        raise store.Unreachable

    teller.tells()
    code = teller.code
    monkeypatch.setattr(store, "attach", gone)
    teller.send("send", document=file(PDF))
    assert "It has arrived" in teller.text
    assert "The document has not" in teller.text
    teller.open(code).send("say", "/back/", more="And on Friday.", document=file(PDF))
    assert "What you added has arrived" in teller.text
    assert "The document has not" in teller.text
    assert kept() == []


@pytest.mark.usefixtures("taken")
def test_no_more_than_five_in_one_conversation(teller: Teller) -> None:
    teller.tells()
    code = teller.code
    teller.send("send").open(code)
    for _ in range(5):
        teller.send("say", "/back/", document=file(PDF))
        assert "The document has not" not in teller.text
    teller.send("say", "/back/", document=file(PDF))
    assert "The document has not" in teller.text
    assert kept() == ["pdf"] * 5


def test_where_nothing_answers_none_can_be_sent(public_pages: None, teller: Teller) -> None:
    assert not sending.takes_documents()
    assert "Files of other kinds cannot be sent here either" in teller.visit("/pictures/").text


@pytest.mark.usefixtures("taken")
def test_the_page_on_pictures_says_how_to_keep_and_report_them(teller: Teller) -> None:
    text = teller.visit("/pictures/").text
    for said in (
        "Pictures and videos cannot be sent here",
        "How to keep it for the police",
        "Where it is taken down",
        "Report Remove",
        "Internet Watch Foundation",
        "CEOP",
        "StopNCII",
        "Documents with words in them can be sent",
    ):
        assert said in text
