"""Every write of a letter."""

from sightline.letters.actions.leaving import (
    finish_letter,
    give_up_letter,
    look_again,
    record_answer,
    record_print,
    send_letter,
)
from sightline.letters.actions.writing import begin_letter, change_letter

__all__ = [
    "begin_letter",
    "change_letter",
    "finish_letter",
    "give_up_letter",
    "look_again",
    "record_answer",
    "record_print",
    "send_letter",
]
