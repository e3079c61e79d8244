"""The page beside a case: what was offered, programmes and their sessions, the school, sexual-health offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.cases.models import Case, Place, SchoolContact, Session
from sightline.cases.models import HealthOffer as Health
from sightline.cases.offering import Clinician, Forensic, HealthService
from sightline.cases.pages.one import BesideLine
from sightline.cases.pages.support import RIGHT, RIGHTED, SupportPart
from sightline.cases.programmes import Came, title_of
from sightline.cases.queries.programmes import RunNow
from sightline.cases.schooling import Taught
from sightline.core import words
from sightline.core.pages import Link, Tag
from sightline.enquiries.states import SexualHealth


@dataclass(frozen=True)
class SupportPage:
    """Everything that was offered, programmes, the school, and for some the sexual-health offers."""

    part: SupportPart
    health: list[BesideLine]
    places: list[BesideLine]
    school: list[BesideLine]


@dataclass(frozen=True)
class Beside:
    """What was read for the page beside the case."""

    health: Sequence[Health]
    places: Sequence[Place]
    sessions: Sequence[Session]
    runs: Mapping[UUID, RunNow]
    school: Sequence[SchoolContact]


def support_page(part: SupportPart, case: Case, read: Beside) -> SupportPage:
    """The page beside the case."""
    noted = {it.pk: [each for each in read.sessions if each.place_id == it.pk] for it in read.places}
    return SupportPage(
        part=part,
        health=[_health(case, each, bool(part.links)) for each in read.health],
        places=[_place(case, each, noted[each.pk], part, read.runs[each.run_id]) for each in read.places],
        school=[_school(each) for each in read.school],
    )


def _health(case: Case, it: Health, works: bool) -> BesideLine:
    what = words.first_lower(str(SexualHealth(it.sexual_health).label))
    stale = getattr(it, "corrected", None) is not None
    said = "Put right by a newer entry" if stale else "Correction" if it.corrects_id else "Stands"
    colour = "orange" if stale else "turquoise" if it.corrects_id else "green"
    told = [
        f"A female clinician: {words.first_lower(str(Clinician(it.clinician).label))}"
        if it.clinician
        else "",
        f"Forensic time limit: {words.first_lower(str(Forensic(it.forensic).label))}" if it.forensic else "",
    ]
    kept = (
        f"{what}. {HealthService(it.service).label}" if it.stands else "nothing was offered: kept by mistake"
    )
    return BesideLine(
        title=f"{words.day(it.on_day)}: {kept}",
        when=f"Noted by {it.by.name if it.by else 'Sightline'}, {words.moment(it.at)}",
        tag=Tag(said, colour),
        words=". ".join(each for each in told if each),
        href=reverse("cases:correct_health", args=[case.pk, it.pk]) if works and not stale else "",
        link=RIGHT,
    )


def _place(case: Case, it: Place, sessions: Sequence[Session], part: SupportPart, run: RunNow) -> BesideLine:
    stand = [each for each in sessions if not _stale(each)]
    came = [f"{words.day(each.day)}: {_came(each)}" for each in stand]
    came += [
        f"{words.day(each.day)}: {_came(each)} (put right by a newer entry)"
        for each in sessions
        if _stale(each)
    ]
    left = len(set(run.days) - {each.day for each in stand if each.came != Came.NONE})
    from_day = f" from {words.day(run.days[0])}" if run.days else ""
    return BesideLine(
        title=f"{title_of(it.run.programme)}: {it.run.called}",
        when=f"{words.plural(len(run.days), 'session')}{from_day}" if run.days else "It does not take place",
        tag=Tag("Sessions to come" if left else "Every session noted", "blue" if left else "grey"),
        words=". ".join([it.words, *came]) if it.words else ". ".join(came),
        href=reverse("cases:note_session", args=[case.pk, it.pk]) if left and part.links else "",
        link="Note a session",
        also=[_right(case, each) for each in stand] if part.links else [],
    )


def _stale(it: Session) -> bool:
    return getattr(it, "corrected", None) is not None


def _came(it: Session) -> str:
    said = words.first_lower(str(Came(it.came).label))
    return f"{said}. {RIGHTED}: {it.why}" if it.why else said


def _right(case: Case, it: Session) -> Link:
    return Link(
        f"Put the session of {words.day(it.day)} right",
        reverse("cases:correct_session", args=[case.pk, it.pk]),
    )


def _school(it: SchoolContact) -> BesideLine:
    return BesideLine(
        title=f"{it.school}, {it.who}" if it.reached else "The school could not be reached",
        when=words.day(it.contacted_on),
        tag=Tag("Spoken with", "green") if it.reached else Tag("Not reached", "yellow"),
        words=" ".join([it.words, *taught_in_words(it)]),
        href="",
        link="",
    )


def taught_in_words(it: SchoolContact) -> list[str]:
    """Where the child is taught and how often they were excluded, as far as the school said."""
    found = [f"{Taught(it.taught).label}."] if it.taught else []
    if it.exclusions is not None:
        found.append(f"Suspensions and exclusions this school year: {it.exclusions}.")
    return found
