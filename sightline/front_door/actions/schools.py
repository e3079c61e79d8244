"""What a school or college returned that cannot wait becomes a contact, without anybody keying it again (SC-02)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.education.models import Absence, PupilReturn
from sightline.education.states import AbsenceKind, Place
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.given import Also, Asked, Named, Said
from sightline.front_door.kinds import CallKind
from sightline.front_door.models import Contact
from sightline.front_door.queries import at_home
from sightline.front_door.scripts import script_of
from sightline.front_door.states import Channel, Consent, FamilyTold, Origin, SharingBasis, Source, Urgency

CHOSEN_BY = "Chosen by the lead of the school or college on the return"


@action("front_door.school_worry_raised")
def raise_worry(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact:
    """An entry of a return whose writer said that it cannot wait. Once for each entry; red, as that person chose."""
    entry: PupilReturn = PupilReturn.objects.select_related("setting__agency", "by").get(pk=subject_id)
    script = script_of(CallKind.SCHOOL)
    asked = Asked(script=script.code, version=script.version, urgency_why=CHOSEN_BY)
    made: Contact = take_contact(
        said=_said(entry),
        people=[Named(record_id=entry.record_id)],
        whose=at_home(by, Origin.EVENT, now=at),
        also=Also(asked=asked),
        key=entry.pk,
        by=by,
        at=at,
    )
    return made


@action("front_door.school_absence_raised")
def raise_absence(*, subject_id: UUID, by: Viewer, at: datetime) -> Contact:
    """A child away for ten school days without leave, or missing from education (SC-12). Once for each report."""
    report: Absence = Absence.objects.select_related("setting__agency", "by").get(pk=subject_id)
    script = script_of(CallKind.SCHOOL)
    made: Contact = take_contact(
        said=_told(
            report, f"{AbsenceKind(report.kind).label}, since {report.first_day:%-d %B %Y}. {report.words}"
        ),
        people=[Named(record_id=report.record_id)],
        whose=at_home(by, Origin.EVENT, now=at),
        also=Also(asked=Asked(script=script.code, version=script.version)),
        key=report.pk,
        by=by,
        at=at,
    )
    return made


def _said(entry: PupilReturn) -> Said:
    place = entry.place_words or Place(entry.place).label
    return _told(entry, entry.worry, place=place, urgency=Urgency.RED)


def _told(entry: PupilReturn | Absence, words: str, *, place: str = "", urgency: str = "") -> Said:
    school = entry.setting.agency
    return Said(
        received_at=entry.at,
        source=Source.EDUCATION,
        channel=Channel.SYSTEM,
        referrer_name=entry.by.name if entry.by else "",
        referrer_role="School or college lead",
        referrer_organisation=school.name,
        referrer_agency_id=school.pk,
        referrer_email=entry.by.email if entry.by else "",
        words=words,
        sharing_basis=SharingBasis.WELFARE,
        family_told=FamilyTold.NOT_KNOWN,
        consent=Consent.NOT_ASKED,
        their_system="Returns of schools and colleges",
        their_reference=str(entry.pk),
        place=place,
        urgency=urgency,
    )
