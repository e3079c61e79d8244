"""A review or an account through its door, and the page of one form about it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest
from sightline.core import words
from sightline.governance.models import Account, Review
from sightline.governance.pages.accounts import shut_out
from sightline.governance.queries import accounts, reviews
from sightline.governance.queries.accounts import WholeAccount
from sightline.governance.states import ACCOUNT, Act
from sightline.meetings.views.common import Page, served

READERS = ["those who work on this review"]


def opened_review(request: StaffRequest, review_id: UUID) -> Review:
    """The review of a page, through its door."""
    return open_record(reviews.seen(request.viewer), request.viewer, review_id)


def opened(request: StaffRequest, account_id: UUID, act: Act | None = None) -> WholeAccount:
    """The account of a page, through its door; with `act`, where that is possible now."""
    found: Account = open_record(accounts.seen(request.viewer), request.viewer, account_id)
    whole = accounts.whole(request.viewer, found)
    if act and request.method != "POST":
        ACCOUNT.may(whole.state, act).demand()
    return whole


def of_review(
    request: StaffRequest,
    review: Review,
    form: Any,
    save: Callable[[], object],
    *,
    title: str,
    draft: str,
    to: str = "",
    before: str = "",
    thanks: str = "Saved.",
) -> HttpResponse:
    """One form of a review."""
    back_to = reverse("governance:review", args=[review.pk])
    page = Page(
        title=title,
        caption=review.title,
        form=form,
        draft=draft,
        subject=review.pk,
        button="Save",
        back_to=back_to,
        readers=READERS,
        before=before,
    )
    return served(request, page, save, thanks=thanks, to=to)


def of_account(
    request: StaffRequest,
    found: WholeAccount,
    form: Any,
    save: Callable[[], object],
    *,
    title: str,
    draft: str,
    before: str = "",
    readers: list[str] = READERS,
) -> HttpResponse:
    """One form of an account."""
    shut = shut_out(found.last)
    page = Page(
        title=title,
        caption=f"Account {found.account.reference}",
        form=form,
        draft=draft,
        subject=found.account.pk,
        button="Save",
        back_to=reverse("governance:account", args=[found.account.pk]),
        readers=[*readers, f"nobody who works for {words.listing(shut)}"] if shut else readers,
        before=before,
    )
    return served(request, page, save, thanks="On record.")
