"""Opening a case."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Team
from sightline.cases.given import Opening
from sightline.core.forms import ChoiceField, Form, LongTextField
from sightline.front_door.states import ExploitationType


class OpenForm(Form):
    """Which child, which team, what kind."""

    child = ChoiceField(label="Which child?")
    team = ChoiceField(label="Which team works with the child?", as_select=True)
    exploitation_type = ChoiceField(
        label="What kind of exploitation is feared?", choices=ExploitationType.choices
    )
    why = LongTextField(
        label="What is the team asked to do first?",
        required=False,
        rows=3,
        max_length=2000,
        help_text="What was told and decided is read where it stands: there is no need to write it again",
    )

    def __init__(
        self, *args: Any, children: Sequence[tuple[str, str]], teams: Sequence[Team], **kwargs: Any
    ) -> None:
        if len(children) == 1:
            kwargs["initial"] = {"child": children[0][0], **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.teams = {str(each.pk): each for each in teams}
        cast("ChoiceField", self.fields["child"]).choices = list(children)
        choices = [
            ("", "Choose"),
            *((key, f"{each.name} ({each.agency.name})") for key, each in self.teams.items()),
        ]
        cast("ChoiceField", self.fields["team"]).choices = choices

    def opening(self) -> Opening:
        given = self.cleaned_data
        return Opening(
            child_id=UUID(given["child"]),
            team=self.teams[given["team"]],
            exploitation_type=ExploitationType(given["exploitation_type"]),
            why=given["why"],
        )
