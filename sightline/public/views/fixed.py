"""Pages that say the same to everybody."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from sightline.public import sending
from sightline.public.answering import AWAY, page


@require_safe
def what_happens(request: HttpRequest) -> HttpResponse:
    """What happens with what is told, who reads it, and what nobody can promise."""
    return page("next")


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """Why none are taken, how to keep and report them, and where they are taken down."""
    return page("pictures", documents=sending.takes_documents())


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away from here, leaving as little behind as a browser allows."""
    response = HttpResponseRedirect(AWAY)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404"""
    return page("trouble", status=404, title="There is no such page", kept="")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400"""
    kept = "Nothing was sent. Go back: what you wrote should still be there. Pictures and videos cannot be taken here."
    return page("trouble", status=400, title="This could not be read", kept=kept)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500"""
    kept = "We do not know whether it was sent. Go back: what you wrote should be there. Sending it again is safe."
    return page("trouble", status=500, title="Something went wrong on our side", kept=kept)
