"""Line by line: what is given, what is removed and why; and the second person's answer to the whole pack."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.states import Handling, Regime
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import stop
from sightline.information_rights.actions.parts import RULE, answerable, law_of
from sightline.information_rights.models import LineDecision, PackAnswer, RecordsRequest, RequestLine
from sightline.information_rights.pack import digest_of, pack_of
from sightline.information_rights.permissions import NOT_FOUND, may_approve
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.requests import (
    Decided,
    decisions_of,
    every_line,
    hands_of,
    lines_of,
    requests,
    state_of,
    unseen,
)
from sightline.information_rights.states import OF_RIGHT, Category, Choice, Head, Requester, Shut

NO_CHOICE = "Choose what is to happen with it."
NO_HEAD = "Choose under which head, and say why."
SAME_TEXT = "Take the parts out of the text. It is still as it was."
NOTHING_LEFT = "Nothing is left of the text. Withhold the line instead."
NEEDS_LEAVE = "It leaves only with police leave. Say who gave it, and when, or withhold it."
NEEDS_CATEGORY = "Say what the person is in this police record."
NEEDS_ANSWER = "Another organisation controls it. Say what it answered when it was asked, or withhold it."
NEEDS_OPINION = "Say which health professional gave an opinion, and when."
NEEDS_WHY = "Say why it is right to give what was marked as about somebody else."
NOT_WHOLE = (
    "It is kept confidential, and is given whole to nobody but the person. Take parts out, or withhold it."
)
NOT_TO_PERSON = "That head is for those who ask in a child’s name, not for the person. Choose another."
NOT_ALL = "Not every line has been decided."
NOTHING = "Collect the records first."
NO_AUTHORITY = "Say first how identity and authority were shown."
UNSEEN = "There are records in it that you may not read. Somebody who may must approve it."
NOT_ASKED = "Another organisation controls some of what would be given, and nobody asked it."
NO_SEARCH = "Say first what was searched, and what was reasonable."
NO_WORDS = "Say what is to be looked at again."
DECIDED_SINCE = (
    "Somebody has decided on it since you opened this page. Read what they decided, then decide again."
)
CHANGED_SINCE = "A decision has changed since you opened this page. Read it again as it stands now."


@dataclass(frozen=True)
class Given:
    """A reviewer's decision on one line."""

    choice: str
    head: str = ""
    why: str = ""
    given: str = ""
    leave: str = ""
    category: str = ""


@action("information_rights.line_decided")
def decide_line(*, line_id: UUID, given: Given, seen: int = 0, by: Viewer, at: datetime) -> LineDecision:
    """Decide on one line. An earlier decision, of which `seen` is the number, is kept and counts no more."""
    line = every_line().filter(pk=line_id).first()
    if line is None:
        raise Refused(NOT_FOUND, hidden=True)
    wait_turn(line.request_id)
    state_of(answerable(line.request_id, by)).not_done().demand()
    last = line.decisions.count()
    unless(last != seen, DECIDED_SINCE).demand()
    _sound(line, given)
    return LineDecision.objects.create(
        line=line,
        number=last + 1,
        choice=given.choice,
        head="" if given.choice == Choice.GIVE else given.head,
        why=given.why.strip(),
        given=_leaves(line, given),
        leave=given.leave.strip()[:300],
        category=given.category,
        regime=line.regime,
        handling=line.handling,
        **law_of(line.about, line.controller_id, LineDecision.RETENTION, by, at),
    )


def _sound(line: RequestLine, given: Given) -> None:
    leaves = given.choice != Choice.WITHHOLD
    kept = given.given.strip()
    leave, asker = given.leave.strip(), line.request.requester
    police = line.regime == Regime.LAW_ENFORCEMENT
    elsewhere = line.controller_id != line.request.controller_id
    own = asker == Requester.PERSON
    for_another = asker in OF_RIGHT and not own
    for wrong, sentence in (
        (given.choice not in Choice.values, NO_CHOICE),
        (given.choice != Choice.GIVE and (given.head not in Head.values or not given.why.strip()), NO_HEAD),
        (given.choice == Choice.REDACT and kept == line.text.strip(), SAME_TEXT),
        (given.choice == Choice.REDACT and not kept, NOTHING_LEFT),
        (given.head == Head.CHILD_ABUSE and given.choice != Choice.GIVE and own, NOT_TO_PERSON),
        (given.head == Head.HEALTH and given.choice != Choice.GIVE and not leave, NEEDS_OPINION),
        (leaves and line.handling == Handling.ORIGINATOR and not leave, NEEDS_LEAVE),
        (leaves and elsewhere and not leave, NEEDS_ANSWER),
        (given.choice == Choice.GIVE and line.shut == Shut.CONFIDENTIAL and for_another, NOT_WHOLE),
        (given.choice == Choice.GIVE and bool(line.marked) and not given.why.strip(), NEEDS_WHY),
        (police and given.category not in Category.values, NEEDS_CATEGORY),
    ):
        unless(wrong, sentence).demand()


def _leaves(line: RequestLine, given: Given) -> str:
    """The text that would leave, word for word: what was removed is kept nowhere in it."""
    return {Choice.GIVE.value: line.text, Choice.REDACT.value: given.given.strip()}.get(given.choice, "")


@action("information_rights.pack_approved")
def approve_pack(*, request_id: UUID, seen: str = "", by: Viewer, at: datetime) -> PackAnswer:
    """A second person, who decided on no line, lets leave what they were shown: `seen` is its digest, which is kept."""
    held = _second(request_id, by)
    lines = decisions_of(list(lines_of(held.pk)))
    _ready(held, lines)
    digest = digest_of(pack_of(held, lines))
    unless(digest != seen, CHANGED_SINCE).demand()
    stop(subject=held, rule=RULE, by=by, at=at)
    return _answer(held, digest=digest, by=by, at=at)


def _ready(held: RecordsRequest, lines: list[Decided]) -> None:
    """Everything that must stand there before a pack may leave."""
    now = state_of(held)
    now.open().demand()
    for wrong, sentence in (
        (not lines, NOTHING),
        (unseen(held.pk) > 0, UNSEEN),
        (any(each.decision is None for each in lines), NOT_ALL),
        (now.shown() is None, NO_AUTHORITY),
        (not now.searched(), NO_SEARCH),
        (bool(now.not_consulted(lines)), NOT_ASKED),
    ):
        unless(wrong, sentence).demand()


@action("information_rights.pack_sent_back")
def send_pack_back(*, request_id: UUID, words: str, by: Viewer, at: datetime) -> PackAnswer:
    """A second person asks for lines to be looked at again."""
    held = _second(request_id, by)
    unless(not words.strip(), NO_WORDS).demand()
    return _answer(held, words=words.strip(), by=by, at=at)


def _second(request_id: UUID, by: Viewer) -> RecordsRequest:
    wait_turn(request_id)
    held = requests().filter(pk=request_id).first()
    if held is None:
        raise Refused(NOT_FOUND, hidden=True)
    state_of(held).not_done().demand()
    may_approve(by, hands_of(held), every_name(held.about)).demand()
    return held


def _answer(
    held: RecordsRequest, *, words: str = "", digest: str = "", by: Viewer, at: datetime
) -> PackAnswer:
    return PackAnswer.objects.create(
        request=held,
        agreed=bool(digest),
        words=words,
        digest=digest,
        **law_of(held.about, held.controller_id, PackAnswer.RETENTION, by, at),
    )
