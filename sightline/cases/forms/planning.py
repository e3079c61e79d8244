"""The safety plan, in words the child and the parents use."""

from typing import Any

from sightline.cases.given import NO_PART, Planned
from sightline.core.forms import DateField, Form, LongTextField, VersionField, YesNoField


class SafetyForm(Form):
    """Written together, read on a phone."""

    version = VersionField()
    worries = LongTextField(label="What are we worried about?", rows=3, help_text="In plain, kind words")
    safe_places = LongTextField(label="Where and with whom is it safe?", rows=3)
    whom_to_ring = LongTextField(label="Whom can the child and family ring, by day and at night?", rows=3)
    child_does = LongTextField(label="What does the child do?", required=False, rows=2)
    parents_do = LongTextField(label="What do the parents do?", required=False, rows=2)
    adults_do = LongTextField(label="What do the others do, and by when?", rows=3)
    with_child = YesNoField(label="Was it made with the child?")
    child_part = LongTextField(label="How did the child take part, or why not?", required=False, rows=2)
    with_parents = YesNoField(label="Was it made with the parents?")
    parents_part = LongTextField(label="How did the parents take part, or why not?", required=False, rows=2)
    review_on = DateField(label="When do we look at it again?", future=True)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("child", "parents"):
            if given.get(f"with_{name}") is False and not given.get(f"{name}_part"):
                self.add_error(f"{name}_part", NO_PART)
        return given

    def planned(self) -> Planned:
        return Planned(**{name: value for name, value in self.cleaned_data.items() if name != "version"})
