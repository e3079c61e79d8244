"""An address as it is written, split into what is compared."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"(?:(?:flat|apartment|unit)\s+\S+\s*,?\s*)?(\d+\s?[a-z]?)\b[\s,]+(\S.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Home:
    """House number, street and town, empty where the address does not say."""

    house: str = ""
    street: str = ""
    town: str = ""


def split(lines: str) -> Home:
    """Read `12 Hill Street`, a line or a comma between its parts; the last part is the town.

    A house with a name is not told from a street: such an address is compared by its first part.
    """
    parts = [part.strip() for line in lines.splitlines() for part in line.split(",") if part.strip()]
    for place, part in enumerate(parts):
        if found := _NUMBERED.fullmatch(part):
            return Home(found[1].replace(" ", ""), found[2].strip(), _town(parts[place + 1 :]))
    return Home("", parts[0], _town(parts[1:])) if parts else Home()


def _town(rest: list[str]) -> str:
    return rest[-1] if rest else ""
