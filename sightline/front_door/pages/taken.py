"""The part of a contact's page that says how it was taken: the script, words found, the missing report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.core import words
from sightline.core.pages import Row
from sightline.front_door.kinds import CallKind, MissingLinked
from sightline.front_door.models import ScriptAnswer, Windscreen
from sightline.front_door.pages.prompts import Prompt, prompts_for
from sightline.front_door.pages.words import AskedWord, RewordLine, asked_words, rewordings_in
from sightline.front_door.queries import Whole
from sightline.front_door.queries.taken import Taken
from sightline.front_door.queries.words import LOOKED_IN
from sightline.front_door.scripts import Alert, script_at, shipped_script


@dataclass(frozen=True)
class TakenPart:
    """What the template shows."""

    kind: str
    script: str
    version: str
    note: str
    duty: bool
    answers: list[Row]
    alerts: list[str]
    always: Alert | None
    asked: list[AskedWord]
    rewordings: list[RewordLine]
    missing: list[Row]
    is_missing: bool
    linked: list[Row]
    prompts: list[Prompt]
    windscreens: list[Windscreen]

    @property
    def unanswered(self) -> int:
        """Words nobody has spoken of yet."""
        return len([each for each in self.asked if not each.answer])


def taken_part(all_of_it: Whole, taken: Taken, *, on: date) -> TakenPart:
    """The part as it stands."""
    contact, scripted = all_of_it.contact, taken.scripted
    script = script_at(scripted.script, scripted.version) if scripted else None
    is_missing = taken.missing is not None
    texts = {part: str(getattr(contact, part)) for part in LOOKED_IN}
    return TakenPart(
        kind=str(CallKind(scripted.script).label) if scripted else "",
        script=scripted.script if scripted else "",
        version=scripted.version if scripted and script else "",
        note=script.note if script else "",
        duty=bool(scripted and scripted.duty_to_report),
        answers=_answers(taken),
        alerts=alerts_of(taken.answers),
        always=shipped_script(CallKind.MISSING).alert if is_missing else None,
        asked=asked_words(all_of_it.matches, taken.term_answers, texts, all_of_it.amendments),
        rewordings=rewordings_in(texts.values()),
        missing=_missing(taken),
        is_missing=is_missing,
        linked=_linked(taken),
        prompts=prompts_for(all_of_it, taken, on=on),
        windscreens=taken.windscreens,
    )


def alerts_of(answers: Iterable[ScriptAnswer]) -> list[str]:
    """What the answers chosen made the page say."""
    return [answer.alert for answer in answers if answer.alert]


def _answers(taken: Taken) -> list[Row]:
    rows = [Row(answer.asked, answer.said) for answer in taken.answers]
    why = taken.scripted.urgency_why if taken.scripted else ""
    return [*rows, *([Row("Why that was soon enough", why)] if why else [])]


def _missing(taken: Taken) -> list[Row]:
    if taken.missing is None:
        return []
    it = taken.missing
    return [
        Row("Missing since", words.moment(it.missing_since), empty="Not known"),
        Row("Last seen", it.last_seen, empty="Not known"),
        Row("Police reference", it.police_reference, empty="Not given"),
    ]


def _linked(taken: Taken) -> list[Row]:
    """Every finding, the last first."""
    rows = []
    for it in reversed(taken.links):
        by = f"{words.moment(it.at)} by {it.by.name if it.by else 'Sightline'}"
        rows.append(Row(str(MissingLinked(it.linked).label), f"{it.why} ({by})"))
    return rows
