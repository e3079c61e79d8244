"""What docs/api.md shows is so: its calls are answered, its check of a signature checks."""

import json
import re
from base64 import b64encode
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.api.conftest import Caller, Desk, contact_body
from tests.api.hooks import hook, work
from tests.api.listening import Listener
from tests.conftest import STILL

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
CALLS = re.findall(
    r"curl -X POST https://sightline\.example/api/v1/(\S+) .*?-d '(\{.*?\})'\n", GUIDE, re.DOTALL
)
SECRET = re.findall(r"the secret `(\S+)`", GUIDE)[0]


def check_of_the_guide() -> Any:
    lines = GUIDE.partition("    import base64, hmac, time\n")[2].partition("\n## ")[0]
    example: dict[str, Any] = {}
    exec("import base64, hmac, time\n" + dedent(lines), example)  # noqa: S102 - the guide's own words
    return example["comes_from_sightline"]


def test_its_calls_are_answered(charity: Caller, force: Caller, school: Caller) -> None:
    by = {"contacts": charity, "missing-reports": force, "returns": school}
    assert {path for path, _ in CALLS} == set(by)
    answers = {path: by[path].post(path, json.loads(body)) for path, body in CALLS}
    assert {path: each.status_code for path, each in answers.items()} == dict.fromkeys(by, 201)


def test_its_signature_is_that_of_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    headers = dict(re.findall(r"^    (webhook-\S+): (.*)$", GUIDE, re.MULTILINE))
    body = re.findall(r"^    (\{\"type\".*\})$", GUIDE, re.MULTILINE)[0].encode()
    monkeypatch.setattr("time.time", lambda: int(headers["webhook-timestamp"]))
    assert int(headers["webhook-timestamp"]) == int(STILL.timestamp())
    assert check_of_the_guide()(headers, body, SECRET)


def test_its_check_checks_what_is_sent(
    charity: Caller, desk: Desk, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret = hook(desk, charity, listener)
    charity.post("contacts", contact_body())
    work()
    check, call = check_of_the_guide(), listener.calls[0]
    monkeypatch.setattr("time.time", STILL.timestamp)
    assert check(call.headers, call.body, secret)
    assert not check(call.headers, call.body + b" ", secret)
    assert not check(call.headers | {"webhook-id": "another"}, call.body, secret)
    assert not check(call.headers, call.body, f"whsec_{b64encode(b'another').decode()}")
    monkeypatch.setattr("time.time", lambda: STILL.timestamp() + 301)
    assert not check(call.headers, call.body, secret)
