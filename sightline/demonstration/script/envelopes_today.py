"""Envelopes in the sealed mailbox, left through the functions that the public pages call; one conversation was held.

The codes are known, so that the demonstration can be tried from the teller's side too.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from sightline.access.viewer import Viewer, set_viewer, viewing
from sightline.core import clock
from sightline.core.sealed import keys_of_code
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.actions import take_up
from sightline.front_door.actions.mailbox import Recorded, make_key, open_envelope, record_envelope, reply
from sightline.front_door.hub_tasks import start_waiting
from sightline.front_door.mailbox_keys import file_of, pair_in
from sightline.front_door.mailbox_states import Custodian
from sightline.front_door.models import Envelope
from sightline.front_door.queries.mailbox import missing_keys
from sightline.front_door.states import Urgency
from sightline.public import sending, store
from sightline.public.tokens import begin

WAITING: tuple[tuple[dict[str, str], timedelta], ...] = (
    (
        {
            "who": "driver",
            "what": "Twice this week I took the same two girls in school uniform from the retail park to a flat late "
            "at night. An older man paid both times and told them not to talk to me. They looked worried.",
            "where": "From Hollin Bank retail park",
            "when": "Tuesday and Thursday, about eleven at night",
            "soon": "soon",
        },
        timedelta(hours=3),
    ),
    (
        {
            "who": "parent",
            "what": "My son, fourteen, has debts he does not explain and comes home with bruises. He says he has to "
            "work it off.",
            "when": "Since the holidays",
            "soon": "soon",
        },
        timedelta(hours=1),
    ),
    (
        {
            "who": "friend",
            "what": "Young people I do not know go in and out of the empty shop next to mine at all hours.",
            "where": "The parade at Mill Lane",
            "soon": "later",
        },
        timedelta(minutes=20),
    ),
)
HELD = {
    "who": "child",
    "what": "My friend has a new phone and will not say who gave it to her. She goes out when her mum is at work and "
    "she is scared of somebody. I do not want her to be in trouble.",
    "whom": "She is in year nine",
    "soon": "soon",
}
REPLY = (
    "Thank you for telling us. Neither you nor your friend is in trouble. Do you know whether there is a grown-up "
    "she talks to? If you do not know, that is all right: there is nothing you have to do for us."
)
ANSWER = "She talks to Miss Farrow at school sometimes."
THANKS = (
    "Thank you. That helps: we know whom to speak with. You need do nothing more, and can come back here."
)
WORKER = "worker1"
CODE_OF_HELD = "0000111122223331"
CODE = "000011112222333{}"


def leave_envelopes(by: Viewer, upto: datetime) -> int:
    """Make the mailbox's keys if there are none, and leave the envelopes; how many lie there."""
    given = settings.SIGHTLINE_DEMO_MAILBOX
    if given is None:
        return 0
    with viewing(by):
        for custodian in missing_keys():
            _, public = pair_in(_file(custodian), custodian)
            make_key(custodian=custodian, public=public, why="made for the demonstration", by=by, at=upto)
    place = {"host": given["HOST"], "port": given["PORT"], "dbname": str(connection.settings_dict["NAME"])}
    with store.reached(place | {"user": given["USER"], "password": given["PASSWORD"]}):
        return play_envelopes(Hub(upto), given["CODES"].encode())


def play_envelopes(hub: Hub, pepper: bytes) -> int:
    """A conversation that came to its end, and three envelopes that nobody has opened; how many have a clock now."""
    hold_a_conversation(hub, pepper)
    for number, (told, ago) in enumerate(WAITING):
        _tell(told, CODE.format(number + 2), pepper, at=hub.upto - ago)
    return start_waiting(now=hub.upto)


def hold_a_conversation(hub: Hub, pepper: bytes) -> None:
    """Told yesterday, opened, answered, answered again, made a contact, and taken up."""
    told = hub.before(1, 16 * 60 + 5)
    envelope = _tell(HELD, CODE_OF_HELD, pepper, at=told)
    start_waiting(now=told + timedelta(minutes=1))

    def does(minutes: int, act: Callable[..., Any], **given: object) -> Any:
        return hub.do(WORKER, told + timedelta(minutes=minutes), act, **given)

    does(15, open_envelope, envelope_id=envelope)
    does(25, reply, envelope_id=envelope, words=REPLY)
    with clock.fixed(told + timedelta(minutes=35)):
        sending.add({"what": ANSWER}, str(envelope), str(uuid4()), keys_of_code(CODE_OF_HELD, pepper))
    does(40, open_envelope, envelope_id=envelope)
    noted = Recorded(urgency=Urgency.AMBER, whom="A girl in year nine, known to Miss Farrow at her school")
    made = does(45, record_envelope, envelope_id=envelope, recorded=noted)
    does(48, reply, envelope_id=envelope, words=THANKS)
    does(50, take_up, contact_id=made.pk)


def _tell(told: dict[str, Any], code: str, pepper: bytes, *, at: datetime) -> UUID:
    handed = begin(code)
    with clock.fixed(at):
        sending.send(told, handed, keys_of_code(code, pepper), soon=told["soon"])
    with transaction.atomic():
        set_viewer(all_seeing())
        return Envelope.objects.get(lookup=keys_of_code(code, pepper).lookup).pk


def _file(custodian: Custodian) -> Path:
    """Here the second custodian's key lies beside the others, in a folder of its own."""
    if custodian == Custodian.SECOND:
        return Path(settings.VAR) / "second-custodian" / "second-1"
    return file_of(custodian, 1)
