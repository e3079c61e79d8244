"""What every page is made of: navigation, tags, rows of a summary, one page of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string
from markupsafe import Markup

from sightline.core.first_rows import some_of

T = TypeVar("T")
COLOURS = frozenset(
    ["grey", "green", "turquoise", "blue", "light-blue", "purple", "pink", "red", "orange", "yellow"]
)
PAGE_SIZE = 25


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation, shown to people who hold the capability (everybody if empty)."""

    text: str
    route: str
    capability: str = ""


@dataclass(frozen=True)
class Finder:
    """The search box of the header: where it leads, and the field that carries what was typed."""

    text: str
    route: str
    field: str
    capability: str


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    active: bool = False
    current: bool = False


@dataclass(frozen=True)
class Tag:
    """A short word about state. The colour only supports the word."""

    text: str
    colour: str = "grey"

    def __post_init__(self) -> None:
        if self.colour not in COLOURS:
            raise ValueError(f"No such tag colour: {self.colour}")


@dataclass(frozen=True)
class Action:
    """A link at the end of a row. `about` is read out after the text, so that links differ."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a summary list. An empty value shows `empty`, so nobody wonders whether it is missing."""

    key: str
    value: str | Markup | Tag | None
    actions: Sequence[Action] = ()
    empty: str = "Not recorded"


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline."""

    title: str
    when: str
    by: str = ""
    text: str = ""
    href: str = ""
    tag: Tag | None = None


@runtime_checkable
class Person(Protocol):
    """What the layout needs to know of whoever is signed in."""

    @property
    def name(self) -> str: ...

    def may(self, capability: str, /) -> bool: ...


@dataclass(frozen=True)
class Slice(Generic[T]):
    """One page of a list: its items, and addresses of the pages beside it."""

    items: Sequence[T]
    number: int
    previous: str = ""
    next: str = ""
    total: int | None = None
    first: int = 0
    filters: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Any:
        return iter(self.items)

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1


def with_query(request: HttpRequest, **changes: object) -> str:
    """This page's address with some of its query changed; an empty value takes that part away."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    encoded = query.urlencode()
    return f"{request.path}?{encoded}" if encoded else request.path


def page_number(query: QueryDict, name: str = "page") -> int:
    """The page asked for; anything unreadable is the first page."""
    raw = query.get(name, "1")
    return min(int(raw), 100_000) if raw.isascii() and raw.isdigit() and int(raw[:9]) > 0 else 1


def paginate(
    request: HttpRequest,
    rows: Any,
    *,
    size: int = PAGE_SIZE,
    present: Callable[[Any], Any] | None = None,
    total: int | None = None,
) -> Slice[Any]:
    """One page of `rows` (a queryset or a sequence), read with one query and no count of the whole.

    `present` turns each row into what the template shows. Pass `total` only where it is cheap to know.
    """
    number = page_number(request.GET)
    start = (number - 1) * size
    found = some_of(rows, start, start + size + 1)
    items = found[:size]
    return Slice(
        items=[present(row) for row in items] if present else items,
        number=number,
        previous=with_query(request, page=number - 1 if number > 2 else "") if number > 1 else "",
        next=with_query(request, page=number + 1) if len(found) > size else "",
        total=total,
        first=start + 1,
    )


@dataclass(frozen=True)
class Layout:
    """Where the frame round a page leads; config says it (`SIGHTLINE_LAYOUT`), since core knows no routes."""

    navigation: Sequence[NavItem] = ()
    footer: Sequence[NavItem] = ()
    finder: Finder | None = None
    account: str = ""
    sign_out: str = ""
    keep_alive: str = ""
    drafts: str = ""
    post_of: Callable[[Any], str] = lambda person: ""


@dataclass(frozen=True)
class Chrome:
    """The frame round a page: who is signed in, where they may go, what data this is."""

    person: Person | None
    post: str
    navigation: Sequence[Link]
    footer: Sequence[Link]
    finder: Finder | None
    account: str
    sign_out: str
    keep_alive: str
    drafts: str
    demonstration: bool
    idle_minutes: int
    signed_in: bool


def _address(route: str) -> str:
    try:
        return reverse(route) if route else ""
    except NoReverseMatch:
        return ""


def _links(items: Sequence[NavItem], person: Person | None, path: str) -> list[Link]:
    """The entries this person may open. A route that does not exist yet is left out."""
    allowed = [item for item in items if not item.capability or (person and person.may(item.capability))]
    placed = [(item, href) for item in allowed if (href := _address(item.route))]
    best = max((href for _, href in placed if path.startswith(href)), key=len, default="")
    return [
        Link(item.text, href, active=href == best and path != href, current=path == href)
        for item, href in placed
    ]


def _finder(finder: Finder | None, person: Person | None) -> Finder | None:
    """The search box, with an address in place of the route's name, for people who may search."""
    href = _address(finder.route) if finder else ""
    allowed = finder and href and person and person.may(finder.capability)
    return replace(finder, route=href) if finder and allowed else None


def layout() -> Layout:
    """The layout config names, or an empty one."""
    source: str = getattr(settings, "SIGHTLINE_LAYOUT", "")
    found: Layout = import_string(source) if source else Layout()
    return found


def chrome_of(request: HttpRequest) -> Chrome:
    """The frame for this request."""
    viewer = getattr(request, "viewer", None)
    person = viewer if isinstance(viewer, Person) else None
    user = getattr(request, "user", None)
    frame = layout()
    return Chrome(
        person=person,
        post=frame.post_of(person) if person else "",
        navigation=_links(frame.navigation, person, request.path) if person else [],
        footer=_links(frame.footer, person, request.path),
        finder=_finder(frame.finder, person),
        account=_address(frame.account),
        sign_out=_address(frame.sign_out),
        keep_alive=_address(frame.keep_alive),
        drafts=_address(frame.drafts),
        demonstration=bool(getattr(settings, "SIGHTLINE_DEMO", False)),
        idle_minutes=int(getattr(settings, "SIGHTLINE_IDLE_MINUTES", 30)),
        signed_in=bool(user is not None and user.is_authenticated),
    )


def chrome(request: HttpRequest) -> dict[str, object]:
    """Context processor: `chrome` on every page."""
    return {"chrome": chrome_of(request)}
