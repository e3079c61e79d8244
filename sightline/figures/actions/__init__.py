"""Writes of the figures: extracts, counts and releases."""

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
    "begin_count",
    "begin_release",
    "count_failed",
    "count_finished",
    "count_step_done",
    "note_extract",
    "release_failed",
    "release_made",
    "send_back",
]
