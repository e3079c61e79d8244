"""A call that is not a contact: somebody wants a social worker about a case that is open (FD-20a)."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.front_door.kinds import CallDone
from sightline.front_door.models.parts import FrontDoorRows
from sightline.front_door.states import Source


class LoggedCall(Fact, AboutPeople):
    """Who rang, for whom, and what was done. It is no referral and is counted with none."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "caller", "caller_role", "phone", "wanted", "done_words"})

    received_at = models.DateTimeField()
    source = models.CharField(max_length=12, choices=Source.choices)
    organisation = models.CharField(max_length=200, blank=True)
    caller = models.CharField(max_length=120)
    caller_role = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    wanted = models.CharField(max_length=200, help_text="Which worker or team")
    done = models.CharField(max_length=12, choices=CallDone.choices)
    done_words = models.TextField(blank=True)

    objects = FrontDoorRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-received_at", "id"], name="front_door_call_newest")]

    def __str__(self) -> str:
        return f"call {self.pk}"
