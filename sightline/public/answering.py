"""Making a page: one answer holds all of it, style and script included, so that a bad line fetches nothing else."""

from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sightline.content.pictures import picture
from sightline.core import clock
from sightline.core.words import day, moment
from sightline.public import process
from sightline.public.lanes import BITS, Lanes
from sightline.public.notice import Partnership, partnership, reading_now
from sightline.public.quiet import SCRIPT, STYLE

TEMPLATES = Path(__file__).parent / "templates"
SAME_LENGTH = 16 * 1024
"""Answers to a code are filled up to a multiple of this, so that their length does not tell one from another."""
AWAY = "https://www.bbc.co.uk/weather"


@cache
def environment() -> Environment:
    """Templates of the public pages. Everything is escaped; a name that is not there stops the page."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.filters["moment"] = moment
    made.filters["day"] = day
    made.globals["picture"] = picture
    return made


@cache
def lanes() -> Lanes:
    """The lanes of this process."""
    return Lanes(key=process.page_key())


def framed(template: str, ours: Partnership, *, demonstration: bool, **said: Any) -> str:
    """The text of a page in the frame of every public page: whom to ring, and the way out."""
    made = environment().get_template(f"public/tell/{template}.jinja")
    style, script = Markup(STYLE), Markup(SCRIPT)  # noqa: S704 - files of ours
    given = {"ours": ours, "style": style, "script": script, "away": AWAY, "demonstration": demonstration}
    return made.render({**given, **said})


def page(template: str, *, status: int = 200, same_length: bool = False, **said: Any) -> HttpResponse:
    """One page."""
    ours = partnership(process.partnership_file())
    said |= {"reading": reading_now(ours, clock.now()), "puzzle": lanes().puzzle(), "bits": BITS}
    body = framed(template, ours, demonstration=process.demonstration(), **said).encode()
    if same_length:
        body += b"<!--" + b" " * (SAME_LENGTH - (len(body) + 7) % SAME_LENGTH) + b"-->"
    return HttpResponse(body, status=status, content_type="text/html; charset=utf-8")
