"""Who may record crimes and suspects, tell victims, and read them. Whether it is possible now is said by `states`."""

from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, first_refusal, unless
from sightline.justice.models import Crime, Notice, Referral, Suspect
from sightline.justice.models.parts import SUPPORTED
from sightline.justice.states import Category

CAPABILITIES = {
    "justice.open": "Open the list of crimes against children, as far as one’s post reads them",
    "justice.read": "Read crimes against children, their outcomes and what the children were told",
    "justice.record": "Record crimes, suspects and outcomes for one's own police force",
    "justice.care": "Record what a victim was told and the support round them, for one's own service or force",
    "justice.refer": "Record referrals to the National Referral Mechanism, and what was decided about them",
    "justice.suspects": "Read suspects, as far as the handling code of each lets one’s organisation",
    "justice.rates": "Read and keep conviction rates as the Crown Prosecution Service publishes them",
    "justice.release": "Record how somebody convicted is managed on release, where their handling code lets one",
}
NOT_RECORDING = "Only the police force that holds it can do this."
NOT_CARING = "Only the police, and the service that stands by the victim, can do this."
NOT_REFERRING = "Only those whose post makes referrals, in the organisation that made this one, can do this."
NOT_ORIGINATOR = "It leaves only with the leave of the police force that holds it."
NOT_RATES = "Only those whose post keeps these rates can do this."
NOT_RELEASE = "Only the police and probation record how somebody is managed on release."
NOT_CONVICTED = "Somebody is managed on release once a court found them guilty."


def may_record(viewer: Viewer) -> Answer:
    """The police."""
    return unless(not viewer.may("justice.record"), NOT_RECORDING)


def may_record_on(viewer: Viewer, crime: Crime) -> Answer:
    """The police force that holds the crime."""
    return first_refusal(may_record(viewer), unless(viewer.employer_id != crime.controller_id, NOT_RECORDING))


def may_care(viewer: Viewer, crime: Crime) -> Answer:
    """The force that holds the crime, and the service that stands by the victim."""
    if may_record_on(viewer, crime):
        return LEAVE
    return unless(not Crime.objects.filter(pk=crime.pk).filter(pk__in=SUPPORTED).exists(), NOT_CARING)


def may_refer(viewer: Viewer) -> Answer:
    """First responders: the police and the council."""
    return unless(not viewer.may("justice.refer"), NOT_REFERRING)


def may_refer_on(viewer: Viewer, referral: Referral) -> Answer:
    """The organisation that made the referral."""
    return first_refusal(
        may_refer(viewer), unless(viewer.employer_id != referral.controller_id, NOT_REFERRING)
    )


def may_follow(viewer: Viewer, notice: Notice) -> Answer:
    """The force that served it."""
    return first_refusal(
        may_record(viewer), unless(viewer.employer_id != notice.controller_id, NOT_RECORDING)
    )


def may_change_suspect(viewer: Viewer, suspect: Suspect) -> Answer:
    """The force that holds the suspect's record."""
    return first_refusal(
        may_record(viewer), unless(viewer.employer_id != suspect.controller_id, NOT_ORIGINATOR)
    )


def may_keep_rates(viewer: Viewer) -> Answer:
    """Those who take them from what is published."""
    return unless(not viewer.may("justice.rates"), NOT_RATES)


def may_note_practice(viewer: Viewer) -> Answer:
    """Those who make referrals know when their training or practice changed."""
    return may_refer(viewer)


def may_manage(viewer: Viewer, suspect: Suspect) -> Answer:
    """The police and probation, of somebody convicted whom they may see."""
    return first_refusal(
        unless(not viewer.may("justice.release"), NOT_RELEASE),
        unless(suspect.category != Category.CONVICTED, NOT_CONVICTED),
    )


def names_people(suspect: Suspect) -> bool:
    """Whether it is passed to people by name, and not to organisations."""
    return suspect.handling == Handling.NAMED_ONLY
