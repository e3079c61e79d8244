"""A report, the police's grade, the return, what follows it."""

from collections.abc import Iterable
from typing import Any

from sightline.access.models import Agency
from sightline.core.forms import (
    ChoiceField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    MomentField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)
from sightline.missing.codes import (
    Company,
    Follow,
    Gone,
    Grade,
    How,
    Kind,
    NotDue,
    PlaceKind,
    Source,
)
from sightline.missing.given import After, Back, Due, Graded, Told
from sightline.missing.states import State


class ListFilters(GetForm):
    """Filters of the list."""

    state = ChoiceField(label="Where it stands", choices=State.choices, as_select=True)
    gone_from = ChoiceField(label="From where", choices=Gone.choices, as_select=True)
    reported = ChoiceField(
        label="Reported to the police",
        choices=[("yes", "Reported"), ("no", "Not reported")],
        as_select=True,
    )


class ReportForm(Form):
    """That a child is missing, or was."""

    seen = VersionField()
    source = ChoiceField(label="Who told us?", choices=Source.choices, as_select=True)
    told_by = TextField(label="Name of whoever told us", required=False, max_length=120)
    told_at = MomentField(label="When were we told?", past=True)
    kind = ChoiceField(label="What is it?", choices=Kind.choices)
    gone_from = ChoiceField(label="From where?", choices=Gone.choices)
    missing_since = MomentField(label="Since when is or was the child missing?", past=True)
    reported = YesNoField(
        label="Is it reported to the police?",
        help_text="A time nobody reported is recorded too, and counted apart",
    )
    police_reference = TextField(label="Police reference", required=False, max_length=80)
    last_seen = LongTextField(label="Where was the child last seen?", required=False, rows=2)
    wore = LongTextField(label="What did the child wear?", required=False, rows=2)
    words = LongTextField(label="What were we told?", required=False, rows=4)
    care_home = ChoiceField(label="Which home does the child live in?", as_select=True, required=False)
    placed_here = YesNoField(
        label="Was the child placed here by another authority?",
        help_text="Then an independent person holds the return home interview",
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self.fields["care_home"], agencies, empty="None, or not known")

    def told(self) -> Told:
        given = dict(self.cleaned_data)
        del given["seen"]
        return Told(**given | {"care_home": self.agencies.get(given["care_home"])})


class GradeForm(Form):
    """The risk as the police give it."""

    seen = VersionField()
    grade = ChoiceField(label="What grade do the police give?", choices=Grade.choices)
    given_at = MomentField(label="When did they give it?", past=True)
    words = LongTextField(label="What do they say of it?", required=False, rows=3)

    def graded(self) -> Graded:
        given = self.cleaned_data
        return Graded(grade=given["grade"], given_at=given["given_at"], words=given["words"])


class BackForm(Form):
    """How the child came back."""

    seen = VersionField()
    returned_at = MomentField(label="When did the child come back?", past=True)
    how = ChoiceField(label="How?", choices=How.choices)
    place_kind = ChoiceField(label="Where had the child been?", choices=PlaceKind.choices, as_select=True)
    place = TextField(label="Which place?", required=False, max_length=200)
    company = ManyField(label="Whom was the child with?", choices=Company.choices, required=False)
    words = LongTextField(label="What else is known?", required=False, rows=3)

    def back(self) -> Back:
        given = dict(self.cleaned_data)
        del given["seen"]
        return Back(**given | {"company": tuple(given["company"])})


class DueForm(Form):
    """Whether an interview is due."""

    seen = VersionField()
    due = YesNoField(label="Is a return home interview due?")
    reason = ChoiceField(label="If not, why not?", choices=NotDue.choices, required=False)
    words = LongTextField(label="What else is to be said of it?", required=False, rows=2)

    def settled(self) -> Due:
        given = self.cleaned_data
        return Due(due=given["due"], reason=given["reason"], words=given["words"])


class FollowForm(Form):
    """The prevention interview or the debrief."""

    what = ChoiceField(label="What was done?", choices=Follow.choices)
    held_at = MomentField(label="When?", past=True)
    who = TextField(label="By whom, or who took part?", max_length=200)
    words = LongTextField(label="What was found and agreed?", rows=4)

    def after(self) -> After:
        return After(**self.cleaned_data)


class WhyForm(Form):
    """Why an episode is closed, opened again or withdrawn."""

    version = VersionField()
    why = LongTextField(label="Why?", rows=3)


class CloseForm(WhyForm):
    """Closing needs no more than what is recorded."""

    why = LongTextField(label="What is there to add?", rows=3, required=False)
