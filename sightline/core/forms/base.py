"""The form every page uses: keeps what was typed, and can be filled from a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from sightline.core.words import MONTHS, first_lower

KEEP = "_keep"  # the button "Save and come back later"
DRAFT = "_draft"  # hidden: which form this is
SUBJECT = "_draft_subject"  # hidden: what it is about
NOT_KEPT = frozenset({"csrfmiddlewaretoken", KEEP, DRAFT, SUBJECT, "_path", "_title"})


class DraftBoundField(forms.BoundField):
    """Shows what was typed, else what the draft holds, else the initial value."""

    def value(self) -> Any:
        kept = getattr(self.form, "draft", None)
        if not self.form.is_bound and kept is not None:
            return self.field.widget.value_from_datadict(kept, {}, self.html_name)
        return super().value()


class Form(forms.Form):
    """Base of every form that saves something.

    `data` is what was posted, and an empty post is still a post. `draft` is what was kept earlier: it
    fills the page without complaint and is checked only when the person submits it.
    """

    bound_field_class = DraftBoundField
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        draft: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("auto_id", "%s")
        super().__init__(data, files, **kwargs)
        self.draft = as_query(draft) if draft is not None else None
        for field in self.fields.values():
            ask_in_plain_words(field)

    @classmethod
    def of(cls, request: HttpRequest, **kwargs: Any) -> Any:
        """Bound to what was posted; unbound on a plain visit."""
        if request.method == "POST":
            return cls(request.POST, request.FILES, **kwargs)
        return cls(**kwargs)

    def typed(self) -> dict[str, str]:
        """Everything typed, by label, as words: for showing beside somebody else's text."""
        return {label_of(bound): as_words(bound) for bound in self if not bound.is_hidden and as_words(bound)}


class GetForm(Form):
    """Filters of a list: read from the address, nothing compulsory, mistakes shown and otherwise ignored."""

    def __init__(self, request: HttpRequest, *, given: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(request.GET if given is None else given, **kwargs)
        for field in self.fields.values():
            field.required = False
            field.optional_suffix = False  # type: ignore[attr-defined]
            field.empty_text = "Any"  # type: ignore[attr-defined]
        self.is_valid()

    def chosen(self) -> dict[str, Any]:
        """The filters somebody set."""
        return {
            name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)
        }


def as_query(kept: Mapping[str, Any]) -> QueryDict:
    """A kept draft (name to a text or a list of texts) as the browser would have sent it."""
    query = QueryDict(mutable=True)
    for name, value in kept.items():
        if isinstance(value, list | tuple):
            query.setlist(name, [str(each) for each in value])
        else:
            query[name] = str(value)
    return query


def kept_from(post: QueryDict) -> dict[str, list[str]]:
    """What to keep of a post: every field as typed, without the token and the buttons."""
    return {name: [str(each) for each in post.getlist(name)] for name in post if name not in NOT_KEPT}


def ask_in_plain_words(field: forms.Field) -> None:
    """An unanswered field says what to enter or choose, by its own label."""
    label = str(field.label or "").rstrip(".:")
    own = str(getattr(field, "blank", ""))
    if own or not label:
        field.error_messages["required"] = own or field.error_messages["required"]
        return
    chosen = isinstance(field, forms.ChoiceField | forms.MultipleChoiceField | forms.FileField)
    verb = "Choose" if chosen else "Enter"
    question = label.endswith("?")
    field.error_messages["required"] = f"Answer: {label}" if question else f"{verb} {first_lower(label)}"


def label_of(bound: forms.BoundField) -> str:
    """What a person knows a field by: for a box to tick, the words beside it."""
    return str(getattr(bound.field, "text", "") or bound.label)


def as_words(bound: forms.BoundField) -> str:
    """What somebody typed or chose in a field, as words."""
    return in_words(bound.field, bound.value())


_MONTHS = {text: name for number, name in enumerate(MONTHS, 1) for text in (str(number), f"{number:02d}")}


def in_words(field: forms.Field, value: Any) -> str:
    """A value of a field as words: a choice by its text, a date with the name of its month."""
    if isinstance(value, bool):
        return "Yes" if value else ""
    choices = dict(_flat(getattr(field, "choices", ())))
    if isinstance(value, list | tuple):
        parts = getattr(field, "parts", ("",) * len(value))
        each_part = zip(parts, value, strict=True)
        named = [_MONTHS.get(str(one), one) if part == "month" else one for part, one in each_part]
        found = [str(choices.get(str(each), each)) for each in named if each not in (None, "")]
        return (" " if any(parts) else ", ").join(found)
    return str(choices.get(str(value), value)) if value not in (None, "") else ""


def _flat(choices: Any) -> list[tuple[str, Any]]:
    return [(str(choice[0]), choice[1]) for choice in choices if not isinstance(choice[1], list | tuple)]
