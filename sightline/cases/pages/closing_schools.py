"""What the lead of a school sees before it closes for the holidays (PW-22, SC-13 to SC-20)."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.cases.queries.moving import terms
from sightline.core import clock, words
from sightline.core.panels import Panel, PanelLine
from sightline.education import years
from sightline.education.models import RETURN, Setting
from sightline.education.pages.answers import NOT_ANSWERED, answer_lines
from sightline.education.queries.answers import answers_of
from sightline.education.queries.returns import my_setting
from sightline.education.states import Term

BEFORE = timedelta(days=21)
ASKED = (
    "Whoever ends their work with one of your pupils in the holidays speaks with you first. You are asked where the "
    "child is taught, about suspensions and exclusions this school year, and what you have noticed. "
    "Say whom they reach then."
)
SPRING_TO, SUMMER_TO = 4, 8  # the last months of those terms


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """In the three weeks before a term ends: the questions of the setting's own list that are not answered."""
    today = clock.today()
    setting = my_setting(viewer, on=today) if viewer.may(RETURN) else None
    closes = _closes(today) if setting else None
    if setting is None or closes is None:
        return None
    lines = [*_unanswered(viewer, setting, closes), PanelLine(ASKED)]
    return Panel(f"Before the schools close on {words.day(closes)}", lines)


def _closes(today: date) -> date | None:
    """The last day of a term that ends within three weeks."""
    return next((each.ends_on for each in terms() if today <= each.ends_on <= today + BEFORE), None)


def _unanswered(viewer: Viewer, setting: Setting, closes: date) -> Iterator[PanelLine]:
    """Those asked each year, and those of the term that ends."""
    year = years.year_of(closes)
    parts = {Term.YEAR.label, _term_of(closes).label}
    for line in answer_lines(setting, year, answers_of(viewer, setting, year)):
        if line.tag == NOT_ANSWERED and line.part in parts:
            yield PanelLine(line.asks, line.href, line.tag)


def _term_of(day: date) -> Term:
    if day.month <= SPRING_TO:
        return Term.SPRING
    return Term.SUMMER if day.month <= SUMMER_TO else Term.AUTUMN
