"""Looking at a version as the public would, and what a second person does with it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.content import actions, forms
from sightline.content.catalogue import LANGUAGES, PAGES
from sightline.content.permissions import may_publish_this, may_sign
from sightline.content.states import VERSION, Act
from sightline.content.views.common import Page, served, version_of
from sightline.core import clock
from sightline.core.headers import policy

PUBLISH = "content.publish"


@staff_page("content.write")
def preview(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """As the public will see it, on a telephone and on a desk. Whoever has looked at it says so."""
    response = _act(
        request,
        (slug, language, number),
        Act.PREVIEW,
        forms.PreviewForm,
        actions.preview_version,
        title="See it as the public will",
        button="I have looked at it",
        thanks="That you looked at it is on record.",
        template="content/preview.jinja",
    )
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-src 'self'"
    return response


@staff_page(PUBLISH)
def publish(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """A second person publishes it."""
    _, it = version_of(request, slug, language, number)
    may_publish_this(request.viewer, it.version.by_id, it.lookers).demand()
    return _act(
        request,
        (slug, language, number),
        Act.PUBLISH,
        forms.PublishTranslationForm if it.is_translation else forms.PublishForm,
        lambda **given: actions.publish_version(**({"review_on": None} | given)),
        title="Publish this version",
        button="Publish it",
        thanks="Published. Everybody can read it now.",
    )


@staff_page(PUBLISH)
def review(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """It was read again and is still right."""
    return _act(
        request,
        (slug, language, number),
        Act.REVIEW,
        forms.ReviewForm,
        actions.review_version,
        title="It was read again, and is still right",
        button="Save",
        thanks="Saved. It is read again by the day you gave.",
    )


@staff_page(PUBLISH)
def withdraw(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """Taken away from the public at once."""
    return _act(
        request,
        (slug, language, number),
        Act.WITHDRAW,
        forms.WithdrawForm,
        actions.withdraw_version,
        title="Withdraw this page",
        button="Take it away from the public",
        thanks="Withdrawn. The public no longer sees it.",
    )


@staff_page(PUBLISH)
def sign(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """A named translator signed it."""
    _, it = version_of(request, slug, language, number)
    may_sign(request.viewer, it.version.by_id).demand()
    return _act(
        request,
        (slug, language, number),
        None,
        forms.SignForm,
        actions.sign_translation,
        title="A translator signed this translation",
        button="Save",
        thanks="The signature is on record.",
    )


def _act(
    request: StaffRequest,
    address: tuple[str, str, int],
    act: Act | None,
    made: type[Any],
    done: Callable[..., object],
    *,
    title: str,
    button: str,
    thanks: str,
    template: str = "content/form.jinja",
) -> HttpResponse:
    slug, language, number = address
    _, it = version_of(request, *address)
    if act and request.method != "POST":
        VERSION.may(it.state, act).demand()
    draft = f"content.{act or 'sign'}"
    form = form_of(request, made, draft, it.version.pk)

    def save() -> None:
        given = {"slug": slug, "language": language, "number": number, **form.cleaned_data}
        done(**given, by=request.viewer, at=clock.now())

    caption, back_to = f"{PAGES[slug].name}, {LANGUAGES[language].name}, version {number}", _page_of(address)
    page = Page(title, caption, form, draft, it.version.pk, button, back_to)
    also = {"it": it, "frame": _frame(address)}
    return served(request, page, save, thanks=thanks, to=page.back_to, template=template, also=also)


def _page_of(address: tuple[str, str, int]) -> str:
    return reverse("content:version", args=address)


def _frame(address: tuple[str, str, int]) -> str:
    """The address of the page exactly as the public gets it; empty where there are no public pages."""
    try:
        return reverse("public:preview", args=address)
    except NoReverseMatch:
        return ""
