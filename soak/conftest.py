"""The long tests use what the tests use. What the access walk tried is counted and printed at the end."""

from typing import Any

from tests.conftest import *  # noqa: F403
from tests.walk.conftest import *  # noqa: F403


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """From the reports of every process: routes, what was asked of them, and how it was refused."""
    reports = [each for key in ("passed", "failed") for each in terminalreporter.stats.get(key, [])]
    kept = [dict(each.user_properties) for each in reports if each.when == "call"]
    for name, said in [
        pair for each in reports for pair in each.user_properties if pair[0].startswith("load: ")
    ]:
        terminalreporter.write_line(f"{name}: {said}")
    walked = [each for each in kept if "walk: asked" in each]
    if walked:
        asked, refused, faults = (
            sum(each[f"walk: {name}"] for each in walked) for name in ("asked", "refused", "faults")
        )
        terminalreporter.write_line(
            f"The access walk: {len(walked)} routes, {asked} times asked for (each role onto each kind of record);"
            f" {refused} refusals expected, each to leave one line on the record of access; faults: {faults}"
        )
