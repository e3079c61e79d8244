"""Readers of the mailbox, and an envelope that waits."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of
from tests.mailbox_work import Left, leave_envelope, run
from tests.people_of_the_tests import Partnership


@pytest.fixture
def screener(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("social_worker", name="Una Reid")


@pytest.fixture
def by(screener: Staff, at: datetime) -> Viewer:
    return viewer_of(screener, on=at.date())


@pytest.fixture
def on_duty(staff_with: Callable[..., Staff], partnership: Partnership, at: datetime) -> Viewer:
    staff = staff_with("emergency_duty", name="Kit Moss", team=partnership.emergency_duty)
    return viewer_of(staff, on=at.date())


@pytest.fixture
def left(fixed_clock: datetime, rules: None) -> Left:
    return leave_envelope()


@pytest.fixture
def keys(settings: Any, tmp_path: Path) -> Path:
    """Where this site's private keys lie."""
    settings.SIGHTLINE_MAILBOX = tmp_path / "mailbox"
    return tmp_path


@pytest.fixture
def made(keys: Path, rules: None, fixed_clock: datetime) -> Path:
    """All keys; the second custodian's private one in the file returned."""
    second = keys / "second"
    assert run("make-keys", "--second-out", str(second)).exit_code == 0
    return second
