"""The one way an administration form is shown, checked, saved and shown again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.access.forms.administration import WhyForm
from sightline.core.fingerprint import fingerprint
from sightline.core.forms import Form, both_texts, show_anew
from sightline.core.versions import Conflict

HISTORY = "History: who changed what, and why"
FORM = "access/administration/form.jinja"


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    save: Callable[[dict[str, Any]], object],
    done: str,
    said: str,
    shows: Mapping[str, Any],
    shown_now: Callable[[], str] = str,
) -> HttpResponse:
    """Show the form; save what is right and go to `done`; show mistakes and another's text where there are any.

    `shown_now` gives the fingerprint of what is saved now, so that saving again is meant to replace it.
    """
    clash: Conflict | None = None
    if form.is_bound and form.is_valid():
        try:
            save(form.cleaned_data)
        except Conflict as conflict:
            clash = both_texts(conflict, form)
            show_anew(form, shown=shown_now())
        else:
            messages.success(request, said)
            return redirect(done)
    context = {"form": form, "clash": clash, **shows}
    return render(request, FORM, context, status=409 if clash else 200)


def change_page(
    request: HttpRequest,
    form: Form,
    row: Any,
    *,
    again: Callable[[], Any],
    names: Iterable[str],
    save: Callable[[dict[str, Any]], object],
    done: str,
    **shows: Any,
) -> HttpResponse:
    """Columns of a row that are put right, by their names; `again` reads the row anew."""
    return form_page(
        request,
        form,
        save=save,
        done=done,
        said="The change has been saved.",
        shows={"title": f"Change {row.name}", "button": "Save the change", "cancel": done, **shows},
        shown_now=lambda: fingerprint(again(), names),
    )


def confirm_page(
    request: HttpRequest, *, save: Callable[[str], object], done: str, said: str, shows: Mapping[str, Any]
) -> HttpResponse:
    """Ask once more, and why, before something that has effects at once."""
    return form_page(
        request,
        WhyForm.of(request),
        save=lambda given: save(given["why"]),
        done=done,
        said=said,
        shows={"warning": True, **shows},
    )
