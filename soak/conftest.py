"""The long tests use what the tests use."""

from tests.conftest import *  # noqa: F403
from tests.walk.conftest import *  # noqa: F403
