"""The template environment: our folders' templates, GOV.UK macros, and the words and links they need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    PrefixLoader,
    Undefined,
)
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from sightline.core import pages, tables, words
from sightline.core.forms import rendering

PRODUCT = "Sightline"


class Missing(ChainableUndefined):
    """Quiet where the GOV.UK macros probe optional settings, loud where our templates misspell a name.

    The macros ask plain dictionaries for keys that may not be there. Printing or looping over a name the
    template was never given, or an attribute an object does not have, is a mistake and stops the page.
    """

    __slots__ = ()

    def _complain(self) -> None:
        owner = self._undefined_obj
        if owner is None or isinstance(owner, Mapping | Undefined | str | list | tuple):
            return
        raise UndefinedError(self._undefined_message)

    def __str__(self) -> str:
        self._complain()
        return ""

    def __html__(self) -> str:
        return str(self)

    def __iter__(self) -> Any:
        self._complain()
        return iter(())


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def safe_join(parts: Any, with_: str = "") -> Markup:
    """Pieces joined into markup, each escaped unless it is markup already."""
    return escape(with_).join(escape(part) for part in parts)


NAMES: dict[str, Any] = {
    "url": url,
    "static": static,
    "product": PRODUCT,
    "field_of": rendering.field_of,
    "errors_of": rendering.errors_of,
    "with_query": pages.with_query,
}
FILTERS: dict[str, Any] = {
    "day": words.day,
    "weekday": words.weekday,
    "time": words.time,
    "moment": words.moment,
    "lasting": words.lasting,
    "plural": words.plural,
    "listing": words.listing,
    "paragraphs": words.paragraphs,
    "first_lower": words.first_lower,
    "safe_join": safe_join,
    "labelled": tables.labelled,
    "json_script": json_script,
}


def kept() -> FileSystemBytecodeCache:
    """Templates once compiled, beside the secrets: compiling all of them takes each new process some ten seconds."""
    folder = Path(settings.VAR) / "templates"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend with its own loader over our folders."""
    options["undefined"] = Missing
    options["loader"] = ChoiceLoader(
        [
            options["loader"],
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    options["autoescape"] = True
    options["bytecode_cache"] = kept()
    made = Environment(**options)  # noqa: S701 - escaping is set on the line above
    made.add_extension("jinja2.ext.do")
    made.globals.update(NAMES)
    made.filters.update(FILTERS)
    return made
