"""What leading leaves on a case: managers' notes, what was agreed in supervision, that analysis is held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.cases.lead_states import NoteKind
from sightline.cases.models import AnalysisNote, Case, CaseDiscussed, Judgement, ManagementNote
from sightline.cases.pages.over_time import OverTime, over_time
from sightline.cases.pages.work import said
from sightline.cases.permissions import may_alert, may_analyse, may_note
from sightline.cases.queries.lead import Lead
from sightline.cases.states import Judged
from sightline.core import words
from sightline.core.pages import Link, Row

HELD = "{count} of analysis behind the judgements {verb} held for senior managers and analysts."


@dataclass(frozen=True)
class Said:
    """Something somebody said of the case on a day."""

    title: str
    words: str


@dataclass(frozen=True)
class LeadPart:
    """What the template shows."""

    notes: list[Said]
    discussed: list[Said]
    held: str
    over_time: OverTime
    levels: str
    offers: list[Link]


def lead_part(
    viewer: Viewer, case: Case, lead: Lead, judgements: Iterable[Judgement], *, today: date
) -> LeadPart:
    """As this viewer reads it."""
    return LeadPart(
        notes=[_note(each) for each in lead.notes],
        discussed=[_discussed(each) for each in lead.discussed],
        held=_held(lead.analyses),
        over_time=over_time(judgements, lead, today=today),
        levels=reverse("cases:levels", args=[case.pk]),
        offers=_offers(viewer, case),
    )


def _held(count: int) -> str:
    if not count:
        return ""
    return HELD.format(count=words.plural(count, "note"), verb="is" if count == 1 else "are")


def _offers(viewer: Viewer, case: Case) -> list[Link]:
    found = []
    if may_note(viewer, case):
        found.append(Link("Write a management note", reverse("cases:manage", args=[case.pk])))
    if may_analyse(viewer, case):
        found.append(Link("Analysis behind the judgements", reverse("cases:analyse", args=[case.pk])))
    if may_alert(viewer, case):
        found.append(Link("Allegations and serious incidents", reverse("cases:serious", args=[case.pk])))
    return found


def _by(it: ManagementNote | CaseDiscussed | AnalysisNote) -> str:
    return it.by.name if it.by else "nobody named"


def _note(it: ManagementNote) -> Said:
    title = f"{NoteKind(it.kind).label} of {_by(it)}, {words.day(it.at)}"
    return Said(title, f"{it.words}\n\nWhy: {it.why}")


def _discussed(it: CaseDiscussed) -> Said:
    return Said(f"{words.day(it.held_on)}, with {_by(it)}", it.agreed)


def judgement_names(judgements: Iterable[Judgement]) -> dict[UUID, str]:
    """Judgements as people say them."""
    return {
        each.pk: f"{Judged(each.what).label}: {said(each)}, {words.day(each.judged_on)}"
        for each in judgements
    }


def analysis_rows(notes: Sequence[AnalysisNote], named: Mapping[UUID, str]) -> list[Row]:
    """The newest first; nothing where there is none."""
    if not notes:
        return [Row("Held so far", "Nothing yet")]
    return [Row(f"{words.day(it.at)}, {_by(it)}", _words(it, named)) for it in notes]


def _words(it: AnalysisNote, named: Mapping[UUID, str]) -> str:
    of = named.get(it.judgement_id) if it.judgement_id else None
    return f"{of}. {it.words}" if of else it.words
