"""The one way a page fills its form and saves it: nothing typed is lost, and a second saving shows both texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sightline.access.actions.drafts import drop_draft
from sightline.access.keeping import begun
from sightline.access.routes import StaffRequest
from sightline.core import clock
from sightline.core.forms import Form, both_texts, saved_or_told
from sightline.core.versions import Conflict

F = TypeVar("F", bound=Form)


def form_of(request: StaffRequest, kind: type[F], draft: str, subject: UUID | None, /, **kwargs: Any) -> F:
    """The form of a page, filled from a draft if one was begun."""
    kept = begun(request, request.viewer, draft, subject)
    form: F = kind.of(request, draft=kept.fields if kept else None, **kwargs)
    return form


@dataclass(frozen=True)
class Saving:
    """One try at saving: done with what came of it, or the two texts, or neither with the reason in the form."""

    done: bool = False
    made: Any = None
    clash: Conflict | None = None

    @property
    def status(self) -> int:
        """What the page answers that shows the form again."""
        return 409 if self.clash else 200


def saved(request: StaffRequest, form: Form, draft: str, subject: UUID, save: Callable[[], object]) -> Saving:
    """Save what was posted and let its draft go; a refusal's sentence stands in the form, two texts above it."""
    if request.method != "POST" or not form.is_valid():
        return Saving()
    try:
        made = saved_or_told(form, save)
    except Conflict as clash:
        return Saving(clash=both_texts(clash, form))
    if not form.is_valid():
        return Saving()
    drop_draft(form=draft, subject_id=subject, by=request.viewer, at=clock.now())
    return Saving(done=True, made=made)
