"""The multi-agency assessment as a form. Nothing in it is added up."""

from typing import Any

from sightline.cases.given import NO_SOURCE, Assessed, Seen
from sightline.cases.states import Alone, Model, Online
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ManyField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.front_door.guidance import Version
from sightline.front_door.kinds import Factor
from sightline.front_door.states import Level

TAKEN_OR_WHY = "Say whether the child took it"
WHY_NOT = "Say why it was not offered"


class AssessForm(Form):
    """In the child's and the parents' words; ten factors with what is known and from whom; what it means."""

    version = VersionField()
    assessed_on = DateField(label="On which day was it made?", past=True)
    child_words = LongTextField(
        label="What does the child say?", rows=4, help_text="In their own words. If there are none, say why"
    )
    alone_offered = YesNoField(label="Was the child offered time alone with an adult they trust?")
    alone_taken = YesNoField(label="Did the child take it?", required=False)
    alone_why = LongTextField(label="If it was not offered, why not?", required=False, rows=2)
    parents_words = LongTextField(
        label="What do the parents say?", rows=4, help_text="In their own words. If there are none, say why"
    )
    parents_part = LongTextField(
        label="What were the parents told, and what part did they have?", required=False, rows=3
    )
    strengths = LongTextField(
        label="Strengths, and what protects the child",
        required=False,
        rows=3,
        help_text="Who and what is good",
    )
    models_seen = ManyField(
        label="How does it happen, as far as is known?", choices=Model.choices, required=False
    )
    alone_or_group = ChoiceField(label="By one person or by several?", choices=Alone.choices)
    online = ChoiceField(label="Does it happen online?", choices=Online.choices)
    online_words = LongTextField(
        label="Online: where, and might it lead to meeting face to face?", required=False, rows=2
    )
    places = LongTextField(label="Places outside the home", required=False, rows=2)
    peers = LongTextField(label="Friends and others the child is with", required=False, rows=2)
    changed = LongTextField(label="What has changed since the last assessment?", rows=3)
    unknown = LongTextField(label="What is not known, and who will find out", required=False, rows=2)
    analysis = LongTextField(
        label="What does it all mean?",
        rows=6,
        help_text="For this child, in words. Nothing is added up: the level is judged apart, by people",
    )

    def __init__(self, *args: Any, guidance: Version, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guidance = guidance
        if first:
            del self.fields["changed"]
        for factor in Factor:
            self._add(factor)

    def _add(self, factor: Factor) -> None:
        seen = [
            (each.code, each.text) for level in Level.values for each in self.guidance.of(factor.value, level)
        ]
        self.fields[f"d_{factor}"] = ManyField(
            label=f"What is seen: {factor.label}", choices=seen, required=False, small=True
        )
        self.fields[f"e_{factor}"] = LongTextField(
            label=f"What is known: {factor.label}", required=False, rows=2, max_length=4000
        )
        self.fields[f"s_{factor}"] = TextField(
            label=f"From which agency? {factor.label}", required=False, max_length=200
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("alone_offered") is True and given.get("alone_taken") is None:
            self.add_error("alone_taken", TAKEN_OR_WHY)
        if given.get("alone_offered") is False and not given.get("alone_why"):
            self.add_error("alone_why", WHY_NOT)
        for factor in Factor:
            if not self._seen(factor, given).whole():
                self.add_error(f"e_{factor}", f"{NO_SOURCE} {factor.label}")
        return given

    def _seen(self, factor: Factor, given: dict[str, Any]) -> Seen:
        return Seen(
            factor=factor.value,
            evidence=given.get(f"e_{factor}") or "",
            told_by=given.get(f"s_{factor}") or "",
            descriptors=tuple(given.get(f"d_{factor}") or ()),
        )

    def assessed(self) -> Assessed:
        """What was written."""
        given = self.cleaned_data
        offered = bool(given["alone_offered"])
        plain = {
            name: given[name]
            for name in (
                *("assessed_on", "child_words", "parents_words", "parents_part", "strengths", "analysis"),
                *("online_words", "places", "peers", "unknown"),
            )
        }
        return Assessed(
            **plain,
            guidance=self.guidance.key,
            changed=given.get("changed", ""),
            alone_offered=offered,
            alone_taken=given["alone_taken"] if offered else None,
            alone_why="" if offered else given["alone_why"],
            alone_or_group=Alone(given["alone_or_group"]),
            online=Online(given["online"]),
            models_seen=tuple(given["models_seen"]),
            factors=tuple(self._seen(factor, given) for factor in Factor),
        )
