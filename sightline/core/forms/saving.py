"""Saving what a form holds, with the reason beside what was typed where it may not be saved."""

from collections.abc import Callable
from typing import TypeVar, cast

from django import forms
from django.http import QueryDict

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


def show_anew(form: forms.BaseForm, **shown: object) -> None:
    """After a refusal the page shows things as they stand now, and the form carries that it does."""
    data = cast("QueryDict", form.data).copy()
    for name, value in shown.items():
        data[form.add_prefix(name)] = str(value)
    form.data = data
