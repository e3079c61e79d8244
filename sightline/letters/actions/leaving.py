"""A letter leaves: read by a second person, sent, answered, copied. Each leaving is on record."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.deadlines.actions import cancel, stop
from sightline.letters.actions.hand import _chronicle, _clock, _go_on, _keep, _seen, _taken
from sightline.letters.models import Answer, Departure, Letter, Print, SecondLook
from sightline.letters.permissions import may_agree
from sightline.letters.queries import is_safe
from sightline.letters.states import LEFT, LETTER, Act, How, State, posted_to_health
from sightline.letters.wordings import version_of

NOT_SAFE = (
    "That address is not marked as safe to write to, or is confidential. Choose another, or another way."
)
NOT_BY_POST = (
    "A letter about a child reaches a health organisation by secure e-mail or by hand, and not by post. Send it so, "
    "and say how it left."
)
NO_WHY = "Say why."
NOT_YET = "That is in the future."
NO_ANSWER = "No answer is awaited to this kind of letter."
NO_WHO = "Say who answered."


@action("letters.finished")
def finish_letter(*, letter_id: UUID, by: Viewer, at: datetime) -> Letter:
    """Ready to leave; to a second person first, where its kind asks for that or it says something of somebody else."""
    letter = _taken(letter_id, Act.FINISH, by)
    second = version_of(letter.kind, letter.wording_version).leave or bool(letter.third_party.strip())
    return _go_on(letter, Act.OFFER if second else Act.FINISH, by, at)


@action("letters.looked_at")
def look_again(*, letter_id: UUID, allowed: bool, words: str, by: Viewer, at: datetime) -> SecondLook:
    """A second person lets it leave, or sends it back and says why."""
    act = Act.ALLOW if allowed else Act.RETURN
    letter = _seen(letter_id, by)
    may_agree(by, letter).demand()
    LETTER.may(letter.state, act).demand()
    if not allowed and not words.strip():
        raise Refused(NO_WHY)
    made: SecondLook = _keep(SecondLook, letter, by, at, allowed=allowed, words=words)
    _go_on(letter, act, by, at)
    return made


@action("letters.sent")
def send_letter(
    *, letter_id: UUID, how: How, left_at: datetime, words: str, by: Viewer, at: datetime
) -> Departure:
    """It leaves: the address is looked at once more, the text is kept as it left, and an answer is awaited."""
    letter = _taken(letter_id, Act.SEND, by)
    if left_at > at:
        raise Refused(NOT_YET)
    if letter.to_agency and posted_to_health(letter.to_agency.kind, how):
        raise Refused(NOT_BY_POST)
    if letter.to_address and not is_safe(letter.to_address):
        raise Refused(NOT_SAFE)
    copy = {"to_name": letter.to_name, "to_lines": letter.to_lines, "body": letter.body}
    made: Departure = _keep(Departure, letter, by, at, how=how, left_at=left_at, words=words, **copy)
    stop(subject=letter, by=by, at=at, stopped_at=left_at)
    _go_on(letter, Act.SEND, by, at)
    wording = version_of(letter.kind, letter.wording_version)
    if wording.answer_within:
        _clock(wording.answer_within, letter, by, at, started_at=left_at)
    _chronicle(letter, by, at)
    emit("letters.sent", subject_id=letter.pk, about=letter.about, at=at)
    return made


@action("letters.answered")
def record_answer(*, letter_id: UUID, who: str, marked: bool, words: str, by: Viewer, at: datetime) -> Answer:
    """What they said: that the record is marked, or why it is not (HE-01a)."""
    letter = _taken(letter_id, Act.ACKNOWLEDGE, by)
    if not version_of(letter.kind, letter.wording_version).answer_within:
        raise Refused(NO_ANSWER)
    if not who.strip() or not (marked or words.strip()):
        raise Refused(NO_WHO if not who.strip() else NO_WHY)
    made: Answer = _keep(Answer, letter, by, at, who=who, marked=marked, words=words)
    stop(subject=letter, by=by, at=at)
    _go_on(letter, Act.ACKNOWLEDGE, by, at)
    return made


@action("letters.given_up")
def give_up_letter(*, letter_id: UUID, why: str, by: Viewer, at: datetime) -> Letter:
    """It is not sent, and why."""
    letter = _taken(letter_id, Act.GIVE_UP, by)
    if not why.strip():
        raise Refused(NO_WHY)
    cancel(subject=letter, why=why, by=by, at=at)
    letter.given_up_why = why
    return _go_on(letter, Act.GIVE_UP, by, at)


@action("letters.printed")
def record_print(*, letter_id: UUID, as_file: bool, by: Viewer, at: datetime) -> Print:
    """That a copy was made, before it is shown."""
    letter = _seen(letter_id, by)
    if letter.state not in (State.READY, *LEFT):
        raise Refused("It is not ready to leave yet.")
    made: Print = _keep(Print, letter, by, at, as_file=as_file)
    return made
