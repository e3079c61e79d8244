"""Public pages, and their database, killed while several tell: what was acknowledged is there, and nothing in part."""

import os
from collections import Counter
from collections.abc import Iterator
from random import Random
from threading import Event, Thread

import pytest

from soak.installation import Installation
from soak.tellers import ARRIVED, Seen, Teller, asked

KILLS = int(os.environ.get("SOAK_KILLS", "50"))
EVERY_SO_OFTEN_THE_SERVER = 10
AT_ONCE = 4


@pytest.fixture
def installation() -> Iterator[Installation]:
    there = Installation("soak-mailbox")
    there.command("manage", "prepare")
    second = there.var / "second-custodian"
    second.unlink(missing_ok=True)
    there.command("mailbox", "make-keys", "--second-out", str(second))
    yield there
    there.stop()


def ready_to_send(address: str, name: str) -> dict[str, str]:
    """What the last page of one telling would send."""
    teller = Teller(address, name, Seen(), Random(name))
    teller.up_to_the_last_page(name)
    assert teller.seen.faults == []
    return teller.carried() | {"go": "send"}


def killed_while_sending(
    there: Installation, pages: dict[str, dict[str, str]], wait: float, *, server: bool
) -> set[str]:
    """Which of them were acknowledged before everything ended."""
    address, arrived = f"http://127.0.0.1:{there.ports['public']}/tell/", []

    def send(name: str) -> None:
        if ARRIVED in asked(address, pages[name])[1]:
            arrived.append(name)

    sending = [Thread(target=send, args=[name]) for name in pages]
    for thread in sending:
        thread.start()
    Event().wait(wait)
    if server:
        there.kill_database()
        Event().wait(wait)  # the pages stand a while without it
    there.kill("public")
    for thread in sending:
        thread.join()
    return set(arrived)


def test_acknowledged_and_there_or_neither(installation: Installation) -> None:
    """Every other time all are sent again after it came back, as their tellers would: each is then there once."""
    before, chance = Counter(installation.ask("check")), Random(20230701)
    promised: set[str] = set()
    every: set[str] = set()
    for number in range(1, KILLS + 1):
        address = f"http://127.0.0.1:{installation.start('public')}"
        names = [f"Kill {number} of {os.getpid()}, teller {each}" for each in range(AT_ONCE)]
        pages = {name: ready_to_send(address, name) for name in names}
        server = number % EVERY_SO_OFTEN_THE_SERVER == 0
        promised |= killed_while_sending(installation, pages, chance.uniform(0.0, 0.9), server=server)
        every |= pages.keys()
        if number % 2:
            installation.start("public")
            for name, page in pages.items():
                assert ARRIVED in asked(f"{address}/tell/", page)[1]
                promised.add(name)
            installation.kill("public")
    kept = Counter(installation.ask("check")) - before
    assert [line for line in kept if not line.startswith("= ")] == []
    assert {f"= {name}" for name in promised} - kept.keys() == set()
    assert kept.keys() <= {f"= {name}" for name in every}
    assert set(kept.values()) == {1}
    assert len(promised) >= KILLS // 2 * AT_ONCE
