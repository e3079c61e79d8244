"""Choosing: one of several, many of several, yes or no, a box to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError

Choices = Iterable[tuple[Any, Any]]


class Named(Protocol):
    """A row that is known by a name."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> Any: ...


R = TypeVar("R", bound=Named)


class ChoiceField(forms.TypedChoiceField):
    """One of several: radios, or a list box with `as_select`. `hints` explains a choice by its value."""

    def __init__(
        self,
        *,
        choices: Choices | Callable[[], Choices] = (),
        hints: Mapping[str, str] | None = None,
        as_select: bool = False,
        inline: bool = False,
        small: bool = False,
        blank: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty_value", "")
        super().__init__(choices=choices, **kwargs)
        self.hints, self.inline, self.small, self.blank = hints or {}, inline, small, blank
        self.component = "select" if as_select else "radios"
        self.error_messages["invalid_choice"] = "Choose one from the list"


class ManyField(forms.TypedMultipleChoiceField):
    """Any number of several: checkboxes. The answer is a list."""

    component = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        *,
        choices: Choices | Callable[[], Choices] = (),
        hints: Mapping[str, str] | None = None,
        small: bool = False,
        blank: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty_value", [])
        super().__init__(choices=choices, **kwargs)
        self.hints, self.small, self.blank = hints or {}, small, blank
        self.error_messages["invalid_choice"] = "Choose from the list"


class YesNoField(ChoiceField):
    """Yes or no as True or False; with `unknown`, a third answer that gives None."""

    def __init__(self, *, unknown: str = "", yes: str = "Yes", no: str = "No", **kwargs: Any) -> None:
        choices = [("yes", yes), ("no", no), *([("unknown", unknown)] if unknown else [])]
        super().__init__(choices=choices, inline=not kwargs.get("hints"), empty_value=None, **kwargs)
        self.coerce = {"yes": True, "no": False, "unknown": None}.get

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class ConfirmField(forms.BooleanField):
    """One box to tick. `text` stands beside the box; `blank` is said where it must be ticked."""

    component = "confirm"

    def __init__(self, *, text: str = "", blank: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.text = text or str(self.label or "")
        self.blank = blank or f"Tick to confirm: {self.text}"

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise ValidationError(self.blank, code="required")


def offer(field: forms.Field, rows: Iterable[R], *, empty: str = "") -> dict[str, R]:
    """Offer rows by their names, after an empty answer of those words; gives each row by what is chosen."""
    known = {str(each.pk): each for each in rows}
    names = [(key, str(each.name)) for key, each in known.items()]
    cast("forms.ChoiceField", field).choices = [("", empty), *names] if empty else names
    return known
