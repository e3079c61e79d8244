"""Somebody else saved first: both texts under the labels of the form, which goes on upon the newer version."""

from sightline.core.forms.base import Form, as_words, in_words, label_of
from sightline.core.forms.saving import show_anew
from sightline.core.forms.text import VersionField
from sightline.core.versions import Conflict


def both_texts(clash: Conflict, form: Form, number: str = "") -> Conflict:
    """The same conflict as the page shows it; `number` names the hidden field of the version, if it is not the first.

    All that was typed stands there, and a part left empty too where the other wrote something.
    """
    saved = {
        label_of(form[name]): in_words(form.fields[name], form.fields[name].prepare_value(value))
        for name, value in clash.saved.items()
        if name in form.fields
    }
    typed = {
        label_of(bound): as_words(bound)
        for bound in form
        if not bound.is_hidden and (bound.name in clash.saved or as_words(bound))
    }
    if number := number or next(iter(_numbers(form)), ""):
        show_anew(form, **{number: clash.version})
    return Conflict(saved=saved, typed=typed, saved_by=clash.saved_by, version=clash.version)


def _numbers(form: Form) -> list[str]:
    return [name for name, field in form.fields.items() if isinstance(field, VersionField)]
