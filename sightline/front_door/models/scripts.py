"""The script a call was taken by, and what was answered (FD-07)."""

from typing import ClassVar

from django.db import models

from sightline.front_door.kinds import CallKind
from sightline.front_door.models.parts import OfContact


class Scripted(OfContact):
    """Which script was used for a contact, in which version, and what was said of the duty to report."""

    PERSONAL = frozenset({"about", "urgency_why"})

    script = models.CharField(max_length=20, choices=CallKind.choices)
    version = models.CharField(max_length=20)
    duty_to_report = models.BooleanField(
        default=False, help_text="Made under the duty to report suspected sexual offences (CL-52)"
    )
    urgency_why = models.TextField(
        blank=True, help_text="Why the urgency chosen stands, where an answer asked to think again (FD-07a)"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact"], name="front_door_scripted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.script} {self.version}"


class ScriptAnswer(OfContact):
    """One question as it was asked, and the answer as it was given. A question not asked has no row."""

    PERSONAL = frozenset({"about", "said"})

    question = models.CharField(max_length=40, help_text="The question's own code")
    asked = models.CharField(max_length=300, help_text="Its words on the day")
    answer = models.CharField(max_length=40, blank=True, help_text="The code of the answer chosen")
    said = models.TextField(help_text="The answer in words")
    alert = models.TextField(blank=True, help_text="What the page said when that answer was chosen")
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "question"], name="front_door_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
