"""Plays what comes beside a contact's main line through the actions themselves."""

from collections.abc import Callable

from sightline.access.viewer import Viewer
from sightline.demonstration import cast
from sightline.demonstration.script.beats import Beat
from sightline.front_door.actions.discussing import Held, TookPart, record_discussion
from sightline.front_door.actions.joining import Joining, join_open_case
from sightline.front_door.actions.protecting import (
    HandedOver,
    Seen,
    hand_over,
    record_conference,
    record_seen,
)
from sightline.front_door.actions.repeating import record_finding
from sightline.front_door.actions.reviewing import review
from sightline.front_door.choices import ConferenceStepKind, HeldHow, OpenTo, PartnerKind
from sightline.front_door.models import RepeatAlert

TOOK_PART = (
    (PartnerKind.POLICE, "police1", "Earlier reports from the same street."),
    (PartnerKind.HEALTH, "hospital1", "One visit to the emergency department this year."),
)


def _discussed(beat: Beat, by: Viewer) -> None:
    held = Held(
        held_at=beat.at,
        how=HeldHow.VIDEO,
        decision=beat.given["decision"],
        section_47=True,
        section_47_why=beat.given["section_47_why"],
        took_part=[_took_part(*one) for one in TOOK_PART],
    )
    record_discussion(contact_id=beat.given["story"].id, held=held, seen=0, by=by, at=beat.at)


def _took_part(kind: PartnerKind, key: str, gave: str) -> TookPart:
    member = cast.members()[key]
    return TookPart(
        kind=kind, name=member.name, organisation=member.body.name, role=member.title, remote=True, gave=gave
    )


def _handed(beat: Beat, by: Viewer) -> None:
    lead = cast.members()["protectlead"]
    handover = HandedOver(
        received_by=lead.name,
        team=lead.body.name,
        handed_at=beat.at,
        their_reference=beat.texts["handed.ref"],
        words=beat.given["words"],
    )
    hand_over(contact_id=beat.given["story"].id, handover=handover, seen=0, by=by, at=beat.at)
    seen = Seen(seen_at=beat.at, seen_by=f"{lead.name}, {lead.body.name}", alone=True)
    record_seen(contact_id=beat.given["story"].id, seen=seen, by=by, at=beat.at)


def _conference(beat: Beat, by: Viewer) -> None:
    record_conference(
        contact_id=beat.given["story"].id,
        kind=ConferenceStepKind.HELD,
        happened_at=beat.at,
        their_reference="",
        words=beat.given["words"],
        by=by,
        at=beat.at,
    )


def _reviewed(beat: Beat, by: Viewer) -> None:
    review(contact_id=beat.given["story"].id, agrees=True, words=beat.given["words"], by=by, at=beat.at)


def _finding(beat: Beat, by: Viewer) -> None:
    alert = RepeatAlert.objects.filter(
        contact_id=beat.given["story"].id, source_record_id=beat.given["record"]
    ).first()
    if alert is None:
        return  # acted after later contacts were loaded, which had raised it
    record_finding(
        alert_id=alert.pk,
        reasons=beat.given["reasons"],
        escalated=False,
        escalated_to="",
        seen=0,
        by=by,
        at=beat.at,
    )


def _joined(beat: Beat, by: Viewer) -> None:
    lead = cast.members()["exploitlead"]
    joining = Joining(
        open_to=OpenTo.EXPLOITATION, held_by=lead.body.name, told_at=beat.at, told_whom=lead.name
    )
    join_open_case(contact_id=beat.given["story"].id, joining=joining, seen=0, by=by, at=beat.at)


DUTIES: dict[str, Callable[[Beat, Viewer], None]] = {
    "discussed": _discussed, "handed": _handed, "conference": _conference, "reviewed": _reviewed,
    "finding": _finding, "joined": _joined,
}  # fmt: skip
