"""Who sees a review and what hangs on it. The database says it again (`walls_sql`)."""

from typing import Any, Self

from django.db import models
from django.db.models.expressions import RawSQL

from sightline.access.records import Fact
from sightline.access.viewer import Viewer

KEEPS = "governance.keep_accounts"
MINE = RawSQL("SELECT governance_mine()", [])
"""Ids of reviews that the signed viewer works on."""
SHUT = RawSQL("SELECT governance_shut_to_me()", [])
"""Ids of accounts whose teller asked that those who work for the signed viewer's employer do not read them."""


class ReviewRows(models.QuerySet[Any]):
    """Reviews one works on."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(pk__in=MINE) if viewer.may(KEEPS) else self.none()


class OfReviewRows(models.QuerySet[Any]):
    """What hangs on a review, and no account."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(review_id__in=MINE) if viewer.may(KEEPS) else self.none()


class AccountRows(models.QuerySet[Any]):
    """Accounts of one's reviews, save those one is shut out of."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None:
            return self
        if not viewer.may(KEEPS):
            return self.none()
        return self.filter(review_id__in=MINE).exclude(pk__in=SHUT)


class OfAccountRows(models.QuerySet[Any]):
    """What hangs on an account is seen with it."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None:
            return self
        if not viewer.may(KEEPS):
            return self.none()
        return self.filter(account__review_id__in=MINE).exclude(account_id__in=SHUT)


class OfAccount(Fact):
    """A fact about one account."""

    RETENTION = "review_record"

    account = models.ForeignKey("governance.Account", on_delete=models.PROTECT, related_name="+")

    objects: Any = OfAccountRows.as_manager()

    class Meta:
        abstract = True
