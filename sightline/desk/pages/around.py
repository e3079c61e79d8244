"""Cells of the tracker that stand with schools' returns and missing episodes, in words."""

from collections.abc import Callable, Sequence

from sightline.core import words
from sightline.desk.queries.around import OfSchools
from sightline.education.models import Absence
from sightline.education.states import AbsenceKind
from sightline.education.years import in_words
from sightline.missing.models import Episode

ELSEWHERE = "Held with returns: ask the school or the education coordinator"
NOT_RETURNED = "No school or college has returned the child"
ASK = "Held with missing: ask the missing coordinator"
NOT_ABSENT = "No report is open"


def _school(found: OfSchools) -> str:
    """The settings of the newest year in which one returned the child."""
    if not found.returned:
        return NOT_RETURNED
    newest = found.returned[0].academic_year
    names = [each.setting.agency.name for each in found.returned if each.academic_year == newest]
    return f"{words.listing(names)} ({in_words(newest)})"


def _absent(found: OfSchools) -> str:
    return "; ".join(_absence(each) for each in found.absences) or NOT_ABSENT


def _absence(it: Absence) -> str:
    return f"{AbsenceKind(it.kind).label}, reported {words.day(it.at)}"


def away(reports: int | None, found: Sequence[Episode] | None) -> str:
    """Reports that reached the front door, and episodes that stand; None of what the reader does not read."""
    told = [] if reports is None else [words.plural(reports, "report")]
    told += [] if found is None else [words.plural(found, "episode")]
    return ", ".join(told) or ASK


def not_reported(found: Sequence[Episode] | None) -> str:
    """Episodes that nobody reported to the police (MS-01a)."""
    return ASK if found is None else words.plural([each for each in found if not each.reported], "episode")


SCHOOLS: dict[str, Callable[[OfSchools], str]] = {"school": _school, "missing_education": _absent}
