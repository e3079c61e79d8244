"""Recording a contact: one page, in which the child is found first and several people can be chosen."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms.base import as_query
from sightline.front_door.actions import take_contact
from sightline.front_door.forms.contact import ContactForm
from sightline.front_door.forms.people import FindForm, NewPersonForm
from sightline.front_door.pages.picking import Picker, named_in, picker
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.permissions import may_take
from sightline.front_door.views.common import attempt
from sightline.front_door.views.picking import Picked, pick

DRAFT = "front_door.contact"
NOBODY = "Choose whom it is about, or say what is known of a child nobody could name, or of a group or place"


@require_GET
@staff_page("front_door.take_contact")
def new_contact(request: StaffRequest) -> HttpResponse:
    """A fresh page with an address of its own, so that two calls at once are two drafts."""
    return redirect("front_door:taking", uuid4())


@staff_page("front_door.take_contact")
def taking(request: StaffRequest, key: UUID) -> HttpResponse:
    """The page itself. Its key becomes the contact's, so that sending it twice saves once."""
    may_take(request.viewer).demand()
    if request.method != "POST":
        return _opened(request, key)
    picked = pick(request)
    if picked is not None:
        form = ContactForm(draft=_lists(request.POST))
        return _page(request, key, form, picked)
    return _saved(request, key)


def _opened(request: StaffRequest, key: UUID) -> HttpResponse:
    kept = begun(request, request.viewer, DRAFT, key)
    if kept is None:
        return _page(
            request, key, ContactForm(), Picked(picker(request.viewer, []), FindForm(), NewPersonForm())
        )
    fields = as_query(kept.fields)
    shown = Picked(
        picker(request.viewer, named_in(fields)),
        FindForm(draft=kept.fields),
        NewPersonForm(draft=kept.fields),
    )
    return _page(request, key, ContactForm(draft=kept.fields), shown, kept_at=kept.changed_at)


def _saved(request: StaffRequest, key: UUID) -> HttpResponse:
    form, people = ContactForm(request.POST), named_in(request.POST)
    form.is_valid()
    known = form.cleaned_data.get("unknown_child") or form.cleaned_data.get("group_or_place")
    if not people and not known:
        form.add_error("unknown_child", NOBODY)
    if form.is_valid():
        done = attempt(
            form,
            lambda: take_contact(said=form.said(), people=people, key=key, by=request.viewer, at=clock.now()),
        )
        if done.saved:
            drop_draft(form=DRAFT, subject_id=key, by=request.viewer, at=clock.now())
            messages.success(request, f"Recorded. The reference is {done.saved.reference}.")
            return redirect("front_door:contact", done.saved.pk)
    shown = Picked(
        picker(request.viewer, people),
        FindForm(draft=_lists(request.POST)),
        NewPersonForm(draft=_lists(request.POST)),
    )
    return _page(request, key, form, shown)


def _page(
    request: HttpRequest, key: UUID, form: ContactForm, picked: Picked, *, kept_at: object = None
) -> HttpResponse:
    part: Picker = picked.picker
    context = {
        "form": form,
        "find": picked.find,
        "new": picked.new,
        "picker": part,
        "key": str(key),
        "kept_at": kept_at,
        "draft": DRAFT,
        "readers": who_reads(),
        "here": reverse("front_door:taking", args=[key]),
    }
    return render(request, "front_door/taking.jinja", context)


def _lists(post: QueryDict) -> dict[str, list[str]]:
    """A post as a draft holds it."""
    return {name: [str(each) for each in post.getlist(name)] for name in post}
