"""One episode: what is known, both limits side by side, what followed, and what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import TextChoices
from django.urls import reverse
from markupsafe import Markup

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Action, Link, Row, Tag
from sightline.missing.codes import (
    Answer,
    Checked,
    Company,
    Follow,
    Found,
    Grade,
    How,
    Late,
    NotDue,
    PlaceKind,
    Provider,
    Pull,
    Push,
    Source,
)
from sightline.missing.models import Crossing, Interview, Located
from sightline.missing.pages.lists import tag_of, what_of
from sightline.missing.pages.offers import links_of
from sightline.missing.queries.due import hours_after, limits
from sightline.missing.queries.one import Whole
from sightline.people.queries import shown_name


@dataclass(frozen=True)
class Card:
    """Some rows under a heading."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class EpisodePage:
    """What the template shows."""

    title: str
    caption: str
    tag: Tag
    walled: bool
    rows: list[Row]
    main: list[Link]
    more: list[Link]
    due: list[Row] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    words: bool = True


def episode_page(viewer: Viewer, it: Whole, *, now: datetime) -> EpisodePage:
    episode = it.episode
    main, more = links_of(viewer, it)
    return EpisodePage(
        title=f"Missing: {shown_name(episode.child_id)}",
        caption=episode.reference,
        tag=tag_of(episode),
        walled=bool(episode.walls),
        rows=_known(it),
        main=main,
        more=more,
        due=_due(it, now),
        said=_said(it),
        cards=[*_reports(it), *_risks(it), *_back(it), *_followed(it), *_offers(it), *_interviews(it),
               *_quality(it), *_crossings(viewer, it)],
        words=it.words,
    )  # fmt: skip


def _known(it: Whole) -> list[Row]:
    episode = it.episode
    rows = [
        Row("What it is", what_of(episode)),
        Row("Missing since", words.moment(episode.missing_since)),
        Row("Back", words.moment(episode.returned_at), empty="Not back yet"),
        Row("Last seen", episode.last_seen),
        Row("Wore", episode.wore),
        Row("Police reference", episode.police_reference),
        Row("Home", episode.care_home.name if episode.care_home else ""),
    ]
    if episode.placed_here:
        rows.append(Row("Placed here by another authority", "Yes"))
    if episode.why:
        rows.append(Row("Said of it last", episode.why))
    return rows


def _due(it: Whole, now: datetime) -> list[Row]:
    """The 72 hours and the local three days, side by side, with whether each is or was met."""
    back = it.episode.returned_at
    if back is None or (it.settled and not it.settled.due):
        return []
    both, held = limits(back), it.interviews[-1].held_at if it.interviews else None
    ends = {"72 hours (guidance)": both.in_hours, "Three days (local measure)": both.in_days}
    return [Row(name, f"Ends on {words.moment(end)}. {_met(end, held, now)}") for name, end in ends.items()]


def _met(end: datetime, held: datetime | None, now: datetime) -> str:
    if held:
        return "Held within it." if held <= end else "Held after it."
    if now > end:
        return f"Over, {words.lasting(now - end)} ago."
    return f"{words.lasting(end - now)} left."


def _said(it: Whole) -> list[str]:
    """What guidance or a plan asks in this case, in words."""
    told = []
    if it.episode.returned_at and it.settled is None:
        told.append("Nobody has said yet whether a return home interview is due.")
    independent = it.assigned is not None and it.assigned.provider != Provider.WORKER
    if it.settled and it.settled.due and not independent and (it.episode.placed_here or it.crossings):
        why = "was placed here by another authority" if it.episode.placed_here else "is missing often"
        told.append(f"The child {why}: an independent person is to hold the interview.")
    if it.substances:
        told.append(
            "Alcohol or drugs are part of it: ask the young people’s substance misuse service to a missing "
            "intervention meeting."
        )
    return told


def _labels(kind: type[TextChoices], codes: Iterable[str]) -> str:
    return "; ".join(kind(code).label for code in codes)


def _reports(it: Whole) -> list[Card]:
    rows = [
        Row(f"{Source(each.source).label}, {words.moment(each.told_at)}", _joined(each.told_by, each.words))
        for each in it.reports
    ]
    return [Card("Who told us", rows)] if rows else []


def _joined(*parts: str) -> Markup:
    """Each part as a paragraph of its own."""
    return words.paragraphs("\n\n".join(part for part in parts if part))


def _risks(it: Whole) -> list[Card]:
    rows = [
        Row(words.moment(each.given_at), _joined(Grade(each.grade).label, each.words)) for each in it.risks
    ]
    return [Card("Risk as the police gave it", rows)] if rows else []


def _back(it: Whole) -> list[Card]:
    cards = []
    for number, each in enumerate(reversed(it.located)):
        cards.append(Card("The return" if number == 0 else "The return as first recorded", _located(each)))
    if it.settled:
        said = "Due" if it.settled.due else _joined("Not due", NotDue(it.settled.reason).label)
        rows = [Row("Return home interview", _joined(said, it.settled.words))]
        if it.assigned:
            who = it.assigned.staff.name if it.assigned.staff else "anybody there"
            rows.append(
                Row("Given to", f"{it.assigned.agency.name}: {who}. {Provider(it.assigned.provider).label}")
            )
        cards.append(Card("Return home interview", rows))
    return cards


def _located(each: Located) -> list[Row]:
    return [
        Row("When", words.moment(each.returned_at)),
        Row("How", How(each.how).label),
        Row("Where the child had been", _joined(PlaceKind(each.place_kind).label, each.place)),
        Row("With whom", _labels(Company, each.company)),
        Row("What else is known", each.words),
    ]


def _followed(it: Whole) -> list[Card]:
    rows = [
        Row(Follow(each.what).label, _joined(f"{words.moment(each.held_at)}: {each.who}", each.words))
        for each in it.followed
    ]
    return [Card("After the return", rows)] if rows else []


def _offers(it: Whole) -> list[Card]:
    rows = [
        Row(words.moment(each.offered_at), _joined(Answer(each.answer).label, each.words))
        for each in it.offers
    ]
    return [Card("Offers of the interview", rows)] if rows else []


def _interviews(it: Whole) -> list[Card]:
    return [
        Card(
            "The interview" if number == 0 else f"The interview as recorded before ({each.number})",
            _interview(it, each),
        )
        for number, each in enumerate(reversed(it.interviews))
    ]


def _interview(it: Whole, each: Interview) -> list[Row]:
    rows = [
        Row("Held", f"{words.moment(each.held_at)}{_after(it, each)}"),
        Row("By", f"{each.interviewer}. {Provider(each.provider).label}"),
        Row("Seen alone", "Yes" if each.seen_alone else "No"),
        Row("In the child’s own words", each.child_words),
        Row("To get away from", _labels(Push, each.push)),
        Row("Drawn by", _labels(Pull, each.pull)),
        Row("Where", _joined(_labels(PlaceKind, each.places), each.place_words)),
        Row("With whom", _labels(Company, each.company)),
        Row("Found", each.findings),
        Row("What would help", each.what_helps),
    ]
    if each.late:
        rows.insert(1, Row("Why it was late", _joined(Late(each.late_reason).label, each.late_words)))
    return [*rows, Row("What was wrong before", each.why)] if each.why else rows


def _after(it: Whole, each: Interview) -> str:
    back = it.episode.returned_at
    return f", {words.plural(hours_after(back, each.held_at), 'hour')} after the return" if back else ""


def _quality(it: Whole) -> list[Card]:
    rows = [
        Row(
            Checked(each.what).label,
            _joined(Found(each.found).label, each.words, each.by.name if each.by else ""),
        )
        for each in it.quality
    ]
    return [Card("Checked by a reviewing officer", rows)] if rows else []


def _crossings(viewer: Viewer, it: Whole) -> list[Card]:
    rows = [_crossing(viewer, it, each) for each in it.crossings]
    return [Card("Missing again and again", rows)] if rows else []


def _crossing(viewer: Viewer, it: Whole, each: Crossing) -> Row:
    key = f"{each.count} episodes in {each.days} days: {each.get_asks_display().lower()}"
    answer = getattr(each, "answer", None)
    if answer:
        meeting = answer.meeting.reference if answer.meeting else ""
        return Row(key, _joined(answer.get_outcome_display(), meeting, answer.words))
    able = viewer.may("missing.coordinate")
    href = reverse("missing:answer", args=[it.episode.pk, each.pk])
    return Row(key, Tag("Not answered yet", "red"), [Action("Answer", href, key)] if able else [])
