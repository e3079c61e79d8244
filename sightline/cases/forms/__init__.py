"""Fields and wording of the forms of a case."""

from sightline.cases.forms.assessing import AssessForm
from sightline.cases.forms.beside import EndStatusForm, StatusForm, TransferAnswerForm, TransferForm
from sightline.cases.forms.judging import EndForm, ExitForm, JudgeForm, ScaleForm, SecondForm
from sightline.cases.forms.opening import OpenForm
from sightline.cases.forms.planning import SafetyForm
from sightline.cases.forms.roles import AllocateForm, EndRoleForm, ListFilters, RoleForm

__all__ = [
    "AllocateForm",
    "AssessForm",
    "EndForm",
    "EndRoleForm",
    "EndStatusForm",
    "ExitForm",
    "JudgeForm",
    "ListFilters",
    "OpenForm",
    "RoleForm",
    "SafetyForm",
    "ScaleForm",
    "SecondForm",
    "StatusForm",
    "TransferAnswerForm",
    "TransferForm",
]
