"""An agency's own pages: the question, its own entries, and its answer; and taking an answer down for it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.access.states import AgencyKind, Handling
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.enquiries.actions import cannot_answer, write_entry
from sightline.enquiries.forms import CannotForm, EntryForm, NothingForm, SexualHealthForm
from sightline.enquiries.models import Asked, Entry
from sightline.enquiries.pages.ours import answer_page
from sightline.enquiries.permissions import is_asked, may_answer_sexual_health, may_work_on
from sightline.enquiries.queries.ours import asked_whole
from sightline.enquiries.queries.story import entries
from sightline.enquiries.views.common import done, form_page, ours

ENTRY, NOTHING, CANNOT = "enquiries.entry", "enquiries.nothing", "enquiries.cannot"
CORRECT, SEXUAL_HEALTH = f"{ENTRY}.correct", f"{ENTRY}.sexual_health"
THANKS = "Saved. The enquiry’s social workers have been told."


@staff_page("enquiries.follow")
def lead(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """The one address of a request, whoever follows it."""
    found: Asked | None = Asked.objects.visible_to(request.viewer).filter(pk=asked_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    if is_asked(request.viewer, found):
        return redirect("enquiries:answer", found.pk)
    return redirect("enquiries:one", found.enquiry_id)


@staff_page("enquiries.answer")
def answer(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """The question, what one's own service wrote, and the minute's answer: nothing known."""
    asked = ours(request, asked_id)
    form = form_of(request, NothingForm, NOTHING, asked.pk)

    def save() -> None:
        write_entry(
            asked_id=asked.pk, said=form.said(), by=request.viewer, at=clock.now(), key=key_of(request)
        )

    if saved(request, form, NOTHING, asked.pk, save).done:
        return done(request, THANKS, "enquiries:answer", asked.pk)
    page = answer_page(request.viewer, asked_whole(request.viewer, asked), now=clock.now())
    context = {"page": page, "form": form, "draft": NOTHING, "once": str(key_of(request))}
    return render(request, "enquiries/answer.jinja", context | {"readers": _readers(asked)})


@staff_page("enquiries.answer")
def write(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """Something is known."""
    asked = ours(request, asked_id)
    form = form_of(request, EntryForm, ENTRY, asked.pk, handling=_handling(asked))
    return _entry(request, asked, form, title="Write what is known", back_to=_answer(asked))


@staff_page("enquiries.answer")
def correct(request: StaffRequest, asked_id: UUID, entry_id: UUID) -> HttpResponse:
    """A further entry that names the one it corrects; both stay."""
    asked = ours(request, asked_id)
    wrong: Entry = open_record(entries(request.viewer).filter(asked=asked), request.viewer, entry_id)
    if wrong.sexual_health:
        return _sexual_health(request, asked, wrong)
    names = ("known", "words", "happened_on", "when_said", "places", "third_party", "looked_in", "handling")
    was = {name: getattr(wrong, name) for name in (*names, "confidentiality_basis")}
    form = form_of(request, EntryForm, CORRECT, wrong.pk, initial=was)
    more = {"corrects_id": wrong.pk, "draft": CORRECT}
    return _entry(request, asked, form, title="Correct an entry", back_to=_answer(asked), **more)


@staff_page("enquiries.read_all")
def write_for(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """A social worker of the enquiry takes down what somebody of the agency said (IS-02a)."""
    rows = Asked.objects.visible_to(request.viewer).select_related("enquiry", "agency", "team")
    asked: Asked = open_record(rows, request.viewer, asked_id)
    may_work_on(request.viewer, asked.enquiry).demand()
    form = form_of(request, EntryForm, ENTRY, asked.pk, for_agency=True, handling=_handling(asked))
    back_to = reverse("enquiries:one", args=[asked.enquiry_id])
    return _entry(request, asked, form, title="Write down what they said", back_to=back_to)


@staff_page("enquiries.answer_sexual_health")
def sexual_health(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """That a service was offered or taken up, behind its further wall."""
    return _sexual_health(request, ours(request, asked_id), None)


def _sexual_health(request: StaffRequest, asked: Asked, wrong: Entry | None) -> HttpResponse:
    """A first entry, or a further one that names the one it corrects; behind the same wall, both."""
    may_answer_sexual_health(request.viewer, asked).demand()
    names = ("sexual_health", "happened_on", "looked_in")
    was = {name: getattr(wrong, name) for name in names} if wrong else {}
    subject = wrong.pk if wrong else asked.pk
    form = form_of(request, SexualHealthForm, SEXUAL_HEALTH, subject, initial=was)
    readers = ["the enquiry’s social workers", f"those at {asked.name} who are named for sexual health"]
    more = {"readers": readers, "draft": SEXUAL_HEALTH, "corrects_id": wrong.pk if wrong else None}
    title = "Correct what was offered or taken up" if wrong else "Offered or taken up"
    return _entry(request, asked, form, title=title, back_to=_answer(asked), **more)


@staff_page("enquiries.answer")
def cannot(request: StaffRequest, asked_id: UUID) -> HttpResponse:
    """The agency will not or cannot answer, and why."""
    asked = ours(request, asked_id)
    form = form_of(request, CannotForm, CANNOT, asked.pk)

    def save() -> None:
        why = form.cleaned_data["why"]
        cannot_answer(asked_id=asked.pk, why=why, by=request.viewer, at=clock.now())

    if saved(request, form, CANNOT, asked.pk, save).done:
        return done(request, "Saved. The front door has been told.", "enquiries:answer", asked.pk)
    return form_page(
        request,
        title="Say that you cannot answer",
        caption=f"{asked.name}, {asked.enquiry.reference}",
        form=form,
        draft=CANNOT,
        subject=asked.pk,
        button="Send",
        back_to=_answer(asked),
        readers=["front-door staff", f"those at {asked.name} who answer requests"],
        walled=bool(asked.walls),
    )


def _entry(
    request: StaffRequest, asked: Asked, form: Any, *, title: str, back_to: str, **more: Any
) -> HttpResponse:
    corrects_id = more.pop("corrects_id", None)
    subject, draft = corrects_id or asked.pk, more.pop("draft", ENTRY)

    def save() -> None:
        given = {
            "asked_id": asked.pk,
            "said": form.said(),
            "corrects_id": corrects_id,
            "key": key_of(request),
        }
        write_entry(**given, by=request.viewer, at=clock.now())

    if saved(request, form, draft, subject, save).done:
        return done(request, THANKS, back_to)
    shown = {"readers": _readers(asked), "walled": bool(asked.walls), **more}
    return form_page(
        request,
        title=title,
        caption=f"{asked.name}, {asked.enquiry.reference}",
        form=form,
        draft=draft,
        subject=subject,
        button="Save",
        back_to=back_to,
        question=asked.enquiry.question,
        **shown,
    )


def _answer(asked: Asked) -> str:
    return reverse("enquiries:answer", args=[asked.pk])


def _handling(asked: Asked) -> str:
    """What police write leaves only with their leave, unless they say otherwise."""
    return Handling.ORIGINATOR if asked.agency.kind == AgencyKind.POLICE else Handling.OFFICIAL_SENSITIVE


def _readers(asked: Asked) -> list[str]:
    return [
        "the enquiry’s social workers",
        f"those at {asked.name} who answer requests, and no other organisation",
    ]
