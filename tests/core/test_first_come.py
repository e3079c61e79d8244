"""The gate before slow work: never more than so many within, and first come, first served."""

from threading import Event, Lock, Thread

import pytest

from sightline.core.first_come import FirstCome


def test_those_who_wait_go_in_as_they_came_and_nobody_past_them() -> None:
    gate = FirstCome(1)
    order: list[int] = []
    threads: list[Thread] = []
    with gate:
        for number in range(20):
            threads.append(Thread(target=_goes_in, args=[gate, order, number]))
            threads[-1].start()
            _until(gate, number + 1)
    for thread in threads:
        thread.join(10)
    assert order == list(range(20))
    assert gate.waiting == 0


def test_never_more_within_than_may_be() -> None:
    gate, lock, within, most = FirstCome(2), Lock(), [0], [0]
    opened = Event()

    def work() -> None:
        with gate:
            with lock:
                within[0] += 1
                most[0] = max(most[0], within[0])
            opened.wait(10)
            with lock:
                within[0] -= 1

    threads = [Thread(target=work) for _ in range(9)]
    for thread in threads:
        thread.start()
    _until(gate, 7)
    assert within == [2]
    opened.set()
    for thread in threads:
        thread.join(10)
    assert (within, most) == ([0], [2])


def test_a_fault_within_gives_the_turn_on() -> None:
    gate = FirstCome(1)
    with pytest.raises(ValueError, match="within"), gate:
        raise ValueError("within")
    with gate:
        assert gate.waiting == 0


def _goes_in(gate: FirstCome, order: list[int], number: int) -> None:
    with gate:
        order.append(number)


def _until(gate: FirstCome, many: int) -> None:
    waited = Event()
    while gate.waiting != many:
        waited.wait(0.001)
