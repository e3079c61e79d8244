"""Try to undo the protection of public figures, over many random extracts."""

from pathlib import Path

import pytest

from tests.figures.disclosure.attacker import Attacker
from tests.figures.disclosure.conftest import compute_all
from tests.figures.disclosure.test_protecting import printed


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [300, 1500])
def test_nothing_withheld_can_be_worked_out(tmp_path: Path, seed: int, size: int) -> None:
    results = compute_all(tmp_path, seed, size, 3)
    assert Attacker(printed(results), results).given_away() == []
