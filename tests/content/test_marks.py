"""The small part of Markdown that a public page has, and the measure of reading age."""

import re
import tomllib
from pathlib import Path

import pytest

from sightline.content.catalogue import PAGES, READING_AGE, Audience
from sightline.content.marks import as_html, faults, sentences
from sightline.content.reading import reading_age, syllables
from sightline.content.shipped import FOLDER, shipped

REPORT = Path(__file__).parents[2] / "sightline" / "figures" / "report"
NOT_TAKEN = [
    "# A heading of the page’s own",
    "#### Too deep",
    "![a picture](https://example.org/a.png)",
    "[away](javascript:alert(1))",
    "[away](http://example.org/)",
    "[away](//example.org/)",
    "[away](data:text/html,x)",
    "[away](/info/../../)",
    "`code`",
    "    code",
    "```\ncode\n```",
    "> said",
    "---",
]


@pytest.mark.parametrize("source", NOT_TAKEN)
def test_what_a_page_has_no_place_for_is_said_and_never_shown(source: str) -> None:
    assert faults(f"Before.\n\n{source}\n")
    with pytest.raises(ValueError, match="not taken"):
        as_html(source)


def test_what_it_has_is_shown() -> None:
    made = as_html(
        "## Help\n\nRing **now**: [999](tel:999), [us](/info/online/), [CEOP](https://ceop.example/x).\n\n- one"
    )
    assert faults("## Help\n\n- one") == []
    for part in (
        "<h2>Help</h2>",
        "<strong>now</strong>",
        'href="tel:999"',
        'href="/info/online/"',
        "<li>one</li>",
    ):
        assert part in made
    assert '<a href="https://ceop.example/x" rel="noreferrer">' in made


@pytest.mark.parametrize(
    "source", ["<script>alert(1)</script>", "a <b onclick=x>b</b>", "<iframe src=x>", "&lt;i&gt;"]
)
def test_markup_of_another_kind_comes_out_as_characters(source: str) -> None:
    made = as_html(source)
    assert not {"<script", "<b ", "<iframe", "<i>"} & {
        part for part in ("<script", "<b ", "<iframe", "<i>") if part in made
    }


def test_each_heading_item_and_sentence_is_one() -> None:
    assert sentences("## Help\n\nRing us. Or write!\n\n- one\n- two") == [
        "Help",
        "Ring us.",
        "Or write!",
        "one",
        "two",
    ]


@pytest.mark.parametrize(
    ("word", "beats"),
    [("the", 1), ("walked", 1), ("wanted", 2), ("table", 2), ("little", 2), ("exploitation", 4), ("somebody", 4),
     ("people", 2), ("police", 2), ("makes", 1), ("999", 2), ("easy-read", 3)],
)  # fmt: skip
def test_syllables_of_common_words(word: str, beats: int) -> None:
    assert abs(syllables(word) - beats) <= 1


def test_the_formula_is_the_published_one() -> None:
    """Ten words of one syllable in one sentence: 0.39 × 10 + 11.8 − 15.59 is 0.11."""
    assert reading_age("The cat sat on the mat with the big dog.") == 5.1
    assert reading_age("") == 5.0
    hard = (
        "Organisations participating in multidisciplinary safeguarding arrangements evaluate vulnerabilities."
    )
    assert reading_age(hard) > 20


@pytest.mark.parametrize("text", shipped(), ids=lambda text: text.slug)
def test_every_text_that_ships_is_fit_to_be_shown(text: object) -> None:
    assert faults(text.body) == []  # type: ignore[attr-defined]


YOUNG = [each for each in shipped() if PAGES[each.slug].audience is Audience.YOUNG]


@pytest.mark.parametrize("text", YOUNG, ids=lambda text: text.slug)
def test_young_people_can_read_every_text_of_theirs(text: object) -> None:
    assert reading_age(text.body) <= READING_AGE  # type: ignore[attr-defined]


def test_young_people_can_read_what_the_report_tells_them() -> None:
    """The page made of released figures: each number stands as one."""
    words = tomllib.loads((REPORT / "words.toml").read_text(encoding="utf-8"))["young"]
    told = [re.sub(r"\{[^}]*\}", "12", each) for each in words.values()]
    questions = re.findall(r'": "([^"]+\?)"', (REPORT / "young_people.py").read_text(encoding="utf-8"))
    assert len(questions) >= 6
    assert reading_age("\n\n".join(told + questions)) <= READING_AGE


def test_every_file_is_a_page_and_every_page_a_file() -> None:
    assert {each.stem for each in FOLDER.glob("*.md")} == set(PAGES)


def test_the_eight_things_are_told_and_boys_are_spoken_to() -> None:
    body = next(each.body for each in shipped() if each.slug == "young-people")
    assert [f"## {number}." in body for number in range(1, 9)] == [True] * 8
    assert "## If you are a boy" in body
    assert "999" in body
    assert "0800 1111" in body
