"""Fields and wording of the forms of reviews and accounts."""

from sightline.governance.forms.accounts import (
    AccountForm,
    AnswerForm,
    CorrectForm,
    ListFilters,
    SafetyForm,
    TakeBackForm,
)
from sightline.governance.forms.reviews import HeardForm, KeeperForm, MemberForm, RemoveForm, ReviewForm

__all__ = [
    "AccountForm",
    "AnswerForm",
    "CorrectForm",
    "HeardForm",
    "KeeperForm",
    "ListFilters",
    "MemberForm",
    "RemoveForm",
    "ReviewForm",
    "SafetyForm",
    "TakeBackForm",
]
