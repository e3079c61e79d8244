"""Pages of warning notices and of referrals to the National Referral Mechanism."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.justice import actions
from sightline.justice.forms.notices import FollowForm, GroundsForm, ReferForm, ServeForm
from sightline.justice.models import Crime, Notice, Referral, Suspect
from sightline.justice.pages import notices as shown
from sightline.justice.pages.suspects import name_of
from sightline.justice.permissions import may_follow, may_record_on, may_refer, may_refer_on
from sightline.justice.queries import notices as kept
from sightline.justice.queries.reaching import reached
from sightline.justice.queries.suspects import of_force
from sightline.justice.states import Act
from sightline.justice.views.common import Texts, form_of, of_crime, served, worked_on
from sightline.people.queries import name_lines, shown_name


@require_GET
@staff_page("justice.read")
def notices(request: StaffRequest) -> HttpResponse:
    """Warning notices, the newest first."""
    page = paginate(request, kept.notices(request.viewer))
    lines = shown.notice_lines(page.items, name_lines({each.child_id for each in page.items}))
    heads = ["Notice", "Kind", "About", "Served", "Where it stands"]
    return _listed(request, "Warning notices", heads, page, lines)


@require_GET
@staff_page("justice.read")
def referrals(request: StaffRequest) -> HttpResponse:
    """Referrals, the newest first."""
    page = paginate(request, kept.referrals(request.viewer))
    names = name_lines({each.child_id for each in page.items if each.child_id})
    lines = shown.referral_lines(page.items, names)
    heads = ["Referral", "Who", "Referred", "By", "Where it stands"]
    new = reverse("justice:refer_adult") if may_refer(request.viewer) else ""
    return _listed(request, "National Referral Mechanism", heads, page, lines, new=new)


def _listed(
    request: StaffRequest, title: str, heads: list[str], page: Any, lines: list[shown.Line], *, new: str = ""
) -> HttpResponse:
    given = {"title": title, "heads": heads, "page": page, "lines": lines, "new": new}
    return render(request, "justice/listed.jinja", given)


@require_GET
@staff_page("justice.read")
def notice(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """One notice. Whom it was served on is shown as far as the handling code lets."""
    found: Notice = open_record(kept.notices(request.viewer), request.viewer, notice_id)
    to = Suspect.objects.visible_to(request.viewer).filter(pk=found.served_to_id).first()
    page = shown.notice_page(request.viewer, found, shown_name(found.child_id), to)
    return render(request, "justice/one.jinja", {"page": page})


@require_GET
@staff_page("justice.read")
def referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """One referral."""
    found: Referral = open_record(kept.referrals(request.viewer), request.viewer, referral_id)
    name = shown_name(found.child_id) if found.child_id else ""
    page = shown.referral_page(request.viewer, found, name)
    return render(request, "justice/one.jinja", {"page": page})


@staff_page("justice.record")
def serve(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """A notice about the child of a crime."""
    found: Crime = worked_on(request, crime_id, Act.TELL, may_record_on)
    texts = of_crime(found, "Record a warning notice", "serve", "Record it")
    key = key_of(request)
    offered = {each.pk: name_of(each) for each in of_force(request.viewer)}
    form = form_of(request, ServeForm, texts, suspects=offered)

    def save() -> None:
        given: dict[str, Any] = {"child_id": found.child_id, "served": form.served(), "key": key}
        actions.serve_notice(**given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save, to=reverse("justice:notice", args=[key]))


@staff_page("justice.record")
def follow_notice(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """What became of a notice."""
    found: Notice = open_record(kept.notices(request.viewer), request.viewer, notice_id)
    back_to = reverse("justice:notice", args=[found.pk])
    texts = _texts("Note what became of it", f"Notice {found.reference}", "justice.follow", found.pk, back_to)
    may_follow(request.viewer, found).demand()
    form = form_of(request, FollowForm, texts)

    def save() -> None:
        given = form.following()
        actions.follow_notice(notice_id=found.pk, following=given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.refer")
def refer_child(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A referral of a child the viewer reaches."""
    child = open_record(reached(request.viewer), request.viewer, record_id)
    return _refer(request, child.pk, shown_name(child.pk))


@staff_page("justice.refer")
def refer_adult(request: StaffRequest) -> HttpResponse:
    """A referral of an adult: no name is held."""
    return _refer(request, None, "An adult; no name is held")


def _refer(request: StaffRequest, child_id: UUID | None, caption: str) -> HttpResponse:
    key, subject = key_of(request), child_id or request.viewer.person_id
    title = "Record a referral to the National Referral Mechanism"
    texts = _texts(title, caption, "justice.refer", subject, reverse("justice:referrals"))
    form = form_of(request, ReferForm, texts)

    def save() -> None:
        given: dict[str, Any] = {"child_id": child_id, "key": key}
        given["referring"] = form.referring(is_child=child_id is not None)
        actions.refer(**given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save, to=reverse("justice:referral", args=[key]))


@staff_page("justice.refer")
def decide_referral(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Reasonable grounds, then conclusive grounds."""
    found: Referral = open_record(kept.referrals(request.viewer), request.viewer, referral_id)
    may_refer_on(request.viewer, found).demand()
    back_to = reverse("justice:referral", args=[found.pk])
    texts = _texts("Record a decision", f"Referral {found.reference}", "justice.grounds", found.pk, back_to)
    form = form_of(request, GroundsForm, texts)

    def save() -> None:
        given = form.grounds()
        actions.decide_referral(referral_id=found.pk, grounds=given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def _texts(title: str, caption: str, draft: str, subject: UUID, back_to: str) -> Texts:
    return Texts(title, caption, draft, subject, "Save", "On record.", back_to)
