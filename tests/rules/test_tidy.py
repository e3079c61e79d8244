"""Nothing of one machine, no secret, nothing made by a program."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.rules.repository import ROOT, files, said

# Written in pieces, so that this file does not name them itself.
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "debian" + ".org")
PATHS = re.compile(r"(?<![\w.~-])/(root|home/\w+|Users/\w+|work)/")
SECRETS = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a cloud key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a token": re.compile(r"\b(ghp|gho|github_pat|glpat|xoxb)[_-][A-Za-z0-9_-]{20,}"),
    "an address with a password": re.compile(r"\b(postgres(ql)?|smtps?|https?)://\w+:[\w.-]{4,}@(?!host\b)"),
}
MADE = ("build/", "node_modules/", ".venv/", "var/", "__pycache__/", ".tools/")


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the kind of everything that must not be in a file."""
    for number, line in enumerate(text.splitlines(), 1):
        yield from ((number, f"a registry's host: {host}") for host in HOSTS if host in line)
        if PATHS.search(line):
            yield number, "a path of one machine"
        yield from ((number, kind) for kind, pattern in SECRETS.items() if pattern.search(line))


def test_no_file_holds_a_secret_or_a_machine() -> None:
    found = []
    for path in files():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data[:4096]:
            found += [f"{path}:{line} {what}" for line, what in faults(data.decode("utf-8", "replace"))]
    assert not found, said(found)


def test_nothing_made_is_kept() -> None:
    assert not [each for each in files() if each.startswith(MADE) or "__pycache__/" in each]


def test_the_locks_name_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert not [name for name, each in packages.items() if "resolved" in each]
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("--index")]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("see /ro" + "ot/notes", 1),
        ("cd /ho" + "me/someone/sightline", 1),
        ("files.python" + "hosted.org", 1),
        ("-----BEGIN PRIVATE" + " KEY-----", 1),
        ("postgresql://admin:hunter22" + "@db/sightline", 1),
        ("smtp://user:password" + "@host:port", 0),
        ("/usr/bin/chromium and ~/wo" + "rk/notes and a/wo" + "rk/b", 0),
    ],
)
def test_a_fault_is_known(line: str, count: int) -> None:
    assert len(list(faults(line))) == count
