"""Documents that tellers may send, where the partnership has switched it on: what they are, by what is in them.

Nothing here is written to a disk, and no name of a file is looked at. What looks like a picture, a video or anything
that acts when opened is not taken. What is taken is sealed at once and cannot be read here again.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from sightline.public import sending

LARGEST = 2 * 1024 * 1024
LONGEST_POST = 12 * 1024 * 1024
"""A larger request is not read at all; one up to this is, so that what was typed beside the file is kept."""
FIELD = "document"
OFF = "Documents cannot be sent here. Nothing was sent, and all you wrote is still here. Send it without one."
TOO_LARGE = "That document is larger than 2 megabytes. Nothing was sent, and all you wrote is still here."
NO_DOCUMENT = (
    "Only a PDF, a Word document (docx), an OpenDocument text (odt) or plain text can be sent, and this is none of "
    "them. Nothing was sent, and all you wrote is still here."
)
HOLDS_MORE = (
    "This document holds a picture or something else that is not text, so it was not taken. Nothing was sent, and all "
    "you wrote is still here. See “Pictures and videos” below for what to do with a picture."
)
ENTRIES_AT_MOST = 300
TEXT_ONLY = re.compile(r"[^\x00-\x08\x0b\x0e-\x1f\x7f]+")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
NOT_IN_A_PDF = re.compile(
    rb"/(Image|EmbeddedFiles?|Filespec|RichMedia|Movie|Sound|Screen|3D|JavaScript|JS|Launch|Encrypt|XFA|DCTDecode"
    rb"|JPXDecode|CCITTFaxDecode|JBIG2Decode)(?![A-Za-z0-9])"
)
PLAINLY_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
NOT_UNPACKED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    OSError,
    ValueError,
    RuntimeError,
    EOFError,
)
OF_ODT = {"mimetype", "layout-cache", "manifest.rdf", "Thumbnails/thumbnail.png"}
ODT_SAYS = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class Document:
    """What is to be sealed: its kind and its bytes."""

    kind: str
    raw: bytes


class InMemory(FileUploadHandler):
    """Keeps the one file of our form in memory, up to a byte more than may be sent; lets any other go by."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += raw_data[: max(0, LARGEST + 1 - len(self.held))]

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        return InMemoryUploadedFile(
            io.BytesIO(self.held), self.field_name, "document", None, len(self.held), None
        )


def welcome(request: HttpRequest) -> None:
    """Before anything of it is read, let a request bring one file: no word is lost. Raises RequestDataTooBig."""
    if request.content_type == "multipart/form-data":
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LONGEST_POST:
            raise RequestDataTooBig
        request.upload_handlers = [InMemory(request)]


def chosen(request: HttpRequest) -> tuple[Document | None, str]:
    """The document somebody chose, if they did; or why it cannot be taken."""
    file = request.FILES.get(FIELD)
    raw = file.read() if file is not None else b""
    if not raw:
        return None, ""
    if not sending.takes_documents():
        return None, OFF
    if len(raw) > LARGEST:
        return None, TOO_LARGE
    kind, wrong = looked_at(raw)
    return (None, wrong) if wrong else (Document(kind, raw), "")


def looked_at(raw: bytes) -> tuple[str, str]:
    """What a file is, by its content; or why it is not taken."""
    if raw.startswith(b"%PDF-"):
        return ("", HOLDS_MORE) if NOT_IN_A_PDF.search(_unescaped(raw)) else ("pdf", "")
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", NO_DOCUMENT
    return ("text", "") if TEXT_ONLY.fullmatch(text) else ("", NO_DOCUMENT)


def _unescaped(raw: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found.group(1), 16)]), raw)


def _packed(raw: bytes) -> tuple[str, str]:
    """A Word or OpenDocument file of text alone: every part of it is XML, as its first bytes say."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
            odd = any(each.compress_type not in PLAINLY_PACKED for each in packed.infolist())
            if odd or len(names) > ENTRIES_AT_MOST:
                return "", HOLDS_MORE
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return _all_text(packed, "docx", set())
            if "content.xml" in names and packed.open("mimetype").read(64) == ODT_SAYS:
                return _all_text(packed, "odt", OF_ODT)
    except NOT_UNPACKED:
        return "", NO_DOCUMENT
    return "", NO_DOCUMENT


def _all_text(packed: zipfile.ZipFile, kind: str, also: set[str]) -> tuple[str, str]:
    for name in packed.namelist():
        if name in also or name.endswith("/"):
            continue
        begins = packed.open(name).read(4).lstrip(b"\xef\xbb\xbf")
        if not name.endswith((".xml", ".rels")) or not begins.startswith(b"<"):
            return "", HOLDS_MORE
    return kind, ""
