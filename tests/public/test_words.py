"""Pages of information as anybody gets them: only what is published, with whom to ring, in one small answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.content.actions import load_words, preview_version, publish_version
from sightline.content.catalogue import PAGES
from sightline.content.models import Version
from sightline.core import clock
from sightline.figures.models import Count, Published, Release, ReportFile
from sightline.figures.states import CountState, ReleaseState
from sightline.public import store
from sightline.public.report_shelf import questions_of
from tests.mailbox_work import as_role

LARGEST = 60 * 1024
YOUNG = b"""<main><h1>What this report says</h1><section aria-labelledby="a"><h2 id="a">How many?</h2>
<p>In 2022/23 people got in touch <data value="41">41</data> times.</p>
<p class="counted">How this was counted</p></section>
<section aria-labelledby="tell"><h2 id="tell">If something feels wrong</h2><p>Call 999.</p></section></main>"""


@pytest.fixture
def words(mailbox: None, rules: None, viewer_with: Callable[..., Viewer]) -> None:
    """Every page that ships, published by two people; what was not is `trade`."""
    by, second, now = viewer_with("governance_officer"), viewer_with("partnership_officer"), clock.now()
    system = system_viewer("test")
    with viewing(system):
        load_words(by=system, at=now)
    for slug in PAGES:
        given: dict[str, Any] = {"slug": slug, "language": "en", "number": 1}
        with viewing(by):
            preview_version(**given, by=by, at=now)
        if slug != "trade":
            with viewing(second):
                day = datetime(2026, 9, 1).date()  # noqa: DTZ001 - only its day
                publish_version(**given, review_on=day, words="", by=second, at=now)


def let_out(viewer_with: Callable[..., Viewer], *, built: bool = True) -> None:
    """A report that two people let out, with its page for young people."""
    analyst, officer, at = viewer_with("analyst"), viewer_with("partnership_officer"), clock.now()
    with viewing(analyst):
        counted = Count.objects.create(
            asked_by_id=analyst.person_id,
            asked_at=at,
            since=at.date(),
            until=at.date(),
            state=CountState.READY,
        )
        release = Release.objects.create(
            count=counted, period="2022/23", asked_by_id=analyst.person_id, asked_at=at, state=ReleaseState.APPROVED,
            decided_by_id=officer.person_id, decided_at=at,
        )  # fmt: skip
        made = Published.objects.create(
            release=release, name="2022-23", period="2022/23", area="Wrekinshire", at=at, numbers=[]
        )
        files = {"young-people.html": YOUNG, "index.html": b"<h1>The report</h1>"} if built else {}
        for path, content in files.items():
            ReportFile.objects.create(
                published=made,
                path=path,
                media_type="text/html; charset=utf-8",
                sha256="0" * 64,
                content=content,
            )


def text_of(path: str, status: int = 200) -> str:
    answer = Client().get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


@pytest.mark.parametrize("slug", sorted(set(PAGES) - {"trade"}))
def test_each_page_says_whom_to_ring_and_how_to_leave_in_one_small_answer(words: None, slug: str) -> None:
    answer = Client().get(f"/info/{slug}/")
    text = answer.content.decode()
    for part in (
        "999",
        "0800 1111",
        "Exit this page",
        "Report it to CEOP",
        "9am to 5pm",
        "01632 960201",
        "101",
    ):
        assert part in text
    assert len(answer.content) < LARGEST
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "1 September 2026" in text


def test_easy_read_has_a_picture_beside_each_line(words: None) -> None:
    text = text_of("/info/young-people-easy-read/")
    within = text[text.index("<article") : text.index("</article>")]
    assert within.count("<li") == within.count('<li class="pictured"><svg class="pic"') > 30
    assert within.count("<svg") == within.count('aria-hidden="true"')


def test_what_is_not_published_is_not_there_and_the_list_leaves_it_out(words: None) -> None:
    assert "This page is not ready yet" in text_of("/info/trade/", 404)
    assert "This page is not ready yet" in text_of("/info/parents/pl/", 404)
    assert "interpreter" in text_of("/info/parents/pl/", 404)
    text_of("/info/nowhere/", 404)
    listed = text_of("/info/")
    assert '<a href="/info/parents/">' in listed
    assert "/info/trade/" not in listed


def test_without_the_database_a_page_says_whom_to_ring(
    public_pages: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(query: str, *values: object) -> None:
        raise store.Unreachable

    for where in ("sightline.public.shelf.ask", "sightline.public.report_shelf.ask"):
        monkeypatch.setattr(where, gone)
    for path in ("/info/", "/info/parents/", "/report/2022-23/index.html"):
        assert "0800 1111" in text_of(path, 503)


def test_the_report_s_pages_show_what_was_let_out_and_no_number_by_hand(
    words: None, viewer_with: Callable[..., Viewer]
) -> None:
    for slug in ("annual-report", "annual-report-young-people"):
        assert "No report has been published here yet" in text_of(f"/info/{slug}/")
    let_out(viewer_with)
    young = text_of("/info/annual-report-young-people/")
    assert "How many?" in young
    assert "In 2022/23 people got in touch 41 times." in young
    assert "How this was counted" not in young
    assert "If something feels wrong" not in young
    assert '<a href="/report/2022-23/index.html">' in text_of("/info/annual-report/")
    answer = Client().get("/report/2022-23/index.html")
    assert answer.content == b"<h1>The report</h1>"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    text_of("/report/2022-23/nothing.html", 404)


def test_a_report_whose_files_are_not_built_is_named_and_not_linked(
    words: None, viewer_with: Callable[..., Viewer]
) -> None:
    let_out(viewer_with, built=False)
    text = text_of("/info/annual-report/")
    assert "2022/23" in text
    assert "/report/2022-23/" not in text


def test_words_of_a_report_stay_words() -> None:
    found = questions_of(
        "<section aria-labelledby='a'><h2>A &lt;b&gt;?</h2><p>One <data>2</data>\n three.</p></section>"
    )
    assert [(each.asked, each.answer) for each in found] == [("A <b>?", ("One 2 three.",))]


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_the_public_role_reads_no_draft(
    rules: None, viewer_with: Callable[..., Viewer], fixed_clock: object
) -> None:
    """As that role, on committed rows: neither through a function nor from a table."""
    system = system_viewer("test")
    with viewing(system):
        load_words(by=system, at=clock.now())
        assert Version.objects.count() == len(PAGES)
    with as_role("public") as public:
        assert public.execute("SELECT * FROM published.pages()").fetchall() == []
        for slug in PAGES:
            assert public.execute("SELECT * FROM published.page(%s, 'en')", [slug]).fetchall() == []
        for table in ("content_version", "content_step", "content_signature", "figures_published"):
            with pytest.raises(Exception, match=r"does not exist|permission denied"):
                public.execute(f"SELECT 1 FROM public.{table}".encode())
