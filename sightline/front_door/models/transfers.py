"""Contacts that go to, or come from, another authority or adults' safeguarding (FD-27)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import TransferWay
from sightline.front_door.models.parts import OfContact


class Transfer(OfContact):
    """One transfer. Going out, it is asked for through a follow-up, so that silence is chased until receipt
    is confirmed. Coming in, it says when and to whom we confirmed that we have it.
    """

    PERSONAL = frozenset({"about", "confirmed_to", "how_sent", "sent", "their_reference", "why"})

    way = models.CharField(max_length=8, choices=TransferWay.choices)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    why = models.TextField(help_text="Why it is theirs, or ours")
    sent = models.TextField(help_text="What went with it")
    how_sent = models.CharField(max_length=200, blank=True)
    their_reference = models.CharField(max_length=80, blank=True)
    happened_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, help_text="Coming in: when we told them that we have it")
    confirmed_to = models.CharField(max_length=200, blank=True)
    follow_up_id = models.UUIDField(null=True, help_text="Going out: the request whose answer is the receipt")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact"], name="front_door_transfer_contact")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(way=TransferWay.IN, confirmed_at__isnull=False, follow_up_id=None)
                | (~Q(way=TransferWay.IN) & Q(follow_up_id__isnull=False, confirmed_at=None)),
                name="front_door_transfer_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"transfer {self.way} of {self.contact_id}"
