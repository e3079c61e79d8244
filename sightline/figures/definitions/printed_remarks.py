"""What arithmetic finds in printed figures that need not be wrong, and that a reader ought to be told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from sightline.figures.definitions.catalogue import SHARE, figures
from sightline.figures.definitions.printed import Found, Printed

# Children that come of one part of the contacts: another unit, so another number.
CHANGES_UNIT = {
    "contacts.assessed_children": ("contacts.by_outcome", "pathway", "contacts.exploitation_share")
}
# Parts of which one case may have several, and the cases that have any.
OVERLAP = {"cases.statuses": "cases.also_statutory"}


def remarks(printed: Sequence[Printed]) -> Iterator[str]:
    """Every such place, with the words a report should print beside it."""
    found: dict[tuple[str, str], list[Printed]] = defaultdict(list)
    for each in printed:
        found[each.figure, each.period].append(each)
    for (figure, period), listed in found.items():
        yield from _rounded(figure, period, listed)
        yield from _another_unit(figure, period, found)
        yield from _overlapping(figure, period, found)


def _sum(listed: Sequence[Printed]) -> Fraction:
    return sum((each.value or Fraction(0) for each in listed), Fraction(0))


def _rounded(figure: str, period: str, listed: Sequence[Printed]) -> Iterator[str]:
    known = [each for each in listed if each.value is not None]
    off = abs(_sum(known) - 100)
    if figures()[figure].kind == SHARE and len(known) > 1 and 0 < off <= sum(each.half for each in known):
        said = f"the parts add to {float(_sum(known)):g}; rounding can do that, or a part is left out"
        yield f"{known[0].place}, {figure}, {period}: {said}"


def _another_unit(figure: str, period: str, found: Found) -> Iterator[str]:
    if figure not in CHANGES_UNIT:
        return
    shares, part, of = CHANGES_UNIT[figure]
    share = next((each for each in found.get((shares, period), []) if each.part == part), None)
    whole = next((each.numerator for each in found.get((of, period), [])), None)
    if share is None or share.value is None or whole is None:
        return
    least = ceil((share.value - share.half) * whole / 100)
    most = floor((share.value + share.half) * whole / 100)
    children = _sum(found[figure, period])
    if not least <= children <= most:
        said = f"{share.text} % of {whole} contacts are {least} to {most}, and {children} children follow"
        yield f"{found[figure, period][0].place}, {figure}, {period}: {said}: the unit changes; show both"


def _overlapping(figure: str, period: str, found: Found) -> Iterator[str]:
    any_of = next(iter(found.get((OVERLAP.get(figure, ""), period), [])), None)
    if any_of is None or any_of.value is None or not any_of.denominator:
        return
    cases = floor((any_of.value + any_of.half) * any_of.denominator / 100)
    total = _sum(found[figure, period])
    if total > cases:
        said = f"the parts add to {total}, and {cases} cases at most have any: a case is counted under several; say so"
        yield f"{found[figure, period][0].place}, {figure}, {period}: {said}"
