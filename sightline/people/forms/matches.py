"""Deciding whether two records are one person."""

from typing import Any

from sightline.core.forms import ChoiceField, Form, LongTextField, VersionField
from sightline.people.states import DECISION_MOVES, FIRST_DECISIONS, Decision

QUESTIONS = {
    Decision.CONFIRMED: "Yes, link them",
    Decision.REFUSED: "No, they are different people",
    Decision.UNSURE: "I am not sure",
    Decision.UNDONE: "The link is wrong: undo it",
    Decision.TAKEN_BACK: "The last answer was a mistake: take it back",
}
HINTS = {
    Decision.CONFIRMED: "Both records stay as they are and are read as one child. This can be undone.",
    Decision.REFUSED: "They are not proposed again, unless somebody asks to see refused matches.",
    Decision.UNSURE: "They go on being proposed, with your words.",
    Decision.UNDONE: "Nothing is lost: every row stays with the record it was written to.",
    Decision.TAKEN_BACK: "The question is open again. What was answered, by whom and why, stays to be read.",
}


class DecisionForm(Form):
    """The decisions that may follow the last one, and why."""

    decision = ChoiceField(label="Are these the same person?", choices=[], blank="Choose what you decide")
    why = LongTextField(
        label="Why?", help_text="Say what told you, so that others can follow it.", rows=4, max_length=2000
    )
    after = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.choices = [(d.value, words) for d, words in QUESTIONS.items()]
        field.hints = {d.value: words for d, words in HINTS.items()}

    def offer(self, last: Decision | None) -> None:
        """Show what may follow the last decision. The action refuses anything else, and says why."""
        allowed = DECISION_MOVES[last] if last else FIRST_DECISIONS
        field: Any = self.fields["decision"]
        field.choices = [(d.value, words) for d, words in QUESTIONS.items() if d in allowed]
        if last is Decision.CONFIRMED:
            self[
                "decision"
            ].label = "These records are linked. What do you decide?"  # also once it was checked
