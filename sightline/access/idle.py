"""Middleware: a session ends after idle minutes or when the person leaves; a form that comes late is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.access.keeping import keep_form
from sightline.access.models import Staff
from sightline.access.signing_in import SEEN, at_the_door, moment_of, note, was_ended
from sightline.access.viewer import viewing
from sightline.core import clock

TOUCH = timedelta(seconds=30)  # a session is written at most so often


class Idle:
    """Ends sessions. Placed after sign-in is known; runs once the form's token has been checked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not isinstance(request.user, Staff):
            return None
        if was_ended(request, request.user):
            return self._end(request, request.user, kept=False)
        now, seen = clock.now(), moment_of(request.session, SEEN)
        if seen is not None and now - seen > timedelta(minutes=settings.SIGHTLINE_IDLE_MINUTES):
            return self._end(request, request.user, kept=keep_form(request, request.user) is not None)
        looking_only = request.method == "GET" and getattr(view, "passive", False)
        if not looking_only and (seen is None or now - seen > TOUCH):
            request.session[SEEN] = now.timestamp()
        return None

    def _end(self, request: HttpRequest, staff: Staff, *, kept: bool) -> HttpResponse:
        with viewing(at_the_door()) as door:
            note("access.session_ended", by=door, at=clock.now(), staff=staff)
        logout(request)
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"signed_out": True}, status=401)
        back = request.get_full_path() if request.method == "GET" else reverse("access:drafts")
        query = {"next": back, "ended": "kept" if kept else "idle"}
        return redirect(f"{reverse('account_login')}?{urlencode(query)}")
