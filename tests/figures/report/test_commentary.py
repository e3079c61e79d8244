"""Commentary stands beside numbers and cannot hold a typed one; what is wrong is named with its file and line."""

from pathlib import Path

import pytest

from sightline.figures.report.blocks import Bullets, Paragraph
from sightline.figures.report.commentary import Text, typed_figures
from sightline.figures.report.content import Content, Faults, cannot_insert, read_content
from sightline.figures.report.gathering_sql import Gathered
from sightline.figures.report.inserts import line


@pytest.mark.parametrize(
    "written",
    [
        "There were 42 contacts.",
        "Contacts rose to 1,999 this year.",
        "A share of 4%.",
        "2023 contacts came.",
        "Twelve children were seen.",
        "Two thirds of the children were girls.",
        "About half of all contacts.",
        "Eighty per cent were girls.",
        "There were ٤٢ contacts.",
        "½ of them.",
        "Figure¹",
    ],
)
def test_a_typed_figure_is_named(written: str) -> None:
    found = list(typed_figures(Text("contacts.md", f"Well.\n\n{written}")))
    assert len(found) >= 1
    assert found[0].startswith("contacts.md, line 3: ")


@pytest.mark.parametrize(
    "written",
    [
        "In 2022/23 {figure:contacts.exploitation} contacts came.",
        "We met on 1 April 2023, and again in May 2023 and on 3rd June.",
        "Since 2016, and under the Children Act 1989, Recommendation 2.10 and section 47.",
        "Two organisations and one team of workers met in the third week.",
        "[A page](https://example.org/2022)",
    ],
)
def test_dates_years_and_names_are_no_figures(written: str) -> None:
    assert not list(typed_figures(Text("contacts.md", written)))


FAULTY = {
    "contacts.md": "Fine.\nThere were 42.\n",
    "nowhere.md": "x",
    "cases.md": "![picture](x.png)\n\n`code`\n\n[a](http://b)",
    "training.csv": "organisation,title\nCouncil,One\n",
    "staffing.csv": "organisation,post,posts,filled\nCouncil,Worker\n,x,y,z\n",
    "surprise.csv": "a\n",
    "about.toml": "publisher = 3\n",
    "picture.png": "x",
    "comparators.csv": "figure,part,population,value,unit,source,year,note\n"
    "profile.send,ehcp,Pupils,3.8,% of crimes,,2021,\nno.such,,a,b,c,d,e,\n",
}
NAMED = (
    "contacts.md, line 2: '42.' is a typed figure",
    "nowhere.md: no section has this name",
    "cases.md, line 1: commentary has bold",
    "a link begins with https://",
    "training.csv, line 1: there is no column description, for_whom, delivery",
    "staffing.csv, line 2: it has not as many cells",
    "staffing.csv, line 3: organisation is empty",
    "surprise.csv: nothing in a report is read from it",
    "about.toml: publisher is not known, or is no text",
    "picture.png: it is no file of a report's content",
    "comparators.csv, line 2: source is empty",
    "they cannot be compared",
    "there is no figure called no.such",
)


def test_every_fault_of_a_folder_is_named_at_once(tmp_path: Path) -> None:
    for name, text in FAULTY.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(Faults) as raised:
        read_content(tmp_path)
    said = "\n".join(raised.value.lines)
    assert [each for each in NAMED if each not in said] == []


@pytest.mark.parametrize(
    ("insert", "why"),
    [
        ("figure:contacts.nothing", "there is no figure called"),
        ("figure:contacts.by_source", "has several parts"),
        ("figure:contacts.by_source:nobody", "no part called"),
        ("figure:contacts.all@2030/31", "no numbers for 2030/31"),
        ("figure:contacts.all@soon", "is not a financial year"),
        ("figure:equality.pathway_by_sex:F", "is not for the public"),
        ("42", "is not a number to insert"),
    ],
)
def test_an_insert_that_stands_for_nothing_is_named(insert: str, why: str, gathered: Gathered) -> None:
    content = Content(texts={"contacts": Text("contacts.md", f"\n\n{{{insert}}}")})
    found = cannot_insert(content, gathered.numbers)
    assert len(found) == 1
    assert found[0].startswith("contacts.md, line 3: ")
    assert why in found[0]


def test_words_that_begin_a_sentence_begin_with_a_capital(gathered: Gathered) -> None:
    insert = "{words:contacts.exploitation_share}"
    runs, _ = line(gathered.numbers, f"{insert} of all. {insert}; {insert}.")
    first, second, third = (each.text for each in runs[::2])
    assert first == second == third[:1].upper() + third[1:]
    assert third[:1].islower()


def test_commentary_stands_in_its_section_with_its_number(gathered: Gathered, content: Content) -> None:
    first, second = content.commentary("contacts", gathered.numbers)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Bullets)
    assert first.figures == ("contacts.exploitation",)
    assert gathered.numbers.number("contacts.exploitation").text in [run.text for run in first.line]
    assert content.commentary("cases", gathered.numbers) == ()
