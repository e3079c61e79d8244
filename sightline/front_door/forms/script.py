"""The questions of a script as fields. None is compulsory: a question not asked has no answer."""

from typing import Any

from sightline.core.forms import ChoiceField, ConfirmField, Form, LongTextField, TextField
from sightline.front_door.forms.people import plain
from sightline.front_door.given import Answered, Asked
from sightline.front_door.scripts import Alert, Question, Script
from sightline.front_door.states import Urgency

THINK_AGAIN = "An answer above asks you to think again. Choose red, or say why the urgency you chose is right"


class ScriptForm(Form):
    """Every question of one script, and what was said of the duty to report."""

    duty_to_report = ConfirmField(
        label="The duty to report",
        text="They say that they report under the duty to report suspected sexual offences",
        required=False,
        help_text="Crime and Policing Act 2026, Part 5. When it begins is to be checked (CL-52).",
    )
    urgency_why = LongTextField(label="Why is that soon enough?", required=False, rows=2, max_length=1000)

    def __init__(self, script: Script, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.script = script
        if not script.duty:
            del self.fields["duty_to_report"]
        for question in script.questions:
            self.fields[name_of(question)] = _field(question)
        plain(self)

    def answered(self) -> list[Answered]:
        """What was answered, in the order of the call."""
        return [answer for question in self.script.questions if (answer := self._answer(question))]

    def _answer(self, question: Question) -> Answered | None:
        typed = str(self.cleaned_data.get(name_of(question)) or "").strip()
        choice = question.chosen(typed)
        if not typed:
            return None
        alert = choice.alert if choice else None
        return Answered(
            question=question.code,
            asked=question.ask,
            answer=choice.code if choice else "",
            said=choice.words if choice else typed,
            alert=alert.say if alert else "",
        )

    def alerts(self) -> list[Alert]:
        """What the answers chosen so far make the page say."""
        chosen = [question.chosen(str(self[name_of(question)].value())) for question in self.script.questions]
        return [choice.alert for choice in chosen if choice and choice.alert]

    def think_again(self, urgency: str) -> bool:
        """Whether an answer asks the person to think again, and they have not yet said why the urgency stands."""
        asked = any(alert.think for alert in self.alerts())
        said = bool(self.cleaned_data.get("urgency_why"))
        if asked and urgency in (Urgency.AMBER, Urgency.GREEN) and not said:
            self.add_error("urgency_why", THINK_AGAIN)
            return True
        return False

    def asked(self) -> Asked:
        """The script as it was used."""
        return Asked(
            script=self.script.code,
            version=self.script.version,
            duty_to_report=bool(self.cleaned_data.get("duty_to_report")),
            urgency_why=self.cleaned_data.get("urgency_why") or "",
            answers=tuple(self.answered()),
        )


def name_of(question: Question) -> str:
    """The name of a question's field."""
    return f"q_{question.code}"


def _field(question: Question) -> Any:
    if not question.answers:
        return TextField(label=question.ask, required=False, max_length=1000, help_text=question.hint)
    return ChoiceField(
        label=question.ask,
        required=False,
        small=True,
        inline=True,
        help_text=question.hint,
        choices=[(answer.code, answer.words) for answer in question.answers],
    )
