"""Recording a visit, planning one, and the safety note."""

from collections.abc import Sequence
from typing import Any

from sightline.access.models import Staff
from sightline.cases.visiting import CAME, Came, Going, How, Lone, Noted, ToVisit, Visited, Where
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    VersionField,
    YesNoField,
    offer,
)


class VisitForm(Form):
    """A visit, or one that was tried."""

    came = ChoiceField(label="What came of it?", choices=CAME)
    visited_on = DateField(label="On which day?", past=True)
    where = ChoiceField(label="Where?", choices=Where.choices, as_select=True, blank="Choose a place")
    how = ChoiceField(label="How?", choices=How.choices)
    minutes = NumberField(
        label="How many minutes were you with the child?", required=False, least=1, most=1440
    )
    visitor = ChoiceField(label="Who visited?", as_select=True)
    with_whom = TextField(label="Who else was there?", required=False, max_length=200)
    alone_offered = YesNoField(
        label="If the child was seen: was time alone with an adult they trust offered?", required=False
    )
    alone_taken = YesNoField(label="Did the child take it?", required=False)
    alone_why = LongTextField(label="If it was not offered, why not?", required=False, rows=2)
    child_words = LongTextField(
        label="What did the child say?",
        required=False,
        rows=3,
        help_text="In their own words, and only if they want them kept",
    )
    done = LongTextField(label="What was done, or what was tried?", rows=4)
    agreed = LongTextField(label="What was agreed next?", required=False, rows=2)

    def __init__(self, *args: Any, people: Sequence[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = offer(self.fields["visitor"], people, empty="Choose")

    def visited(self) -> Visited:
        given = dict(self.cleaned_data)
        if given["came"] == Came.NONE:
            given |= {"minutes": None, "child_words": "", "done": "", "agreed": ""}
        return Visited(
            **{
                **given,
                "came": Came(given["came"]),
                "where": Where(given["where"]),
                "how": How(given["how"]),
                "visitor": self.people[given["visitor"]],
                "alone_offered": given["alone_offered"] if given["came"] == Came.SEEN else None,
                "alone_taken": given["alone_taken"] if given["alone_offered"] else None,
            }
        )


class CorrectVisitForm(VisitForm):
    """What stands in place of a visit that was kept wrongly."""

    why = LongTextField(label="What was wrong?", rows=2)
    came = ChoiceField(label="What came of it?", choices=Came.choices)
    done = LongTextField(label="What was done, or what was tried?", required=False, rows=4)
    field_order = ("why",)


class PlanVisitForm(Form):
    """A visit to come."""

    version = VersionField()
    planned_on = DateField(label="On which day?", future=True)
    where = ChoiceField(label="Where?", choices=Where.choices, as_select=True, blank="Choose a place")
    going = ChoiceField(label="Who goes?", choices=Going.choices)
    colleague = TextField(label="Who goes with you?", required=False, max_length=120)
    words = LongTextField(label="What is it for?", required=False, rows=2)

    def to_visit(self) -> ToVisit:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ToVisit(**{**given, "where": Where(given["where"]), "going": Going(given["going"])})


class SafetyNoteForm(Form):
    """What those who go there should know."""

    version = VersionField()
    says = ChoiceField(label="How is this child visited?", choices=Lone.choices)
    who_may_be_met = LongTextField(
        label="Who may be met there who could harm a worker?",
        required=False,
        rows=2,
        help_text="Only what a worker needs in order to be safe",
    )
    words = LongTextField(label="What stands behind it, and what do you do?", rows=3)
    review_on = DateField(label="When is it looked at again?", future=True)

    def noted(self) -> Noted:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Noted(**{**given, "says": Lone(given["says"])})
