"""The report as pages for a browser: no server, no network, no script."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sightline.figures.definitions.catalogue import FAMILIES, SHARED, Figure, family, figures
from sightline.figures.definitions.examples import example
from sightline.figures.report.blocks import Report, Section
from sightline.figures.report.numbers import MEANING

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
STYLE = Path(__file__).with_name("report.css")


def pages(report: Report, facts: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Every page and its style sheet: the name of the file, and its text."""
    make = _environment(report)
    yield "index.html", make("report", root="")
    yield "young-people.html", make("young_people", root="", facts=facts)
    for name in (SHARED, *FAMILIES):
        shown = [each for each in family(name).figures if not (report.public and each.internal)]
        if shown or name == SHARED:
            yield f"how/{name}.html", _method(make, name, shown)
    for picture in report.pictures:
        yield f"charts/{picture.id}.svg", picture.drawing.wide
        yield f"charts/{picture.id}-narrow.svg", picture.drawing.narrow
    yield "report.css", STYLE.read_text(encoding="utf-8")


def _method(make: Callable[..., str], name: str, shown: Sequence[Figure]) -> str:
    worked = example(name) if name != SHARED else None
    given = {"title": family_title(name), "family": family(name), "steps": family(name).steps}
    return make("method", root="../", figures=shown, worked=worked, **given)


def family_title(name: str) -> str:
    """A family's name as a heading has it."""
    named = {"nrm": "National Referral Mechanism", SHARED: "what several begin from"}
    return named.get(name, name.replace("_", " "))


def _environment(report: Report) -> Callable[..., str]:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "report": report,
        "catalogue": figures(),
        "meaning": MEANING,
        "kinds": lambda block: type(block).__name__,
    }

    def make(name: str, **given: Any) -> str:
        return environment.get_template(f"figures/report/{name}.jinja").render(**given)

    return make
