"""Fields and wording of the forms of reports and hotspots."""

from sightline.intelligence.forms.hotspots import HotspotForm, NoteForm
from sightline.intelligence.forms.reports import (
    AnswerForm,
    ConsiderForm,
    GradeForm,
    ListFilters,
    PresentForm,
    ReturnForm,
    SendForm,
)

__all__ = [
    "AnswerForm",
    "ConsiderForm",
    "GradeForm",
    "HotspotForm",
    "ListFilters",
    "NoteForm",
    "PresentForm",
    "ReturnForm",
    "SendForm",
]
