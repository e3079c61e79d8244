"""Finding somebody, proposing a correction, answering it, and giving a reason to open what is sealed."""

from typing import Any
from uuid import UUID

from sightline.core.forms import ChoiceField, Form, LongTextField, ManyField, TextField, UUIDField, YesNoField
from sightline.information_rights.actions.correcting import Asked
from sightline.information_rights.states import Correcting
from sightline.people.states import Sex


class FindForm(Form):
    """Whose records: the whole name, as it is held."""

    given = TextField(label="First name")
    surname = TextField(label="Last name")


class CorrectForm(Form):
    """What is to be put right. Which of the further answers are needed depends on the first."""

    kind = ChoiceField(label="What is to be put right?", choices=Correcting.choices)
    contact = TextField(label="Reference of the contact", required=False, width=20)
    other_id = UUIDField(
        label="Identifier of the record under the new name",
        required=False,
        help_text="From the address of its page. Only those you name can see it",
    )
    names = ManyField(label="Names to put away", choices=[], required=False)
    new_sex = ChoiceField(
        label="Sex recorded from now on",
        choices=[("", "As it is"), *[each for each in Sex.choices if each[0] != Sex.UNKNOWN]],
        required=False,
        as_select=True,
    )
    named = ManyField(
        label="Who may open it afterwards?",
        help_text="For an hour at a time, with a reason. Not needed where a contact was on the wrong child.",
        choices=[],
        required=False,
    )
    why = LongTextField(label="Why, and on what authority", rows=4, max_length=4000)

    def __init__(
        self, *args: Any, staff: list[tuple[str, str]], own: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("named", staff), ("names", own)):
            field: Any = self.fields[name]
            field.choices = choices

    def asked(self) -> Asked:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        return Asked(
            kind=given["kind"],
            why=given["why"],
            named=tuple(UUID(each) for each in given["named"]),
            names=tuple(UUID(each) for each in given["names"]),
            new_sex=given["new_sex"],
            contact=given["contact"],
            other_id=given["other_id"],
        )


class AnswerForm(Form):
    """The second person's answer."""

    agreed = YesNoField(label="Do you agree?", yes="Yes, do it now", no="No, leave it as it is")
    words = LongTextField(label="Why", rows=3, max_length=4000)


class ReasonForm(Form):
    """Why somebody who is named opens what is sealed."""

    why = LongTextField(label="Why do you need to open it?", rows=3, max_length=2000)
