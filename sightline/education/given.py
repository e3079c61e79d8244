"""What a school or college says of one pupil, before it becomes a row."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sightline.core.leave import Answer, first_refusal, unless
from sightline.education.states import EarlyHelp, NotOffered, band_of

NO_WORRY = "Say what worries you now, so that the front door can act on it."
NO_REASON = "Say why early help was not offered."
NO_OTHER = "Say in your own words why early help was not offered."
NOT_ASKED = "A reason belongs only where early help was not offered."
FUTURE = "That day is in the future."
NO_MARKS = "Choose at least one of the ten indicators, or say in the support given what was noticed."
NOT_PERCENT = "Attendance is a percentage from 0 to 100."
OLDEST = 25


@dataclass(frozen=True, kw_only=True)
class Noted:
    """One pupil as the setting sees them on a day (SC-01, SC-07, SC-10)."""

    noticed_on: date
    factors: tuple[str, ...] = ()
    place: str
    place_words: str = ""
    age: int | None = None
    attendance: Decimal | None = None
    attendance_band: str = ""
    absence_support: tuple[str, ...] = ()
    send: str = ""
    send_support: tuple[str, ...] = ()
    support: str = ""
    early_help: str
    not_offered: str = ""
    not_offered_words: str = ""
    acute: bool = False
    worry: str = ""

    def columns(self) -> dict[str, Any]:
        """Its columns; the band follows the percentage where there is one."""
        band = self.attendance_band if self.attendance is None else band_of(self.attendance)
        lists = {name: list(getattr(self, name)) for name in ("factors", "absence_support", "send_support")}
        return asdict(self) | lists | {"attendance_band": band}

    def stands(self, *, on: date) -> Answer:
        """Whether it says what it must."""
        offered = self.early_help != EarlyHelp.NOT_OFFERED
        percent = self.attendance is None or 0 <= self.attendance <= 100
        return first_refusal(
            unless(self.noticed_on > on, FUTURE),
            unless(not self.factors and not self.support.strip(), NO_MARKS),
            unless(not percent, NOT_PERCENT),
            unless(not offered and not self.not_offered, NO_REASON),
            unless(offered and bool(self.not_offered), NOT_ASKED),
            unless(self.not_offered == NotOffered.OTHER and not self.not_offered_words.strip(), NO_OTHER),
            unless(self.acute and not self.worry.strip(), NO_WORRY),
        )
