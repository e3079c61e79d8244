"""Allegations and serious incidents of a case, for its managers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.cases.incident_states import Notice
from sightline.cases.models import Allegation, Case, Incident, IncidentStep
from sightline.core import words
from sightline.core.pages import Row


@dataclass(frozen=True)
class Grave:
    """One of them, with what was done."""

    title: str
    rows: list[Row]
    href: str
    link: str


def allegation_lines(case: Case, rows: Iterable[Allegation]) -> list[Grave]:
    """Each with whether the designated officer was told."""
    return [_allegation(case, each) for each in rows]


def _allegation(case: Case, it: Allegation) -> Grave:
    told = getattr(it, "told", None)
    rows = [
        Row("Who", f"{it.person}, {it.employer}"),
        Row("Concern", it.concern),
        Row("With children now", it.still_with_children),
        Row("Known", words.moment(it.known_at)),
    ]
    if told:
        rows += [
            Row("Officer told", f"{told.received_by}, {words.moment(told.told_at)}"),
            Row("Advice", told.advice),
        ]
    href = "" if told else reverse("cases:allegation_told", args=[case.pk, it.pk])
    return Grave("Allegation", rows, href, "The designated officer was told")


def incident_lines(case: Case, rows: Iterable[Incident], steps: Iterable[IncidentStep]) -> list[Grave]:
    """Each with who was told and when."""
    done = list(steps)
    return [_incident(case, each, [step for step in done if step.incident_id == each.pk]) for each in rows]


def _incident(case: Case, it: Incident, steps: Iterable[IncidentStep]) -> Grave:
    rows = [
        Row("What is known", it.what),
        Row("Why it may be one", it.why),
        Row("Known", words.moment(it.known_at)),
        *(Row(str(Notice(each.notice).label), _said(each)) for each in steps),
    ]
    return Grave(
        "Serious incident", rows, reverse("cases:incident_step", args=[case.pk, it.pk]), "What was done"
    )


def _said(it: IncidentStep) -> str:
    reference = f", {it.their_reference}" if it.their_reference else ""
    return f"{it.person}, {words.moment(it.done_at)}{reference}. {it.words}".strip()
