"""Every address of the staff site, flattened from the URL configuration."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import import_string

from sightline.access.routes import Rule


@dataclass(frozen=True)
class Route:
    """One address: its name, its path with the converters in it, its view and who may open it."""

    name: str
    path: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def rule(self) -> Rule | None:
        rule: Rule | None = getattr(self.view, "access_rule", None)
        return rule

    @property
    def is_sign_in(self) -> bool:
        """Whether the page is part of signing in, which the sign-in library guards before anybody is known."""
        return ":" not in self.name or self.name == "access:second_factor"

    @property
    def is_library(self) -> bool:
        """Whether the view is a library's own, listed with its reason in config."""
        return self.name in library_routes()


def library_routes() -> dict[str, str]:
    """Routes served by libraries, each with the reason why it is open as it is."""
    found: dict[str, str] = import_string(settings.SIGHTLINE_LIBRARY_ROUTES)
    return found


def routes() -> list[Route]:
    """Every route of the staff site, in the order of the URL configuration."""
    return list(_under(get_resolver().url_patterns, "", ()))


def walked_routes() -> list[Route]:
    """The routes of the matrix: all of ours but those of signing in."""
    return [route for route in routes() if not route.is_library and not route.is_sign_in]


def _under(patterns: list[Any], path: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _under(each.url_patterns, path + str(each.pattern), inner)
        elif isinstance(each, URLPattern):
            name = ":".join((*spaces, each.name or ""))
            whole = path + str(each.pattern)
            yield Route(name, whole, each.callback, _arguments(path, each))


def _arguments(path: str, pattern: URLPattern) -> tuple[str, ...]:
    before = [part.split(">")[0].split(":")[-1] for part in path.split("<")[1:]]
    own = pattern.pattern.converters or pattern.pattern.regex.groupindex
    return (*before, *own)
