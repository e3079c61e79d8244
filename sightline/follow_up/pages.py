"""What the templates need, as plain objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.states import TeamKind
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.pages import Action, Happening, Row, Tag
from sightline.core.words import day, listing, moment
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Standing, standing
from sightline.follow_up.models import Chase, FollowUp, Move, NameGiven
from sightline.follow_up.permissions import answers_for_agency, may, may_chase
from sightline.follow_up.queries import Story
from sightline.follow_up.states import OPEN, WITH_THE_ASKED, Act, ChaseStep, State
from sightline.people.models import SourceRecord
from sightline.people.pages.header import age_in_words, born_in_words, person_page

COLOURS = {
    State.ASKED: "blue",
    State.ACCEPTED: "turquoise",
    State.DECLINED: "orange",
    State.DONE: "green",
    State.REOPENED: "red",
    State.WITHDRAWN: "grey",
}
LATE = Tag("Late", "red")
LET_IN = "To let them in, name them on the restriction."
STANDING = {Standing.TODAY: "yellow", Standing.NEARLY: "yellow", Standing.LATE: "red"}


def state_tag(state: str) -> Tag:
    return Tag(State(state).label, COLOURS[State(state)])


@dataclass(frozen=True)
class Line:
    """One row of the list."""

    reference: str
    href: str
    about: str
    kind: str
    asked: str
    asked_on: str
    due: str
    state: Tag
    late: bool


People = Mapping[UUID, tuple[str, SourceRecord]]


def lines(
    rows: Sequence[FollowUp], people: People, until: Mapping[UUID, datetime], now: datetime
) -> list[Line]:
    """The rows of one page of the list, with the names of those they are about and their clocks."""
    return [_line(row, people, until.get(row.pk), now) for row in rows]


def names(follow_up: FollowUp, people: People) -> list[str]:
    """Each name once: two source records of one child carry the same."""
    return list(dict.fromkeys(people[key][0] for key in follow_up.about if key in people))


def _line(follow_up: FollowUp, people: People, until: datetime | None, now: datetime) -> Line:
    is_open = follow_up.state in OPEN
    return Line(
        reference=follow_up.reference,
        href=reverse("follow_up:one", args=[follow_up.pk]),
        about=listing(names(follow_up, people)) or "Nobody named",
        kind=follow_up.get_kind_display() + (" (safeguarding)" if follow_up.safeguarding else ""),
        asked=follow_up.asked_name,
        asked_on=day(follow_up.asked_at),
        due=day(until) if until and is_open else "",
        state=state_tag(follow_up.state),
        late=bool(is_open and until and until < now),
    )


@dataclass(frozen=True)
class One:
    """The page of one follow-up."""

    reference: str
    caption: str
    title: str
    state: Tag
    waits_for: str
    standing: Tag | None
    rows: list[Row]
    happenings: list[Happening]
    offers: list[Action]
    origin_path: str
    readers: list[str]
    walled: bool
    nobody_told: bool


def one(
    follow_up: FollowUp,
    viewer: Viewer,
    story: Story,
    people: People,
    now: datetime,
) -> One:
    running = next((clock for clock in story.clocks if clock.stopped_at is None), None)
    return One(
        reference=follow_up.reference,
        caption="Safeguarding request" if follow_up.safeguarding else "Follow-up",
        title=listing(names(follow_up, people)) or "Nobody named",
        state=state_tag(follow_up.state),
        waits_for=waits_for(follow_up, running, now),
        standing=_standing(running, now),
        rows=[*_about(follow_up, people, viewer, now), *_rows(follow_up)],
        happenings=timeline(story),
        offers=offers(viewer, follow_up),
        origin_path=follow_up.origin_path if viewer.may("follow_up.read") else "",
        readers=readers(follow_up),
        walled=bool(follow_up.walls),
        nobody_told=_nobody_told(story.chases) and follow_up.state in WITH_THE_ASKED,
    )


def _about(follow_up: FollowUp, people: People, viewer: Viewer, now: datetime) -> list[Row]:
    """Name, date of birth and age of each person, with the way to their page for those who may open it."""
    rows: dict[str, Row] = {}
    for key in follow_up.about:
        if key in people:
            name, record = people[key]
            born = ", ".join(
                filter(None, [born_in_words(record), age_in_words(record, on=london(now).date())])
            )
            open_it = [Action("Open", person_page(key), about=name)] if viewer.may("people.open") else []
            rows.setdefault(name, Row("About", f"{name}: {born}" if born else name, open_it))
    return list(rows.values()) or [Row("About", None, empty="Nobody named")]


def waits_for(follow_up: FollowUp, running: Clock | None, now: datetime) -> str:
    """Who has to do something now, and until when."""
    if follow_up.state in WITH_THE_ASKED:
        holder = follow_up.asked_name
    elif follow_up.state == State.DECLINED and running:
        holder = str(follow_up.owner_team or follow_up.owner_staff)
    else:
        return ""
    if running is None:
        return f"{holder} has to act."
    verb = "had to act" if running.due_at < now else "has to act"
    return f"{holder} {verb} by the end of {day(running.due_at)}."


def _standing(running: Clock | None, now: datetime) -> Tag | None:
    if running is None:
        return None
    word = standing(started_at=running.started_at, due_at=running.due_at, now=now)
    return Tag(word.label, STANDING.get(word, "grey"))


def _rows(follow_up: FollowUp) -> list[Row]:
    return [
        Row("Asked of", follow_up.asked_name),
        Row("Asked by", str(follow_up.owner_team or follow_up.owner_staff)),
        Row("Asked on", moment(follow_up.asked_at)),
        Row("Answer needed by", day(follow_up.due_at)),
        Row("Kind", follow_up.get_kind_display()),
        Row("Kind of support", follow_up.support_type),
        Row("What is asked", follow_up.what),
        Row("Why", follow_up.why),
        Row("What may be shared", follow_up.may_share),
        Row("What the family knows", follow_up.family_knows),
        Row("Lawful basis", follow_up.get_lawful_basis_display()),
    ]


def offers(viewer: Viewer, follow_up: FollowUp) -> list[Action]:
    """What this viewer can do now, the main thing first."""
    if follow_up.answered_there:
        return _offers_of_enquiry(viewer, follow_up)
    for_them = answers_for_agency(viewer, follow_up)
    pages = [
        (Act.ACCEPT, "Write down their answer" if for_them else "Accept or decline", "answer"),
        (Act.FINISH, "Write down that it is done" if for_them else "Say it is done", "done"),
        (Act.REOPEN, "Record that nothing happened", "reopen"),
        (Act.SAY_MORE, "Add something", "add"),
        (Act.WITHDRAW, "Withdraw", "withdraw"),
    ]
    found = [
        Action(text, reverse(f"follow_up:{route}", args=[follow_up.pk]), about=follow_up.reference)
        for act, text, route in pages
        if may(viewer, act, follow_up)
    ]
    if follow_up.state == State.ACCEPTED and may(viewer, Act.DECLINE, follow_up):
        address = reverse("follow_up:answer", args=[follow_up.pk])
        found.append(Action("Decline after all", address, about=follow_up.reference))
    if may_chase(viewer, follow_up):
        address = reverse("follow_up:chase", args=[follow_up.pk])
        found.append(Action("Record that you chased it", address, about=follow_up.reference))
    return found


def _offers_of_enquiry(viewer: Viewer, follow_up: FollowUp) -> list[Action]:
    """It is answered on the enquiry's own page, where what is written stands behind the agency's wall."""
    found = [Action("Open the enquiry to answer", follow_up.origin_path, about=follow_up.reference)]
    if may(viewer, Act.REOPEN, follow_up):
        address = reverse("follow_up:reopen", args=[follow_up.pk])
        found.append(Action("Record that nothing happened", address, about=follow_up.reference))
    if may(viewer, Act.WITHDRAW, follow_up):
        address = reverse("follow_up:withdraw", args=[follow_up.pk])
        found.append(Action("Withdraw", address, about=follow_up.reference))
    if may_chase(viewer, follow_up):
        address = reverse("follow_up:chase", args=[follow_up.pk])
        found.append(Action("Record that you chased it", address, about=follow_up.reference))
    return found


def readers(follow_up: FollowUp) -> list[str]:
    """Who can read what is saved here."""
    team = follow_up.owner_team
    at_the_door = team is not None and team.kind in (TeamKind.FRONT_DOOR, TeamKind.EMERGENCY_DUTY)
    own = [] if at_the_door else [str(team or follow_up.owner_staff)]
    return ["front-door staff", *own, f"those at {follow_up.asked_name} who answer requests"]


def timeline(story: Story) -> list[Happening]:
    """Newest first: what people said and did, where silence was taken, and when a clock was missed."""
    told = [(move.at, move.version, _moved(move)) for move in story.moves]
    told += [(chase.at, 1000 + chase.level, _chased(chase)) for chase in story.chases]
    told += [(clock.breached_at, 500, _missed(clock)) for clock in story.clocks if clock.breached_at]
    told += [(given.at, 2000, _named(given)) for given in story.names]
    return [happening for *_, happening in sorted(told, key=lambda each: each[:2], reverse=True)]


def _moved(move: Move) -> Happening:
    act = Act(move.act)
    who = move.by.name if move.by else "Sightline"
    said = f"{who}, for the organisation asked" if move.for_agency else who
    if move.who_said:
        when = f" on {moment(move.said_at)}" if move.said_at else ""
        said += f" (said by {move.who_said}{when})"
    words = move.words + (f"\n\nTo be done by {day(move.done_by)}." if move.done_by else "")
    colour = COLOURS[State(move.state)]
    tag = None if act is Act.SAY_MORE else Tag(State(move.state).label, colour)
    return Happening(title=act.label, when=moment(move.at), by=said, text=words.strip(), tag=tag)


def _chased(chase: Chase) -> Happening:
    to = chase.staff.name if chase.staff else chase.address
    title = ChaseStep(chase.step).label + (f": {to}" if to else "")
    return Happening(
        title=title, when=moment(chase.at), by=chase.by.name if chase.by else "Sightline", text=chase.words
    )


def _named(given: NameGiven) -> Happening:
    """A manager who cannot open it says who should answer."""
    title = f"{given.named.name} should answer it" if given.named else "Nobody needs to be let in"
    text = f"{given.words}\n\n{LET_IN}" if given.named else given.words
    name = given.by.name if given.by else "Sightline"
    return Happening(title=title, when=moment(given.at), by=name, text=text.strip())


def _missed(clock: Clock) -> Happening:
    return Happening(
        title="A deadline passed", when=moment(clock.breached_at), text=clock.rule.title, tag=LATE
    )


def _nobody_told(chases: list[Chase]) -> bool:
    sent = [chase for chase in chases if chase.step in (ChaseStep.REQUEST, ChaseStep.ASKED)]
    return bool(sent) and not any(chase.address or chase.staff_id for chase in sent)


@dataclass(frozen=True)
class Silence:
    """One escalation that reached the partnership; no word about a child."""

    reference: str
    organisation: str
    when: str
    said: str
    href: str


def silence(chase: Chase) -> Silence:
    taken_up = chase.step == ChaseStep.TAKEN_UP
    return Silence(
        reference=chase.reference,
        organisation=chase.asked_agency.name,
        when=day(chase.at),
        said=f"Taken up: {chase.words}" if taken_up else "No answer in time",
        href="" if taken_up else reverse("follow_up:take_up", args=[chase.pk]),
    )
