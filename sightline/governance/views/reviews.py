"""Reviews: the list, one, its members, and what was heard."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.models import Agency
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.governance import actions, forms
from sightline.governance.forms.reviews import REVIEW
from sightline.governance.models import Member
from sightline.governance.models.parts import KEEPS
from sightline.governance.pages import reviews as pages
from sightline.governance.permissions import may_say_who
from sightline.governance.queries import reviews as queries
from sightline.governance.views.common import READERS, of_review, opened_review
from sightline.meetings.views.common import Page, served

NOBODY = "Nobody else holds a post that keeps accounts. A post is given under Administration."


@require_GET
@staff_page(KEEPS)
def reviews(request: StaffRequest) -> HttpResponse:
    """Those one works on."""
    page = paginate(request, queries.listed(request.viewer))
    return render(request, "governance/reviews.jinja", {"page": page, "lines": pages.lines(page.items)})


@staff_page(KEEPS)
def begin(request: StaffRequest) -> HttpResponse:
    """A review, kept by whoever begins it."""
    key, draft, subject = key_of(request), "governance.review", request.viewer.person_id
    form = form_of(request, forms.ReviewForm, draft, subject, initial={"began_on": clock.today()})

    def save() -> None:
        actions.begin_review(reviewed=form.reviewed(), key=key, by=request.viewer, at=clock.now())

    page = Page(
        title="Begin a review",
        caption="Reviews of services",
        form=form,
        draft=draft,
        subject=subject,
        button="Begin it",
        back_to=reverse("governance:list"),
        readers=READERS,
    )
    to = reverse("governance:review", args=[key])
    return served(request, page, save, thanks="Begun. You keep it, and say who works on it.", to=to)


@require_GET
@staff_page(KEEPS)
def one(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """One review, with who works on it."""
    found, viewer = opened_review(request, review_id), request.viewer
    inside, once = list(queries.members(viewer, found)), queries.once_members(viewer, found)
    page = pages.review_page(viewer, found, inside, once)
    return render(request, "governance/review.jinja", {"page": page, "key": found.pk})


@staff_page(KEEPS)
def change(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Other particulars, or that it has ended."""
    found, draft = opened_review(request, review_id), "governance.review_change"
    may_say_who(request.viewer, found).demand()
    start = {name: getattr(found, name) for name in (*REVIEW, "version")}
    form = form_of(request, forms.ReviewForm, draft, found.pk, initial=start)

    def save() -> None:
        given = {"reviewed": form.reviewed(), "version": form.cleaned_data["version"]}
        actions.change_review(review_id=found.pk, **given, by=request.viewer, at=clock.now())

    return of_review(request, found, form, save, title="Change this review", draft=draft)


@staff_page(KEEPS)
def add_member(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Somebody more works on it."""
    found, draft = opened_review(request, review_id), "governance.member"
    may_say_who(request.viewer, found).demand()
    people = queries.can_join(request.viewer, found, clock.now())
    form = form_of(request, forms.MemberForm, draft, found.pk, people=people)

    def save() -> None:
        by, at = request.viewer, clock.now()
        actions.add_member(review_id=found.pk, staff_id=form.staff_id(), by=by, at=at)

    before = "" if people else NOBODY
    return of_review(request, found, form, save, title="Add a member", draft=draft, before=before)


@staff_page(KEEPS)
def remove_member(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """Somebody works on it no longer."""
    rows = Member.objects.visible_to(request.viewer).filter(until=None).select_related("review", "staff")
    member: Member = open_record(rows, request.viewer, member_id)
    may_say_who(request.viewer, member.review).demand()
    draft = "governance.member_removed"
    form = form_of(request, forms.RemoveForm, draft, member.review_id)

    def save() -> None:
        why = form.cleaned_data["why"]
        actions.remove_member(member_id=member.pk, why=why, by=request.viewer, at=clock.now())

    title = f"{member.staff.name} works on it no longer"
    return of_review(request, member.review, form, save, title=title, draft=draft)


@staff_page(KEEPS)
def hand_on(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Another member keeps it."""
    found, draft = opened_review(request, review_id), "governance.keeper"
    if not queries.keeper_gone(found, clock.now()):
        may_say_who(request.viewer, found).demand()
    inside = queries.members(request.viewer, found).exclude(staff_id=found.keeper_id)
    people = [each.staff for each in inside]
    form = form_of(request, forms.KeeperForm, draft, found.pk, people=people)

    def save() -> None:
        given = {"staff_id": form.staff_id(), "why": form.cleaned_data["why"]}
        actions.hand_on(review_id=found.pk, **given, by=request.viewer, at=clock.now())

    return of_review(request, found, form, save, title="Hand this review on", draft=draft)


@require_GET
@staff_page(KEEPS)
def heard(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """What was heard, service by service."""
    found = opened_review(request, review_id)
    notes = pages.notes(found, queries.heard_of(request.viewer, found))
    return render(request, "governance/heard.jinja", {"review": found, "notes": notes})


@staff_page(KEEPS)
def write_heard(request: StaffRequest, review_id: UUID, agency_id: UUID) -> HttpResponse:
    """The note about one service."""
    found, draft = opened_review(request, review_id), "governance.heard"
    service = _service(request, review_id, agency_id)
    last = queries.last_heard(found, service.pk)
    start = {"seen": last.number if last else 0, "words": last.words if last else ""}
    form = form_of(request, forms.HeardForm, draft, found.pk, initial=start)

    def save() -> None:
        given = {
            "agency_id": service.pk,
            "words": form.cleaned_data["words"],
            "seen": form.cleaned_data["seen"],
        }
        actions.write_heard(review_id=found.pk, **given, by=request.viewer, at=clock.now())

    to = reverse("governance:heard", args=[found.pk])
    title = f"What was heard of {service.name}"
    return of_review(request, found, form, save, title=title, draft=draft, to=to)


def _service(request: StaffRequest, review_id: UUID, agency_id: UUID) -> Agency:
    found = queries.service_of(request.viewer, review_id, agency_id)
    if found is None:
        raise Refused("There is no such record, or it is not yours to open.", hidden=True)
    return found
