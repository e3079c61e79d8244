"""The contact form on paper, drawn from the form itself, so that the two never differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.front_door.forms.contact import ContactForm


@dataclass(frozen=True)
class BlankField:
    """One question of the blank form, with its choices or room to write."""

    label: str
    hint: str
    choices: list[str]
    room: int


def blank_fields() -> list[BlankField]:
    """The questions of the contact form itself, so that paper and page never differ."""
    return [_blank(field) for field in ContactForm.base_fields.values() if field.label]


def _blank(field: Any) -> BlankField:
    choices = [str(text) for value, text in _flat(getattr(field, "choices", ())) if value]
    long = getattr(field, "component", "") == "longtext"
    return BlankField(
        label=str(field.label),
        hint=str(field.help_text or ""),
        choices=choices,
        room=0 if choices else (int(getattr(field, "rows", 3) or 3) if long else 1),
    )


def _flat(choices: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(str(each[0]), each[1]) for each in choices if not isinstance(each[1], list | tuple)]
