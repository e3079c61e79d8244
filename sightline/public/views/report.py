"""Files of a report that was published: its pages, its PDF, its workbook and data."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sightline.public.answering import page
from sightline.public.report_shelf import report_file
from sightline.public.store import Unreachable
from sightline.public.surrounding import STYLE_HASH, surrounded
from sightline.public.views.fixed import not_found

TAKEN_AWAY = (".csv", ".json", ".xlsx", ".pdf")
POLICY = f"default-src 'none'; style-src 'self' {STYLE_HASH}; img-src 'self' data:; base-uri 'none'; "
POLICY += "form-action 'none'; frame-ancestors 'none'"
DOWN = "The report cannot be read just now. You can ring: the numbers are below."


@require_safe
def file(request: HttpRequest, name: str, path: str) -> HttpResponse:
    """One file. Its pages bring a style sheet of their own, and no script."""
    try:
        found = report_file(name, path)
    except Unreachable:
        return page("trouble", status=503, title="The annual report", kept=DOWN)
    if found is None:
        return not_found(request)
    media_type, content = found
    if path.endswith(".html"):
        content = surrounded(content)
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Security-Policy"] = POLICY
    if path.endswith(TAKEN_AWAY):
        kept = f"{name}-{path.rpartition('/')[2]}"
        response.headers["Content-Disposition"] = f'attachment; filename="{kept}"'
    return response
