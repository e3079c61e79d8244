"""The agenda, what an organisation sends, who came."""

from typing import Any, cast
from uuid import UUID

from sightline.access.models import Staff
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    LongTextField,
    ManyField,
    TextField,
    VersionField,
)
from sightline.meetings.given import Came, Told
from sightline.meetings.joining import How
from sightline.meetings.models import Attendance, Invited
from sightline.meetings.states import Again, Presence


class ItemForm(Form):
    """Something more on the agenda."""

    title = TextField(label="What is to be on the agenda?", max_length=200)
    words = LongTextField(
        label="What should people know before?",
        required=False,
        rows=3,
        help_text="Everybody asked reads this",
    )


class SendForm(Form):
    """Agenda and papers are ready."""

    ready = ConfirmField(text="The agenda and the papers are ready to be read by those who come")


class InformForm(Form):
    """What an organisation knows for a meeting, and who comes."""

    nothing = ConfirmField(text="Nothing is known", required=False)
    words = LongTextField(
        label="What is known?",
        required=False,
        rows=6,
        help_text="Facts and where they come from. Say what is opinion. Those who come read this",
    )
    third_party = LongTextField(
        label="Anything about somebody else, or that would give away who told you",
        required=False,
        rows=3,
        help_text="It is kept apart and marked, so that it is not handed out with the rest",
    )
    looked_in = TextField(label="Where did you look?", max_length=1000)
    coming = ManyField(
        label="Who comes for you?",
        required=False,
        help_text="They read what every organisation sent, and the minutes",
    )

    def __init__(self, *args: Any, people: list[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ManyField", self.fields["coming"]).choices = [(str(each.pk), each.name) for each in people]
        if not people:
            del self.fields["coming"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("nothing") and not given.get("words") and "words" not in self.errors:
            self.add_error("words", "Say what is known, or tick that nothing is")
        return given

    def told(self) -> Told:
        given = self.cleaned_data
        coming = tuple(UUID(key) for key in given.get("coming", []))
        plain = ("nothing", "words", "third_party", "looked_in")
        return Told(coming=coming, **{name: given[name] for name in plain})


class AttendanceForm(Form):
    """What became of each place."""

    seen = VersionField()

    def __init__(
        self, *args: Any, places: list[Invited], last: dict[UUID, Attendance], reviews: bool, **kwargs: Any
    ) -> None:
        self.places, self.reviews = places, reviews
        initial: dict[str, Any] = kwargs.pop("initial", {})
        for place in places:
            if row := last.get(place.pk):
                found = {"came": row.presence, "who": row.who, "how": row.how}
                initial = {f"{name}_{place.pk}": value for name, value in found.items()} | initial
        super().__init__(*args, initial=initial, **kwargs)

    @classmethod
    def with_fields(cls, places: list[Invited], reviews: bool) -> "type[AttendanceForm]":
        """The form for these places."""
        fields: dict[str, Any] = {}
        for place in places:
            fields[f"came_{place.pk}"] = ChoiceField(label=place.name, choices=Presence.choices, inline=True)
            fields[f"how_{place.pk}"] = ChoiceField(
                label=f"How they came for {place.name}",
                choices=How.choices,
                required=False,
                inline=True,
                help_text="Of those who came only",
            )
            fields[f"who_{place.pk}"] = TextField(
                label=f"Who came for {place.name}", required=False, help_text="And for whom, if they stood in"
            )
        if reviews:
            fields["again"] = ChoiceField(
                label="Is it reviewed, and when?",
                choices=[("", "No review is set"), *Again.choices],
                required=False,
            )
        made: type[AttendanceForm] = type("AttendanceOfPlaces", (cls,), fields)
        return made

    def came(self) -> tuple[Came, ...]:
        given = self.cleaned_data
        return tuple(
            Came(
                invited_id=place.pk,
                presence=Presence(given[f"came_{place.pk}"]),
                who=given[f"who_{place.pk}"],
                how=How(given[f"how_{place.pk}"]) if given[f"how_{place.pk}"] else None,
            )
            for place in self.places
        )

    def review(self) -> Again | None:
        chosen = self.cleaned_data.get("again")
        return Again(chosen) if chosen else None
