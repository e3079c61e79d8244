"""Accounts: the list, one, and what is done with it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.governance import actions, forms
from sightline.governance.models.parts import KEEPS
from sightline.governance.pages.accounts import account_page, lines
from sightline.governance.queries import accounts as queries
from sightline.governance.queries import reviews
from sightline.governance.queries.accounts import WholeAccount
from sightline.governance.states import Act
from sightline.governance.views.common import READERS, of_account, of_review, opened, opened_review

DANGER = "If somebody is in danger now, ring 999 first."
PASSES = f"{DANGER} What you pass on goes to the front door in the words you write here; the account stays."
BACK = (
    "Their words, their name and the way to reach them are put away for good. That they told something, what was "
    "decided of safety and what was passed on stay."
)


@require_GET
@staff_page(KEEPS)
def accounts(request: StaffRequest) -> HttpResponse:
    """The newest first, of the reviews one works on."""
    viewer = request.viewer
    offered = list(reviews.listed(viewer))
    form = forms.ListFilters(request, reviews=offered, agencies=queries.agencies_of(viewer))
    page = paginate(request, queries.listed(viewer, **form.chosen()))
    return render(
        request, "governance/accounts.jinja", {"form": form, "page": page, "lines": lines(page.items)}
    )


@require_GET
@staff_page(KEEPS)
def one(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """What was told, and what was done with it."""
    page = account_page(opened(request, account_id))
    return render(request, "governance/account.jinja", {"page": page})


@staff_page(KEEPS)
def add(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Take down an account."""
    found, draft, key = opened_review(request, review_id), "governance.account", key_of(request)
    start = {"told_on": clock.today()}
    form = form_of(request, forms.AccountForm, draft, found.pk, agencies=queries.services(), initial=start)

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.add_account(review_id=found.pk, told=form.told(), key=key, by=by, at=at)

    to = reverse("governance:account", args=[key])
    title, thanks = "Take down an account", "Kept. Look now whether anybody is at risk."
    return of_review(
        request, found, form, save, title=title, draft=draft, to=to, before=DANGER, thanks=thanks
    )


@staff_page(KEEPS)
def correct(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """A further entry."""
    found, draft = opened(request, account_id, Act.CORRECT), "governance.correct"
    start = _as_typed(found)
    form = form_of(
        request, forms.CorrectForm, draft, found.account.pk, agencies=queries.services(), initial=start
    )

    def save() -> None:
        given = {name: form.cleaned_data[name] for name in ("corrected_why", "seen")}
        by, at = request.viewer, clock.now()
        actions.correct_account(account_id=found.account.pk, told=form.told(), **given, by=by, at=at)

    return of_account(request, found, form, save, title="Correct this account", draft=draft)


def _as_typed(found: WholeAccount) -> dict[str, Any]:
    last, said = found.last, found.words
    columns = ("told_on", "how", "teller", "agrees", "told_passed_on", "not_told_why")
    start = {name: getattr(last, name) for name in columns}
    start |= {name: getattr(said, name) for name in ("words", "name", "reach")} if said else {}
    concerned = last.concerned.all()
    start["agencies"] = [str(each.agency_id) for each in concerned]
    return start | {"shut_out": any(each.shut_out for each in concerned), "seen": found.version}


@staff_page(KEEPS)
def look(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Whether anybody is at risk."""
    found, draft = opened(request, account_id, Act.LOOK), "governance.safety"
    form = form_of(request, forms.SafetyForm, draft, found.account.pk, initial={"seen": found.version})

    def save() -> None:
        given = {"looked": form.looked(), "seen": form.cleaned_data["seen"]}
        by, at = request.viewer, clock.now()
        actions.look_at_safety(account_id=found.account.pk, **given, by=by, at=at)

    readers = [*READERS, "the front door, of what you write for it"]
    return of_account(
        request, found, form, save, title="Is anybody at risk?", draft=draft, before=PASSES, readers=readers
    )


@staff_page(KEEPS)
def tell(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """When and how they were told."""
    found, draft = opened(request, account_id, Act.TELL), "governance.tell"
    form = form_of(request, forms.AnswerForm, draft, found.account.pk, initial={"on_day": clock.today()})

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.tell_teller(account_id=found.account.pk, answered=form.answered(), by=by, at=at)

    return of_account(request, found, form, save, title="They were told what was done", draft=draft)


@staff_page(KEEPS)
def take_back(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """They take it back."""
    found, draft = opened(request, account_id, Act.TAKE_BACK), "governance.take_back"
    form = form_of(request, forms.TakeBackForm, draft, found.account.pk, initial={"on_day": clock.today()})

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.take_back(account_id=found.account.pk, taken=form.taken(), by=by, at=at)

    return of_account(request, found, form, save, title="They take it back", draft=draft, before=BACK)
