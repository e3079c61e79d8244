"""One entry let out to one agency (IS-02b): with a reason and a basis, seen by its author, and withdrawable."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse

from sightline.access.acts import action
from sightline.access.states import AgencyKind, Handling
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.enquiries.actions.hand import NOT_FOUND, _entry_to_read, _fork_of, _keep, _worked_on
from sightline.enquiries.actions.telling import _tell_agency
from sightline.enquiries.given import Letting
from sightline.enquiries.models import Enquiry, Entry, Reading, Release, Withdrawal
from sightline.enquiries.queries.agreements import covering

ITS_OWN = "It is that organisation's own entry."
GONE = "{name} is no longer part of the partnership."
ALREADY = "It has been released to them already."
CORRECTED = "It has been corrected. Release the newest."
NO_LEAVE = "It leaves only with the leave of the organisation that wrote it. Say who gave leave, and when."
NOT_PARTY = "Both organisations must have signed the agreement. Choose another, or none."
NO_WHY = "Say why it is withdrawn."
WITHDRAWN = "It has been withdrawn already."


@action("enquiries.entry_released")
def release(*, entry_id: UUID, letting: Letting, by: Viewer, at: datetime) -> Release:
    """Let one agency read one entry. The agency that wrote it is told, and so is the one that may read it."""
    entry = _entry_to_read(entry_id, by)
    enquiry = _worked_on(entry.enquiry_id, by)
    letting.stands().demand()
    _may_leave(entry, letting, by, at)
    made: Release = _keep(
        Release,
        enquiry,
        by=by,
        at=at,
        entry=entry,
        agency=entry.agency,
        team=entry.team,
        to_agency=letting.to,
        why=letting.why,
        basis=letting.basis,
        basis_words=letting.basis_words,
        leave_from=letting.leave_from,
        agreement=letting.agreement,
        about=entry.about,
    )
    where = reverse("enquiries:released")
    leads = letting.to.kind == AgencyKind.SCHOOL
    _tell_agency("enquiries.released", enquiry, letting.to, path=where, by=by, at=at, leads_only=leads)
    own = _fork_of(entry.asked_id)
    _tell_agency("enquiries.yours_released", enquiry, entry.agency, entry.team, path=own, by=by, at=at)
    return made


def _may_leave(entry: Entry, letting: Letting, by: Viewer, at: datetime) -> None:
    if letting.to.pk == entry.agency_id:
        raise Refused(ITS_OWN)
    if letting.to.left_on and letting.to.left_on <= london(at).date():
        raise Refused(GONE.format(name=letting.to.name))
    if entry.handling == Handling.ORIGINATOR and not letting.leave_from.strip():
        raise Refused(NO_LEAVE)
    if Entry.objects.visible_to(by).filter(corrects=entry).exists():
        raise Refused(CORRECTED)
    agreement, parties = letting.agreement, [entry.agency, letting.to]
    if agreement and not covering(parties, on=london(at).date()).filter(pk=agreement.pk).exists():
        raise Refused(NOT_PARTY)
    held = Release.objects.visible_to(by).filter(entry=entry, to_agency=letting.to)
    if held.filter(~Exists(Withdrawal.objects.filter(release_id=OuterRef("pk")))).exists():
        raise Refused(ALREADY)


@action("enquiries.release_withdrawn")
def withdraw_release(*, release_id: UUID, why: str, by: Viewer, at: datetime) -> Withdrawal:
    """It can be read there no more. Who had read it before stays on record."""
    found: Release | None = (
        Release.objects.visible_to(by).select_related("to_agency").filter(pk=release_id).first()
    )
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    enquiry = _worked_on(found.enquiry_id, by)
    if not why.strip():
        raise Refused(NO_WHY)
    if Withdrawal.objects.visible_to(by).filter(release=found).exists():
        raise Refused(WITHDRAWN)
    made: Withdrawal = _keep(Withdrawal, enquiry, by=by, at=at, release=found, why=why, about=found.about)
    _tell_agency(
        "enquiries.release_withdrawn",
        enquiry,
        found.to_agency,
        path=reverse("enquiries:released"),
        by=by,
        at=at,
        leads_only=found.to_agency.kind == AgencyKind.SCHOOL,
    )
    return made


@action("enquiries.release_read")
def note_read(*, release: Release, by: Viewer, at: datetime) -> Reading:
    """That somebody of the agency it went to opened it; the first time is kept for the list of readers."""
    rows = Reading.objects.visible_to(by).filter(release=release, by_id=by.staff_id)
    before: Reading | None = rows.first()
    if before:
        return before
    made: Reading = _keep(Reading, _as_told(release), by=by, at=at, release=release)
    return made


def _as_told(release: Release) -> Enquiry:
    """As much of the enquiry as a release carries: the agency it went to may not see the enquiry itself."""
    return Enquiry(
        id=release.enquiry_id,
        about=release.about,
        controller_id=release.controller_id,
        lawful_basis=release.lawful_basis,
        regime=release.regime,
    )
