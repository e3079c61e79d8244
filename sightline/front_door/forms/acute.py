"""Acute work: the plan for tonight, the strategy discussion, the handover, the conference, positions of trust."""

from typing import Any

from sightline.core import clock
from sightline.core.forms import (
    ChoiceField,
    ConfirmField,
    Form,
    LongTextField,
    MomentField,
    TextField,
    VersionField,
    YesNoField,
)
from sightline.front_door.actions import HandedOver, Held, Tonight, TookPart, Trusted
from sightline.front_door.actions.protecting import Seen
from sightline.front_door.choices import ConferenceStepKind, HeldHow, NrmDecision, PartnerKind

# The places at the table: police and health are asked for first, since nothing is decided without them.
PLACES: tuple[tuple[int, str, str], ...] = (
    (1, PartnerKind.POLICE, "Police"),
    (2, PartnerKind.HEALTH, "Health"),
    (3, PartnerKind.SOCIAL_CARE, "Children’s social care"),
    (4, PartnerKind.EDUCATION, "School or education"),
    (5, PartnerKind.OTHER, "Another agency"),
    (6, PartnerKind.OTHER, "A further agency"),
)
ASKED_FOR = (1, 2)  # left empty only where somebody says why they did not take part
FIRST = 3  # places shown open; the others unfold


class _Moment(Form):
    """A form with a moment that is now unless somebody says otherwise."""

    MOMENT = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {self.MOMENT: clock.now()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class TonightForm(Form):
    """What keeps the child safe tonight."""

    seen = VersionField()
    where_now = LongTextField(label="Where is the child now?", rows=2, max_length=2000)
    with_whom = LongTextField(label="Who is with them?", rows=2, max_length=2000)
    keeps_safe = LongTextField(
        label="What keeps them safe tonight?",
        rows=4,
        max_length=4000,
        help_text="What has been arranged, and what the child says would help",
    )
    who_does = LongTextField(label="Who does what?", rows=3, max_length=4000)
    told_whom = LongTextField(
        label="Who has been told of this plan?",
        rows=3,
        max_length=4000,
        help_text="The child, whoever looks after them, police, the emergency duty team",
    )
    next_check = LongTextField(label="Who looks again, and when?", rows=2, max_length=2000, required=False)

    def tonight(self) -> Tonight:
        return Tonight(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class DiscussionForm(_Moment):
    """A strategy discussion: when and how, who took part, what each told, what was decided."""

    MOMENT = "held_at"
    seen = VersionField()
    held_at = MomentField(label="When was it held?", past=True)
    how = ChoiceField(label="How was it held?", choices=HeldHow.choices)
    why_held = LongTextField(label="What led to it", rows=3, required=False)
    missing_why = LongTextField(
        label="If police or health did not take part: why, and how they are brought in today",
        rows=2,
        required=False,
        help_text="The clock goes on running until both have taken part",
    )
    decision = LongTextField(
        label="What was decided", rows=5, help_text="Who does what, by when; when the child is seen, by whom"
    )
    section_47 = YesNoField(label="Does a section 47 enquiry begin?")
    section_47_why = LongTextField(label="Why, or why not", rows=4)
    conference = YesNoField(label="Is a child protection conference asked for?", required=False)
    conference_why = LongTextField(label="Why a conference is asked for", rows=3, required=False)

    nrm = ChoiceField(
        label="Is the child referred to the National Referral Mechanism?",
        choices=NrmDecision.choices,
        help_text="Trafficking includes being moved within one town. A child’s agreement is not needed",
    )
    nrm_why = LongTextField(
        label="What speaks for it and against; if it is not settled, who settles it today", rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("missing_why", "conference_why"):  # asked for by another answer
            self.fields[name].optional_suffix = False  # type: ignore[attr-defined]
        for place, _, title in PLACES:
            self.fields[f"p{place}_name"] = TextField(
                label=f"{title}: name and post", required=False, max_length=120
            )
            self.fields[f"p{place}_organisation"] = TextField(label=f"{title}: organisation", required=False)
            if place in ASKED_FOR:
                for part in ("name", "organisation"):
                    self.fields[f"p{place}_{part}"].optional_suffix = False  # type: ignore[attr-defined]
            self.fields[f"p{place}_remote"] = ConfirmField(
                label=f"{title}: took part", text="Took part remotely", required=False
            )
            self.fields[f"p{place}_gave"] = LongTextField(
                label=f"{title}: information they gave", required=False, rows=3
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self._check_people(given)
        if given.get("conference") and not given.get("conference_why"):
            self.add_error("conference_why", "Say why a conference is asked for")
        return given

    def _check_people(self, given: dict[str, Any]) -> None:
        for place, _, title in PLACES:
            said = [given.get(f"p{place}_{part}") for part in ("name", "organisation", "gave")]
            if any(said) and not said[0]:
                self.add_error(f"p{place}_name", f"{title}: say who took part")
            if said[0] and not said[1]:
                self.add_error(f"p{place}_organisation", f"{title}: say for which organisation")
        there = {kind for place, kind, _ in PLACES if given.get(f"p{place}_name")}
        if not {PartnerKind.POLICE, PartnerKind.HEALTH} <= there and not given.get("missing_why"):
            self.add_error("missing_why", "Say why police or health did not take part")

    def held(self) -> Held:
        given = self.cleaned_data
        names = set(Held.__dataclass_fields__) - {"took_part", "conference"}
        plain = {name: given[name] for name in names}
        return Held(**plain, conference=bool(given["conference"]), took_part=self._took_part())

    def _took_part(self) -> list[TookPart]:
        given = self.cleaned_data
        always = given["how"] in (HeldHow.PHONE, HeldHow.VIDEO)
        return [
            TookPart(
                kind=PartnerKind(kind),
                name=given[f"p{place}_name"],
                organisation=given[f"p{place}_organisation"],
                remote=always or bool(given[f"p{place}_remote"]),
                gave=given[f"p{place}_gave"],
            )
            for place, kind, _ in PLACES
            if given[f"p{place}_name"]
        ]


class HandoverForm(_Moment):
    """Who took the section 47 enquiry."""

    MOMENT = "handed_at"

    seen = VersionField()
    received_by = TextField(label="Who at child protection took it?", max_length=120)
    team = TextField(label="Their team")
    handed_at = MomentField(label="When did they take it?", past=True)
    their_reference = TextField(
        label="Their reference",
        required=False,
        max_length=80,
        width=20,
        help_text="It can be added later, when they give it",
    )
    words = LongTextField(label="What they were told, and what they do next", rows=4, required=False)

    def handover(self) -> HandedOver:
        return HandedOver(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class SeenForm(_Moment):
    """That the child was seen in the enquiry."""

    MOMENT = "seen_at"

    seen_by = TextField(label="Who saw the child?", help_text="Name, post and team")
    seen_at = MomentField(label="When?", past=True)
    where = TextField(label="Where?", required=False)
    alone = YesNoField(label="Was the child spoken to alone?")
    words = LongTextField(
        label="How they are, and what they said", rows=4, required=False, help_text="In the child’s own words"
    )

    def seen(self) -> Seen:
        return Seen(**self.cleaned_data)


class ConferenceForm(_Moment):
    """What became of the conference."""

    MOMENT = "happened_at"

    kind = ChoiceField(label="The conference was", choices=ConferenceStepKind.choices)
    happened_at = MomentField(label="When?", past=True)
    their_reference = TextField(label="Their reference", required=False, max_length=80, width=20)
    words = LongTextField(
        label="About it", rows=3, required=False, help_text="If it is not needed: why, and who decided"
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == ConferenceStepKind.NOT_NEEDED and not given.get("words"):
            self.add_error("words", "Say why a conference is not needed, and who decided")
        return given


class TrustForm(_Moment):
    """Somebody who works or volunteers with children."""

    MOMENT = "known_at"

    person = TextField(label="Who is it, as far as is known?")
    employer = TextField(label="For whom do they work or volunteer?")
    concern = LongTextField(label="What is the concern?", rows=4, help_text="What was said, by whom")
    still_with_children = TextField(
        label="Are they with children now, at work or at home?", required=False, max_length=1000
    )
    known_at = MomentField(label="When did we come to know of it?", past=True)

    def trusted(self) -> Trusted:
        return Trusted(**self.cleaned_data)


class OfficerForm(_Moment):
    """That the designated officer was told."""

    MOMENT = "told_at"

    received_by = TextField(
        label="Who took it?", max_length=120, help_text="The designated officer, or their deputy"
    )
    told_at = MomentField(label="When were they told?", past=True)
    their_reference = TextField(label="Their reference", required=False, max_length=80, width=20)
    advice = LongTextField(label="What they said is to be done", rows=4, required=False)
