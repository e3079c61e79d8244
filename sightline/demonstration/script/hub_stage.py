"""A day at the hub, played through the actions: each thing as the person whose work it is, at its moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.access.viewer import Viewer, set_viewer
from sightline.demonstration.calendar import london_day, moment, working_day
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.real import Stage, all_seeing
from sightline.front_door.models import Contact, Decision


class Hub:
    """Does one thing after another, each in a transaction of its own."""

    def __init__(self, upto: datetime) -> None:
        self.upto, self.day, self.stage = upto, london_day(upto), Stage()

    def do(self, key: str, at: datetime, act: Callable[..., Any], **given: object) -> Any:
        """What an action returns when somebody of the cast does it."""
        returned: list[Any] = []

        def what(by: Viewer) -> None:
            returned.append(act(**given, by=by, at=at))

        with transaction.atomic():
            set_viewer(all_seeing())
            self.stage.by_hand(Beat("hub", at, key), what)
        return returned[0]

    def before(self, days: int, minutes: int) -> datetime:
        """A moment some working days ago."""
        return moment(working_day(self.day, -days), minutes)

    def decided(self, count: int) -> list[Contact]:
        """The last contacts from schools that a social worker decided for advice, told and closed."""
        with transaction.atomic():
            set_viewer(all_seeing())
            advised = Decision.objects.filter(outcome="advice").values("contact_id")
            found = Contact.objects.filter(
                state="closed", pk__in=advised, source="education", at__lt=self.before(9, 0)
            )
            return list(found.order_by("-at")[:count])

    def waiting(self) -> list[Contact]:
        """Contacts up to now that nobody has decided."""
        with transaction.atomic():
            set_viewer(all_seeing())
            return list(Contact.objects.filter(state="new", at__lte=self.upto).order_by("-at")[:3])
