"""Panels, strategy meetings and the letter to the child's practice, as beats: each told when it is over."""

from datetime import date, datetime, timedelta

from sightline.deadlines.counting import end_of
from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day, working_day
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell
from sightline.follow_up.references import reference_of
from sightline.letters.states import Kind as LetterKind
from sightline.letters.wordings import in_force

# Working days after allocation, or after the judgement: called, told, papers sent, held, minutes sent, agreed.
DAYS = {"panel": (3, 6, 8, 12, 14, 17), "strategy": (1, 2, 2, 3, 3, 4)}
HOURS = (9 * 60, 11 * 60, 12 * 60, 13 * 60 + 10, 16 * 60, 9 * 60 + 20)
PAPERS = 3  # working days before the meeting (GR-07)
PLACES = (("council", "pathwaymanager"), ("police", "police2"), ("community_health", "nursing"))
NEED = "There is a risk of exploitation. The child may come alone or with somebody new; please ask to see them alone."
REACH = "The named practitioner of the Exploitation Team, by telephone in the day."
WRITTEN, ANSWERED = 1, 5  # days after allocation


def meeting(story: CaseStory, kind: str, since: date, number: int) -> Beat:
    """A meeting from its calling to the chair's agreement to the minutes."""
    moments = [
        story.at(working_day(since, days), minutes) for days, minutes in zip(DAYS[kind], HOURS, strict=True)
    ]
    called, told, papers, held, minuted, agreed = moments
    starts = held - timedelta(minutes=70)
    papers_by = working_day(london_day(starts), -PAPERS)
    due = max(papers_by, london_day(called))
    key = story.part("meeting", number)
    given = {"story": story, "number": number, "kind": kind}
    texts = {"meeting.id": str(key), "meeting.ref": reference_of(key, "MTG"), "ask.due_on": cell(due)}
    for place in range(1, len(PLACES)):  # the council calls it and chairs it, and is not asked
        one = story.part(f"ask{place}", number)
        texts |= {f"f{place}.id": str(one), f"f{place}.ref": reference_of(one)}
    moments_of = {
        "m.called": called, "m.told": told, "m.papers": papers, "m.starts": starts, "m.held": held,
        "m.minuted": minuted, "m.papers_due": end_of(papers_by), "m.ask_due": end_of(due),
    }  # fmt: skip
    return Beat(f"case_{kind}", agreed, story.told.holder, given, (), texts, moments_of)


def letter(story: CaseStory) -> Beat:
    """Written the day after allocation, sent at once, and answered by the practice."""
    day = story.told.allocated
    written, answered = (story.at(day + timedelta(days=days), 14 * 60) for days in (WRITTEN, ANSWERED))
    key, practice = story.part("letter", 0), cast.bodies()[story.family.practice]
    texts = {
        "letter.id": str(key),
        "letter.ref": reference_of(key, "LET"),
        "gp.id": str(practice.agency_id),
        "gp.to_name": cell(practice.name),
        "letter.body": cell(body(story, written)),
    }
    given = {"story": story, "practice": practice}
    return Beat("case_letter", answered, story.told.holder, given, (), texts, {"m.written": written})


def body(story: CaseStory, written: datetime) -> str:
    """The letter as it leaves."""
    on = london_day(written)
    wording = in_force(LetterKind.GP_AT_RISK, on)
    return wording.written(
        child=story.called(on), born=story.born.in_words(), need=NEED, ask="", contact=REACH
    )
