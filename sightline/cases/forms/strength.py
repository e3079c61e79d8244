"""The posts and the budget of a team."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from sightline.cases.actions.strength import Shape
from sightline.cases.lead_states import PostKind
from sightline.core.forms import DateField, Form, ManyField, NumberField, TextField, VersionField

NOT_A_LEVEL = "Price level must be a number, like 104.2"


class StrengthForm(Form):
    """What a team is made of from a day."""

    version = VersionField()
    from_on = DateField(label="From which day?")
    workers = NumberField(label="Posts of exploitation workers", most=500)
    social_workers = NumberField(label="Posts of social workers", most=500)
    leaders = NumberField(label="Posts of team leaders", most=500)
    managers = NumberField(label="Posts of group managers", most=500)
    others = NumberField(label="Other posts", most=500)
    holders = ManyField(label="Which of these hold cases?", choices=PostKind.choices, required=False)
    budget = NumberField(
        label="Budget for a year, in pounds",
        required=False,
        most=99_999_999,
        width=10,
        help_text="As decided",
    )
    prices = TextField(
        label="Price level of that year",
        max_length=6,
        width=5,
        help_text="100 in July 2022. Where prices have risen by 4.2% since, 104.2",
    )
    source = TextField(label="Where is it written down, and whose price level is it?", max_length=300)

    def clean_prices(self) -> Decimal:
        try:
            found = Decimal(self.cleaned_data["prices"]).quantize(Decimal("0.1"))
        except InvalidOperation:
            raise ValidationError(NOT_A_LEVEL) from None
        if not 0 < found < 1000:
            raise ValidationError(NOT_A_LEVEL)
        return found

    def shape(self) -> Shape:
        return Shape(**{name: value for name, value in self.cleaned_data.items() if name != "version"})
