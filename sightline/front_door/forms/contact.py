"""Taking a contact down. Sections follow the call: who it is about, who tells us, their words, the law, how soon."""

from typing import Any

from sightline.core import clock
from sightline.core.forms import (
    ChoiceField,
    EmailField,
    Form,
    LongTextField,
    MomentField,
    TextField,
    YesNoField,
)
from sightline.front_door.choices import IDENTIFIES
from sightline.front_door.given import Said, must_say_why
from sightline.front_door.scripts import Script
from sightline.front_door.states import (
    Channel,
    Consent,
    Exploitation,
    ExploitationType,
    FamilyTold,
    HealthProvider,
    OlderSource,
    SharingBasis,
    Source,
    Urgency,
)

URGENCY_HINTS: dict[str, str] = {
    Urgency.RED: "A child is in danger or may be within hours. Ring 999 first if it is happening now.",
    Urgency.AMBER: "It cannot wait for its turn. Somebody must look at it within hours that we are open.",
    Urgency.GREEN: "It can wait for its turn, for some days at most.",
}
SOURCE_HINTS: dict[str, str] = {
    Source.ANONYMOUS: "Nothing about them is asked. What they say counts as much as what anybody says.",
    Source.OTHER: "A national helpline, another authority, a charity, a business.",
}
NO_SIGNS = "no"
ORGANISATIONS = "organisations"  # the list of the partnership's own, from which a browser completes a name
NOT_HELD = "Not needed for somebody who gave no name"


class ContactForm(Form):
    """Everything of a contact but the people it is about."""

    unknown_child = LongTextField(
        label="A child nobody could name",
        required=False,
        rows=2,
        max_length=2000,
        help_text="What is known: about how old, what they looked like, who they were with",
    )
    group_or_place = LongTextField(
        label="A group or place",
        required=False,
        rows=2,
        max_length=2000,
        help_text="Where the concern is about a place or several young people and no one child",
    )
    received_at = MomentField(label="When did they tell us?", blank="Enter when they told us", past=True)
    channel = ChoiceField(
        label="How did they tell us?",
        blank="Choose how they told us",
        choices=[c for c in Channel.choices if c[0] != Channel.SYSTEM],
        inline=True,
    )
    source = ChoiceField(
        label="Who told us?",
        blank="Choose who told us",
        small=True,
        choices=Source.choices,
        hints=SOURCE_HINTS,
    )
    health_provider = ChoiceField(
        label="Which part of health?", choices=HealthProvider.choices, required=False, as_select=True
    )
    source_detail = TextField(
        label="Which one",
        required=False,
        help_text="Which school, ward, team or helpline",
        attributes={"list": ORGANISATIONS},
    )
    older_source = ChoiceField(
        label="Heading in the years before 2019",
        choices=OlderSource.choices,
        required=False,
        as_select=True,
        help_text="Leave empty unless the usual heading for this source is wrong",
    )
    came_through = TextField(
        label="Whom it came through, if not straight to us",
        required=False,
        help_text="For example, a taxi company told the police and the police told us",
    )
    referrer_name = TextField(label="Their name", required=False, max_length=120)
    referrer_role = TextField(
        label="Their job, or what they are to the child", required=False, max_length=120
    )
    referrer_organisation = TextField(
        label="Their organisation", required=False, attributes={"list": ORGANISATIONS}
    )
    referrer_phone = TextField(label="Telephone", required=False, max_length=60, width=20)
    referrer_email = EmailField(label="E-mail address", required=False, max_length=254)
    referrer_how = TextField(
        label="How and when to reach them safely",
        required=False,
        max_length=1000,
        help_text="For example, after 4pm, and leave no message",
    )
    referrer_reachable = YesNoField(
        label="Can they be told what happens?",
        blank="Choose whether they can be told what happens",
        small=True,
    )
    referrer_not_reachable_why = TextField(label="Why not", required=False, max_length=1000)

    words = LongTextField(
        label="What did they say?",
        blank="Enter what they said",
        rows=8,
        help_text="In their own words, as near as you can",
    )
    worry = LongTextField(label="What are they most worried about?", required=False, rows=3)
    place = TextField(label="Where", required=False, max_length=1000)
    when_said = TextField(label="When it happened, as they tell it", required=False, max_length=1000)
    who_was_told = TextField(label="Who else has been told", required=False, max_length=1000)
    signs = ChoiceField(
        label="Did you hear signs that a child is being exploited?",
        blank="Choose whether you heard signs of exploitation",
        small=True,
        choices=[
            (NO_SIGNS, "No"),
            *[(kind.value, f"Yes: {str(kind.label).lower()}") for kind in ExploitationType],
        ],
        help_text="Your own view of what you were told. Words in the text never set this.",
    )
    about_open_case = YesNoField(
        label="Is it about a child whose case was already open?",
        blank="Choose whether a case was already open",
        small=True,
        help_text="To the exploitation team or to safeguarding, before this contact",
    )
    open_case = TextField(label="Which case, and with whom", required=False)

    sharing_basis = ChoiceField(
        label="On what ground did they share it?",
        blank="Choose the ground on which they shared it",
        small=True,
        choices=SharingBasis.choices,
        help_text="Consent is not needed to protect a child.",
    )
    sharing_note = TextField(label="Anything to add about that", required=False, max_length=1000)
    family_told = ChoiceField(
        label="Does the family know that we were told?",
        blank="Choose whether the family knows",
        small=True,
        choices=FamilyTold.choices,
    )
    family_told_what = TextField(label="What they were told", required=False, max_length=1000)
    family_not_told_why = TextField(
        label="Why not",
        required=False,
        max_length=1000,
        help_text="Telling them is not required where it would put somebody at risk or section 47 applies",
    )
    consent = ChoiceField(
        label="Has the family agreed to a service?",
        blank="Choose whether the family has agreed to a service",
        small=True,
        choices=Consent.choices,
        help_text="This is about early help. It is never a condition of protecting a child.",
    )
    consent_note = TextField(label="Who agreed or refused, and to what", required=False, max_length=1000)
    urgency = ChoiceField(
        label="How soon must somebody look at this?",
        blank="Choose how soon somebody must look at this",
        choices=Urgency.choices,
        hints=URGENCY_HINTS,
        help_text="You choose. It sets the clock.",
    )

    def __init__(self, *args: Any, script: Script, **kwargs: Any) -> None:
        """`script` says what is known of a call of its kind before anybody speaks; every part can be changed."""
        kwargs["initial"] = {"received_at": clock.now(), **script.presets, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self._follow(given)
        if given.get("source") == Source.ANONYMOUS:
            for name in IDENTIFIES:
                if given.get(name):
                    self.add_error(name, NOT_HELD)
        return given

    def _follow(self, given: dict[str, Any]) -> None:
        """Questions that follow from an answer."""
        follows = [
            ("health_provider", given.get("source") == Source.HEALTH, "Choose which part of health"),
            ("open_case", given.get("about_open_case") is True, "Say which case is open, and with whom"),
            (
                "referrer_not_reachable_why",
                given.get("referrer_reachable") is False,
                "Say why they cannot be told",
            ),
            (
                "family_not_told_why",
                must_say_why(given.get("family_told", ""), given.get("sharing_basis", "")),
                "Say why the family has not been told",
            ),
        ]
        for name, asked, sentence in follows:
            if asked and not given.get(name) and name not in self.errors:
                self.add_error(name, sentence)

    def said(self) -> Said:
        """What was typed, as the columns of a contact. Answers to questions not asked are left out."""
        given = dict(self.cleaned_data)
        signs = given.pop("signs")
        given["exploitation"] = Exploitation.NONE if signs == NO_SIGNS else Exploitation.TICKED
        given["exploitation_type"] = "" if signs == NO_SIGNS else signs
        if given["source"] != Source.HEALTH:
            given["health_provider"] = ""
        if given["referrer_reachable"]:
            given["referrer_not_reachable_why"] = ""
        if not given["about_open_case"]:
            given["open_case"] = ""
        given["family_told_what"] = (
            given["family_told_what"] if given["family_told"] == FamilyTold.YES else ""
        )
        given["family_not_told_why"] = (
            given["family_not_told_why"] if given["family_told"] == FamilyTold.NO else ""
        )
        return Said(**given)
