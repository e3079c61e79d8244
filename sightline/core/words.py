"""How dates, times, amounts and lists are written in sentences.

Everything is shown in Europe/London time: "4 March 2026 at 2:05pm".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from markupsafe import Markup, escape

from sightline.core import clock

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(value: date | datetime | None) -> str:
    """4 March 2026; nothing where there is no date."""
    if not value:
        return ""
    local = clock.london(value).date() if isinstance(value, datetime) else value
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def weekday(value: date | datetime | None) -> str:
    """Wednesday 4 March 2026."""
    if not value:
        return ""
    local = clock.london(value).date() if isinstance(value, datetime) else value
    return f"{DAYS[local.weekday()]} {day(local)}"


def time(value: datetime | None) -> str:
    """2:05pm, 5pm, midday, midnight."""
    if not value:
        return ""
    local = clock.london(value)
    if (local.hour, local.minute) == (0, 0):
        return "midnight"
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime | None) -> str:
    """4 March 2026 at 2:05pm."""
    return f"{day(value)} at {time(value)}" if value else ""


def lasting(value: timedelta | None) -> str:
    """2 days, 3 hours, 10 minutes: the largest unit only, rounded down, never below a minute."""
    if value is None:
        return ""
    minutes = int(abs(value).total_seconds() // 60)
    if minutes >= 48 * 60:
        return plural(minutes // (24 * 60), "day")
    if minutes >= 60:
        return plural(minutes // 60, "hour")
    return plural(minutes, "minute") if minutes else "less than a minute"


class _Sized(Protocol):
    def __len__(self) -> int: ...


def plural(amount: int | _Sized, one: str, many: str = "") -> str:
    """1 child, 2 children, no children: plural(n, "child", "children")."""
    n = amount if isinstance(amount, int) else len(amount)
    noun = one if n == 1 else (many or f"{one}s")
    return f"{n:,} {noun}" if n else f"no {many or one + 's'}"


def listing(parts: Iterable[object], joiner: str = "and") -> str:
    """a, b and c."""
    words = [str(part) for part in parts]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def paragraphs(text: str | None) -> Markup:
    """A person's typed text as paragraphs, kept as typed and escaped; direction follows the text."""
    blocks = [block for block in (text or "").replace("\r\n", "\n").split("\n\n") if block.strip()]
    made = (
        Markup('<p class="govuk-body" dir="auto">{}</p>').format(
            Markup("<br>").join(escape(line) for line in block.strip("\n").split("\n"))
        )
        for block in blocks
    )
    return Markup("").join(made)


def first_lower(text: str) -> str:
    """The words with a small first letter, unless they start with an abbreviation or a name like NHS."""
    if len(text) > 1 and (text[1].isupper() or text[1] in "'\u2019. "):
        return text
    return text[:1].lower() + text[1:]
