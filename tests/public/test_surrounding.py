"""A page of the published report has the numbers to ring and the way out that every public page has (PR-04, PR-11)."""

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from django.test import Client

from sightline.access.viewer import Viewer
from sightline.figures.models import ReportFile
from sightline.public.surrounding import surrounded
from tests.public.test_words import let_out

WHOLE = b"<html><body><header><p>Ours</p></header><main>41</main><footer>Foot</footer></body></html>"


def test_a_page_of_the_report_says_whom_to_ring_999_first_and_how_to_leave(
    mailbox: None, rules: None, viewer_with: Callable[..., Viewer]
) -> None:
    let_out(viewer_with)
    kept = {"published_id": ReportFile.objects.values_list("published_id", flat=True)[0], "sha256": "0" * 64}
    for path, media_type in (("page.html", "text/html; charset=utf-8"), ("whole.svg", "image/svg+xml")):
        ReportFile.objects.create(path=path, media_type=media_type, content=WHOLE, **kept)
    answer = Client().get("/report/2022-23/page.html")
    text = answer.content.decode()
    places = [
        text.index(part)
        for part in ("</header>", "Exit this page", "<main>", "Foot", "tel:999", "9am to 5pm")
    ]
    assert places == sorted(places)
    assert "0800 1111" in text
    assert 'href="/leave/"' in text
    [style] = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{named}'" in answer["Content-Security-Policy"]
    assert "script" not in text
    assert Client().get("/report/2022-23/whole.svg").content == WHOLE


@pytest.mark.parametrize("content", [b"", b"<h1>The report</h1>", b"<header></header>"])
def test_what_is_no_whole_page_is_shown_as_it_is_kept(content: bytes) -> None:
    assert surrounded(content) == content
