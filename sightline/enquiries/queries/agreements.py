"""The sharing agreements an enquiry or a release may name: in force today, for asking agencies what they know."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from sightline.access.models import Agency, SharingAgreement
from sightline.access.queries.agreements import agreements_covering
from sightline.access.states import SharingPurpose


def covering(parties: Iterable[Agency], *, on: date) -> QuerySet[SharingAgreement]:
    """Those under which all these organisations may share; of none, every one in force."""
    return agreements_covering(parties, SharingPurpose.ENQUIRY, on)


def offered_agreements(*, on: date) -> dict[str, SharingAgreement]:
    """Every agreement in force for enquiries, by its key on a form."""
    return {str(each.pk): each for each in covering((), on=on)}
