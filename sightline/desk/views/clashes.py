"""Both texts where somebody saved meanwhile; the form goes on upon the newer one."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from sightline.core.forms import Form
from sightline.core.versions import Conflict


def both_texts(clash: Conflict, form: Form, numbers: Mapping[str, str]) -> Conflict:
    """`numbers`: for a field that clashed, the hidden field that carries the number it stands at."""
    typed = QueryDict(mutable=True)
    for name in form.data:
        typed[name] = str(form.data[name])
    for name, number in numbers.items():
        if name in clash.saved:
            typed[number] = str(clash.version)
    form.data = typed
    saved = {
        str(form.fields[name].label): _words(form.fields[name], value)
        for name, value in clash.saved.items()
        if name in form.fields
    }
    return Conflict(saved=saved, typed=form.typed(), saved_by=clash.saved_by, version=clash.version)


def _words(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(dict(getattr(field, "choices", ())).get(value, value))
