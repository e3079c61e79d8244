"""A list in a file says what a list in memory says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.files import spilled
from sightline.core.files.spilled import Spilled

PUT = st.tuples(st.integers(0, 40), st.text(max_size=3))


@given(items=st.lists(st.text(max_size=3), max_size=20), put=st.lists(PUT, max_size=8), cut=st.slices(20))
def test_it_is_the_list(items: list[str], put: list[tuple[int, str]], cut: slice) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spilled, "AT_ONCE", 3)
        kept = Spilled(items[:7])
        for item in items[7:]:
            kept.append(item)
        for at, text in put:
            if at < len(items):
                items[at] = text
                kept.put(at, text)
        assert (len(kept), list(kept), kept[cut]) == (len(items), items, items[cut])
        assert [kept[at - len(items)] for at in range(len(items))] == items


def test_two_readers_do_not_disturb_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spilled, "AT_ONCE", 3)
    kept = Spilled(range(10))
    assert [(one, other) for one in kept for other in kept] == [(a, b) for a in range(10) for b in range(10)]


def test_beyond_its_end_there_is_nothing() -> None:
    kept = Spilled[Any]("abcd")
    with pytest.raises(IndexError):
        kept[4]
