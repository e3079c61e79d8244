"""The windscreen as a form: each factor judged by a person, with what was seen and why; and a new guidance."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sightline.core.forms import ChoiceField, DateField, FileField, Form, LongTextField, ManyField, TextField
from sightline.front_door.actions.windscreen import Assessed, Judgement, NewGuidance
from sightline.front_door.forms.people import plain
from sightline.front_door.guidance import Version
from sightline.front_door.kinds import Factor
from sightline.front_door.states import Level

NOT_KNOWN = "not_known"
LEVELS = [(NOT_KNOWN, "Not known yet"), *Level.choices]
LARGEST = 1_000_000
NOTHING_JUDGED = "Judge at least one factor; the others stay “not known yet”"


class WindscreenForm(Form):
    """Ten factors, each with a level or not known yet."""

    child = ChoiceField(label="Which child?", blank="Choose a child", small=True)
    strengths = LongTextField(
        label="Strengths, and what protects the child",
        required=False,
        rows=3,
        max_length=4000,
        help_text="Adults they trust, services, safe things they do, what they understand, what parents do",
    )
    outside_home = LongTextField(
        label="People and places outside the home",
        required=False,
        rows=3,
        max_length=4000,
        help_text="Who holds power there, who could make it safer, which other children go there",
    )
    unknown = LongTextField(
        label="What is not known, and who will find out",
        required=False,
        rows=2,
        max_length=4000,
        help_text="That nothing was seen is not the same as safe",
    )

    def __init__(
        self, *args: Any, guidance: Version, children: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        self.guidance = guidance
        levels = {f"l_{factor}": NOT_KNOWN for factor in Factor.values}
        only = {"child": children[0][0]} if len(children) == 1 else {}
        kwargs["initial"] = {**levels, **only, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = list(children)  # type: ignore[attr-defined]
        self.fields["child"].required = bool(children)
        for factor in Factor:
            self._add(factor)
        plain(self)

    def _add(self, factor: Factor) -> None:
        seen = [
            (each.code, f"{Level(each.level).label}: {each.text}")
            for level in Level.values
            for each in self.guidance.of(factor.value, level)
        ]
        self.fields[f"l_{factor}"] = ChoiceField(
            label=str(factor.label),
            choices=LEVELS,
            small=True,
            inline=True,
            blank=f"Choose a level: {factor.label}",
        )
        self.fields[f"d_{factor}"] = ManyField(
            label=f"What is seen: {factor.label}", choices=seen, required=False, small=True
        )
        self.fields[f"w_{factor}"] = LongTextField(
            label=f"What do you go by? {factor.label}", required=False, rows=2, max_length=2000
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        judged = [factor for factor in Factor if given.get(f"l_{factor}") not in (None, "", NOT_KNOWN)]
        for factor in judged:
            if not given.get(f"w_{factor}"):
                self.add_error(f"w_{factor}", f"Say what you go by: {factor.label}")
        if not judged and not self.errors:
            self.add_error(f"l_{Factor.MISS}", NOTHING_JUDGED)
        return given

    def assessed(self) -> Assessed:
        """What was judged."""
        given = self.cleaned_data
        return Assessed(
            guidance=self.guidance.key,
            judgements=tuple(self._judgement(factor) for factor in Factor),
            record_id=UUID(given["child"]) if given.get("child") else None,
            strengths=given["strengths"],
            outside_home=given["outside_home"],
            unknown=given["unknown"],
        )

    def _judgement(self, factor: Factor) -> Judgement:
        given = self.cleaned_data
        level = given[f"l_{factor}"]
        return Judgement(
            factor=factor.value,
            level="" if level == NOT_KNOWN else level,
            why=given[f"w_{factor}"],
            descriptors=tuple(given[f"d_{factor}"]),
        )


class GuidanceForm(Form):
    """A version of the threshold guidance that the partnership has adopted."""

    title = TextField(
        label="Title", blank="Enter a title", help_text="For example, Threshold guidance, March 2023"
    )
    adopted_on = DateField(label="When was it adopted?", blank="Enter when it was adopted", past=True)
    source = TextField(label="Where it comes from", required=False, max_length=300)
    file = FileField(label="The file", accept=".csv", most=LARGEST, blank="Choose the file")

    def clean_file(self) -> str:
        """The file as text."""
        try:
            return str(self.cleaned_data["file"].read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", "The file must be a CSV file saved as UTF-8")
            return ""

    def new(self) -> NewGuidance:
        """What was sent."""
        return NewGuidance(**self.cleaned_data)
