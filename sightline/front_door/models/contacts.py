"""A contact: one occasion on which somebody told us something (FD-01)."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.front_door.choices import IDENTIFIES
from sightline.front_door.models.parts import FrontDoorRows
from sightline.front_door.states import (
    UNDECIDED,
    Channel,
    Consent,
    ContactState,
    Exploitation,
    ExploitationType,
    FamilyTold,
    HealthProvider,
    OlderSource,
    Origin,
    SharingBasis,
    Source,
    Urgency,
)

MOVING = (
    "state",
    "version",
    "owner_id",
    "team_id",
    "area_id",
    "urgency",
    "exploitation",
    "exploitation_type",
    "about_open_case",
    "their_system",
    "their_reference",
)
"""The columns that work on a contact changes. The site cannot write the others after the first saving."""


UNDECIDED_FIRST = Case(
    When(state__in=[each.value for each in UNDECIDED], then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)
"""What is still to be decided stands before what is decided. The lists' order, and that of their indexes."""

IN_ORDER = (UNDECIDED_FIRST, F("received_at").desc(), F("id"))


_Rows = models.Manager.from_queryset(FrontDoorRows)


class StandingContacts(_Rows["Contact"]):
    """Those that stand: one withdrawn with the file it came in is counted and listed nowhere."""

    def get_queryset(self) -> models.QuerySet["Contact"]:
        return super().get_queryset().exclude(state=ContactState.WITHDRAWN)


class Contact(Fact, AboutPeople):
    """A fact: who told us, when, how, and their words. `by` took it, `at` is when it was recorded.

    Nobody edits what was said: a correction is an `Amendment`. Only the columns in `MOVING`, which say
    where the work stands, change; each change leaves a `Move` or an `Amendment`.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {
            "about",
            "came_through",
            "group_or_place",
            "open_case",
            "consent_note",
            "family_not_told_why",
            "family_told_what",
            "place",
            "referrer_email",
            "referrer_how",
            "referrer_name",
            "referrer_not_reachable_why",
            "referrer_organisation",
            "referrer_phone",
            "referrer_role",
            "sharing_note",
            "their_reference",
            "unknown_child",
            "when_said",
            "who_was_told",
            "words",
            "worry",
        }
    )

    THIRD_PARTY = frozenset(
        {
            "referrer_name",
            "referrer_role",
            "referrer_phone",
            "referrer_email",
            "referrer_how",
            "referrer_organisation",
        }
    )

    reference = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.HAND)
    state = models.CharField(max_length=12, choices=ContactState.choices, default=ContactState.NEW)
    version = models.PositiveIntegerField(default=1)
    owner = models.ForeignKey(
        "access.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("access.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("access.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    their_system = models.CharField(max_length=60, blank=True)
    their_reference = models.CharField(max_length=80, blank=True)

    received_at = models.DateTimeField()
    decision_due_on = models.DateField(null=True, help_text="The last day for the first decision (CL-01)")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    source = models.CharField(max_length=12, choices=Source.choices)
    health_provider = models.CharField(max_length=16, choices=HealthProvider.choices, blank=True)
    older_source = models.CharField(max_length=16, choices=OlderSource.choices, blank=True)
    source_detail = models.CharField(max_length=200, blank=True, help_text="Which school, ward or helpline")
    came_through = models.CharField(max_length=200, blank=True)
    came_through_agency = models.ForeignKey(
        "access.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_role = models.CharField(max_length=120, blank=True)
    referrer_organisation = models.CharField(max_length=200, blank=True)
    referrer_agency = models.ForeignKey(
        "access.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referrer_phone = models.CharField(max_length=60, blank=True)
    referrer_email = models.CharField(max_length=254, blank=True)
    referrer_how = models.TextField(blank=True, help_text="How and when they can be reached safely")
    referrer_reachable = models.BooleanField(default=True)
    referrer_not_reachable_why = models.TextField(blank=True)

    words = models.TextField(blank=True, help_text="What they said, in their own words")
    worry = models.TextField(blank=True)
    place = models.TextField(blank=True)
    when_said = models.TextField(blank=True, help_text="When they say it happened")
    who_was_told = models.TextField(blank=True)

    sharing_basis = models.CharField(max_length=20, choices=SharingBasis.choices, blank=True)
    sharing_note = models.TextField(blank=True)
    family_told = models.CharField(max_length=12, choices=FamilyTold.choices, blank=True)
    family_told_what = models.TextField(blank=True)
    family_not_told_why = models.TextField(blank=True)
    consent = models.CharField(max_length=12, choices=Consent.choices, blank=True)
    consent_note = models.TextField(blank=True)

    urgency = models.CharField(max_length=8, choices=Urgency.choices, blank=True)
    exploitation = models.CharField(max_length=12, choices=Exploitation.choices, default=Exploitation.NONE)
    exploitation_type = models.CharField(max_length=12, choices=ExploitationType.choices, blank=True)
    unknown_child = models.TextField(blank=True, help_text="What is known of a child nobody could name")
    group_or_place = models.TextField(blank=True)
    about_open_case = models.BooleanField(default=False)
    open_case = models.CharField(max_length=200, blank=True, help_text="Which open case, and with whom")

    objects = StandingContacts()
    ever: ClassVar = FrontDoorRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-received_at", "id"], name="front_door_contact_by_state"),
            models.Index(*IN_ORDER, name="front_door_contact_in_order"),
            models.Index("source", *IN_ORDER, name="front_door_contact_by_source"),
            models.Index("team", *IN_ORDER, name="front_door_contact_by_team"),
            models.Index(
                "urgency", *IN_ORDER, name="front_door_contact_by_urgency", condition=~Q(urgency="")
            ),
            models.Index(
                "exploitation",
                *IN_ORDER,
                name="front_door_contact_by_signs",
                condition=~Q(exploitation=Exploitation.NONE),
            ),
            models.Index(fields=["owner", "state"], name="front_door_contact_owner"),
            models.Index(
                fields=["referrer_agency", "-received_at"],
                name="front_door_contact_by_teller",
                condition=Q(referrer_agency__isnull=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "their_system", "their_reference"],
                condition=~Q(their_reference="") & ~Q(state=ContactState.WITHDRAWN),
                name="front_door_contact_theirs_once",
            ),
            models.CheckConstraint(
                condition=Q(health_provider="") | Q(source=Source.HEALTH),
                name="front_door_contact_provider_is_health",
            ),
            models.CheckConstraint(
                condition=Q(exploitation_type="") | Q(exploitation=Exploitation.TICKED),
                name="front_door_contact_type_is_ticked",
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.ANONYMOUS)
                | Q(**dict.fromkeys(IDENTIFIES, ""), referrer_agency=None),
                name="front_door_contact_anonymous_is_nobody",
            ),
            models.CheckConstraint(
                condition=Q(referrer_reachable=True)
                | ~Q(referrer_not_reachable_why="")
                | ~Q(origin=Origin.HAND),
                name="front_door_contact_unreachable_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def anonymous(self) -> bool:
        """Whether whoever told us gave no name."""
        return self.source == Source.ANONYMOUS

    @property
    def undecided(self) -> bool:
        """Whether the first decision is still to be made."""
        return self.state in UNDECIDED
