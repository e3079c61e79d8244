"""An enquiry to police, school, health, sexual health, housing and probation, and the people round it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.enquiries.actions import conclude, open_enquiry, release, withdraw_release, write_entry
from sightline.enquiries.given import Answered, Asking, Decided, Letting, Somebody, Whom
from sightline.enquiries.models import Asked, Conclusion, Enquiry, Entry, Release
from sightline.enquiries.states import Concern, Known, Outcome, Part, ReleaseBasis, SexualHealth, Urgency
from tests.front_door.conftest import child, contact  # noqa: F401 - the same child and contact
from tests.people_of_the_tests import Partnership, member_of_staff

SECRET = "Seen at the quarry on two evenings"
LATER = timedelta(hours=1)
KINDS = {
    "health": AgencyKind.NHS_0_19,
    "sexual": AgencyKind.NHS_SEXUAL_HEALTH,
    "housing": AgencyKind.HOUSING,
    "probation": AgencyKind.PROBATION,
}


@dataclass
class Cast:
    """The agencies, somebody at each, the enquiry's social worker, and the enquiry."""

    there: Partnership
    agencies: dict[str, Agency]
    staff: dict[str, Staff]
    at: datetime
    enquiry: Enquiry = field(init=False)
    asked: dict[str, UUID] = field(default_factory=dict)

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def add(self, who: str, role: str, agency: str = "", **also: Any) -> Staff:
        """Somebody more: of an agency, or of the council's front door."""
        given = {"employer": self.agencies[agency], "team": None} if agency else {}
        self.staff[who] = member_of_staff(self.there, role, **{**given, **also})
        return self.staff[who]

    def writes(self, who: str, *, agency: str = "", minutes: int = 5, **also: Any) -> Entry:
        """An entry by somebody, of their own agency or taken down for another."""
        given: dict[str, Any] = {
            "known": Known.SOMETHING,
            "looked_in": "Case system",
            "words": f"{SECRET} ({who})",
        }
        by, corrects = self.viewer(who), also.pop("corrects_id", None)
        with viewing(by):
            return write_entry(
                asked_id=self.asked[agency or who],
                said=Answered(**{**given, **also}),
                corrects_id=corrects,
                by=by,
                at=self.at + timedelta(minutes=minutes),
            )

    def nothing(self, who: str) -> Entry:
        return self.writes(who, known=Known.NOTHING, words="")

    def offered(self, who: str = "clinic") -> Entry:
        """A sexual-health fact."""
        return self.writes(who, agency="sexual", words="", sexual_health=SexualHealth.OFFERED)

    def concludes(self, by: str = "worker", seen: int = 0, **also: Any) -> Conclusion:
        """The decision, half an hour later."""
        given: dict[str, Any] = {
            "outcome": Outcome.PATHWAY,
            "told": "A worker will be named.",
            "reasons": "Signs",
        }
        viewer = self.viewer(by)
        with viewing(viewer):
            return conclude(
                enquiry_id=self.enquiry.pk,
                decided=Decided(**{**given, **also}),
                seen=seen,
                by=viewer,
                at=self.at + timedelta(minutes=30),
            )

    def releases(self, entry: Entry, to: str, **also: Any) -> Release:
        """One entry to one agency."""
        given: dict[str, Any] = {"why": "They see her tonight", "basis": ReleaseBasis.SAFEGUARDING}
        given |= {"basis_words": "To keep her safe tonight"}
        by = self.viewer("worker")
        with viewing(by):
            letting = Letting(to=self.agencies[to], **{**given, **also})
            return release(entry_id=entry.pk, letting=letting, by=by, at=self.at + timedelta(minutes=20))

    def withdraws(self, out: Release) -> None:
        by = self.viewer("worker")
        with viewing(by):
            withdraw_release(release_id=out.pk, why="No longer needed", by=by, at=self.at + LATER)


@pytest.fixture
def cast(partnership: Partnership, rules: None, contact: Callable[..., Any], at: datetime) -> Cast:  # noqa: F811
    """An enquiry just opened to six agencies."""
    agencies = {"police": partnership.police, "school": partnership.school}
    for name, kind in KINDS.items():
        agencies[name] = Agency.objects.create(
            name=f"Wrekinshire {name}", kind=kind, email=f"desk@{name}.example"
        )
    made = Cast(partnership, agencies, {}, at)
    made.add("worker", "social_worker")
    made.add("adviser", "adviser")
    for name in agencies:
        made.add(name, "agency_worker", name)
    made.add("clinic", "sexual_health_worker", "sexual")
    _open(made, contact)
    return made


def _open(made: Cast, contact: Callable[..., Any]) -> None:  # noqa: F811
    agencies, by, at = made.agencies, made.viewer("worker"), made.at
    with viewing(by):
        told = contact(by=by, at=at)
        asking = Asking(
            concern=Concern.SEXUAL,
            urgency=Urgency.AMBER,
            question="What do you know of the child and of those round the child?",
            why="Unexplained money and late evenings.",
            about=(
                Somebody(part=Part.CHILD, record_id=told.about[0]),
                Somebody(part=Part.SUSPECTED, called="A man called Baz"),
            ),
            whom=tuple(Whom(agency=each) for each in agencies.values()),
        )
        made.enquiry = open_enquiry(contact_id=told.pk, asking=asking, by=by, at=at)
        rows = Asked.objects.filter(enquiry=made.enquiry).select_related("agency")
        by_agency = {each.agency_id: each.pk for each in rows}
    made.asked = {name: by_agency[each.pk] for name, each in agencies.items()}
