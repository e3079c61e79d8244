"""Pages of letters. The address looked at, a second person asked, each leaving put on record before it is shown."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.letters import actions, forms
from sightline.letters.models import Letter
from sightline.letters.pages import letter_page, tag_of
from sightline.letters.pdf import pdf_of
from sightline.letters.permissions import may_agree
from sightline.letters.queries import agencies_for, homes, listed, seen, whole
from sightline.letters.states import LETTER, Act, Kind
from sightline.letters.wordings import PERSON, in_force, version_of
from sightline.people.models import SourceRecord
from sightline.people.pages.called import CalledFrom
from sightline.people.queries import records

READERS = ["whoever wrote it", "front-door social workers and managers"]


@require_GET
@staff_page("letters.write")
def letters(request: StaffRequest) -> HttpResponse:
    """Letters one wrote or reads, the newest first."""
    form = forms.ListFilters(request)
    page = paginate(request, listed(request.viewer, state=form.chosen().get("state", "")))
    lines = [(each, Kind(each.kind).label, tag_of(each)) for each in page.items]
    return render(request, "letters/list.jinja", {"form": form, "page": page, "lines": lines})


@require_GET
@staff_page("letters.write")
def one(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The letter and what became of it."""
    found = _opened(request, letter_id)
    page = letter_page(request.viewer, whole(request.viewer, found), now=clock.now())
    return render(request, "letters/one.jinja", {"page": page})


@staff_page("letters.from_child")
def write(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """From the child's page."""
    child = open_record(records(request.viewer), request.viewer, record_id)
    of = CalledFrom.child_page(child, here=reverse("letters:write", args=[child.pk]))
    return writing_page(request, of)


def writing_page(request: StaffRequest, of: CalledFrom) -> HttpResponse:
    """The kind stands in the address, since it names nobody; then the few fields it is made from."""
    chosen = forms.KindForm(request)
    kind = chosen.picked()
    if kind is None:
        return render(request, "letters/kind.jinja", {"form": chosen, "of": of})
    draft, key = f"letters.write.{kind}", key_of(request)
    form = _write_form(request, of.child, kind, draft, of.child.pk)
    subject = (of.subject_kind, of.subject_id) if of.subject_id else None

    def save() -> None:
        given: dict[str, Any] = {"child_id": of.child.pk, "writing": form.writing(kind), "key": key}
        actions.begin_letter(**given, subject=subject, by=request.viewer, at=clock.now())

    shown = _page("Write a letter", of.name, draft, of.child.pk, of.here)
    return _served(request, form, save, shown | {"walled": of.walled}, reverse("letters:one", args=[key]))


@staff_page("letters.write")
def change(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """Other words, while it is being written."""
    letter = _ready(request, letter_id, Act.CHANGE)
    start = {
        name: getattr(letter, name)
        for name in ("need", "ask", "contact", "third_party", "safe_why", "to_lines")
    }
    start |= {"version": letter.version, "agency": letter.to_agency_id, "address": letter.to_address_id}
    kind = Kind(letter.kind)
    form = _write_form(request, letter.child, kind, "letters.change", letter.pk, initial=start)

    def save() -> None:
        given: dict[str, Any] = {"letter_id": letter.pk, "writing": form.writing(kind)}
        version = form.cleaned_data["version"]
        actions.change_letter(**given, version=version, by=request.viewer, at=clock.now())

    shown = _page("Change the letter", letter.reference, "letters.change", letter.pk, _page_of(letter))
    return _served(request, form, save, shown, _page_of(letter))


@staff_page("letters.write")
def finish(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """It is written."""
    return _act(
        request, letter_id, Act.FINISH, forms.FinishForm, actions.finish_letter, title="It is written"
    )


@staff_page("letters.agree")
def look(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """A second person reads it before it leaves."""
    may_agree(request.viewer, _opened(request, letter_id)).demand()
    return _act(
        request, letter_id, Act.ALLOW, forms.LookForm, actions.look_again, title="Read it before it leaves"
    )


@staff_page("letters.write")
def send(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """How and when it left."""
    return _act(
        request, letter_id, Act.SEND, forms.SendForm, actions.send_letter, title="Record that it left"
    )


@staff_page("letters.write")
def answer(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """What they said."""
    return _act(
        request,
        letter_id,
        Act.ACKNOWLEDGE,
        forms.AnswerForm,
        actions.record_answer,
        title="Record their answer",
    )


@staff_page("letters.write")
def give_up(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """It is not sent."""
    return _act(request, letter_id, Act.GIVE_UP, forms.GiveUpForm, actions.give_up_letter, title="Give it up")


@staff_page("letters.write")
def print_it(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """Put on record first, then shown to be printed."""
    letter = _opened(request, letter_id)
    actions.record_print(letter_id=letter.pk, as_file=False, by=request.viewer, at=clock.now())
    title = version_of(letter.kind, letter.wording_version).title
    shown = {"letter": letter, "heading": title, "on": clock.now(), "back_to": _page_of(letter)}
    return render(request, "letters/printed.jinja", shown)


@staff_page("letters.write")
def pdf(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The same as a file."""
    letter = _opened(request, letter_id)
    actions.record_print(letter_id=letter.pk, as_file=True, by=request.viewer, at=clock.now())
    made = pdf_of(letter, sender=letter.written_by.name, on=clock.now())
    given = HttpResponse(made, content_type="application/pdf")
    given["Content-Disposition"] = f'attachment; filename="{letter.reference}.pdf"'
    return given


def _opened(request: StaffRequest, letter_id: UUID) -> Letter:
    return open_record(seen(request.viewer), request.viewer, letter_id)


def _ready(request: StaffRequest, letter_id: UUID, act: Act) -> Letter:
    letter = _opened(request, letter_id)
    if request.method != "POST":
        LETTER.may(letter.state, act).demand()
    return letter


def _page_of(letter: Letter) -> str:
    return reverse("letters:one", args=[letter.pk])


def _write_form(
    request: StaffRequest, child: SourceRecord, kind: Kind, draft: str, subject: UUID, **also: Any
) -> forms.WriteForm:
    wording = in_force(kind, clock.today())
    person = wording.to == PERSON
    found = homes(request.viewer, child) if person else {}
    given = {"agencies": agencies_for(wording), "homes": found, "person": person, **also}
    return form_of(request, forms.WriteForm, draft, subject, **given)


def _act(
    request: StaffRequest,
    letter_id: UUID,
    act: Act,
    made: type[Any],
    done: Callable[..., object],
    *,
    title: str,
) -> HttpResponse:
    letter = _ready(request, letter_id, act)
    draft = f"letters.{act}"
    form = form_of(request, made, draft, letter.pk)

    def save() -> None:
        done(letter_id=letter.pk, **form.cleaned_data, by=request.viewer, at=clock.now())

    shown = _page(title, letter.reference, draft, letter.pk, _page_of(letter)) | {"body": letter.body}
    return _served(request, form, save, shown, _page_of(letter))


def _page(title: str, caption: str, draft: str, subject: UUID, back_to: str) -> dict[str, Any]:
    return {"title": title, "caption": caption, "draft": draft, "subject": subject, "back_to": back_to}


def _served(
    request: StaffRequest, form: Any, save: Callable[[], object], shown: dict[str, Any], to: str
) -> HttpResponse:
    saving = saved(request, form, shown["draft"], shown["subject"], save)
    if saving.done:
        messages.success(request, "Saved.")
        return redirect(to)
    context = {"form": form, "clash": saving.clash, "once": str(key_of(request)), "readers": READERS, **shown}
    return render(request, "letters/form.jinja", context, status=saving.status)
