"""A manager's decision or direction on a case, and the analysis behind a judgement (RK-21)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _held, _keep
from sightline.cases.lead_states import NoteKind
from sightline.cases.models import AnalysisNote, Judgement, ManagementNote
from sightline.cases.permissions import may_analyse, may_note
from sightline.core.leave import unless

NO_WORDS = "Say what, and why."
NO_ANALYSIS = "Write what lies behind it."
NOT_OF_CASE = "Choose a judgement of this case."


@action("cases.management_noted")
def note_management(
    *,
    case_id: UUID,
    kind: NoteKind,
    words: str,
    reason: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> ManagementNote:
    """A manager of the case says what is decided or to be done, with the reason."""
    case = _held(case_id, by, may_note)
    own = ManagementNote.objects.filter(case=case, by_id=by.staff_id)
    before: ManagementNote | None = own.filter(pk=key).first() if key else None
    if before is not None:
        return before
    unless(not words.strip() or not reason.strip(), NO_WORDS).demand()
    made: ManagementNote = _keep(
        ManagementNote, case, by=by, at=at, key=key, kind=kind, words=words, why=reason
    )
    return made


@action("cases.analysis_noted")
def note_analysis(
    *, case_id: UUID, judgement_id: UUID | None, words: str, by: Viewer, at: datetime, key: UUID | None = None
) -> AnalysisNote:
    """What lies behind a judgement. Others on the case see that something is held, and how many notes."""
    case = _held(case_id, by, may_analyse)
    own = AnalysisNote.objects.filter(case=case, by_id=by.staff_id)
    before: AnalysisNote | None = own.filter(pk=key).first() if key else None
    if before is not None:
        return before
    unless(not words.strip(), NO_ANALYSIS).demand()
    found = Judgement.objects.filter(case=case, pk=judgement_id).first() if judgement_id else None
    unless(judgement_id is not None and found is None, NOT_OF_CASE).demand()
    made: AnalysisNote = _keep(AnalysisNote, case, by=by, at=at, key=key, judgement=found, words=words)
    return made
