"""Minutes, votes, actions; groups and their places."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency, Staff, Team
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    LongTextField,
    TextField,
    VersionField,
    offer,
)
from sightline.meetings.given import NOBODY_VOTED, TIE_ONLY, TIED, Cast, Voting
from sightline.meetings.kinds import for_groups
from sightline.meetings.queries.lists import Asked
from sightline.meetings.states import Choice, Part


def _offer(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    cast("ChoiceField", form.fields[name]).choices = choices


class MinutesForm(Form):
    """A version of the minutes; a text under each heading of the kind."""

    seen = VersionField()
    words = LongTextField(label="What was said and agreed?", rows=8)

    @classmethod
    def with_sections(cls, sections: tuple[str, ...]) -> "type[MinutesForm]":
        """The form of one kind of meeting."""
        fields = {f"section_{name}": LongTextField(label=name, required=False, rows=4) for name in sections}
        made: type[MinutesForm] = type("MinutesOfKind", (cls,), fields)
        return made

    def sections(self) -> dict[str, str]:
        """The texts by their headings."""
        given = self.cleaned_data
        return {
            name.removeprefix("section_"): text
            for name, text in given.items()
            if name.startswith("section_") and text
        }


class AmendForm(Form):
    """Something to be put right."""

    words = LongTextField(label="What is to be put right?", rows=4)


class AgreeForm(Form):
    """The chair's agreement."""

    seen = VersionField()
    agreed = ConfirmField(text="I agree these minutes as the chair")


class VoteForm(Form):
    """One question, one vote an organisation."""

    question = LongTextField(label="What is put to the vote?", rows=3)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        self.agencies = agencies
        super().__init__(*args, **kwargs)

    @classmethod
    def for_agencies(cls, agencies: list[Agency]) -> "type[VoteForm]":
        """The form for these organisations."""
        fields: dict[str, Any] = {}
        for each in agencies:
            fields[f"vote_{each.pk}"] = ChoiceField(
                label=f"{each.name} votes",
                choices=[*Choice.choices, ("", "Did not vote")],
                required=False,
                inline=True,
            )
            fields[f"who_{each.pk}"] = TextField(label=f"Who voted for {each.name}", required=False)
        fields["casting"] = ChoiceField(
            label="The chair’s casting vote",
            choices=[("", "None: it is no tie"), *Choice.choices[:2]],
            required=False,
            help_text="Only where as many voted for as against",
        )
        made: type[VoteForm] = type("VoteOfAgencies", (cls,), fields)
        return made

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        voting = self.voting()
        if not voting.cast:
            self.add_error(None, NOBODY_VOTED)
        elif voting.tie and not voting.casting:
            self.add_error("casting", TIED)
        elif voting.casting and not voting.tie:
            self.add_error("casting", TIE_ONLY)
        return given

    def voting(self) -> Voting:
        given = self.cleaned_data
        cast_votes = tuple(
            Cast(agency_id=each.pk, choice=Choice(chosen), who=given.get(f"who_{each.pk}", ""))
            for each in self.agencies
            if (chosen := given.get(f"vote_{each.pk}"))
        )
        casting = given.get("casting")
        return Voting(
            question=given.get("question", ""), cast=cast_votes, casting=Choice(casting) if casting else None
        )


class GiveForm(Form):
    """Somebody is to do something by a day."""

    words = LongTextField(label="What is to be done?", rows=3)
    whom = ChoiceField(label="Who does it?", as_select=True)
    due_on = DateField(label="By when?", future=True)

    def __init__(self, *args: Any, offer: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        names = [
            (key, f"{team.name} ({agency.name})" if team else agency.name)
            for key, (agency, team) in offer.items()
        ]
        _offer(self, "whom", [("", "Choose"), *names])

    def given_to(self) -> tuple[Agency, Team | None]:
        return self.offer[self.cleaned_data["whom"]]


class GroupForm(Form):
    """A standing group."""

    name = TextField(label="What is it called?", max_length=120)
    kind = ChoiceField(label="What kind of group?", choices=[(k.value, k.label) for k in for_groups()])
    purpose = LongTextField(label="What is it for?", required=False, rows=3)


class SeatForm(Form):
    """A place, by organisation and post."""

    agency = ChoiceField(label="Which organisation?", as_select=True)
    post = TextField(label="Which post?", max_length=120, help_text="The job title, not a name")
    part = ChoiceField(label="What part?", choices=Part.choices, initial=Part.MEMBER)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self.fields["agency"], agencies, empty="Choose")

    def agency_chosen(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class HolderForm(Form):
    """Who holds the post today, and who stands in."""

    version = VersionField()
    holder = ChoiceField(label="Who holds the post?", as_select=True, required=False)
    substitute = ChoiceField(label="Who stands in for them?", as_select=True, required=False)
    ended = ConfirmField(text="This post is no longer part of the group", required=False)

    def __init__(self, *args: Any, people: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [("", "Nobody yet"), *((str(each.pk), each.name) for each in people)]
        _offer(self, "holder", names)
        _offer(self, "substitute", names)

    def chosen(self, name: str) -> UUID | None:
        given = self.cleaned_data.get(name)
        return UUID(given) if given else None
