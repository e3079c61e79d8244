"""From a field of a form to the settings of the component that shows it. Works for any Django form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

_BY_INPUT = {"checkbox": "confirm", "select": "select", "file": "file", "hidden": "hidden", "radio": "radios"}
_PART_LABELS = {"day": "Day", "month": "Month", "year": "Year", "time": "Time"}


def component_of(bound: BoundField) -> str:
    """The name of the component that shows this field."""
    own = getattr(bound.field, "component", "")
    if own:
        return str(own)
    widget = bound.field.widget
    if isinstance(widget, forms.PasswordInput):
        return "password"
    if isinstance(widget, forms.Textarea):
        return "longtext"
    return _BY_INPUT.get(str(getattr(widget, "input_type", "text")), "input")


def field_of(bound: BoundField, **over: Any) -> dict[str, Any]:
    """`component` and its `params`. `over`: label, hint, size (s m l xl), heading, reveal {value: html}."""
    component = component_of(bound)
    params = _common(bound, component, over)
    builder = _BUILDERS.get(component)
    if builder:
        builder(bound, params, over)
    if "classes" in over:
        params["classes"] = f"{params.get('classes', '')} {over['classes']}".strip()
    return {"component": component, "params": params}


def errors_of(*forms_: Any) -> list[dict[str, str]]:
    """Every mistake of the forms given, each with the place it is in."""
    found: list[dict[str, str]] = []
    for form in forms_:
        if not form or not getattr(form, "is_bound", False):
            continue
        if hasattr(form, "forms"):  # a formset
            found += [{"text": str(text)} for text in form.non_form_errors()]
            found += errors_of(*form.forms)
            continue
        found += [{"text": str(text)} for text in form.non_field_errors()]
        for name, texts in form.errors.items():
            if name in form.fields:
                found += [{"text": str(text), "href": _place(form[name])} for text in texts]
    return found


def _place(bound: BoundField) -> str:
    """The first input that is wrong, so that the link lands in it."""
    parts: tuple[str, ...] = getattr(bound.field, "parts", ())
    if not parts:
        return f"#{_id(bound)}"
    wrong: frozenset[str] = getattr(bound.field, "wrong_parts", frozenset())
    return f"#{_id(bound)}-{next((part for part in parts if part in wrong), parts[0])}"


def _id(bound: BoundField) -> str:
    return bound.auto_id or bound.html_name


def _common(bound: BoundField, component: str, over: dict[str, Any]) -> dict[str, Any]:
    params: dict[str, Any] = {"id": _id(bound), "idPrefix": _id(bound), "name": bound.html_name}
    params.update(_named(bound, component, over))
    hint = over.get("hint", bound.help_text)
    if hint:
        params["hint"] = {"text": str(hint)}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(text) for text in bound.errors)}
    if bound.field.disabled:
        params["disabled"] = True
    return params


def _named(bound: BoundField, component: str, over: dict[str, Any]) -> dict[str, Any]:
    """The label, or for a group of inputs the fieldset and its legend."""
    text = str(over.get("label") or bound.label or "")
    optional = not bound.field.required and getattr(bound.field, "optional_suffix", True)
    if optional and component not in ("confirm", "hidden") and "optional" not in text:
        text = f"{text} (optional)"
    grouped = component in ("radios", "checkboxes", "date", "moment")
    size = over.get("size") or ("l" if over.get("heading") else "s")
    kind = "fieldset__legend" if grouped else "label"
    words = {
        "text": text,
        "classes": f"govuk-{kind}--{size}",
        "isPageHeading": bool(over.get("heading")),
    }
    return {"fieldset": {"legend": words}} if grouped else {"label": words}


def _text(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    field, widget = bound.field, bound.field.widget
    value = bound.value()
    params["value"] = "" if value is None else str(field.prepare_value(value))
    params["type"] = getattr(field, "input_type", "") or getattr(widget, "input_type", "text")
    params["inputmode"] = getattr(field, "inputmode", None) or widget.attrs.get("inputmode")
    params["autocomplete"] = over.get("autocomplete") or widget.attrs.get("autocomplete")
    params["attributes"] = {**getattr(field, "attributes", {}), **over.get("attributes", {})}
    if params["type"] in ("email", "url"):
        params["spellcheck"] = False
    width = getattr(field, "width", "")
    if width:
        joint = "!-" if isinstance(width, str) and not width.isdigit() else "--width-"
        params["classes"] = f"govuk-input--width-{width}" if joint == "--width-" else f"govuk-!-width-{width}"


def _long_text(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    value = bound.value()
    limit = getattr(bound.field, "max_length", None)
    params["value"] = "" if value is None else str(value)
    params["rows"] = str(over.get("rows") or getattr(bound.field, "rows", 5))
    params["attributes"] = {"dir": "auto"}
    if limit:
        params["maxlength"] = limit
        params["threshold"] = "75"


def _password(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    attrs = bound.field.widget.attrs
    params["autocomplete"] = getattr(bound.field, "autocomplete", None) or attrs.get("autocomplete")


def _choices(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    value = bound.value()
    value = bound.field.prepare_value(value)
    given = value if isinstance(value, list | tuple) else [value]
    chosen = {str(each) for each in given if each is not None}
    reveal = over.get("reveal") or {}
    hints = getattr(bound.field, "hints", {})
    items: list[dict[str, Any]] = []
    for key, text in getattr(bound.field, "choices", ()):
        item: dict[str, Any] = {"value": str(key), "text": str(text), "checked": str(key) in chosen}
        if key in hints:
            item["hint"] = {"text": hints[key]}
        if key in reveal:
            item["conditional"] = {"html": reveal[key]}
        items.append(item)
    params["items"] = [item for item in items if item["value"] or component_of(bound) == "select"]
    kind = component_of(bound)
    small = f"govuk-{kind}--small" if getattr(bound.field, "small", False) else ""
    inline = "govuk-radios--inline" if getattr(bound.field, "inline", False) and not reveal else ""
    params["classes"] = f"{small} {inline}".strip()


def _select(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    _choices(bound, params, over)
    items: list[dict[str, Any]] = params["items"]
    for item in items:
        item["selected"] = item.pop("checked")
    if not any(item["value"] == "" for item in items):
        items.insert(
            0, {"value": "", "text": over.get("empty") or getattr(bound.field, "empty_text", "Choose")}
        )
    params["classes"] = ""


def _confirm(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    text = getattr(bound.field, "text", "") or params["label"]["text"]
    ticked = str(bound.value()).lower() in ("true", "on", "1")
    params["items"] = [{"value": "on", "text": text, "checked": ticked}]
    params.pop("label", None)


def _dates(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    parts: tuple[str, ...] = bound.field.parts  # type: ignore[attr-defined]
    value = bound.field.prepare_value(bound.value()) or [""] * len(parts)
    named: frozenset[str] = getattr(bound.field, "wrong_parts", frozenset())
    wrong = named or (frozenset(parts) if bound.errors else frozenset())
    widths = {"day": "2", "month": "2", "year": "4", "time": "5"}
    born = {"day": "bday-day", "month": "bday-month", "year": "bday-year"} if over.get("born") else {}
    params["items"] = [
        {
            "id": f"{_id(bound)}-{part}",
            "name": f"{bound.html_name}-{part}",
            "label": _PART_LABELS[part],
            "value": text,
            "inputmode": "text" if part == "time" else "numeric",
            "autocomplete": born.get(part),
            "classes": f"govuk-input--width-{widths[part]}"
            + (" govuk-input--error" if part in wrong else ""),
        }
        for part, text in zip(parts, value, strict=True)
    ]


def _file(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    accept = getattr(bound.field, "accept", "")
    if accept:
        params["attributes"] = {"accept": accept}


def _hidden(bound: BoundField, params: dict[str, Any], over: dict[str, Any]) -> None:
    value = bound.value()
    params["value"] = "" if value is None else str(value)


_BUILDERS = {
    "input": _text,
    "longtext": _long_text,
    "password": _password,
    "radios": _choices,
    "checkboxes": _choices,
    "select": _select,
    "confirm": _confirm,
    "date": _dates,
    "moment": _dates,
    "file": _file,
    "hidden": _hidden,
}
