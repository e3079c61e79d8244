"""Pictures of easy read: simple, of our own, with nothing in them that acts or is fetched, and words beside each."""

import re
from xml.etree import ElementTree

import pytest

from sightline.content.marks import as_html, faults, sentences
from sightline.content.pictures import FOLDER, picture, pictures
from sightline.content.shipped import shipped

SHAPES = {"svg", "path", "circle", "rect"}
SAID_OF_SHAPES = {
    *("d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    *("x", "y", "r", "rx", "cx", "cy", "width", "height"),
}
SMALL = 600
EASY_READ = "young-people-easy-read"


@pytest.mark.parametrize("name", sorted(pictures()))
def test_a_picture_is_shapes_and_colours_and_no_more(name: str) -> None:
    raw = (FOLDER / f"{name}.svg").read_text()
    root = ElementTree.fromstring(raw)  # noqa: S314 - a file of ours
    for each in root.iter():
        assert each.tag.rpartition("}")[2] in SHAPES
        assert not (each.text or "").strip()
        if each is not root:
            assert each.attrib.keys() <= SAID_OF_SHAPES
    assert len(raw) < SMALL
    assert 'aria-hidden="true"' in picture(name)
    assert 'focusable="false"' in picture(name)


def test_an_item_of_a_list_may_begin_with_one() -> None:
    made = as_html("- :car: Somebody gives **you** lifts.\n- One without")
    assert f'<li class="pictured">{picture("car")}Somebody gives <strong>you</strong> lifts.</li>' in made
    assert "<li>One without</li>" in made
    assert as_html("- :phone: [999](tel:999)").count("<svg") == 1


@pytest.mark.parametrize(
    "source", [":car: A paragraph", "- a :car: further on", "## :car: A heading", "- car: x"]
)
def test_elsewhere_it_is_characters(source: str) -> None:
    assert faults(source) == []
    assert "<svg" not in as_html(source)
    assert "car:" in as_html(source)


def test_one_that_is_not_of_the_list_is_refused_with_those_that_are() -> None:
    found = faults("- :car: x\n- :tank: y")
    assert len(found) == 1
    assert "Line 2" in found[0]
    assert "“tank”" in found[0]
    assert "car, " in found[0]
    with pytest.raises(ValueError, match="not taken"):
        as_html("- :tank: y")


def test_reading_age_counts_the_words_alone() -> None:
    assert sentences("- :day-and-night: Ring us. Or write.") == ["Ring us.", "Or write."]


def test_every_line_of_easy_read_has_one() -> None:
    text = next(each for each in shipped() if each.slug == EASY_READ)
    made = as_html(text.body)
    assert faults(text.body) == []
    assert made.count("<svg") == made.count("<li") == made.count('<li class="pictured">') > 30
    assert "<p>" not in made, "no line stands without"
    assert "style=" not in made
    assert not re.search(r":[a-z-]+:", re.sub(r"<[^>]*>", "", made))
