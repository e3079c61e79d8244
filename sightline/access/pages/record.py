"""Lines of the record of access as sentences."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sightline.access.models import AuditEvent
from sightline.access.queries import names_of_agencies, names_of_staff, words_said
from sightline.access.states import Outcome
from sightline.core import words
from sightline.core.pages import Tag
from sightline.core.spreadsheets import as_text

COLOURS = {
    Outcome.DONE: "blue",
    Outcome.OPENED: "grey",
    Outcome.SEARCHED: "grey",
    Outcome.REFUSED: "red",
    Outcome.SIGN_IN: "light-blue",
}
PLAINLY = {"totp": "code app", "webauthn": "passkey", "sourcerecord": "person", "followup": "follow-up"}
MOST = 50_000  # lines of one file
HEADS = ["When", "Who", "Employer", "What", "Act", "Said", "About"]
BEHIND_A_WALL = "Said, but held behind a restriction or since disposed of"


@dataclass(frozen=True)
class RecordLine:
    """One act, look or refusal."""

    when: str
    who: str
    employer: str
    what: str
    tag: Tag
    said: str
    about: list[str]


def record_lines(events: Iterable[AuditEvent]) -> list[RecordLine]:
    """The lines of one page, read with three queries however many there are."""
    events = list(events)
    staff = names_of_staff({key for event in events if (key := _whose(event))})
    agencies = names_of_agencies({event.employer_id for event in events if event.employer_id})
    said = words_said({event.pk for event in events if event.words_digest})
    return [
        RecordLine(
            when=words.moment(event.at),
            who=_who(event, staff),
            employer=agencies.get(event.employer_id, "") if event.employer_id else "",
            what=act_in_words(event.kind),
            tag=Tag(Outcome(event.outcome).label, COLOURS[Outcome(event.outcome)]),
            said=said.get(event.pk, BEHIND_A_WALL) if event.words_digest else "",
            about=[str(person) for person in event.about],
        )
        for event in events
    ]


def _whose(event: AuditEvent) -> UUID | None:
    """Who did it; of signing in, who tried to."""
    return event.staff_id or (event.subject_id if event.subject_kind == "access.staff" else None)


def _who(event: AuditEvent, staff: dict[UUID, str]) -> str:
    if key := _whose(event):
        return staff.get(key, "Somebody no longer held" if event.staff_id else "")
    return f"Sightline ({event.purpose})" if event.purpose else "Sightline"


def act_in_words(kind: str) -> str:
    """front_door.contact_taken → Front door: contact taken."""
    folder, _, act = kind.partition(".")
    for ours, theirs in PLAINLY.items():
        act = act.replace(ours, theirs)
    return f"{folder.replace('_', ' ').capitalize()}: {act.replace('_', ' ').replace('.', ' ')}"


def record_csv(lines: Iterable[RecordLine]) -> str:
    """The lines as a file that a spreadsheet opens as text: what begins like a formula gets an apostrophe."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(HEADS)
    for line in lines:
        cells = [
            line.when,
            line.who,
            line.employer,
            line.tag.text,
            line.what,
            line.said,
            " ".join(line.about),
        ]
        writer.writerow([as_text(cell) for cell in cells])
    return "\ufeff" + sheet.getvalue()
