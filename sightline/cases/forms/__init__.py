"""Fields and wording of the forms of a case."""

from sightline.cases.forms.beside import EndStatusForm, StatusForm, TransferAnswerForm, TransferForm
from sightline.cases.forms.opening import OpenForm
from sightline.cases.forms.roles import AllocateForm, EndRoleForm, ListFilters, RoleForm

__all__ = [
    "AllocateForm",
    "EndRoleForm",
    "EndStatusForm",
    "ListFilters",
    "OpenForm",
    "RoleForm",
    "StatusForm",
    "TransferAnswerForm",
    "TransferForm",
]
