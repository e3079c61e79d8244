"""Recording a contact: the kind of call, then one page shaped by its script, in which the child is found first."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms.base import as_query
from sightline.front_door.actions import take_contact
from sightline.front_door.forms.contact import ContactForm
from sightline.front_door.forms.taking import SCRIPT, Taking
from sightline.front_door.given import Said
from sightline.front_door.kinds import CallKind
from sightline.front_door.pages.picking import named_in, picker
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.pages.words import checked
from sightline.front_door.permissions import may_take
from sightline.front_door.queries.shifts import on_shift
from sightline.front_door.queries.staff import agency_named, agency_names
from sightline.front_door.scripts import scripts
from sightline.front_door.views.common import attempt
from sightline.front_door.views.picking import ADD, CHOOSE, Picked, just_chosen, pick

DRAFT = "front_door.contact"
CHECK, CHANGE = "_check", "_script"
NOBODY = "Choose whom it is about, or say what is known of a child nobody could name, or of a group or place"


@require_GET
@staff_page("front_door.take_contact")
def new_contact(request: StaffRequest) -> HttpResponse:
    """What kind of call is it? Each leads to a fresh page with an address of its own: two calls are two drafts."""
    kind = request.GET.get("call", "")
    if kind in CallKind.values:
        return redirect(f"{reverse('front_door:taking', args=[uuid4()])}?{SCRIPT}={kind}")
    context = {"scripts": scripts().values(), "shift": on_shift(clock.now())}
    return render(request, "front_door/kinds.jinja", context)


@staff_page("front_door.take_contact")
def taking(request: StaffRequest, key: UUID) -> HttpResponse:
    """The page itself. Its key becomes the contact's, so that sending it twice saves once."""
    may_take(request.viewer).demand()
    if request.method != "POST":
        return _opened(request, key)
    if CHANGE in request.POST or CHECK in request.POST:
        forms = Taking.typed(request.POST, reshape=CHANGE in request.POST)
        return _page(request, key, forms, just_chosen(request), words=CHECK in request.POST)
    picked = pick(request)
    if picked is not None:
        found = CHOOSE in request.POST or ADD in request.POST
        return _page(request, key, Taking.typed(request.POST), picked, at="told" if found else "")
    return _saved(request, key)


@require_POST
@staff_page("front_door.take_contact")
def check_words(request: StaffRequest) -> HttpResponse:
    """The words of a page being written, looked through. Nothing is kept."""
    return render(request, "front_door/words_found.jinja", {"checked": checked(request.POST)})


def _opened(request: StaffRequest, key: UUID) -> HttpResponse:
    kept = begun(request, request.viewer, DRAFT, key)
    if kept is None:
        forms = Taking.fresh(request.GET.get(SCRIPT, ""))
        return _page(request, key, forms, Picked.of(picker(request.viewer, [])), at="who")
    fields = as_query(kept.fields)
    shown = Picked.of(picker(request.viewer, named_in(fields)), draft=kept.fields)
    return _page(request, key, Taking.typed(fields), shown, kept_at=kept.changed_at)


def _saved(request: StaffRequest, key: UUID) -> HttpResponse:
    forms, people = Taking.sent(request.POST), named_in(request.POST)
    known = forms.contact["unknown_child"].value() or forms.contact["group_or_place"].value()
    forms.stands()
    if not people and not known:
        forms.contact.add_error("unknown_child", NOBODY)
    if forms.valid:
        done = attempt(
            forms.contact,
            lambda: take_contact(
                said=_said(forms.contact),
                people=people,
                also=forms.also(),
                key=key,
                by=request.viewer,
                at=clock.now(),
            ),
        )
        if done.saved:
            drop_draft(form=DRAFT, subject_id=key, by=request.viewer, at=clock.now())
            messages.success(request, f"Recorded. The reference is {done.saved.reference}.")
            return redirect("front_door:contact", done.saved.pk)
    return _page(request, key, forms, just_chosen(request), words=True)


def _said(form: ContactForm) -> Said:
    """What was typed; the organisation is the partnership's own where it goes by the name typed."""
    said = form.said()
    return replace(said, referrer_agency_id=agency_named(said.referrer_organisation, said.source_detail))


def _page(
    request: StaffRequest,
    key: UUID,
    forms: Taking,
    picked: Picked,
    *,
    kept_at: object = None,
    words: bool = False,
    at: str = "",
) -> HttpResponse:
    """`at`: where somebody goes on writing, so that nobody has to look for the place: `who`, `told` or nowhere."""
    context = {
        "form": forms.contact,
        **forms.parts(),
        "kinds": list(CallKind),
        "find": picked.find,
        "new": picked.new,
        "picker": picked.picker,
        "key": str(key),
        "kept_at": kept_at,
        "draft": DRAFT,
        "readers": who_reads(),
        "here": reverse("front_door:taking", args=[key]),
        "at": at,
        "organisations": agency_names(),
        "shift": on_shift(clock.now()),
        "checked": checked(_post(request)) if words else None,
    }
    return render(request, "front_door/taking.jinja", context)


def _post(request: StaffRequest) -> QueryDict:
    return request.POST
