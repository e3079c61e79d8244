"""Fields and wording of the forms of a case."""

from sightline.cases.forms.alerting import IncidentForm, StepForm
from sightline.cases.forms.assessing import AssessForm
from sightline.cases.forms.auditing import AuditForm, AuditReportForm, ExternalForm
from sightline.cases.forms.beside import EndStatusForm, StatusForm, TransferAnswerForm, TransferForm
from sightline.cases.forms.caseloads import CaseloadFilters, LimitForm, OtherWorkForm, WantingFilters
from sightline.cases.forms.judging import EndForm, ExitForm, JudgeForm, ScaleForm, SecondForm
from sightline.cases.forms.moving import (
    ChangeRunForm,
    CloseHandoverForm,
    CorrectSessionForm,
    HandForm,
    PlaceForm,
    RunForm,
    SchoolForm,
    SessionForm,
    TermForm,
)
from sightline.cases.forms.noting import AnalysisForm, NoteForm
from sightline.cases.forms.opening import OpenForm
from sightline.cases.forms.planning import SafetyForm
from sightline.cases.forms.roles import AllocateForm, EndRoleForm, ListFilters, RoleForm
from sightline.cases.forms.strength import StrengthForm
from sightline.cases.forms.supervising import SuperviseForm
from sightline.cases.forms.support import (
    CorrectHealthForm,
    CorrectOfferForm,
    HealthForm,
    NrmForm,
    NrmSentForm,
    OfferAnswerForm,
    OfferForm,
    WitnessEndForm,
    WitnessForm,
)
from sightline.cases.forms.visiting import CorrectVisitForm, PlanVisitForm, SafetyNoteForm, VisitForm

__all__ = [
    "AllocateForm",
    "AnalysisForm",
    "AssessForm",
    "AuditForm",
    "AuditReportForm",
    "CaseloadFilters",
    "ChangeRunForm",
    "CloseHandoverForm",
    "CorrectHealthForm",
    "CorrectOfferForm",
    "CorrectSessionForm",
    "CorrectVisitForm",
    "EndForm",
    "EndRoleForm",
    "EndStatusForm",
    "ExitForm",
    "ExternalForm",
    "HandForm",
    "HealthForm",
    "IncidentForm",
    "JudgeForm",
    "LimitForm",
    "ListFilters",
    "NoteForm",
    "NrmForm",
    "NrmSentForm",
    "OfferAnswerForm",
    "OfferForm",
    "OpenForm",
    "OtherWorkForm",
    "PlaceForm",
    "PlanVisitForm",
    "RoleForm",
    "RunForm",
    "SafetyForm",
    "SafetyNoteForm",
    "ScaleForm",
    "SchoolForm",
    "SecondForm",
    "SessionForm",
    "StatusForm",
    "StepForm",
    "StrengthForm",
    "SuperviseForm",
    "TermForm",
    "TransferAnswerForm",
    "TransferForm",
    "VisitForm",
    "WantingFilters",
    "WitnessEndForm",
    "WitnessForm",
]
