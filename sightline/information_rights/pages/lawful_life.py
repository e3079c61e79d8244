"""What the pages of the schedule, holds, reviews and disposals show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.apps import apps
from django.urls import reverse

from sightline.access.models import LegalHold, RetentionRule
from sightline.access.viewer import Viewer
from sightline.core.pages import Row, Tag
from sightline.core.words import day, moment, plural
from sightline.information_rights.models import DisposalProposal, ScheduleAnswer, ScheduleProposal, Tombstone
from sightline.information_rights.permissions import may_agree_schedule
from sightline.information_rights.queries.review import Due, Reach
from sightline.information_rights.states import REVIEWED, Ground
from sightline.people.queries.facts import name_lines

EVERYBODY = "Everybody’s"


@dataclass(frozen=True)
class ScheduleLine:
    """One class of the schedule."""

    title: str
    how_long: str
    counted_from: str
    authority: str
    since: str
    review: str
    href: str


def years_in_words(years: int | None) -> str:
    return plural(years, "year") if years else "Kept until reviewed"


def schedule_line(rule: RetentionRule) -> ScheduleLine:
    checked = "confirmed" if rule.status == "verified" else "to confirm"
    return ScheduleLine(
        title=rule.title,
        how_long=years_in_words(rule.years),
        counted_from=rule.counted_from,
        authority=f"{rule.authority} ({checked})",
        since=day(rule.valid_from),
        review=REVIEWED[rule.key][1],
        href=reverse("information_rights:propose_schedule", args=[rule.key]),
    )


@dataclass(frozen=True)
class ProposalLine:
    """What was proposed for one class, by whom, and what a second person said."""

    title: str
    what: str
    authority: str
    why: str
    by: str
    answer: str
    href: str


def proposal_line(it: ScheduleProposal, titles: dict[str, str], viewer: Viewer) -> ProposalLine:
    """It as it stands; with an address where this person may be the second one."""
    answer: ScheduleAnswer | None = getattr(it, "answer", None)
    said = ""
    if answer is not None:
        agreed = "Agreed" if answer.agreed else "Not agreed"
        said = f"{agreed} by {answer.by.name}, {moment(answer.at)}. {answer.words}".strip()
    may = answer is None and bool(may_agree_schedule(viewer, it.by_id))
    return ProposalLine(
        title=titles.get(it.key, it.key),
        what=f"{years_in_words(it.years)}, from {day(it.valid_from)}",
        authority=f"{it.authority} ({'confirmed' if it.confirmed else 'to confirm'})",
        why=it.why,
        by=f"{it.by.name}, {moment(it.at)}",
        answer=said or "Waits for a second person",
        href=reverse("information_rights:agree_schedule", args=[it.pk]) if may else "",
    )


@dataclass(frozen=True)
class HoldLine:
    """One legal hold."""

    title: str
    covers: str
    why: str
    placed: str
    state: Tag
    released: str
    href: str


def hold_lines(holds: Iterable[LegalHold], titles: dict[str, str], viewer: Viewer) -> list[HoldLine]:
    """Each with whose records it covers, in one read of their names."""
    holds = list(holds)
    names = name_lines([hold.subject_id for hold in holds if hold.subject_id])
    may = viewer.may("information_rights.hold")
    return [_hold_line(hold, titles, names, may=may) for hold in holds]


def _hold_line(hold: LegalHold, titles: dict[str, str], names: dict[UUID, str], *, may: bool) -> HoldLine:
    whose = names[hold.subject_id] if hold.subject_id else EVERYBODY
    what = titles.get(hold.retention_key, "every class of record")
    ended = ""
    if hold.released_at and hold.released_by:
        ended = f"{hold.released_by.name}, {moment(hold.released_at)}. {hold.released_why}".strip()
    return HoldLine(
        title=hold.title,
        covers=f"{whose}: {what}",
        why=hold.reason,
        placed=f"{hold.placed_by.name}, {moment(hold.placed_at)}",
        state=Tag("Released", "grey") if ended else Tag("Stands", "orange"),
        released=ended,
        href="" if ended or not may else reverse("information_rights:release", args=[hold.pk]),
    )


@dataclass(frozen=True)
class DueLine:
    """Somebody whose review date has passed."""

    name: str
    since: str
    state: Tag
    href: str


def due_lines(due: list[Due], names: dict[UUID, str], waits: dict[UUID, int]) -> list[DueLine]:
    return [
        DueLine(
            name=names.get(each.record_id, ""),
            since=day(each.on),
            state=waiting_tag(waits.get(each.record_id, 0)),
            href=reverse("information_rights:person", args=[each.record_id]),
        )
        for each in due
    ]


def waiting_tag(others: int) -> Tag:
    """Whether it can be decided now, or waits for others whose rows are shared."""
    return Tag(f"Waits for {plural(others, 'other')}", "grey") if others else Tag("To be decided", "blue")


@cache
def _words_of_tables() -> dict[str, str]:
    """Table -> its rows in words; history under the name of what it is the history of."""
    found = {}
    for model in apps.get_models():
        own = getattr(model, "pgh_tracked_model", None)
        name = str((own or model)._meta.verbose_name_plural)
        found[model._meta.db_table] = f"earlier versions of {name}" if own else name
    return found


def in_words(table: str) -> str:
    """What a table holds: people_name → Names."""
    return _words_of_tables().get(table, table.replace("_", " ")).capitalize()


def reach_rows(reach: Iterable[Reach]) -> list[tuple[str, int, int]]:
    return [(in_words(each.table), each.goes, each.stays) for each in reach]


@dataclass(frozen=True)
class WaitingLine:
    """One disposal that waits for a second person."""

    what: str
    ground: str
    by: str
    href: str


def waiting_line(it: DisposalProposal, titles: dict[str, str], names: dict[UUID, str]) -> WaitingLine:
    return WaitingLine(
        what=proposal_title(it, titles, names),
        ground=Ground(it.ground).label,
        by=f"{it.by.name if it.by else ''}, {moment(it.at)}",
        href=reverse("information_rights:confirm", args=[it.pk]),
    )


def proposal_title(it: DisposalProposal, titles: dict[str, str], names: dict[UUID, str]) -> str:
    """Whose, or of what class up to when."""
    if it.before:
        return f"{titles.get(it.key, it.key)}, before {day(it.before)}"
    return names.get(it.about[0], "")


def tombstone_rows(it: Tombstone, titles: dict[str, str]) -> list[Row]:
    """What is left behind, in words."""
    before = f", last changed before {day(it.before)}" if it.before else ""
    return [
        Row("What", f"{titles.get(it.key, it.key)}{before}"),
        Row("Source records", str(it.people) if it.people else "", empty="None"),
        Row("Why", Ground(it.ground).label),
        Row("Authority", f"{it.authority}; {plural(it.years, 'year')}"),
        Row("Proposed by", f"{it.proposed_by.name}, {moment(it.proposed_at)}"),
        Row("Confirmed by", f"{it.by.name}, {moment(it.at)}"),
    ]
