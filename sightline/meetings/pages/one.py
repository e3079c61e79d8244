"""The page of one meeting: when and why, the agenda, who is asked and who came, papers, minutes, votes, actions."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row, Tag
from sightline.follow_up.pages import state_tag
from sightline.meetings.joining import How, Mode
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Amendment, Ballot, Information, Invited, Item, Meeting, Minutes, Vote
from sightline.meetings.pages.offers import offers
from sightline.meetings.queries.one import Action, Whole
from sightline.meetings.states import BEFORE, Choice, Part, Presence, Result, State
from sightline.meetings.terms import on_copies

COLOURS = {
    State.CALLED: "blue",
    State.POSTPONED: "yellow",
    State.CANCELLED: "grey",
    State.HELD: "purple",
    State.MINUTED: "turquoise",
    State.AGREED: "green",
}


@dataclass(frozen=True)
class PlaceLine:
    """One organisation asked: who comes, whether it has sent what it knows, what became of its place."""

    whom: str
    part: str
    coming: str
    answer: Tag | str
    became: str
    answer_for: str


@dataclass(frozen=True)
class ActionLine:
    """One action, whose it is, by when, and where it stands as far as one sees it."""

    words: str
    whose: str
    by: str
    state: Tag | str
    href: str


@dataclass(frozen=True)
class Version:
    """One version of the minutes."""

    heading: str
    rows: list[Row]
    newest: bool


@dataclass(frozen=True)
class Paper:
    """What one organisation sent."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True)
class Counted:
    """One vote: the question, what it came to, and who voted what."""

    heading: str
    result: str
    rows: list[Row]


@dataclass(frozen=True)
class MeetingPage:
    """Everything the template shows."""

    title: str
    caption: str
    tag: Tag
    rows: list[Row]
    link: str
    offers: list[Link]
    more: list[Link]
    agenda: list[Row]
    places: list[PlaceLine]
    papers: list[Paper]
    carried: list[ActionLine]
    due: list[Row]
    actions: list[ActionLine]
    minutes: list[Version]
    amendments: list[Row]
    votes: list[Counted]
    in_pack: bool
    closed: bool
    on_copies: str
    accept: str
    own: list[Link]
    walled: bool
    clocks: list[str] = field(default_factory=list)


def tag_of(meeting: Meeting) -> Tag:
    """Where it stands."""
    state = State(meeting.state)
    return Tag(state.label, COLOURS[state])


def meeting_page(viewer: Viewer, it: Whole, *, now: datetime) -> MeetingPage:
    """The page as this viewer sees it."""
    meeting, papers = it.meeting, it.papers
    main, more = offers(viewer, it, now=now)
    return MeetingPage(
        title=meeting.title,
        caption=f"Meeting {meeting.reference}",
        tag=tag_of(meeting),
        rows=_facts(it),
        link=it.link,
        offers=main,
        more=more,
        agenda=_agenda(it),
        places=[_place(it, each) for each in it.invited],
        papers=[_paper(each) for each in papers.information],
        carried=[_action(each) for each in papers.carried],
        due=[Row(each.rule.title, f"By {words.moment(each.due_at)}") for each in papers.due],
        actions=[_action(each) for each in papers.actions],
        minutes=[_version(each, papers.minutes[0], it) for each in papers.minutes],
        amendments=[Row(_who(each), each.words) for each in papers.amendments],
        votes=[_vote(vote, ballots) for vote, ballots in papers.votes],
        in_pack=it.in_pack,
        closed=it.closed,
        on_copies=on_copies(it.terms.purpose) if it.terms else "",
        accept=reverse("meetings:accept", args=[meeting.pk]) if it.closed else "",
        own=_own(it),
        walled=bool(meeting.walls),
        clocks=_clocks(it, now),
    )


def _own(it: Whole) -> list[Link]:
    """Where the viewer's own service answers, while it is awaited."""
    text = "Send what you know, and say who comes"
    awaited = it.meeting.state in (*BEFORE, State.HELD)
    return [Link(text, reverse("meetings:inform", args=[each.pk])) for each in it.own if awaited]


def _agenda(it: Whole) -> list[Row]:
    items: list[Item] = it.items
    return [
        Row(f"{n}. {each.title}", each.words or f"For {each.asked_by.name}")
        for n, each in enumerate(items, 1)
    ]


def _facts(it: Whole) -> list[Row]:
    meeting = it.meeting
    rows = [Row("Begins", words.moment(meeting.starts_at)), Row("Where", meeting.place)]
    if meeting.mode:
        rows.append(Row("How people come", str(Mode(meeting.mode).label)))
    if it.names:
        rows.insert(0, Row("About", words.listing(it.names)))
    if meeting.reason:
        rows.append(Row("Why it was changed", meeting.reason))
    rows += [
        Row("What it is for", meeting.why),
        Row("Called by", f"{meeting.called_by.name}, {words.moment(meeting.called_at)}"),
    ]
    rows.append(Row("Chaired by", rules_of(meeting.kind).chaired_by))
    if meeting.follows:
        rows.append(Row("Follows", meeting.follows.reference))
    if it.terms:
        rows.append(Row("Terms of confidentiality", f"Version {it.terms.number}: {it.terms.words}"))
    if it.sent:
        rows.append(Row("Agenda and papers sent", words.moment(it.sent[-1].at)))
    return rows


def _clocks(it: Whole, now: datetime) -> list[str]:
    """What is still to be done by when, of the meeting itself."""
    running = [each for each in it.clocks if each.stopped_at is None]
    return [
        f"{each.rule.title}: {'was due' if each.due_at < now else 'due'} by {words.moment(each.due_at)}."
        for each in running
    ]


def _place(it: Whole, invited: Invited) -> PlaceLine:
    state = it.states.get(invited.follow_up_id) if invited.follow_up_id else None
    held = it.papers.attendance.get(invited.pk)
    became = str(Presence(held.presence).label) if held else ""
    if held and held.how:
        became = f"{became}, {words.first_lower(str(How(held.how).label))}"
    open_now = it.runs and it.meeting.state in (*BEFORE, State.HELD)
    return PlaceLine(
        whom=invited.name,
        part=Part(invited.part).label if invited.part != Part.MEMBER else "",
        coming=words.listing(each.name for each in it.coming.get(invited.pk, [])),
        answer=state_tag(state) if state else "",
        became=f"{became}: {held.who}" if held and held.who else became,
        answer_for=reverse("meetings:inform", args=[invited.pk]) if open_now else "",
    )


def _paper(info: Information) -> Paper:
    rows = [Row("What they know", "Nothing is known" if info.nothing else info.words)]
    if info.third_party:
        rows.append(Row("About somebody else, or who told", info.third_party))
    rows.append(Row("Where they looked", info.looked_in))
    return Paper(f"{info.controller.name}, {words.moment(info.at)}", rows)


def _action(each: Action) -> ActionLine:
    return ActionLine(
        words=each.row.words,
        whose=each.row.whose,
        by=words.day(each.row.due_on),
        state=state_tag(each.state) if each.state else "Asked",
        href=reverse("follow_up:one", args=[each.row.follow_up_id]) if each.state else "",
    )


def _version(each: Minutes, newest: Minutes, it: Whole) -> Version:
    agreed = it.papers.agreed
    stands = ""
    if agreed and agreed.minutes_id == each.pk:
        stands = f", agreed by {agreed.by.name if agreed.by else ''} on {words.day(agreed.at)}"
    rows = [Row("What was said and agreed", each.words)]
    rows += [
        Row(name, each.sections[name]) for name in rules_of(it.meeting.kind).sections if name in each.sections
    ]
    rows.append(Row("Sent by", _who(each)))
    return Version(f"Version {each.number}{stands}", rows, each.pk == newest.pk)


def _who(each: Minutes | Amendment) -> str:
    by, at = each.by, each.at
    return f"{by.name if by else ''}, {words.moment(at)}"


def _vote(vote: Vote, ballots: list[Ballot]) -> Counted:
    tied = " on the chair’s casting vote" if vote.tied else ""
    rows = []
    for each in ballots:
        whose = each.agency.name if each.agency else "The chair’s casting vote"
        chosen = Choice(each.choice).label
        rows.append(Row(whose, f"{chosen}: {each.who}" if each.who else chosen))
    return Counted(vote.question, f"{Result(vote.result).label}{tied}", rows)
