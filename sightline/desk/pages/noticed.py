"""What to notice of a row of the tracker, as tags: facts and rules, in a fixed order."""

from sightline.cases.states import Judged, Placing, YesNo
from sightline.core.pages import Tag
from sightline.desk.queries.held import Held
from sightline.desk.queries.tracked import Tracked
from sightline.desk.states import Flag

COLOURS = {Flag.LATE: "red", Flag.WAITS: "yellow", Flag.HERE: "turquoise", Flag.AWAY: "turquoise"}


def noticed(row: Tracked, held: Held) -> list[Tag]:
    """As far as this viewer sees it; no colour says it alone, and none is put before another by weight."""
    placed = held.placements.get(row.key)
    so = {
        Flag.HERE: placed is not None and placed.placing == Placing.HERE,
        Flag.AWAY: placed is not None and placed.placing == Placing.AWAY,
        Flag.AT_RISK: _yes(row, held, Judged.AT_RISK),
        Flag.HARMED: _yes(row, held, Judged.HARMED),
        Flag.WAITS: row.key in held.waits,
        Flag.MISSING: bool(held.missing.get(row.child_id)),
        Flag.LATE: bool({row.key, row.contact_id} & held.late),
    }
    return [Tag(str(flag.label), COLOURS.get(flag, "grey")) for flag, is_so in so.items() if is_so]


def _yes(row: Tracked, held: Held, what: Judged) -> bool:
    judged = held.judged.get((row.key, what))
    return judged is not None and judged.answer == YesNo.YES
