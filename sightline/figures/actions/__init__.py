"""Writes of the figures: extracts, counts and releases."""

from sightline.figures.actions.building import (
    ask_for_report,
    begin_report,
    keep_charts,
    report_built,
    report_failed,
    report_step_done,
)
from sightline.figures.actions.comparing import (
    bring_return,
    make_return,
    note_shared,
    withdraw_return,
    withdraw_shared,
)
from sightline.figures.actions.counting import (
    ask_for_count,
    begin_count,
    count_failed,
    count_finished,
    count_step_done,
)
from sightline.figures.actions.extracts import note_extract
from sightline.figures.actions.releasing import (
    approve,
    ask_for_release,
    begin_release,
    release_failed,
    release_made,
    send_back,
)

__all__ = [
    "approve",
    "ask_for_count",
    "ask_for_release",
    "ask_for_report",
    "begin_count",
    "begin_release",
    "begin_report",
    "bring_return",
    "count_failed",
    "count_finished",
    "count_step_done",
    "keep_charts",
    "make_return",
    "note_extract",
    "note_shared",
    "release_failed",
    "release_made",
    "report_built",
    "report_failed",
    "report_step_done",
    "send_back",
    "withdraw_return",
    "withdraw_shared",
]
