"""Forms of the directory."""

from typing import Any
from uuid import UUID

from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    NumberField,
    TextField,
    VersionField,
)
from sightline.support.given import OLDEST, Entry
from sightline.support.kinds import ForWhom, Group, Mode, Provider, Stage, WayIn, Worry
from sightline.support.models import ServiceVersion
from sightline.support.queries import providers
from sightline.support.states import State
from sightline.support.wording import LABELS

LEVELS: dict[str, str] = {
    Worry.UNIVERSAL: "Universal",
    Worry.VULNERABLE: "Vulnerable",
    Worry.COMPLEX: "Complex",
    Worry.ACUTE: "Acute",
}
SEVERAL = ("ways_in", "for_whom", "modes", "levels", "stages")


class EntryForm(Form):
    """An entry of the directory. Everything in it is for the public."""

    name = TextField(label=LABELS["name"], max_length=120)
    what = LongTextField(
        label=LABELS["what"],
        rows=4,
        max_length=1500,
        help_text="In words that a child or parent understands. Name no child.",
    )
    group = ChoiceField(label=LABELS["group"], choices=Group.choices)
    provider_type = ChoiceField(label=LABELS["provider_type"], choices=Provider.choices)
    funded_by = TextField(label=LABELS["funded_by"], required=False)
    for_whom = ManyField(label=LABELS["for_whom"], choices=ForWhom.choices, small=True)
    age_from = NumberField(
        label=LABELS["age_from"], most=OLDEST, required=False, help_text="Empty: from birth"
    )
    age_to = NumberField(label=LABELS["age_to"], most=OLDEST, required=False, help_text="Empty: no last age")
    ways_in = ManyField(label=LABELS["ways_in"], choices=WayIn.choices, small=True)
    how = LongTextField(label=LABELS["how"], rows=3, max_length=1000, required=False)
    modes = ManyField(label=LABELS["modes"], choices=Mode.choices, small=True)
    levels = ManyField(label=LABELS["levels"], choices=Worry.choices, hints=LEVELS, small=True)
    stages = ManyField(
        label=LABELS["stages"], choices=Stage.choices, small=True, required=False, help_text="None: at any"
    )
    languages = TextField(label=LABELS["languages"], required=False)
    cost = TextField(label=LABELS["cost"], required=False)
    area = TextField(label=LABELS["area"], required=False)
    phone = TextField(
        label=LABELS["phone"], max_length=30, width=20, required=False, help_text="For the public"
    )
    web = TextField(label=LABELS["web"], required=False, help_text="In full, like https://example.org")
    hours = TextField(label=LABELS["hours"], required=False)
    waiting = TextField(label=LABELS["waiting"], max_length=300, required=False)
    waiting_on = DateField(label=LABELS["waiting_on"], past=True, required=False)
    onward = LongTextField(label=LABELS["onward"], rows=2, max_length=1000, required=False)

    def entry(self) -> Entry:
        """What was said."""
        given = {name: self.cleaned_data[name] for name in EntryForm.base_fields}
        given |= {name: tuple(given[name]) for name in SEVERAL} | {"age_from": given["age_from"] or 0}
        return Entry(**given)


class AddForm(EntryForm):
    """A service that is not in the directory yet; whoever keeps all of it says whose it is."""

    agency = ChoiceField(label="Which organisation provides it?", as_select=True)
    field_order = ["agency"]

    def __init__(self, *args: Any, any_agency: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if any_agency:
            names = [("", "Choose one"), *((str(each.pk), each.name) for each in providers())]
            self.fields["agency"].choices = names  # type: ignore[attr-defined]
        else:
            del self.fields["agency"]

    def agency_id(self, own: UUID | None) -> UUID | None:
        """Whose service it is."""
        return UUID(self.cleaned_data["agency"]) if "agency" in self.fields else own


class ChangeForm(EntryForm):
    """Other words of a service."""

    seen_number = VersionField()
    checked = ConfirmField(text="I looked at everything on this page, and it is right", required=False)


class CheckForm(Form):
    """All of it is still right."""

    seen_number = VersionField()


class WhyForm(Form):
    """Why it closes, or opens again. The public does not see it."""

    seen_number = VersionField()
    why = LongTextField(label="Why?", rows=3, max_length=500)


class DirectoryFilter(GetForm):
    """Which services a list shows."""

    words = TextField(label="Words in its name, in what it does or in who provides it")
    group = ChoiceField(label="Type of service", choices=Group.choices, as_select=True)
    for_whom = ChoiceField(label="Whom it helps", choices=ForWhom.choices, as_select=True)
    level = ChoiceField(label="Level of worry", choices=Worry.choices, as_select=True)
    stage = ChoiceField(label="Stage", choices=Stage.choices, as_select=True)
    way_in = ChoiceField(label="Who can ask", choices=WayIn.choices, as_select=True)
    mode = ChoiceField(label="How it is given", choices=Mode.choices, as_select=True)
    state = ChoiceField(label="Open or closed", choices=State.choices, as_select=True)
    past_review = ConfirmField(text="Not checked by their day")
    ours = ConfirmField(text="Our own organisation’s")


def as_typed(version: ServiceVersion) -> dict[str, Any]:
    """What the form for a change opens with."""
    return {name: getattr(version, name) for name in EntryForm.base_fields} | {"seen_number": version.number}
