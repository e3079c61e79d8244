"""Fifty tellers at once while workers use the site: nothing that was acknowledged is lost, and nobody meets a fault.

How long the pages took is printed at the end and judged by whoever reads it; SOAK_LOAD says for how many seconds.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from statistics import quantiles
from threading import Event, Thread
from time import monotonic, process_time

import pytest

from sightline.core.sealed import keys_of_code
from soak.installation import Installation
from soak.tellers import MORE, PLAIN, SLOW, Seen, Teller
from soak.workers import Worker
from tests.mailbox_work import PEPPER, REAL_COST

SECONDS = int(os.environ.get("SOAK_LOAD", "180"))
TELLERS, WORKERS, THINK = 50, 5, 5.0
ONE_ROUND = 8 * THINK  # they begin within the time one takes, as people do, and not all at the same moment


@pytest.fixture(scope="module")
def borough() -> Iterator[Installation]:
    """The small invented borough, filled once and used again."""
    there = Installation("soak-load", demonstration=True)
    there.fill()
    yield there
    there.stop()


def during(seconds: float, tellers: list[Teller], workers: list[Worker]) -> None:
    """Everybody at once; each teller ends what they began."""
    until, stop = monotonic() + seconds, Event()

    def tell(each: Teller) -> None:
        Event().wait(each.chance.uniform(0, ONE_ROUND))
        number = 0
        while monotonic() < until:
            each.tells_and_comes_back(number)
            number += 1

    telling = [Thread(target=tell, args=[each]) for each in tellers]
    working = [Thread(target=each.works_until, args=[stop]) for each in workers]
    for thread in [*telling, *working]:
        thread.start()
    for thread in telling:
        thread.join()
    stop.set()
    for thread in working:
        thread.join()


def cost_of_a_hash(monkeypatch: pytest.MonkeyPatch) -> float:
    """Seconds of one core for one code, as it is in use: the median of nine."""
    monkeypatch.setattr("sightline.core.sealed.HASH_PASSES", REAL_COST[0])
    monkeypatch.setattr("sightline.core.sealed.HASH_MEMORY", REAL_COST[1])
    taken = []
    for number in range(9):
        began = process_time()
        keys_of_code(f"{number:016}", PEPPER)
        taken.append(process_time() - began)
    return sorted(taken)[4]


def test_fifty_at_once_and_none_is_lost(
    borough: Installation,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    hashing, before = cost_of_a_hash(monkeypatch), Counter(borough.ask("check"))
    seen, pages, site = Seen(), borough.start("public"), borough.start("site")
    tellers = [
        Teller(f"http://127.0.0.1:{pages}", f"Teller {number}", seen, Random(number), THINK, number % 2 == 0)
        for number in range(TELLERS)
    ]
    workers = [
        Worker(f"http://127.0.0.1:{site}", cookie, seen, Random(number), THINK)
        for number, cookie in enumerate(borough.ask("cookies", str(WORKERS)))
    ]
    used, load, began = borough.processor_seconds("public"), os.getloadavg()[0], monotonic()
    during(SECONDS, tellers, workers)
    took, used = monotonic() - began, borough.processor_seconds("public") - used
    said = f"{took:.0f} s, load {load:.1f} at the beginning and {os.getloadavg()[0]:.1f} at the end"
    record_property("load: the run", f"{said}; {len(seen.waited)} times asked to press again")
    record_property(
        "load: one code hashed", f"{hashing:.2f} s of a core; the public pages used {used / took:.2f} cores"
    )
    every = {**seen.times, "every public page": seen.times[PLAIN] + seen.times[MORE] + seen.times[SLOW]}
    for kind, times in every.items():
        record_property(f"load: {kind}", f"{len(times)}, 19 of 20 within {quantiles(times, n=20)[-1]:.2f} s")
    kept = Counter(borough.ask("check")) - before
    assert seen.faults == []
    assert len(workers) == WORKERS
    assert kept == Counter(f"= {words}" for words in seen.promised)
