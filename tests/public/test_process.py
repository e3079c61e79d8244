"""The public pages as they are served: a process that knows little, keeps less, and loses nothing when it is killed."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.error import URLError

import pytest
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from sightline.access.viewer import system_viewer, viewing
from sightline.core.sealed import Unopened, key_within, keys_of_code, unlock
from sightline.front_door.models import Envelope, SealedKey, SealedText
from tests.mailbox_work import REAL_COST, as_role, make_keys
from tests.public.conftest import CODE, HIDDEN
from tests.public.serving import PublicSite, environment_of, folder_for

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
AGENT = "Quillfeather-Phone/1.0"
KNOWN_TO_IT = {"config", "content", "core", "deadlines", "public", "support"}
OF_CONTENT = {"sightline.content", "sightline.content.pictures"}
OF_SUPPORT = {"sightline.support", "sightline.support.kinds"}


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[PublicSite]:
    make_keys()
    running = PublicSite(tmp_path / "public")
    yield running
    running.kill()


def last_page(site: PublicSite, words: str) -> tuple[str, dict[str, str]]:
    """Tell something up to the last step: the code, and what the last page would send."""
    given = {"who": "friend", "what": words, "step": "soon", "soon": "soon", "go": "next"}
    page = site.ask("/tell/", given)[2]
    found = CODE.search(page)
    assert found, page
    carried = {name: unescape(value) for name, value in HIDDEN.findall(page)}
    return found.group(1).replace(" ", ""), carried | {"go": "send"}


def tell(site: PublicSite, words: str) -> str:
    code, given = last_page(site, words)
    assert "It has arrived" in site.ask("/tell/", given)[2]
    return code


def rows() -> tuple[int, int, int]:
    with viewing(system_viewer("test")):
        return Envelope.objects.count(), SealedText.objects.count(), SealedKey.objects.count()


def everything_in_the_database() -> bytes:
    """What a stolen dump holds: every row of every table."""
    found = []
    with as_role("backup") as connection:
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        for (table,) in tables:
            with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT".encode()) as lines:
                found += [bytes(line) for line in lines]
    return b"".join(found)


def everything_on_its_disk(site: PublicSite) -> bytes:
    return b"\n".join(file.read_bytes() for file in site.folder.rglob("*") if file.is_file())


def test_with_the_database_its_configuration_and_its_disk_nothing_told_can_be_read(site: PublicSite) -> None:
    mine, theirs = tell(site, "Quillfeather was in the car"), tell(site, "Nightingale was in the shop")
    stolen = everything_in_the_database() + everything_on_its_disk(site)
    assert b"front_door" in stolen, "the dump holds rows"
    for words in (
        b"Quillfeather",
        b"Nightingale",
        b"Quillfeather".hex().encode(),
        mine.encode(),
        theirs.encode(),
    ):
        assert words not in stolen
    held = everything_on_its_disk(site).split()
    keys = [each for line in held for each in (line[:32], line) if len(each) in (32, 43)]
    assert len(keys) >= 4, "passwords and keys lie there"
    with viewing(system_viewer("test")):
        bodies = [bytes(text.body) for text in SealedText.objects.all()]
        wrapped = [bytes(key.wrapped) for key in SealedKey.objects.all()]
    assert (len(bodies), len(wrapped)) == (2, 8)
    for key in (each[:32] for each in keys):
        for body in bodies:
            with pytest.raises(CryptoError):
                Aead(key).decrypt(body)
        for each in wrapped:
            with pytest.raises(Unopened):
                key_within(each, key)


def test_with_a_code_too_only_its_own_conversation(site: PublicSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds the dump, the process's keys and one code opens what that code's teller could open."""
    mine, _ = tell(site, "Quillfeather was in the car"), tell(site, "Nightingale was in the shop")
    monkeypatch.setattr("sightline.core.sealed.HASH_PASSES", REAL_COST[0])
    monkeypatch.setattr("sightline.core.sealed.HASH_MEMORY", REAL_COST[1])
    pepper = (site.folder / "secrets" / "codes").read_text().strip().encode()
    keys, opened = keys_of_code(mine, pepper), []
    with viewing(system_viewer("test")):
        for row in SealedKey.objects.select_related("text"):
            try:
                own = key_within(bytes(row.wrapped), keys.private)
            except Unopened:
                continue
            place = f"{row.text.envelope_id}/{row.text_id}"
            opened.append(unlock(bytes(row.text.body), own, place=place))
    assert len(opened) == 1
    assert "Quillfeather" in opened[0]


def test_it_logs_nothing_of_who_asked_or_what_was_said(site: PublicSite) -> None:
    code = tell(site, "Quillfeather was in the car")
    heard = {"User-Agent": AGENT, "X-Forwarded-For": "203.0.113.7", "Cookie": "a=b", "Referer": "http://x/"}
    asks_for_help = {"for_whom": "survivor", "levels": "acute", "go": "show"}
    opens = {"code": code, "go": "open"}
    asked = {"/": None, "/nowhere/": None, "/back/": opens, "/tell/": {}, "/help/": asks_for_help}
    for path, told in {**asked, "/help/leaflet/": None}.items():
        status, headers, page = site.ask(path, told, **heard)
        assert status == (404 if path == "/nowhere/" else 200)
        assert "Set-Cookie" not in headers
        assert "no-store" in headers["Cache-Control"]
        assert "script-src 'sha256-" in headers["Content-Security-Policy"]
        assert AGENT not in page
    assert refused_as_too_much(site)
    written = site.log.read_text() + everything_on_its_disk(site).decode()
    for trace in (
        AGENT,
        "203.0.113.7",
        "127.0.0.1:",
        "Quillfeather",
        code,
        "/back/",
        "/tell/",
        "survivor",
        "/help/",
    ):
        assert trace not in written, trace


def refused_as_too_much(site: PublicSite) -> bool:
    """By its answer, or by a line cut before the sending ends: which of them comes first is chance."""
    try:
        return site.ask("/tell/?what=Quillfeather", {"what": "x" * 2_000_000})[0] == 400
    except (URLError, ConnectionError) as cut:
        return isinstance(getattr(cut, "reason", cut), ConnectionError)


def test_its_first_page_weighs_little_on_the_line(site: PublicSite) -> None:
    status, headers, page = site.ask("/")
    assert status == 200
    assert len(page.encode()) + len(str(headers)) < 60 * 1024
    assert "<script src" not in page
    assert '<link rel="stylesheet' not in page


def test_killed_while_it_works_what_was_acknowledged_is_there_and_nothing_is_half_there(
    site: PublicSite,
) -> None:
    """Sent again after it came back, each is there once: the page carries the same mark both times."""
    sent: list[dict[str, str]] = []
    for number, wait in enumerate((0.0, 0.05, 0.15, 0.4)):
        _, given = last_page(site, f"Telling {number}")
        sent.append(given)
        before, answers = rows()[0], _killed_while_sending(site, given, wait)
        kept = rows()[0] - before
        assert not ("It has arrived" in answers and kept == 0), "acknowledged and not there"
        envelopes, texts, keys = rows()
        assert (texts, keys) == (envelopes, 4 * envelopes), "half there"
        site.start()
    for given in sent:
        assert "It has arrived" in site.ask("/tell/", given)[2]
    assert rows() == (4, 4, 16)


def _killed_while_sending(site: PublicSite, given: dict[str, str], wait: float) -> str:
    answers: list[str] = []

    def send() -> None:
        try:
            answers.append(site.ask("/tell/", given)[2])
        except OSError:
            answers.append("")

    sending = Thread(target=send)
    sending.start()
    Event().wait(wait)
    site.kill()
    sending.join()
    return answers[0]


def test_it_knows_no_record_and_no_member_of_staff(transactional_db: None, tmp_path: Path) -> None:
    """Served a page from every view, it has loaded nothing of the folders that hold records."""
    program = (
        "import sys\n"
        "from sightline.config.public_wsgi import application\n"
        "from sightline.public.views import fixed, helping, returning, telling\n"
        "print(*(name for name in sys.modules if name.startswith('sightline.')))"
    )
    folder = folder_for(tmp_path / "public")
    said = subprocess.run(
        [sys.executable, "-c", program], env=environment_of(folder), cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    folders = {name.split(".")[1] for name in said.stdout.split()}
    assert "public" in folders
    assert folders <= KNOWN_TO_IT
    assert {name for name in said.stdout.split() if name.startswith("sightline.support")} == OF_SUPPORT
    assert {name for name in said.stdout.split() if name.startswith("sightline.content")} == OF_CONTENT
    assert "sightline.config.settings" not in said.stdout.split()
    assert not re.search(r"\.models\b", said.stdout)


def test_without_its_folder_it_does_not_start(tmp_path: Path) -> None:
    said: Any = subprocess.run(
        [sys.executable, "-c", "import sightline.config.public_settings"], env=environment_of(tmp_path),
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode != 0
    assert "database.json" in said.stderr
