"""What our own macros of choices draw is what GOV.UK Frontend draws (0195)."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from markupsafe import Markup

from sightline.core import forms
from sightline.core.forms.rendering import field_of

THEIRS = {
    "radios": ("radios", "govukRadios"),
    "checkboxes": ("checkboxes", "govukCheckboxes"),
    "confirm": ("checkboxes", "govukCheckboxes"),
    "select": ("select", "govukSelect"),
}
SEVERAL = [("a", "One & only"), ("b", "Two <b>"), ("c", "Three")]


class Seen(HTMLParser):
    """The elements of some markup with their attributes, and the words between them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.parts.append(words)


class Choosing(forms.Form):
    """Each way of choosing, with and without what may stand beside it."""

    one = forms.ChoiceField(label="One of them", choices=SEVERAL)
    hinted = forms.ChoiceField(label="With a hint", choices=SEVERAL, help_text="Choose <one>", required=False)
    many = forms.ManyField(label="Several", choices=SEVERAL, required=False, small=True)
    some = forms.ManyField(label="At least one", choices=SEVERAL, help_text="All that hold")
    listed = forms.ChoiceField(label="From a list", choices=SEVERAL, as_select=True, required=False)
    must = forms.ChoiceField(label="Listed", choices=SEVERAL, as_select=True, help_text="Any of them")
    sure = forms.ConfirmField(text="I have checked", required=False)
    surely = forms.ConfirmField(text="I am sure", help_text="You cannot take it back")
    agreed = forms.YesNoField(label="Agreed?", unknown="Not known", required=False)


OVERS: list[dict[str, Any]] = [
    {},
    {"heading": True, "hint": "Said otherwise"},
    {"reveal": {"b": Markup("<p>More of it</p>")}, "size": "m"},
    {"classes": "app-beside", "label": "Other words"},
]
GIVEN: list[dict[str, Any]] = [
    {},
    {"one": "b", "hinted": "a", "many": ["a", "c"], "some": "b", "listed": "c", "must": "a", "surely": "on"},
]


def drawn(source: str, params: dict[str, Any]) -> list[Any]:
    environment = next(each.env for each in engines.all() if hasattr(each, "env"))
    return Seen(environment.from_string(source).render(params=params)).parts


@pytest.mark.parametrize("over", OVERS, ids=["plain", "heading", "reveal", "words"])
@pytest.mark.parametrize("given", GIVEN, ids=["empty", "chosen"])
@pytest.mark.parametrize("name", list(Choosing.base_fields))
def test_choices_are_drawn_as_the_design_system_draws_them(
    name: str, given: dict[str, Any], over: dict[str, Any]
) -> None:
    form = Choosing.of(RequestFactory().post("/", given))
    if name in ("one", "hinted", "agreed"):
        form.fields[name].hints = {"a": "What it <means>"}
    shown = field_of(form[name], **over)
    file, macro = THEIRS[shown["component"]]
    theirs = f'{{% from "govuk_frontend_jinja/components/{file}/macro.html" import {macro} %}}{{{{ {macro}(params) }}}}'
    kind = "select(params)" if file == "select" else f'choices(params, "{file}")'
    ours = f'{{% from "core/choices.jinja" import choices, select %}}{{{{ {kind} }}}}'
    assert drawn(ours, shown["params"]) == drawn(theirs, shown["params"])


def test_what_differs_is_seen() -> None:
    markup = '<input id="a" checked> <label for="a">One</label>'
    assert Seen(markup).parts == Seen(markup.replace("> <", ">\n  <")).parts
    for changed in (
        markup.replace(" checked", ""),
        markup.replace("One", "Two"),
        markup.replace('"a">', '"b">'),
    ):
        assert Seen(changed).parts != Seen(markup).parts
