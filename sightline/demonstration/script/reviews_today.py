"""What people tell a review of services, round today: an account in each state, what was heard, an ended review."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.calendar import london_day
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.states import Urgency
from sightline.governance import actions
from sightline.governance.given import Answered, Looked, Reviewed, TakenBack, Told
from sightline.governance.models import Account
from sightline.governance.states import Agrees, Decided, How, Teller

KEEPER, MEMBER = "scrutiny1", "scrutiny2"
HOUR = timedelta(hours=1)
TITLE = "How services answer when somebody rings back"
PURPOSE = "Whether people who told a service of a worry heard again from it, and what they would have needed."


def play_reviews(upto: datetime) -> None:
    """All of it."""
    hub = Hub(upto)
    _ended(hub)
    began = hub.before(60, 9 * 60)
    review = hub.do(KEEPER, began, actions.begin_review, reviewed=_reviewed(hub, TITLE, PURPOSE, 60))
    joined = {"review_id": review.pk, "staff_id": cast.members()[MEMBER].id}
    hub.do(KEEPER, began + HOUR, actions.add_member, **joined)
    _heard(hub, review.pk)
    _passed_on(hub, review.pk)
    _taken_back(hub, review.pk)
    _waits(hub, review.pk)


def _reviewed(hub: Hub, title: str, purpose: str, days: int, ended: int | None = None) -> Reviewed:
    began = london_day(hub.before(days, 9 * 60))
    ended_on = london_day(hub.before(ended, 9 * 60)) if ended else None
    return Reviewed(title=title, purpose=purpose, began_on=began, ended_on=ended_on)


def _ended(hub: Hub) -> None:
    """One of last year, kept to be read."""
    reviewed = _reviewed(hub, "What young people were told about their interviews", "", 300, 210)
    hub.do(MEMBER, hub.before(209, 10 * 60), actions.begin_review, reviewed=reviewed)


def _told(hub: Hub, at: datetime, words: str, *about: str, **also: Any) -> Told:
    with transaction.atomic():
        set_viewer(all_seeing())
        agencies = [Agency.objects.get(pk=cast.bodies()[key].agency_id) for key in about]
    given: dict[str, Any] = {
        "told_on": london_day(at), "how": How.PHONE, "teller": Teller.SURVIVOR, "agencies": agencies,
        "shut_out": False, "words": words, "agrees": Agrees.THEME, "told_passed_on": True,
    }  # fmt: skip
    return Told(**given | also)


def _takes_down(hub: Hub, review: object, at: datetime, words: str, *about: str, **also: Any) -> Account:
    told = _told(hub, at, words, *about, **also)
    made: Account = hub.do(KEEPER, at, actions.add_account, review_id=review, told=told)
    return made


def _heard(hub: Hub, review: object) -> None:
    """Nobody is at risk as far as was told; she was rung, and a note of what was heard was written for the service."""
    at = hub.before(40, 11 * 60)
    words = (
        "She left her number with the school three times. Each time somebody wrote it down, and nobody rang."
    )
    made = _takes_down(hub, review, at, words, "s05", agrees=Agrees.AS_TOLD, name="Rosalind",
                       reach="By telephone, weekday mornings")  # fmt: skip
    looked = Looked(decided=Decided.NOBODY, why="She is grown up, lives elsewhere and says that she is safe.",
                    tell_teller=True)  # fmt: skip
    hub.do(KEEPER, at + HOUR, actions.look_at_safety, account_id=made.pk, looked=looked, seen=1)
    rung = hub.before(38, 10 * 60)
    said = Answered(
        on_day=london_day(rung), how=How.PHONE, words="What becomes of what she told, and whom to ring."
    )
    hub.do(KEEPER, rung, actions.tell_teller, account_id=made.pk, answered=said)
    note = "Somebody who rings is told when they will hear, by whom, and hears then."
    about = {"review_id": review, "agency_id": cast.bodies()["s05"].agency_id}
    hub.do(KEEPER, hub.before(20, 15 * 60), actions.write_heard, **about, words=note, seen=0)


def _passed_on(hub: Hub, review: object) -> None:
    """A younger brother may be at risk: the front door is given words written for it."""
    at = hub.before(12, 14 * 60)
    words = "The family asked for help with evenings and was sent from one desk to another for a month."
    made = _takes_down(hub, review, at, words, "police", "hospital", teller=Teller.FAMILY, how=How.IN_PERSON,
                       shut_out=True, agrees=Agrees.HEARD)  # fmt: skip
    looked = Looked(
        decided=Decided.PASSED_ON, why="A younger brother is spoken to by the same people.", tell_teller=True,
        whom="A brother of about thirteen, living at home in Eldersley", urgency=Urgency.AMBER,
        passed_words="A boy of about thirteen is met after school by adults whom his family does not know.",
    )  # fmt: skip
    hub.do(MEMBER, at + HOUR, actions.look_at_safety, account_id=made.pk, looked=looked, seen=1)


def _taken_back(hub: Hub, review: object) -> None:
    """Whoever told it would rather not have: the words are put away."""
    at = hub.before(30, 16 * 60)
    made = _takes_down(hub, review, at, "The waiting room was full and the door stood open.", "hospital",
                       teller=Teller.FRIEND)  # fmt: skip
    looked = Looked(decided=Decided.NOBODY, why="Nothing about anybody's safety was told.", tell_teller=False)
    hub.do(KEEPER, at + HOUR, actions.look_at_safety, account_id=made.pk, looked=looked, seen=1)
    back = hub.before(25, 9 * 60)
    taken = TakenBack(on_day=london_day(back), how=How.PHONE, why="None was given.")
    hub.do(KEEPER, back, actions.take_back, account_id=made.pk, taken=taken)


def _waits(hub: Hub, review: object) -> None:
    """Told this morning: safety is to be looked at."""
    at = max(hub.upto - 2 * HOUR, hub.before(1, 9 * 60))
    words = "He was asked for the same letter by two services, each of which had it."
    _takes_down(hub, review, at, words, "council", "hospital", how=How.SURVEY)
