"""Noting where a child is placed across the border of the area."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms.placing import PlacementForm
from sightline.cases.permissions import may_work
from sightline.cases.queries.placing import last_placement
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock

DRAFT = "cases.placement"
LEAD = (
    "For a looked-after child who lives here and is another authority’s, or is ours and lives elsewhere. "
    "Give no address: it stands with the child’s record, where it can be marked confidential."
)
KEPT = ("placing", "authority", "from_on", "social_worker", "host_worker", "host_police", "told")


@staff_page("cases.work")
def place(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A further word on where the child is placed."""
    found = worked_on(request, case_id, may_work)
    last = last_placement(found.pk)
    start = {"seen": last.number if last else 0} | {name: getattr(last, name) for name in KEPT if last}
    form = form_of(request, PlacementForm, DRAFT, found.pk, initial=start)

    def save() -> None:
        given = {"placed": form.placed(), "seen": form.cleaned_data["seen"]}
        actions.note_placement(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    saving = saved(request, form, DRAFT, found.pk, save)
    if saving.done:
        return done(request, "Noted beside the case.", "cases:one", found.pk)
    texts = {
        "title": "Placed across the border of the area",
        "draft": DRAFT,
        "button": "Note it",
        "lead": LEAD,
    }
    return form_page(request, found, form=form, saving=saving, **texts)
