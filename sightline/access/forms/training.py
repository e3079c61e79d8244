"""Forms of training in when information may be shared."""

from typing import Any

from sightline.core import forms

RENEW = "Two years after it was taken, unless the course says otherwise"


class TrainingForm(forms.Form):
    """A course somebody took."""

    course = forms.TextField(
        label="Course", max_length=120, help_text="Its title, as the register of training has it"
    )
    given_by = forms.TextField(label="Given by", max_length=120)
    taken_on = forms.DateField(label="Date it was taken", past=True)
    renew_by = forms.DateField(label="Renew by", help_text=RENEW)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        taken, renew = given.get("taken_on"), given.get("renew_by")
        if taken and renew and renew <= taken:
            self.add_error("renew_by", "Renew by must be after the date it was taken")
        return given
