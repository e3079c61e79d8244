"""Both texts of a conflict, by the labels a person knows the fields by."""

from datetime import date, datetime
from typing import Any

from sightline.core.versions import Conflict
from sightline.core.words import day, moment

PARTS = {"born_year": "Year of birth", "born_month": "Month of birth", "born_day": "Day of birth"}


def by_label(clash: Conflict, form: Any) -> Conflict:
    """The same conflict with labels for field names and words for values."""
    return Conflict(
        saved={_label(form, name): in_words(form, name, value) for name, value in clash.saved.items()},
        typed={_label(form, name): in_words(form, name, value) for name, value in clash.typed.items()},
        saved_by=clash.saved_by,
        version=clash.version,
    )


def _label(form: Any, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else PARTS.get(name, name)


def in_words(form: Any, name: str, value: Any) -> str:
    """A value of a field as the page says it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    choices = dict(getattr(form.fields.get(name), "choices", ()) or ())
    return str(choices.get(str(value), value))
