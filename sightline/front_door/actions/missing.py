"""Missing reports: one that raises itself, and whether each is linked to exploitation (MS-03, MS-04)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.follow_up.references import reference_of
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Also, Asked, Missing, Named, Said
from sightline.front_door.kinds import CallKind, MissingLinked
from sightline.front_door.models import Contact, ContactSubject, MissingLink, MissingNotice, MissingReport
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import at_home
from sightline.front_door.rows import law
from sightline.front_door.scripts import script_of
from sightline.front_door.states import (
    Channel,
    Consent,
    FamilyTold,
    Origin,
    SharingBasis,
    Source,
    SubjectRole,
)
from sightline.missing.actions import report_missing
from sightline.missing.codes import Source as Teller
from sightline.missing.given import Told
from sightline.missing.models import Report
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked as AskedFor
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.queries import reference_held

NOT_MISSING = "This contact is no missing report."
NO_WHY = "Say what you go by."
RECEIVED = "front_door.missing_notice_received"
SOURCES = {
    Source.POLICE: Teller.POLICE,
    Source.EDUCATION: Teller.SCHOOL,
    Source.COUNCIL: Teller.WORKER,
    Source.HEALTH: Teller.WORKER,
}
HEARD = {
    Teller.POLICE: Source.POLICE,
    Teller.SCHOOL: Source.EDUCATION,
    Teller.WORKER: Source.COUNCIL,
    Teller.PARENT: Source.INDIVIDUAL,
    Teller.CHILD: Source.INDIVIDUAL,
}


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


@action("front_door.missing_report_heard")
def raise_reported(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact:
    """A report kept with the episodes becomes a contact, once, so that it is looked at like every other (MS-02)."""
    told = Report.objects.select_related("episode", "controller").get(pk=subject_id)
    raised: MissingReport | None = MissingReport.objects.filter(told=told).select_related("contact").first()
    if raised:
        found: Contact = raised.contact
        return found
    episode = told.episode
    made: Contact = raise_missing(
        said=_told(told),
        people=[Named(record_id=episode.child_id)],
        missing=Missing(
            missing_since=episode.missing_since,
            last_seen=episode.last_seen,
            police_reference=episode.police_reference,
            told_id=told.pk,
        ),
        by=by,
        at=at,
    )
    return made


@action("front_door.missing_episodes_opened")
def open_episodes(*, subject_id: UUID, by: Viewer, at: datetime) -> list[Report]:
    """A contact taken as a missing report opens the episode of each child it is about, or is added to the open one."""
    kept = MissingReport.objects.select_related("contact").get(pk=subject_id)
    contact: Contact = kept.contact
    rows = ContactSubject.objects.of(contact.pk).filter(role=SubjectRole.CHILD)
    children = sorted(set(rows.values_list("source_record_id", flat=True)))
    told = _as_report(kept, contact)
    return [report_missing(child_id=each, told=told, by=by, at=at) for each in children]


def _as_report(kept: MissingReport, contact: Contact) -> Told:
    """What an episode takes from it. What was said of several people stays inside the walls round all of them."""
    alone = len(contact.about) == 1
    return Told(
        source=SOURCES.get(Source(contact.source), Teller.OTHER),
        told_at=contact.received_at,
        missing_since=min(kept.missing_since or contact.received_at, contact.received_at),
        told_by=contact.referrer_name[:120] if alone else "",
        reported=contact.source == Source.POLICE or bool(kept.police_reference),
        last_seen=kept.last_seen if alone else "",
        police_reference=kept.police_reference,
        came_from_kind="front_door.contact",
        came_from_id=contact.pk,
    )


def _told(told: Report) -> Said:
    source = HEARD.get(Teller(told.source), Source.OTHER)
    return Said(
        received_at=told.told_at,
        source=source,
        channel=Channel.SYSTEM,
        source_detail="Recorded with the missing episodes",
        referrer_name=told.told_by,
        words=told.words or "Reported missing. No circumstances were given.",
        place=told.episode.last_seen,
        sharing_basis=SharingBasis.WELFARE,
        family_told=FamilyTold.NOT_KNOWN,
        consent=Consent.NOT_ASKED,
        their_system="Missing episodes",
        their_reference=told.episode.reference if told.first else reference_of(told.pk, "RPT"),
    )


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
