"""What a contact was taken by: its script and answers, its missing report, the windscreens made of it."""

from dataclasses import dataclass
from uuid import UUID

from sightline.front_door.models import (
    Contact,
    FactorJudged,
    MissingLink,
    MissingReport,
    ScriptAnswer,
    Scripted,
    TermMatch,
    Windscreen,
)
from sightline.front_door.queries.there import SELDOM, There
from sightline.front_door.queries.words import last_answers


@dataclass(frozen=True)
class Taken:
    """A contact's answers, in a fixed number of reads."""

    scripted: Scripted | None
    answers: list[ScriptAnswer]
    missing: MissingReport | None
    links: list[MissingLink]
    windscreens: list[Windscreen]
    judged: list[FactorJudged]
    term_answers: dict[UUID, str]

    @property
    def link(self) -> MissingLink | None:
        """The finding that stands."""
        return self.links[-1] if self.links else None


def taken_of(contact: Contact, holds: There = SELDOM) -> Taken:
    """Read it all, for a contact that has been opened; what hangs on something only where that is there."""
    scripted = Scripted.objects.of(contact.pk).first() if Scripted in holds else None
    missing = MissingReport.objects.of(contact.pk).first() if MissingReport in holds else None
    windscreens = Windscreen.objects.of(contact.pk).select_related("by").order_by("number")
    made = list(windscreens) if Windscreen in holds else []
    answers = ScriptAnswer.objects.of(contact.pk).order_by("number")
    links = MissingLink.objects.of(contact.pk).select_related("by").order_by("number")
    return Taken(
        scripted=scripted,
        answers=list(answers) if scripted else [],
        missing=missing,
        links=list(links) if missing else [],
        windscreens=made,
        judged=list(FactorJudged.objects.of(contact.pk)) if made else [],
        term_answers=last_answers(contact.pk) if TermMatch in holds else {},
    )


def windscreen_of(contact: Contact, number: int) -> tuple[Windscreen, list[FactorJudged]] | None:
    """One assessment of a contact that has been opened, with what was judged of each factor."""
    made: Windscreen | None = (
        Windscreen.objects.of(contact.pk).filter(number=number).select_related("by").first()
    )
    if made is None:
        return None
    return made, list(FactorJudged.objects.of(contact.pk).filter(windscreen=made))
