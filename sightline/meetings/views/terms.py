"""Terms of confidentiality: written for a group or a kind of meeting, accepted, and on each copy of the papers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.meetings import actions
from sightline.meetings.actions.terms import NO_TERMS
from sightline.meetings.forms.terms import ACCEPT, AnswerTermsForm, TermsForm
from sightline.meetings.models import Group, Terms
from sightline.meetings.pages.after import after_page
from sightline.meetings.pages.one import meeting_page
from sightline.meetings.permissions import may_open_papers, may_read_pack
from sightline.meetings.queries.after import after
from sightline.meetings.queries.one import whole
from sightline.meetings.queries.terms import newest, terms_of
from sightline.meetings.states import Kind
from sightline.meetings.terms import on_copies
from sightline.meetings.views.common import Page, opened, page_of, served
from sightline.meetings.views.groups import NO_SUBJECT, READERS, group_page_of, opened_group

WRITE, ANSWER = "meetings.terms", "meetings.terms_answer"
ASKED_AGAIN = "Saved. Everybody is asked to accept this version before they read the papers again."


@staff_page("meetings.groups")
def group_terms(request: StaffRequest, group_id: UUID) -> HttpResponse:
    """Those of one group."""
    group = opened_group(request, group_id)
    return _written(request, Kind(group.kind), group)


@staff_page("meetings.groups")
def kind_terms(request: StaffRequest, meeting_kind: str) -> HttpResponse:
    """Those of every meeting of a kind whose group has none of its own."""
    if meeting_kind not in Kind.values:
        raise Refused(NOT_FOUND, hidden=True)
    return _written(request, Kind(meeting_kind), None)


def _written(request: StaffRequest, kind: Kind, group: Group | None) -> HttpResponse:
    last = newest(kind, group) or newest(kind, None)
    stands = last is not None and last.group == group
    start: dict[str, Any] = {"seen": last.number if last and stands else 0}
    start |= {"purpose": last.purpose, "words": last.words} if last else {}
    draft = WRITE if group else f"{WRITE}.{kind}"
    subject = group.pk if group else NO_SUBJECT
    form = form_of(request, TermsForm, draft, subject, initial=start)

    def save() -> None:
        given = form.cleaned_data
        said = {name: given[name] for name in ("purpose", "words", "seen")}
        key = group.pk if group else None
        actions.write_terms(kind=kind, group_id=key, **said, by=request.viewer, at=clock.now())

    page = Page(
        title="Terms of confidentiality",
        caption=group.name if group else kind.label,
        form=form,
        draft=draft,
        subject=subject,
        button="Save as a new version",
        back_to=group_page_of(group) if group else reverse("meetings:groups"),
        readers=READERS,
    )
    return served(request, page, save, thanks=ASKED_AGAIN)


@staff_page("meetings.open")
def accept(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Read them; accept them, or say why not. Both are on record."""
    meeting = opened(request, meeting_id)
    terms = terms_of(meeting)
    if terms is None:
        raise Refused(NO_TERMS)
    form = form_of(request, AnswerTermsForm, ANSWER, meeting.pk, initial={"seen": terms.number})

    def save() -> None:
        given = form.cleaned_data
        said = {"accepts": given["answer"] == ACCEPT, "words": given["words"], "seen": given["seen"]}
        actions.answer_terms(meeting_id=meeting.pk, **said, by=request.viewer, at=clock.now())

    page = Page(
        title="Terms of confidentiality",
        caption=f"{meeting.title} {meeting.reference}",
        form=form,
        draft=ANSWER,
        subject=meeting.pk,
        button="Save my answer",
        back_to=page_of(meeting),
        readers=["those who keep groups"],
        before=_said(terms),
    )
    return served(request, page, save, thanks="Your answer is on record.")


def _said(terms: Terms) -> str:
    return f"Version {terms.number}. Purpose: {terms.purpose}.\n\n{terms.words}"


@require_GET
@staff_page("meetings.open")
def copy(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """The papers on one page to print, with their purpose, for whom and when."""
    meeting = opened(request, meeting_id)
    may_read_pack(request.viewer, meeting).demand()
    may_open_papers(request.viewer, meeting).demand()
    terms = terms_of(meeting)
    it = whole(request.viewer, meeting)
    shown = {
        "page": meeting_page(request.viewer, it, now=clock.now()),
        "after": after_page(request.viewer, it, after(request.viewer, meeting)),
        "on_copies": on_copies(terms.purpose) if terms else "Confidential.",
        "whose": request.viewer.name,
        "on": clock.now(),
        "back_to": page_of(meeting),
    }
    return render(request, "meetings/copy.jinja", shown)
