"""What a setting answers about itself, and when the leads of the network meet (SC-08, SC-13 to SC-20)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.education import years
from sightline.education.actions.hand import _by_whom
from sightline.education.models import LeadsMeeting, Setting, SettingAnswer
from sightline.education.permissions import may_answer, may_oversee
from sightline.education.queries.answers import last_answer
from sightline.education.questions import questions
from sightline.education.states import Said
from sightline.people.queries.staff import employer_of

NOT_FOUND = "There is no such school or college on the list."
NOT_ASKED = "That is not asked of this kind of setting, or not for that part of the year."
NO_DAY = "Say on which day, where the answer is yes or in part."
FUTURE = "That day is in the future."
NO_PLACE = "Say where they meet."
MEETS = "A meeting on that day is on record already."


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer about a setting."""

    question: str
    year: int
    term: str = ""
    said: Said
    done_on: date | None = None
    words: str = ""


@action("education.answered")
def answer(
    *, setting_id: UUID, answered: Answered, seen_number: int, by: Viewer, at: datetime
) -> SettingAnswer:
    """An answer of the setting, or of whoever keeps the list for it. A later one stands in place of an earlier."""
    setting = Setting.objects.select_related("agency").filter(pk=setting_id).first()
    if setting is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_answer(by, setting).demand()
    wait_turn(setting.pk)
    _stands(setting, answered, london(at).date()).demand()
    last = last_answer(setting, answered.question, answered.year, answered.term)
    number = next_number(last, seen=seen_number, saved=shown_of(last, ("said", "done_on", "words")))
    columns = asdict(answered)
    year = columns.pop("year")
    whose = _by_whom(setting, SettingAnswer, by, at)
    made = SettingAnswer(academic_year=year, number=number, **columns, **whose)
    made.save(force_insert=True)
    return made


def _stands(setting: Setting, it: Answered, today: date) -> Answer:
    """Whether it is asked of this setting, and says what it must."""
    question = questions().get(it.question)
    asked = question is not None and setting.phase in question.phases and it.term in question.terms
    return first_refusal(
        unless(not asked, NOT_ASKED),
        years.is_asked(it.year, on=today),
        unless(it.said != Said.NO and it.done_on is None, NO_DAY),
        unless(it.done_on is not None and it.done_on > today, FUTURE),
    )


@action("education.leads_meeting_noted")
def note_meeting(*, meets_on: date, where: str, by: Viewer, at: datetime, words: str = "") -> LeadsMeeting:
    """On which day the leads meet, or met, and what was brought to them."""
    may_oversee(by).demand()
    wait_turn(meets_on.toordinal())
    first_refusal(
        unless(not where.strip(), NO_PLACE),
        unless(LeadsMeeting.objects.filter(meets_on=meets_on).exists(), MEETS),
    ).demand()
    made = LeadsMeeting(
        meets_on=meets_on,
        where=where,
        words=words,
        controller=employer_of(by),
        retention_class=LeadsMeeting.RETENTION,
        by_id=by.staff_id,
        at=at,
    )
    made.save(force_insert=True)
    return made
