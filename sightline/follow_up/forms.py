"""Forms of follow-ups: asking, answering, done, nothing happened, chasing, adding, withdrawing."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency, Team
from sightline.access.states import LawfulBasis
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    MomentField,
    TextField,
    VersionField,
)
from sightline.follow_up.queries import who_can_be_asked
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Act, AskedOf, Kind

WHO_SAID = "Who gave the answer"
WHEN_SAID = "When they said so"


class MoveForm(Form):
    """A move of one follow-up. `for_agency`: staff write down what the organisation told them."""

    version = VersionField()

    def __init__(self, *args: Any, for_agency: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_agency:
            for name in ("said_by", "said_at"):
                self.fields.pop(name, None)

    def said(self) -> dict[str, Any]:
        """What the actions take about who said so, if the form asks."""
        names = [name for name in ("said_by", "said_at") if name in self.fields]
        return {name: self.cleaned_data[name] for name in names}


class AnswerForm(MoveForm):
    said_by = TextField(label=WHO_SAID, help_text="Their name and post, as given on the telephone")
    said_at = MomentField(label=WHEN_SAID, past=True)
    answer = ChoiceField(
        label="Answer",
        choices=[(Act.ACCEPT.value, "Accept: it will be done"), (Act.DECLINE.value, "Decline")],
        hints={Act.DECLINE.value: "Whoever asked has to find another way. Say why, so that they can."},
        blank="Choose whether it is accepted or declined",
    )
    words = LongTextField(
        label="What you want to say",
        help_text="If declining, why, and who might help instead. If accepting, what will happen.",
        required=False,
    )
    done_by = DateField(
        label="When it will be done by",
        help_text="If accepting. Leave empty to use the partnership's usual length.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Act.DECLINE and not cleaned.get("words", "").strip():
            self.add_error("words", "Say why it is declined, so that whoever asked can find another way")
        return cleaned


class DoneForm(MoveForm):
    said_by = TextField(label="Who told you", help_text="Their name and post")
    said_at = MomentField(label=WHEN_SAID, past=True)
    words = LongTextField(
        label="What was done and what came of it",
        help_text="What happened, for whom it made a difference, and anything still open.",
    )


class ReopenForm(MoveForm):
    said_by = TextField(
        label="Who told you that nothing happened", help_text="For example: the mother, by telephone"
    )
    said_at = MomentField(label="When they told you", past=True)
    words = LongTextField(label="What they said, in their own words")

    def __init__(self, *args: Any, for_agency: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, for_agency=True, **kwargs)


class AddForm(MoveForm):
    said_by = TextField(label="Who said it", required=False, help_text="Leave empty if it is your own word")
    words = LongTextField(label="What you want to add")

    def __init__(self, *args: Any, for_agency: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, for_agency=True, **kwargs)


class WithdrawForm(MoveForm):
    words = LongTextField(
        label="Why it is withdrawn", help_text="The organisation sees this. If it was late, it stays late."
    )


class ChaseForm(Form):
    words = LongTextField(label="Whom you spoke to and what they said")
    remind = ConfirmField(
        label="Remind them in writing too", text="Send the organisation a reminder as well", required=False
    )


class TakeUpForm(Form):
    words = LongTextField(
        label="With whom you took it up, and what was agreed",
        help_text="Do not name a child or say anything about one.",
    )


class NameForm(Form):
    """Who should answer a request that the manager cannot open."""

    NOBODY = "nobody"

    named = ChoiceField(label="Who should answer it?")
    words = LongTextField(
        label="Anything those who asked should know",
        help_text="How to reach them, or how it was settled. Do not name a child.",
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settled = (self.NOBODY, "Nobody: it was settled another way")
        cast("ChoiceField", self.fields["named"]).choices = [*people, settled]

    def named_id(self) -> UUID | None:
        """The person chosen, if one was."""
        chosen = self.cleaned_data["named"]
        return None if chosen == self.NOBODY else UUID(chosen)


class AskForm(Form):
    """What is asked and of whom: other folders show it on a page of their own, and ask with `request()`."""

    asked = ChoiceField(label="Organisation or service", as_select=True, blank="Choose who is asked")
    kind = ChoiceField(label="What kind of thing is asked", choices=Kind.choices, as_select=True)
    support_type = TextField(
        label="Kind of support",
        required=False,
        help_text="For example: home visiting, a programme at school, mentoring",
    )
    what = LongTextField(label="What you are asking for")
    why = LongTextField(label="Why", help_text="What they need to know to help, and no more.")
    may_share = LongTextField(label="What they may share, and with whom", rows=3)
    family_knows = LongTextField(label="What the family was told, and if not, why", rows=3)
    lawful_basis = ChoiceField(
        label="Lawful basis",
        choices=LawfulBasis.choices,
        as_select=True,
        initial=LawfulBasis.PUBLIC_TASK.value,
    )
    safeguarding = ConfirmField(
        label="Safeguarding request",
        text="This is a safeguarding request: it needs an answer within one working day",
        required=False,
    )
    due_on = DateField(
        label="Answer needed by",
        required=False,
        future=True,
        help_text="Leave empty to use the partnership's usual length.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = {key: (agency, team) for key, agency, team in who_can_be_asked()}
        choices = [
            ("", "Choose one"),
            *((key, _name(agency, team)) for key, (agency, team) in self.who.items()),
        ]
        self.fields["asked"].choices = choices  # type: ignore[attr-defined]

    def request(self) -> Request:
        """What was filled in, for `follow_up.actions.ask`."""
        given = dict(self.cleaned_data)
        agency, team = self.who[given.pop("asked")]
        given["kind"], given["lawful_basis"] = Kind(given["kind"]), LawfulBasis(given["lawful_basis"])
        return Request(agency=agency, team=team, **given)


class ListForm(GetForm):
    """Filters of the list."""

    kind = ChoiceField(label="Kind", choices=[("", "Any"), *Kind.choices], as_select=True)
    asked_of = ChoiceField(label="Asked of", choices=[("", "Any"), *AskedOf.choices], as_select=True)
    safeguarding = ConfirmField(label="Safeguarding", text="Safeguarding requests only")
    reference = TextField(label="Reference", width=10)


def now_as_typed(form: Form, now: datetime) -> None:
    """The moment now, in the boxes for when something was said, until somebody changes it."""
    if "said_at" in form.fields:
        form.initial.setdefault("said_at", now)


def _name(agency: Agency, team: Team | None) -> str:
    return f"{agency.name}: {team.name}" if team else agency.name
