"""The systems that are checked, and the partnership's own numbers."""

from sightline.core.forms import ConfirmField, Form, NumberField, ShownField, TextField, VersionField


class SystemForm(Form):
    """One system on the list."""

    seen = VersionField()
    name = TextField(label="Name", max_length=80, help_text="As people here call it")
    holds = TextField(label="What is found there", required=False)
    place = NumberField(label="Place in the list", least=1, most=99, width=3)
    gone = ConfirmField(
        label="No longer checked",
        text="It is no longer checked. What was found there stays",
        required=False,
    )


class NumbersForm(Form):
    """When the group specialist is told of several contacts about one child. `seen` is what the page showed."""

    seen = ShownField()
    least = NumberField(label="How many contacts about one child", least=2, most=50, width=3)
    months = NumberField(label="Within how many months", least=1, most=120, width=3)
    why = TextField(label="Who decided this, and when", max_length=300)


class TrainingForm(Form):
    """Where staff learn to weigh what is told without a name."""

    seen = VersionField()
    title = TextField(label="Name of the training", max_length=120, required=False)
    address = TextField(
        label="Its address",
        max_length=300,
        required=False,
        help_text="It begins with https://. Leave both empty where there is none for now",
    )
    why = TextField(label="Who decided this, and when", max_length=300)
