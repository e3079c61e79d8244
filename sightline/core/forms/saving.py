"""Saving what a form holds, with the reason beside what was typed where it may not be saved."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from sightline.core.leave import Refused

T = TypeVar("T")


def saved_or_told(form: forms.BaseForm, save: Callable[[], T]) -> T | None:
    """What was saved; None where it was refused, and the form says why. A hidden refusal goes on to its own page."""
    try:
        return save()
    except Refused as refused:
        if refused.hidden:
            raise
        form.add_error(None, refused.sentence)
        return None
