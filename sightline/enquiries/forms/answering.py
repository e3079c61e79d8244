"""What an agency says: nothing known, an entry, a sexual-health fact, or that it cannot answer."""

from typing import Any, cast

from sightline.access.states import ConfidentialityBasis, Handling
from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField
from sightline.enquiries.given import Answered, Somebody
from sightline.enquiries.states import Known, Part, SexualHealth

PARTS = [(part.value, part.label) for part in Part]
LOOKED = "Where did you look?"
TOLD_BY = "Who of the organisation told you this?"


class NothingForm(Form):
    """The minute's answer: nothing is known, and where somebody looked."""

    looked_in = TextField(
        label=LOOKED, max_length=1000, help_text="For example: case system, e-mail, duty log"
    )

    def said(self) -> Answered:
        return Answered(known=Known.NOTHING, looked_in=self.cleaned_data["looked_in"])


class EntryForm(Form):
    """Something is known; or, taken down for the agency, nothing is."""

    told_by = TextField(label=TOLD_BY, required=False, help_text="Name and post")
    known = ChoiceField(label="Is anything known?", choices=Known.choices)
    words = LongTextField(
        label="What is known?",
        required=False,
        rows=6,
        help_text="Facts and where they come from. Say what is opinion",
    )
    happened_on = DateField(label="On what day did it happen?", required=False, past=True)
    when_said = TextField(label="Or when, if no day is known", required=False)
    places = TextField(label="Places", required=False, max_length=1000)
    person_1 = TextField(label="A person named in it", required=False)
    part_1 = ChoiceField(label="What they are", choices=PARTS, required=False, as_select=True)
    known_1 = TextField(label="What is known of them", required=False, max_length=2000)
    person_2 = TextField(label="A second person", required=False)
    part_2 = ChoiceField(label="What they are", choices=PARTS, required=False, as_select=True)
    known_2 = TextField(label="What is known of them", required=False, max_length=2000)
    third_party = LongTextField(
        label="Anything about somebody else, or that would give away who told you",
        required=False,
        rows=3,
        help_text="It is kept apart and marked, so that it is not handed out with the rest",
    )
    looked_in = TextField(label=LOOKED, max_length=1000)
    handling = ChoiceField(
        label="How may it travel?",
        choices=Handling.choices,
        hints={"originator": "It is released to another organisation only after you have agreed"},
    )
    confidentiality_basis = ChoiceField(
        label="If you owe somebody confidence, on what basis do you tell this?",
        choices=ConfidentialityBasis.choices,
        required=False,
    )

    def __init__(self, *args: Any, for_agency: bool = False, handling: str = "", **kwargs: Any) -> None:
        start = {"handling": handling or Handling.OFFICIAL_SENSITIVE, "known": Known.SOMETHING}
        super().__init__(*args, initial=start | kwargs.pop("initial", {}), **kwargs)
        for number in (1, 2):
            cast("ChoiceField", self.fields[f"part_{number}"]).choices = [("", "Choose"), *PARTS]
        if for_agency:
            self.fields["told_by"].required = True
        else:
            del self.fields["told_by"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("known") == Known.SOMETHING and not given.get("words") and "words" not in self.errors:
            self.add_error("words", "Say what is known")
        for number in (1, 2):
            if given.get(f"person_{number}") and not given.get(f"part_{number}"):
                self.add_error(f"part_{number}", "Choose what they are")
        return given

    def said(self) -> Answered:
        """The entry."""
        given = self.cleaned_data
        mentioned = tuple(
            Somebody(part=Part(given[f"part_{n}"]), called=given[f"person_{n}"], known=given[f"known_{n}"])
            for n in (1, 2)
            if given.get(f"person_{n}")
        )
        plain = ("looked_in", "words", "third_party", "happened_on", "when_said", "places")
        return Answered(
            known=Known(given["known"]),
            told_by=given.get("told_by", ""),
            handling=Handling(given["handling"]),
            confidentiality_basis=ConfidentialityBasis(given["confidentiality_basis"]),
            mentioned=mentioned,
            **{name: given[name] for name in plain},
        )


class SexualHealthForm(Form):
    """All that may ever be said of it. There is nowhere to write a result."""

    sexual_health = ChoiceField(label="What may be said?", choices=SexualHealth.choices)
    happened_on = DateField(label="On what day?", required=False, past=True)
    looked_in = TextField(label=LOOKED, max_length=200)

    def said(self) -> Answered:
        given = self.cleaned_data
        return Answered(
            known=Known.SOMETHING,
            looked_in=given["looked_in"],
            happened_on=given["happened_on"],
            sexual_health=SexualHealth(given["sexual_health"]),
            handling=Handling.NAMED_ONLY,
        )


class CannotForm(Form):
    """The agency will not or cannot answer."""

    why = LongTextField(
        label="Why can you not answer?",
        rows=4,
        help_text="The front door reads this. Write nothing here of what you know",
    )
