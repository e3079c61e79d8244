"""Tellers, each with a browser of their own, and workers at the site: what they ask for and what they are promised."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPException
from random import Random
from threading import Event
from time import perf_counter
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from sightline.public.lanes import solves

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CODE = re.compile(r'<p class="code">([\d ]+)</p>')
ANSWERS_WITHIN = 120
ARRIVED, ADDED, FULL_UP = "It has arrived", "What you added has arrived", "Many are sending now"
PLAIN, SLOW, WORKER = "a page", "a page that hashes a code", "a page of the site"
MORE = "a page that says more, which hashes none"


@dataclass
class Seen:
    """What everybody of one run saw. Threads only append to it."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    promised: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    waited: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, kind: str) -> Iterator[None]:
        began = perf_counter()
        yield
        self.times[kind].append(perf_counter() - began)


def asked(address: str, told: dict[str, str] | None = None, cookie: str = "") -> tuple[int, str]:
    """Status and text of a page; 0 and nothing where the line broke."""
    body = urlencode(told).encode() if told is not None else None
    headers = {"Cookie": cookie} if cookie else {}
    request = Request(address, data=body, headers=headers)  # noqa: S310 - our own address
    try:
        with urlopen(request, timeout=ANSWERS_WITHIN) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, HTTPException):
        return 0, ""


def solved(puzzle: str) -> str:
    """What the script of the page works out while its owner types."""
    return str(next(number for number in range(10**9) if solves(puzzle, str(number))))


@dataclass
class Teller:
    """Somebody who tells, comes back with the code and says more, and thinks before each step."""

    address: str
    name: str
    seen: Seen
    chance: Random
    think: float = 0.0
    has_script: bool = False
    page: str = ""

    def ask(self, kind: str, path: str, told: dict[str, str] | None = None) -> str:
        """One page, after having thought."""
        if self.think:
            Event().wait(self.chance.uniform(0.8, 1.2) * self.think)
        with self.seen.timed(kind):
            status, self.page = asked(self.address + path, told)
        if status != 200:
            self.seen.faults.append(f"{path} answered {status}")
        return self.page

    def carried(self, *, solve: bool = False) -> dict[str, str]:
        """What the page in view would send by itself; solved where that is asked for, as their own device would."""
        given = {name: unescape(str(value)) for name, value in HIDDEN.findall(self.page)}
        if solve and self.has_script:
            given["answer"] = solved(given["puzzle"])
        return given

    def up_to_the_last_page(self, words: str) -> str:
        """Every step but the sending; the code."""
        self.ask(PLAIN, "/")
        for typed in ({"who": "friend"}, {"what": words}, {"where": "By the bus station"}, {"soon": "soon"}):
            self.ask(PLAIN, "/tell/", self.carried() | typed | {"go": "next"})
        found = CODE.search(self.page)
        return found.group(1) if found else ""

    def sends(self, kind: str, path: str, told: dict[str, str], *, promise: str, words: str) -> bool:
        """Press until there is room; note what was promised."""
        while FULL_UP in self.ask(kind, path, self.carried(solve=True) | told):
            self.seen.waited.append(path)
        if promise in self.page:
            self.seen.promised.append(words)
        return promise in self.page

    def tells_and_comes_back(self, number: int) -> None:
        """One telling, its reading again, and one addition to it. What is not there is a fault."""
        first, second = f"{self.name} told {number}", f"{self.name} added {number}"
        code = self.up_to_the_last_page(first)
        if not self.sends(SLOW, "/tell/", {"go": "send"}, promise=ARRIVED, words=first):
            self.seen.faults.append(f"{first}: not acknowledged")
            return
        self.ask(PLAIN, "/back/")
        while FULL_UP in self.ask(SLOW, "/back/", self.carried(solve=True) | {"go": "open", "code": code}):
            self.seen.waited.append("/back/")
        if first not in self.page:
            self.seen.faults.append(f"{first}: its code does not open it")
            return
        more = {"go": "say", "more": second}
        if not self.sends(MORE, "/back/", more, promise=ADDED, words=second):
            self.seen.faults.append(f"{second}: not acknowledged")
