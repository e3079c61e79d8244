"""A version exactly as the public will get it, for those who write and publish the public pages."""

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.content.catalogue import LANGUAGES, PAGES
from sightline.content.queries import one_page
from sightline.core.leave import Refused
from sightline.public.answering import framed
from sightline.public.notice import partnership
from sightline.public.quiet import STYLE
from sightline.public.shelf import Shown

POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; img-src data:; base-uri 'none'; frame-ancestors 'self'"
)
_given: Any = settings


@require_GET
@staff_page("content.write")
def preview(request: StaffRequest, slug: str, language: str, number: int) -> HttpResponse:
    """Without scripts, and inside a page of the site."""
    held = one_page(request.viewer, slug) if slug in PAGES and language in LANGUAGES else None
    it = held.numbered(language, number) if held else None
    if it is None:
        raise Refused(NOT_FOUND, hidden=True)
    made = Shown(PAGES[slug], LANGUAGES[language], it.version.title, it.version.body, None, it.review_on)
    ours = partnership(Path(_given.VAR) / "public" / "partnership.json")
    languages = [LANGUAGES["en"], LANGUAGES[language]] if it.is_translation else []
    text = framed("words", ours, demonstration=False, it=made, languages=languages, report=None, script="")
    response = HttpResponse(text)
    style = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = POLICY.format(style=style)
    return response
