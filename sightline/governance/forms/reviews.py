"""A review, who works on it, and what was heard."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Staff
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField, VersionField
from sightline.governance.given import Reviewed

REVIEW = ("title", "purpose", "began_on", "ended_on")


class ReviewForm(Form):
    """What is reviewed."""

    version = VersionField(required=False)
    title = TextField(label="What is reviewed?", max_length=120)
    purpose = LongTextField(label="What is it to find out?", rows=3, max_length=1000, required=False)
    began_on = DateField(label="When did it begin?", past=True)
    ended_on = DateField(
        label="When did it end?",
        past=True,
        required=False,
        help_text="Leave empty while it goes on. No account is added to a review that has ended",
    )

    def reviewed(self) -> Reviewed:
        return Reviewed(**{name: self.cleaned_data[name] for name in REVIEW})


class MemberForm(Form):
    """One person."""

    staff = ChoiceField(label="Who?", as_select=True)

    def __init__(self, *args: Any, people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each.pk), each.name) for each in people]
        cast("ChoiceField", self.fields["staff"]).choices = [("", "Choose"), *offered]

    def staff_id(self) -> UUID:
        return UUID(self.cleaned_data["staff"])


class RemoveForm(Form):
    """Why somebody works on it no longer."""

    why = LongTextField(
        label="Why?", rows=2, max_length=300, help_text="It stays with the review. Nothing of an account"
    )


class KeeperForm(MemberForm, RemoveForm):
    """Who keeps it from now on, and why."""


class HeardForm(Form):
    """What was heard of one service."""

    seen = VersionField()
    words = LongTextField(
        label="What was heard?",
        rows=6,
        max_length=4000,
        help_text="Themes in your words. Nothing by which somebody who told it could be known",
    )
