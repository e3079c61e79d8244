"""A bank holiday proclaimed after the list was printed, or moved away."""

from sightline.core.forms import ChoiceField, DateField, Form, TextField

ADDED, REMOVED = "added", "removed"


class HolidayForm(Form):
    day = DateField(label="Day")
    change = ChoiceField(
        label="What the day is",
        choices=[(ADDED, "A bank holiday"), (REMOVED, "An ordinary working day after all")],
    )
    title = TextField(label="Name of the day")
    source = TextField(label="Where this was announced", help_text="For example: royal proclamation, GOV.UK")
