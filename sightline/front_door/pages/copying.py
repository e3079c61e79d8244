"""A contact and its decision, laid out for keying into the council's main case system.

A small door of its own for now: `letters`, the one door out for prints, exports and copies, will take it
over when that folder appears, with third-party text and leave checked there.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sightline.core import words
from sightline.front_door.choices import OpenTo
from sightline.front_door.pages.facts import delivered_by
from sightline.front_door.pages.small_things import small_things
from sightline.front_door.queries import Whole
from sightline.front_door.states import (
    AssessmentOutcome,
    Channel,
    FirstOutcome,
    Level,
    Source,
    SubjectRole,
    SupportGiven,
    ToldHow,
    Urgency,
)
from sightline.front_door.words import tick_words


@dataclass(frozen=True)
class Copied:
    """One line of the copy: the name a program reads, the heading a person reads, the text."""

    name: str
    heading: str
    text: str


def copy_of(all_of_it: Whole) -> list[Copied]:
    """Every line, in the order the other system asks for them. Empty lines stay, so that nothing is guessed."""
    it = all_of_it.contact
    people = [
        f"{name} ({SubjectRole(row.role).label.lower()}; born {row.source_record.born.in_words()}; "
        f"{row.source_record.agency.name} reference {row.source_record.reference or 'none'})"
        for row, name in all_of_it.subjects
    ]
    return [
        Copied("our_reference", "Our reference", it.reference),
        Copied("their_reference", "Your reference", it.their_reference),
        Copied("their_system", "Your system", it.their_system),
        Copied("people", "People", "\n".join(people)),
        Copied("unknown_child", "A child nobody could name", it.unknown_child),
        Copied("group_or_place", "Group or place", it.group_or_place),
        Copied("received", "Received", words.moment(it.received_at)),
        Copied("channel", "How", str(Channel(it.channel).label) if it.channel else ""),
        Copied("source", "Who told us", str(Source(it.source).label)),
        Copied("words", "What they said", it.words),
        Copied("urgency", "Urgency", str(Urgency(it.urgency).label) if it.urgency else ""),
        Copied("exploitation", "Signs of exploitation", tick_words(it)),
        *_decision(all_of_it),
        *_assessment(all_of_it),
        *_acute(all_of_it),
        *_told(all_of_it),
        Copied("asked", "Asked of", "\n".join(_asked(all_of_it))),
    ]


def _decision(all_of_it: Whole) -> list[Copied]:
    made = all_of_it.decision
    if made is None:
        return [Copied("decision", "Decision", "Not decided yet")]
    number = f", social worker {made.social_work_number}" if made.social_work_number else ""
    return [
        Copied("level", "Level of need", str(Level(made.level).label) if made.level else ""),
        Copied("outcome", "What happens", str(FirstOutcome(made.outcome).label) if made.outcome else ""),
        Copied("reason", "Reason", made.reason),
        Copied("advice_given", "Advice given", made.advice_given),
        Copied("done_today", "Done on the day", made.done_today),
        Copied("immediate_action", "To be done at once", made.immediate_action),
        Copied("significant_harm", "Significant harm suspected", _yes_no(made.significant_harm)),
        Copied("delivered_by", "Who does the work", delivered_by(made)),
        Copied("decided_by", "Decided by", f"{made.decided_by_name}{number}"),
        Copied("decided", "Decided", words.moment(made.decided_at)),
    ]


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "Yes" if answer else "No"


def _assessment(all_of_it: Whole) -> list[Copied]:
    """The second stage, in the words of its lists and as the codes a program reads (FD-19, FD-19a)."""
    made = all_of_it.assessment
    if made is None:
        return []
    outcome = AssessmentOutcome(made.assessment_outcome)
    support = str(SupportGiven(made.support_given).label) if made.support_given else ""
    return [
        Copied("assessment", "Second assessment", str(outcome.label)),
        Copied("assessment_outcome", "Second assessment, code", outcome.value),
        Copied("opened_to", "Open to", str(OpenTo(made.opened_to).label) if made.opened_to else ""),
        Copied("support_given", "Support given", support),
        Copied("support_detail", "Which support", made.support_detail),
        Copied("assessment_context", "Context of the referral", made.context),
        Copied("assessment_family", "The child’s family", made.family_dynamics),
        Copied("assessment_reason", "Reason for the assessment’s outcome", made.reason),
        Copied("assessment_delivered_by", "Who does the work after it", delivered_by(made)),
        Copied("assessed", "Assessed", f"{made.by.name if made.by else ''}, {words.moment(made.at)}"),
    ]


def _acute(all_of_it: Whole) -> list[Copied]:
    """Strategy discussions, handover, plan for tonight, open case, transfers: that and when, in one list."""
    lines = [f"{words.moment(when)}: {each.title}" for when, each in small_things(all_of_it)]
    return [Copied("also_done", "Also done", "\n".join(lines))] if lines else []


def _told(all_of_it: Whole) -> list[Copied]:
    told = all_of_it.last_told
    text = ""
    if told is not None:
        how = str(ToldHow(told.how).label)
        text = f"{how}, {words.moment(told.told_at)}"
    return [Copied("referrer_told", "Person who told us was told", text)]


def _asked(all_of_it: Whole) -> list[str]:
    return [
        f"{asked.asked_name}, {asked.reference}: {asked.get_state_display()}" for asked in all_of_it.asked
    ]


def as_text(lines: list[Copied], *, taken: str) -> str:
    """The copy as plain text, with a heading over each part."""
    parts = [f"{line.heading}\n{line.text or '-'}" for line in lines]
    return "\n\n".join([taken, *parts]) + "\n"


def as_json(lines: list[Copied], *, taken_at: datetime, taken_by: str) -> str:
    """The copy for a program."""
    copied = {line.name: line.text for line in lines}
    about = {"taken_at": taken_at.isoformat(), "taken_by": taken_by}
    return json.dumps({**copied, **about}, ensure_ascii=False, indent=2) + "\n"
