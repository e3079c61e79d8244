"""Disposals that wait for a second person, and what is left of those that were done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.information_rights.actions.disposing import dispose, refuse_disposal
from sightline.information_rights.forms.lawful_life import ConfirmForm
from sightline.information_rights.models import DisposalProposal
from sightline.information_rights.pages import lawful_life as pages
from sightline.information_rights.permissions import may_confirm
from sightline.information_rights.queries import disposals as queries
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.review import reach_of
from sightline.information_rights.queries.schedule import titles
from sightline.information_rights.views.common import opened
from sightline.people.queries.facts import name_lines


@require_GET
@staff_page("information_rights.confirm")
def disposals(request: StaffRequest) -> HttpResponse:
    """What waits, and every tombstone, newest first."""
    waiting = list(queries.waiting()[:100])
    names = name_lines({each.about[0] for each in waiting if each.about})
    page, words = paginate(request, queries.tombstones()), titles()
    context = {
        "waiting": [pages.waiting_line(each, words, names) for each in waiting],
        "page": page,
        "done": [(each, words.get(each.key, each.key)) for each in page],
    }
    return render(request, "information_rights/disposals.jinja", context)


@staff_page("information_rights.confirm")
def confirm(request: StaffRequest, disposal_id: UUID) -> HttpResponse:
    """The second person's answer."""
    held = queries.waiting().filter(pk=disposal_id).first()
    if held is None:
        raise Refused(NOT_FOUND, hidden=True)
    if held.about:
        opened(request.viewer, held.about[0])
    may_confirm(request.viewer, held.by_id, every_name(held.about)).demand()
    form: ConfirmForm = ConfirmForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = _answered(request, held, form)
        if done is not None:
            return done
    context = {
        "form": form,
        "proposal": held,
        "title": pages.proposal_title(held, titles(), name_lines(held.about[:1])),
        "reach": pages.reach_rows(reach_of(held.about)) if held.about else [],
    }
    return render(request, "information_rights/confirm.jinja", context)


def _answered(request: StaffRequest, held: DisposalProposal, form: ConfirmForm) -> HttpResponse | None:
    by, given = request.viewer, form.cleaned_data
    if not given["agreed"]:
        words = given["words"]
        if saved_or_told(
            form, lambda: refuse_disposal(proposal_id=held.pk, words=words, by=by, at=clock.now())
        ):
            messages.success(request, "They stay.")
            return redirect("information_rights:disposals")
        return None
    left = saved_or_told(form, lambda: dispose(proposal_id=held.pk, by=by, at=clock.now()))
    if left is None:
        return None
    messages.success(request, "Disposed of. This is what is left behind.")
    return redirect("information_rights:tombstone", tombstone_id=left.pk)


@require_GET
@staff_page("information_rights.confirm")
def tombstone(request: StaffRequest, tombstone_id: UUID) -> HttpResponse:
    """What stands where records were."""
    found = queries.tombstones().filter(pk=tombstone_id).first()
    if found is None:
        raise Http404
    context = {
        "rows": pages.tombstone_rows(found, titles()),
        "removed": sorted((pages.in_words(table), n) for table, n in found.removed.items() if n),
        "emptied": sorted((pages.in_words(table), n) for table, n in found.emptied.items() if n),
    }
    return render(request, "information_rights/tombstone.jinja", context)
