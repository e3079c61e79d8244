"""Missing reports: one that raises itself, and whether each is linked to exploitation (MS-03, MS-04)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Also, Asked, Missing, Named, Said
from sightline.front_door.kinds import CallKind, MissingLinked
from sightline.front_door.models import Contact, MissingLink, MissingNotice, MissingReport
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import at_home
from sightline.front_door.rows import law
from sightline.front_door.scripts import script_of
from sightline.front_door.states import Channel, Consent, FamilyTold, Origin, SharingBasis, Source
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked as AskedFor
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.queries import reference_held

NOT_MISSING = "This contact is no missing report."
NO_WHY = "Say what you go by."
RECEIVED = "front_door.missing_notice_received"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A missing report as the police send it."""

    their_reference: str
    reported_at: datetime
    person_reference: str = ""
    given: str = ""
    surname: str = ""
    born: Born = UNKNOWN
    missing_since: datetime | None = None
    last_seen: str = ""
    circumstances: str = ""
    told_by: str = ""


@action("front_door.missing_notice_received")
def receive_notice(*, notice: Notice, agency: Agency, by: Viewer, at: datetime) -> MissingNotice:
    """Keep what was sent, once for each reference, and leave it to raise itself as a contact."""
    may_take(by).demand()
    before: MissingNotice | None = MissingNotice.objects.filter(
        controller=agency, their_reference=notice.their_reference
    ).first()
    if before:
        return before
    record = _record(notice, agency, by, at)
    made: MissingNotice = MissingNotice.objects.create(
        about=[record.pk],
        by_id=by.staff_id,
        at=at,
        their_reference=notice.their_reference,
        source_record=record,
        reported_at=notice.reported_at,
        missing_since=notice.missing_since,
        last_seen=notice.last_seen,
        circumstances=notice.circumstances,
        told_by=notice.told_by,
        **law(MissingNotice, controller_id=agency.pk),
    )
    emit(RECEIVED, subject_id=made.pk, at=at, about=made.about)
    return made


def _record(notice: Notice, agency: Agency, by: Viewer, at: datetime) -> SourceRecord:
    """The child as the sender knows them: found by the sender's own reference, else kept as given."""
    held = reference_held(agency_id=agency.pk, reference=notice.person_reference)
    if held:
        return SourceRecord.objects.get(pk=held)
    slip = note_search(asked=AskedFor(names=f"{notice.given} {notice.surname}".strip()), by=by, at=at)
    made: SourceRecord = create_source_record(
        agency=agency,
        search=slip,
        reference=notice.person_reference,
        names=[NewName(notice.given, notice.surname)],
        born=notice.born,
        by=by,
        at=at,
    )
    return made


@action("front_door.missing_notice_raised")
def raise_itself(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact:
    """A notice becomes a contact at the front door, without anybody keying it. Once for each notice."""
    notice: MissingNotice = MissingNotice.objects.select_related("controller").get(pk=subject_id)
    raised: MissingReport | None = (
        MissingReport.objects.filter(notice=notice).select_related("contact").first()
    )
    if raised:
        found: Contact = raised.contact
        return found
    return raise_missing(
        said=_said(notice),
        people=[Named(record_id=notice.source_record_id)],
        missing=Missing(
            missing_since=notice.missing_since,
            last_seen=notice.last_seen,
            police_reference=notice.their_reference,
            notice_id=notice.pk,
        ),
        by=by,
        at=at,
    )


@action("front_door.missing_report_raised")
def raise_missing(*, said: Said, people: list[Named], missing: Missing, by: Viewer, at: datetime) -> Contact:
    """Raise a missing report as a contact: what a file's notice does, and what the folder of episodes will do."""
    script = script_of(CallKind.MISSING)
    whose = at_home(by, Origin.EVENT, now=at)
    also = Also(asked=Asked(script=script.code, version=script.version), missing=missing)
    made: Contact = take_contact(said=said, people=people, whose=whose, also=also, by=by, at=at)
    return made


def _said(notice: MissingNotice) -> Said:
    return Said(
        received_at=notice.at,
        source=Source.POLICE,
        channel=Channel.SYSTEM,
        source_detail=notice.controller.name,
        referrer_name=notice.told_by,
        referrer_organisation=notice.controller.name,
        referrer_agency_id=notice.controller_id,
        words=notice.circumstances or "Reported missing. No circumstances were given.",
        place=notice.last_seen,
        sharing_basis=SharingBasis.WELFARE,
        family_told=FamilyTold.NOT_KNOWN,
        consent=Consent.NOT_ASKED,
        their_system="Police missing reports",
        their_reference=notice.their_reference,
    )


@action("front_door.missing_link_assessed")
def assess_link(
    *, contact_id: UUID, linked: MissingLinked, why: str, by: Viewer, at: datetime, key: UUID | None = None
) -> MissingLink:
    """Say whether a missing report is linked to exploitation. A later finding stands beside the earlier one."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: MissingLink | None = saved_before(MissingLink, key, contact, by)
    if before:
        return before
    if not MissingReport.objects.of(contact.pk).exists():
        raise Refused(NOT_MISSING)
    if not why.strip():
        raise Refused(NO_WHY)
    number = MissingLink.objects.of(contact.pk).count() + 1
    made: MissingLink = keep(
        MissingLink, contact, key=key, linked=linked, why=why, number=number, by=by, at=at
    )
    title = f"Missing report {contact.reference}: {MissingLinked(linked).label.lower()}"
    tell_chronology(contact, "front_door.missing_link_assessed", title, by=by, at=at)
    return made
