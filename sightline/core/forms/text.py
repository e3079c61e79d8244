"""Text in its kinds: a line, many lines, mail, number, password, file, hidden version."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

LINE = 200
LONG = 20_000
# Control characters other than tab and new line, and the marks that make text run backwards unseen.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def tidy(text: str) -> str:
    """The text in one Unicode form and one kind of line end, without characters nobody can see."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text)


class TextField(forms.CharField):
    """One line. `width` is how wide the box is: 2, 3, 4, 5, 10, 20, "one-half"…"""

    component = "input"

    def __init__(
        self,
        *,
        width: int | str = "",
        blank: str = "",
        attributes: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("max_length", LINE)
        super().__init__(**kwargs)
        self.width, self.blank, self.attributes = width, blank, attributes or {}
        name = str(kwargs.get("label") or "The text")
        self.error_messages["max_length"] = f"{name} must be %(limit_value)d characters or fewer"

    def to_python(self, value: Any) -> str:
        return str(super().to_python(tidy(value) if isinstance(value, str) else value) or "")


class EmailField(TextField):
    """An e-mail address."""

    default_validators = forms.EmailField.default_validators
    attributes_always = {"spellcheck": "false"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.input_type = "email"
        self.error_messages["invalid"] = "Enter an e-mail address in the right form, like name@example.org"
        self.validators = [_mail]


def _mail(value: str) -> None:
    try:
        forms.EmailField().run_validators(value)
    except ValidationError as wrong:
        raise ValidationError("Enter an e-mail address in the right form, like name@example.org") from wrong


class LongTextField(TextField):
    """Many lines, with a count of characters left. `max_length` says how long it may be."""

    component = "longtext"
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONG)
        super().__init__(**kwargs)
        self.rows = rows
        name = str(kwargs.get("label") or "The text")
        self.error_messages["max_length"] = (
            f"{name} must be %(limit_value)d characters or fewer. It is %(show_value)d. Nothing was cut"
        )


class NumberField(TextField):
    """A whole number between two limits."""

    def __init__(self, *, least: int = 0, most: int = 999_999, **kwargs: Any) -> None:
        kwargs.setdefault("width", 5)
        super().__init__(**kwargs)
        self.least, self.most, self.inputmode = least, most, "numeric"

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace(",", "")
        if not text:
            return None
        name = str(self.label or "This")
        if not re.fullmatch(r"-?[0-9]{1,12}", text):
            raise ValidationError(f"{name} must be a whole number, like 12")
        if not self.least <= int(text) <= self.most:
            raise ValidationError(f"{name} must be between {self.least:,} and {self.most:,}")
        return int(text)


class UUIDField(TextField):
    """The identifier of a record, as it stands in an address."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return UUID(text)
        except ValueError:
            raise ValidationError("Enter an identifier as it stands in the address of a page") from None


class FileField(forms.FileField):
    """A file to send. `accept` names the kinds offered by the browser, `most` the largest size in bytes."""

    component = "file"

    def __init__(self, *, accept: str = "", most: int = 20_000_000, blank: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.accept, self.most, self.blank = accept, most, blank
        self.error_messages["empty"] = "The file is empty. Choose another"

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        if found and found.size > self.most:
            raise ValidationError(f"The file must be smaller than {self.most // 1_000_000} MB")
        return found


class ShownField(forms.CharField):
    """By what it can be told whether that which the person was shown still stands; travels hidden with the form."""

    component = "hidden"
    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)


class VersionField(forms.IntegerField):
    """Which version of a record the person was shown; travels hidden with the form."""

    component = "hidden"
    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0
