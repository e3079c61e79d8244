"""The API asked at length from its own description (`SOAK_API` calls an operation, 500 unless told)."""

import os

os.environ.setdefault("SOAK_API", "500")

from tests.api.conftest import charity, desk, force, school  # noqa: F401 - its fixtures
from tests.api.test_fuzz import (  # noqa: F401 - its tests, with more calls
    callers,
    pytestmark,
    test_a_key_for_something_else_is_answered_nothing,
    test_every_answer_is_as_described_and_holds_nothing_of_another_s,
    theirs,
)
