"""A place to look at, and a line about it."""

from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.intelligence.given import Line, Place
from sightline.intelligence.states import NoteKind, PlaceKind

PLACE = ("name", "kind", "area", "noticed_on", "watched")


class HotspotForm(Form):
    """A place."""

    version = VersionField(required=False)
    name = TextField(label="What is the place called?", max_length=120)
    kind = ChoiceField(
        label="What sort of place is it?", choices=[("", "Choose"), *PlaceKind.choices], as_select=True
    )
    area = TextField(label="Part of the borough", required=False, max_length=120)
    noticed_on = DateField(label="When was it first noticed?", past=True)
    watched = YesNoField(label="Is it still watched?")

    def place(self) -> Place:
        said = {name: self.cleaned_data[name] for name in PLACE}
        return Place(**said | {"kind": PlaceKind(said["kind"])})


class NoteForm(Form):
    """A line."""

    kind = ChoiceField(label="What do you note?", choices=NoteKind.choices)
    on_day = DateField(label="On which day?", past=True)
    words = LongTextField(
        label="What is to be known?",
        rows=3,
        max_length=1000,
        help_text="A place and its use. No child’s name",
    )

    def line(self) -> Line:
        said = self.cleaned_data
        return Line(kind=NoteKind(said["kind"]), on_day=said["on_day"], words=said["words"])
