"""Calling a meeting, giving it another day, putting it off."""

from collections import Counter
from typing import Any, cast
from uuid import UUID

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.core.forms import (
    ChoiceField,
    DateField,
    Form,
    GetForm,
    LongTextField,
    ManyField,
    MomentField,
    TextField,
    VersionField,
)
from sightline.deadlines.counting import end_of
from sightline.meetings.forms.joining import WHERE_HELP, Joins, joins, link_field, mode_field
from sightline.meetings.given import Calling, Place
from sightline.meetings.kinds import for_people, rules_of
from sightline.meetings.models import Group, Seat
from sightline.meetings.queries.lists import Asked
from sightline.meetings.states import Kind, Part, State

WHERE = "Where is it held?"


class ListFilters(GetForm):
    """Filters of the list."""

    kind = ChoiceField(label="Kind", choices=Kind.choices, as_select=True)
    state = ChoiceField(label="Where it stands", choices=State.choices, as_select=True)
    when = ChoiceField(label="When", choices=[("to_come", "To come, the next first")], as_select=True)


class KindForm(GetForm):
    """What kind of meeting about a child; whom it asks goes by this."""

    kind = ChoiceField(label="What kind of meeting?", choices=[(k.value, k.label) for k in for_people()])

    def picked(self) -> Kind | None:
        """The kind in the address, if it is one."""
        found = self.cleaned_data.get("kind")
        return Kind(found) if found else None


def _only_ones(offer: Asked) -> list[str]:
    """Organisations that are the only one of their kind. Of several, whoever calls chooses: no child is told to all.

    A children’s home is asked only where somebody chooses it: the child need not live there.
    """
    whole = {key: agency for key, (agency, team) in offer.items() if team is None}
    several = Counter(agency.kind for agency in whole.values())
    return [
        key
        for key, agency in whole.items()
        if several[agency.kind] == 1 and agency.kind != AgencyKind.CARE_HOME
    ]


class _Called(Joins):
    """When and where."""

    starts_at = MomentField(label="When does it begin?")
    mode = mode_field()
    where = TextField(label=WHERE, required=False, max_length=200, help_text=WHERE_HELP)
    link = link_field()


class CallForm(_Called):
    """A meeting about a child."""

    why = LongTextField(
        label="What is the meeting for?",
        rows=3,
        help_text="Every organisation asked reads this. As much as they need to come prepared, and no more",
    )
    ask = LongTextField(
        label="What information do you ask for?",
        required=False,
        rows=3,
        help_text="Leave empty to ask for what they know, and who will come",
    )
    chair = ChoiceField(label="Who chairs it?", as_select=True)
    asked = ManyField(
        label="Who is asked?",
        blank="Choose at least one organisation to ask",
        help_text="Of schools, practices and others of which there are several, choose the child’s own",
    )
    since = DateField(
        label="Since when does the time run within which it must be held?",
        required=False,
        past=True,
        help_text="The day of the allocation or of the decision. Today, if you leave it empty",
    )

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        offer: Asked,
        chairs: dict[UUID, tuple[Staff, Agency]],
        also: str = "",
        **kwargs: Any,
    ) -> None:
        rules = rules_of(kind)
        start = [
            key for key in _only_ones(offer) if rules.asks(offer[key][0].kind) or offer[key][0].kind == also
        ]
        super().__init__(*args, initial={"asked": start} | kwargs.pop("initial", {}), **kwargs)
        self.kind, self.offer = kind, offer
        self.chairs = {str(key): found for key, found in chairs.items()}
        names = [
            (key, f"{team.name} ({agency.name})" if team else agency.name)
            for key, (agency, team) in offer.items()
        ]
        cast("ManyField", self.fields["asked"]).choices = names
        self.fields["chair"].help_text = f"By post: {rules.chaired_by}"
        cast("ChoiceField", self.fields["chair"]).choices = [
            ("", "Choose"),
            *((key, each.name) for key, (each, _) in self.chairs.items()),
        ]
        if not rules.held_within:
            del self.fields["since"]

    def calling(self, about: tuple[UUID, ...]) -> Calling:
        """The meeting."""
        given = self.cleaned_data
        chair, employer = self.chairs[given["chair"]]
        places = [
            Place(agency=agency, team=team) for agency, team in map(self.offer.__getitem__, given["asked"])
        ]
        seat = Place(
            agency=employer,
            post=rules_of(self.kind).chaired_by,
            part=Part.CHAIR,
            staff_ids=(chair.pk,),
        )
        since = given.get("since")
        return Calling(
            kind=self.kind,
            why=given["why"],
            starts_at=given["starts_at"],
            **joins(given),
            ask=given["ask"],
            about=about,
            places=(seat, *places),
            since=min(end_of(since), given["starts_at"]) if since else None,
        )


class CallGroupForm(_Called):
    """A meeting of a group: everybody who holds a place in it is asked."""

    why = LongTextField(
        label="What is the meeting for?",
        rows=3,
        help_text="Do not name a child: those asked read no child’s record",
    )
    ask = LongTextField(label="What do you ask members to send?", required=False, rows=3)

    def calling(self, group: Group, seats: list[Seat]) -> Calling:
        given = self.cleaned_data
        places = tuple(
            Place(
                agency=each.agency,
                post=each.post,
                part=Part(each.part),
                seat=each,
                staff_ids=tuple(key for key in (each.holder_id, each.substitute_id) if key),
            )
            for each in seats
        )
        return Calling(
            kind=Kind(group.kind),
            why=given["why"],
            starts_at=given["starts_at"],
            **joins(given),
            ask=given["ask"],
            group=group,
            places=places,
        )


class MoveForm(Form):
    """Another day."""

    version = VersionField()
    starts_at = MomentField(label="When does it begin now?")
    where = TextField(label=WHERE, max_length=200)
    why = LongTextField(label="Why is it moved?", rows=2, help_text="Everybody asked reads this")


class PutOffForm(Form):
    """Postponed or cancelled."""

    version = VersionField()
    why = LongTextField(label="Why?", rows=3, help_text="Everybody asked reads this")
