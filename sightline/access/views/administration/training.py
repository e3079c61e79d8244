"""Training in when information may be shared: recorded, and taken back where it was a mistake (IS-16)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.actions.training import GONE, record_training, take_back_training
from sightline.access.forms.training import TrainingForm
from sightline.access.models import SharingTraining
from sightline.access.queries import every_member, one
from sightline.access.queries.training import recorded
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER
from sightline.access.views.administration.saving import confirm_page, form_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.words import day


@staff_page(ADMINISTER)
def training_add(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """A course somebody took."""
    row = one(every_member(), staff_id)
    form = TrainingForm.of(request)

    def save(given: dict[str, Any]) -> SharingTraining:
        return record_training(staff=row, **given, by=request.viewer, at=clock.now())

    done = reverse("access:staff", args=[staff_id])
    shows = {
        "title": "Training in sharing information",
        "caption": row.name,
        "what": "Posts that open records about people are given to those who know when information may be shared. "
        "Posts that waited for it open from now on.",
        "button": "Record it",
        "cancel": done,
    }
    return form_page(request, form, save=save, done=done, said="The training is recorded.", shows=shows)


@staff_page(ADMINISTER)
def training_take_back(request: StaffRequest, training_id: UUID) -> HttpResponse:
    """What was recorded was a mistake."""
    held = recorded(training_id)
    if held is None:
        raise Refused(GONE, hidden=True)
    done = reverse("access:staff", args=[held.staff_id])
    return confirm_page(
        request,
        save=lambda why: take_back_training(
            training_id=training_id, why=why, by=request.viewer, at=clock.now()
        ),
        done=done,
        said="It counts no longer.",
        shows={
            "title": "Take back this training",
            "caption": f"{held.staff.name}: {held.course}, {day(held.taken_on)}",
            "what": "It stays on record as taken back, with your reason, and counts no longer. Posts they hold stay: "
            "look at whether they should.",
            "button": "Take it back",
            "cancel": done,
        },
    )
