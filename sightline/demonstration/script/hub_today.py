"""The hub's own day: who is away, calls, handovers, missing reports, a family that moved (FD-20a, FD-26, MS-03)."""

from datetime import datetime, timedelta

from django.db import transaction

from sightline.access.models import Agency
from sightline.access.viewer import set_viewer
from sightline.demonstration import cast
from sightline.demonstration.calendar import moment, working_day
from sightline.demonstration.script import hub_again as again
from sightline.demonstration.script import scripted_today as scripted
from sightline.demonstration.script.agreed import agreed
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.real import all_seeing
from sightline.front_door.actions.absences import Away, say_away
from sightline.front_door.actions.calls import log_call
from sightline.front_door.actions.handovers import Left, accept_handover, hand_over
from sightline.front_door.actions.missing import Notice, assess_link, receive_notice
from sightline.front_door.actions.transferring import Sending, transfer_out
from sightline.front_door.choices import TransferWay
from sightline.front_door.given import CallSaid
from sightline.front_door.hub_states import Shift
from sightline.front_door.kinds import CallDone, MissingLinked
from sightline.front_door.models import Contact, MissingReport
from sightline.people.naming.births import Born

CALLS = (
    ("Danuta Zielonek", "Mother", "individual", CallDone.PUT_THROUGH, ""),
    (
        "Harriet Millinchamp",
        "Designated safeguarding lead",
        "education",
        CallDone.MESSAGE,
        "Asked to ring back today.",
    ),
    ("Mared Penarwel", "Mother", "individual", CallDone.NOT_REACHED, ""),
)
NOTICES = (
    ("Wiktoria", "Zielonek", "Did not come home for tea and does not answer the telephone."),
    ("Osian", "Penarwel", "Went out after school and is not with the friends he named."),
)


def play_hub(upto: datetime) -> None:
    """All of it."""
    hub = Hub(upto)
    for part in (
        agreed,
        away,
        calls,
        handovers,
        again.challenges,
        again.tenths,
        again.windscreens,
        missing,
        again.words,
        moved,
        scripted.calls,
    ):
        part(hub)


def away(hub: Hub) -> None:
    """One worker is away and covered; another will be, and is not yet."""
    one, other, cover = (cast.members()[key].id for key in ("worker2", "adviser3", "worker3"))
    this_week = Away(staff_id=one, first_day=hub.day, last_day=working_day(hub.day, 3), cover_id=cover)
    next_week = Away(staff_id=other, first_day=working_day(hub.day, 5), last_day=working_day(hub.day, 9))
    for absent in (this_week, next_week):
        hub.do("manager", hub.before(2, 10 * 60), say_away, absent=absent)


def calls(hub: Hub) -> None:
    """Calls for a social worker about open cases."""
    for number, (caller, role, source, done, words) in enumerate(CALLS):
        at = hub.before(1, 9 * 60 + 20 + 45 * number)
        said = CallSaid(
            received_at=at, source=source, caller=caller, caller_role=role, wanted="The social worker who visits",
            done=done, done_words=words,
        )  # fmt: skip
        hub.do("adviser1", at, log_call, call=said, people=[])


def handovers(hub: Hub) -> None:
    """Last night's to the day, taken on; this evening's to the night, not yet."""
    owed = [
        Left(what="Ring the family before school ends.", contact_id=each.pk) for each in hub.waiting()[:1]
    ]
    written, taken = moment(hub.day, 7 * 60 + 40), moment(hub.day, 8 * 60 + 10)
    if taken > hub.upto:
        written, taken = hub.upto - timedelta(minutes=40), hub.upto - timedelta(minutes=10)
    quiet = "A quiet night: two calls, both finished."
    night = hub.do("dutylead", written, hand_over, to_shift=Shift.HUB, left=[], note=quiet)
    hub.do("worker1", taken, accept_handover, handover_id=night.pk)
    now = hub.upto - timedelta(minutes=5)
    hub.do("worker1", now, hand_over, to_shift=Shift.DUTY, left=owed, note="One call back is owed.")


def missing(hub: Hub) -> None:
    """Two reports from the police, which raised themselves as contacts; one has been looked at for a link."""
    police = Agency(pk=cast.bodies()["police"].agency_id)
    for number, (given, surname, circumstances) in enumerate(NOTICES):
        at = hub.before(2 - number, 21 * 60)
        notice = Notice(
            their_reference=f"MP-{at:%y%m}-{4410 + number}", reported_at=at, given=given, surname=surname,
            born=Born(2011, None, None), missing_since=at - timedelta(hours=4), last_seen="Leaving school by bus.",
            circumstances=circumstances, told_by="Mother",
        )  # fmt: skip
        hub.do("duty1", at + timedelta(minutes=15), receive_notice, notice=notice, agency=police)
    with transaction.atomic():
        set_viewer(all_seeing())
        reported = MissingReport.objects.values("contact_id")
        raised = Contact.objects.filter(pk__in=reported).order_by("at").first()
    if raised:
        why = "The same street as in a report of last month; the child will not say who drove them home."
        found = {"contact_id": raised.pk, "linked": MissingLinked.SUSPECTED, "why": why}
        hub.do("worker1", hub.upto - timedelta(minutes=25), assess_link, **found)


def moved(hub: Hub) -> None:
    """A family has moved to the next authority, which has been asked to confirm that it has the contact."""
    agency = Agency.objects.get(pk=cast.bodies()["neighbour_north"].agency_id)
    for contact in hub.decided(5)[4:]:
        sending = Sending(
            way=TransferWay.OUT, agency=agency, why="The family moved there last week.",
            sent="The contact, the decision and who was told.", may_share="Told the parents what we send and why.",
        )  # fmt: skip
        hub.do("worker1", hub.before(1, 11 * 60), transfer_out, contact_id=contact.pk, sending=sending)
