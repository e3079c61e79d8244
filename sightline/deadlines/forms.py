"""A bank holiday proclaimed after the list was printed, or moved away; another length for a clock."""

from sightline.core.forms import ChoiceField, DateField, Form, NumberField, TextField

ADDED, REMOVED = "added", "removed"


class HolidayForm(Form):
    day = DateField(label="Day")
    change = ChoiceField(
        label="What the day is",
        choices=[(ADDED, "A bank holiday"), (REMOVED, "An ordinary working day after all")],
    )
    title = TextField(label="Name of the day")
    source = TextField(label="Where this was announced", help_text="For example: royal proclamation, GOV.UK")


class LengthForm(Form):
    """Another length for one clock."""

    count = NumberField(label="How long", least=1, most=999, width=4)
    valid_from = DateField(label="From which day on")
    why = TextField(
        label="Who decided this, and why", max_length=300, help_text="For example: executive group, 12 May"
    )


class AgreeForm(Form):
    """What a second person says to it."""

    agreed = ChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, it counts from that day"), ("no", "No, it stays as it is")],
    )
    words = TextField(label="Anything to add", required=False, max_length=300)
