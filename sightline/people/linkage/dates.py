"""Dates of birth as they stand in files: known in part, impossible, or not known at all."""

import re
from dataclasses import dataclass
from functools import lru_cache

_YEAR_FIRST = re.compile(r"(\d{4}|[?xX]{4})(?:[-/. ]?([\d?xX]{2})(?:[-/. ]?([\d?xX]{2}))?)?")
_YEAR_LAST = re.compile(r"([\d?xX]{1,2})[-/. ]([\d?xX]{1,2})[-/. ](\d{4}|[?xX]{4})")
_NO_YEAR = re.compile(r"--?(\d{2})-(\d{2})")
_STANDS_FOR_UNKNOWN = frozenset({"19000101", "19010101", "17530101", "99991231", "99990909", "11111111"})
_NOBODY_BEFORE, _NOBODY_AFTER = "1000", "2999"


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a date as two or four digits, empty where unknown; `whole` when all three are known.

    A date that no calendar has (2012-02-31) keeps its digits: they still agree with the same slip elsewhere.
    """

    year: str = ""
    month: str = ""
    day: str = ""

    @property
    def whole(self) -> str:
        return self.year + self.month + self.day if self.year and self.month and self.day else ""


NOT_KNOWN = Written()


@lru_cache(maxsize=65_536)
def written(text: str) -> Written:
    """Read `2012-03-04`, `2012-03`, `2012`, `20120304`, `04/03/2012`, `2012-03-00`, `--03-04`, each with a time or not.

    Anything else, and the dates that stand for "not known" in the systems they come from, is not known.
    """
    bare = re.split(r"[T ](?=\d{1,2}:)", text.strip(), maxsplit=1)[0].strip()
    if found := _YEAR_FIRST.fullmatch(bare):
        parts = found.groups(default="")
    elif found := _YEAR_LAST.fullmatch(bare):
        parts = (found[3], found[2].zfill(2), found[1].zfill(2))
    elif found := _NO_YEAR.fullmatch(bare):
        parts = ("", found[1], found[2])
    else:
        return NOT_KNOWN
    if "".join(parts) in _STANDS_FOR_UNKNOWN:
        return NOT_KNOWN
    year, month, day = (_known(part) for part in parts)
    return Written(year if _NOBODY_BEFORE <= year <= _NOBODY_AFTER else "", month, day)


def _known(part: str) -> str:
    return part if part.isascii() and part.isdigit() and part.strip("0") else ""
