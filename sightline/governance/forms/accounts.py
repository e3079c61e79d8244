"""What was told, what is decided of safety, what whoever told it was told, and that they take it back."""

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest

from sightline.access.models import Agency
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)
from sightline.front_door.states import Urgency
from sightline.governance.given import Answered, Looked, TakenBack, Told
from sightline.governance.models import Review
from sightline.governance.states import Agrees, Decided, How, Teller

TOLD = ("told_on", "shut_out", "words", "told_passed_on", "not_told_why", "name", "reach")
LOOKED = ("why", "tell_teller", "whom", "passed_words", "urgency", "known_reference")


class ListFilters(GetForm):
    """Filters of the list."""

    review = ChoiceField(label="Review", as_select=True)
    agency = ChoiceField(label="Service it is about", as_select=True)

    def __init__(
        self, request: HttpRequest, *, reviews: Sequence[Review], agencies: Sequence[Agency]
    ) -> None:
        self.offered = {
            "review": [(str(each.pk), each.title) for each in reviews],
            "agency": [(str(each.pk), each.name) for each in agencies],
        }
        super().__init__(request)

    def full_clean(self) -> None:
        for name, offered in self.offered.items():
            cast("ChoiceField", self.fields[name]).choices = offered
        super().full_clean()


class AccountForm(Form):
    """An account, as its teller wishes it kept."""

    told_on = DateField(label="When were you told?", past=True)
    how = ChoiceField(label="How?", choices=How.choices)
    teller = ChoiceField(label="Who told it?", choices=Teller.choices)
    agencies = ManyField(label="Which services is it about?", small=True)
    shut_out = YesNoField(
        label="Do they ask that nobody who works for these services reads it?",
        help_text="If so, members of the review who work for one of them are shut out of this account",
    )
    words = LongTextField(
        label="What did they say about the services?",
        rows=8,
        max_length=8000,
        help_text="What was asked of services, what they did and what that meant. Not what was done to somebody: "
        "a few words say what it was about",
    )
    agrees = ChoiceField(label="What do they agree to?", choices=Agrees.choices)
    told_passed_on = YesNoField(
        label="Were they told that a worry about somebody’s safety would be passed on?",
    )
    not_told_why = LongTextField(label="If not, why?", rows=2, max_length=500, required=False)
    name = TextField(label="Their name, only if they wish", max_length=120, required=False)
    reach = TextField(
        label="A safe way to reach them, only if they wish",
        max_length=200,
        required=False,
        help_text="And when, and what not to say to anybody else who answers",
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = offer(self.fields["agencies"], agencies)

    def told(self) -> Told:
        said = self.cleaned_data
        return Told(
            **{name: said[name] for name in TOLD},
            how=How(said["how"]),
            teller=Teller(said["teller"]),
            agrees=Agrees(said["agrees"]),
            agencies=[self.known[key] for key in said["agencies"]],
        )


class CorrectForm(AccountForm):
    """A further entry."""

    seen = VersionField()
    corrected_why = LongTextField(label="What is corrected, and why?", rows=2, max_length=500)


class SafetyForm(Form):
    """Whether anybody is at risk."""

    seen = VersionField()
    decided = ChoiceField(label="Is anybody at risk now?", choices=Decided.choices)
    why = LongTextField(label="Why do you decide so?", rows=3, max_length=1000)
    whom = TextField(
        label="If you pass it on: whom is it about?",
        max_length=200,
        required=False,
        help_text="As much as the front door needs to find them",
    )
    passed_words = LongTextField(
        label="If you pass it on: what is the front door to know?",
        rows=4,
        max_length=2000,
        required=False,
        help_text="In your words. The front door is given these and nothing else of the account",
    )
    urgency = ChoiceField(
        label="If you pass it on: how soon?",
        choices=[("", "I do not pass it on"), *Urgency.choices],
        required=False,
        as_select=True,
    )
    known_reference = TextField(
        label="If the front door knows of it already: under which reference?",
        max_length=40,
        width=20,
        required=False,
    )
    tell_teller = YesNoField(label="Is whoever told it to be told what was decided?")

    def looked(self) -> Looked:
        said = self.cleaned_data
        return Looked(decided=Decided(said["decided"]), **{name: said[name] for name in LOOKED})


class AnswerForm(Form):
    """When and how they were told."""

    on_day = DateField(label="When were they told?", past=True)
    how = ChoiceField(label="How?", choices=How.choices)
    words = LongTextField(label="What were they told?", rows=3, max_length=1000)

    def answered(self) -> Answered:
        said = self.cleaned_data
        return Answered(on_day=said["on_day"], how=How(said["how"]), words=said["words"])


class TakeBackForm(Form):
    """When, how and why."""

    on_day = DateField(label="When did they take it back?", past=True)
    how = ChoiceField(label="How did they say so?", choices=How.choices)
    why = LongTextField(
        label="Why, as far as they say?",
        rows=2,
        max_length=500,
        help_text="They need give no reason: then say that they gave none. Nothing of what they had told",
    )

    def taken(self) -> TakenBack:
        said = self.cleaned_data
        return TakenBack(on_day=said["on_day"], how=How(said["how"]), why=said["why"])
