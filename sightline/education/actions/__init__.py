"""Every write of what a school or college returns."""

from sightline.education.actions.network import add_setting, ask_setting, end_setting
from sightline.education.actions.returning import (
    correct_return,
    return_new_pupil,
    return_nil,
    return_pupil,
    take_back_return,
)

__all__ = [
    "add_setting",
    "ask_setting",
    "correct_return",
    "end_setting",
    "return_new_pupil",
    "return_nil",
    "return_pupil",
    "take_back_return",
]
