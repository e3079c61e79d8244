"""Workers of the front door who use the site while others tell: the board, the mailbox, envelopes and contacts."""

import re
from dataclasses import dataclass
from random import Random
from threading import Event

from soak.tellers import WORKER, Seen, asked

LISTS = ("/", "/contacts/board/", "/contacts/mailbox/", "/contacts/")
ENVELOPE = re.compile(r'href="(/contacts/mailbox/[0-9a-f-]{36}/)"')
CONTACT = re.compile(r'href="(/contacts/[0-9a-f-]{36}/)"')


@dataclass
class Worker:
    """Somebody signed in, who thinks before each page."""

    address: str
    cookie: str
    seen: Seen
    chance: Random
    think: float

    def works_until(self, stop: Event) -> None:
        """Lists in turn, and something of each opened."""
        while not stop.is_set():
            for path in LISTS:
                page = self._open(path, stop)
                found = ENVELOPE.findall(page) if "mailbox" in path else CONTACT.findall(page)
                if found:
                    self._open(self.chance.choice(found), stop)

    def _open(self, path: str, stop: Event) -> str:
        if stop.wait(self.chance.uniform(0.8, 1.2) * self.think):
            return ""
        with self.seen.timed(WORKER):
            status, page = asked(self.address + path, cookie=self.cookie)
        if status != 200:
            self.seen.faults.append(f"{path} answered a worker with {status}")
        return page
