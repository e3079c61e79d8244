"""The list of public pages, one page with every version, and writing the next."""

from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.content import actions
from sightline.content.actions.writing import NO_SOURCE
from sightline.content.catalogue import ENGLISH, LANGUAGES, PAGES, TRANSLATED_INTO
from sightline.content.forms import WriteForm
from sightline.content.given import TURNS, Writing
from sightline.content.marks import as_html
from sightline.content.pages import (
    differences,
    languages_of,
    offers,
    page_lines,
    review_words,
    stands_in_the_way,
    state_tag,
    version_rows,
)
from sightline.content.queries import Slug, every_page
from sightline.content.views.common import Page, served, slug_of, version_of
from sightline.core import clock
from sightline.core.leave import Refused

WRITE = "content.write"
KEPT = "Kept as a new version. The public does not see it before somebody has looked at it and another published it."


@require_GET
@staff_page(WRITE)
def pages(request: StaffRequest) -> HttpResponse:
    """Every public page, those due to be read again first."""
    lines = page_lines(every_page(request.viewer), clock.today())
    return render(request, "content/list.jinja", {"lines": lines})


@require_GET
@staff_page(WRITE)
def page(request: StaffRequest, slug: str) -> HttpResponse:
    """One page: what is published, and every version in every language."""
    held = slug_of(request, slug)
    shown = held.published()
    context = {
        "it": PAGES[slug],
        "held": held,
        "review": review_words(shown, clock.today()) if shown else "",
        "shown": shown,
        "languages": languages_of(held),
        "others": TRANSLATED_INTO if shown else (),
    }
    return render(request, "content/page.jinja", context)


@staff_page(WRITE)
def write(request: StaffRequest, slug: str, language: str) -> HttpResponse:
    """The next version, begun from the newest or from the one that the address names."""
    held = slug_of(request, slug, language)
    if language != ENGLISH and held.published() is None:
        raise Refused(NO_SOURCE)
    subject, draft = uuid5(TURNS, f"{slug} {language}"), f"content.write.{language}"
    form = form_of(request, WriteForm, draft, subject, initial=_start(request, held, language))

    def save() -> None:
        given = form.cleaned_data
        seen = given.pop("seen")
        actions.write_version(
            writing=Writing(slug=slug, language=language, **given),
            seen=seen,
            by=request.viewer,
            at=clock.now(),
        )

    shown = Page(
        title=f"Write: {PAGES[slug].name}",
        caption=LANGUAGES[language].name,
        form=form,
        draft=draft,
        subject=subject,
        button="Keep as a new version",
        back_to=reverse("content:page", args=[slug]),
        before=_english(held) if language != ENGLISH else "",
    )
    return served(request, shown, save, thanks=KEPT, to=shown.back_to)


def _start(request: HttpRequest, held: Slug, language: str) -> dict[str, str | int]:
    asked = request.GET.get("from", "")
    newest, shown = held.newest(language), held.published()
    begun = held.numbered(language, int(asked)) if asked.isascii() and asked.isdigit() else newest
    start: dict[str, str | int] = {
        "seen": newest.version.number if newest else 0,
        "source": shown.version.number if shown and language != ENGLISH else 0,
    }
    if begun:
        start |= {"title": begun.version.title, "body": begun.version.body}
    return start


def _english(held: Slug) -> str:
    shown = held.published()
    return f"{shown.version.title}\n\n{shown.version.body}" if shown else ""


@require_GET
@staff_page(WRITE)
def version(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """One version: its words, what was done with it, and what it changed."""
    held, it = version_of(request, slug, language, number)
    context = {
        "it": it,
        "name": PAGES[slug].name,
        "language": LANGUAGES[language],
        "tag": state_tag(it),
        "rows": version_rows(it),
        "offers": offers(request.viewer, it),
        "refused": stands_in_the_way(request.viewer, it),
        "words": as_html(it.version.body),
        "changes": differences(held.numbered(language, number - 1), it),
    }
    return render(request, "content/version.jinja", context)
