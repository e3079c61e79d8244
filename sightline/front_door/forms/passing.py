"""Asking an agency or service because of a contact (FD-17a, FD-31)."""

from typing import Any, cast
from uuid import UUID

from sightline.core.forms import ChoiceField, DateField, Form, LongTextField, TextField, YesNoField
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from sightline.front_door.queries import service_of

OFFERED = (Kind.EARLY_HELP, Kind.PATHWAY, Kind.STATUTORY, Kind.OTHER)


class PassOnForm(Form):
    """What is asked, of whom, and what they may be told."""

    kind = ChoiceField(
        label="What are you asking for?", choices=[(kind.value, kind.label) for kind in OFFERED]
    )
    whom = ChoiceField(label="Which agency or service?", as_select=True)
    support_type = TextField(
        label="Kind of support",
        required=False,
        help_text="For example, home visiting, a school programme, mentoring",
    )
    what = LongTextField(label="What exactly are you asking them to do?", rows=4)
    why = LongTextField(
        label="Why", rows=4, help_text="What they need to know to help and to be safe, and no more"
    )
    may_share = LongTextField(
        label="What may they pass on, and to whom?",
        rows=3,
        help_text="Including what the family may be told",
    )
    family_knows = TextField(label="What the family knows of this request", required=False, max_length=1000)
    safeguarding = YesNoField(
        label="Is it a safeguarding request?",
        help_text="Yes shortens the time for an answer to one working day",
    )
    due_on = DateField(
        label="An answer by",
        required=False,
        future=True,
        help_text="Leave empty for the partnership's usual time",
    )
    replaces = ChoiceField(
        label="Does it stand in for a request that was declined?", required=False, as_select=True
    )

    def __init__(
        self,
        *args: Any,
        services: list[tuple[str, str]],
        declined: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("whom", services), ("replaces", declined)):
            field = cast("ChoiceField", self.fields[name])
            field.choices = [("", ""), *choices]

    def request(self) -> Request:
        """The request. `whom` is "agency" or "agency:team"."""
        given = self.cleaned_data
        agency, team = service_of(str(given["whom"]))
        return Request(
            kind=Kind(given["kind"]),
            agency=agency,
            team=team,
            what=given["what"],
            why=given["why"],
            may_share=given["may_share"],
            support_type=given["support_type"],
            family_knows=given["family_knows"],
            safeguarding=bool(given["safeguarding"]),
            due_on=given["due_on"],
        )

    def replaced(self) -> UUID | None:
        """The declined request this one stands in for."""
        return UUID(self.cleaned_data["replaces"]) if self.cleaned_data["replaces"] else None


class InformationForm(Form):
    """What a partner is asked for while a contact is screened. Always a safeguarding request (IS-17)."""

    whom = ChoiceField(label="Which partner?", as_select=True)
    what = LongTextField(
        label="What do you need to know, or to have asked?",
        rows=4,
        help_text="Information they hold, or that they seek somebody’s agreement to a service",
    )
    why = LongTextField(label="Why", rows=4, help_text="What makes it a safeguarding matter, and no more")
    may_share = LongTextField(label="What may they pass on, and to whom?", rows=3)

    def __init__(self, *args: Any, services: list[tuple[str, str]] = [], **kwargs: Any) -> None:  # noqa: B006
        super().__init__(*args, **kwargs)
        cast("ChoiceField", self.fields["whom"]).choices = [("", ""), *services]

    def request(self) -> Request:
        """The request, with its mark."""
        given = self.cleaned_data
        agency, team = service_of(str(given["whom"]))
        plain = {name: given[name] for name in ("what", "why", "may_share")}
        return Request(kind=Kind.ENQUIRY, agency=agency, team=team, safeguarding=True, **plain)
