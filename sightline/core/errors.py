"""What a person reads when a page cannot be shown: what happened, what was kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "core/bad_request.jinja", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: not allowed, or the form's protection had run out."""
    return render(request, "core/refused.jinja", {"sentence": ""}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or none that this person may open."""
    return render(request, "core/not_found.jinja", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Nothing was half saved."""
    return render(request, "core/server_error.jinja", status=500)
