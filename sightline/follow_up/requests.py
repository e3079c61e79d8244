"""What is asked, as one thing that forms fill and the action keeps."""

from dataclasses import dataclass
from datetime import date

from sightline.access.models import Agency, Team
from sightline.access.states import LawfulBasis
from sightline.core.leave import LEAVE, Answer, Refusal
from sightline.follow_up.states import Kind

GONE = "{name} is no longer part of the partnership. Choose another organisation or service."
NOT_ITS_TEAM = "That team does not belong to the organisation chosen."
DUE_BEFORE = "The last day for an answer cannot be before today."
NOTHING_ASKED = "Say what you are asking for and why."


@dataclass(frozen=True)
class Request:
    """One thing asked of one organisation or one of its teams. Without `due_on` the usual length counts.

    `may_share` is what of this they may pass on and to whom; `support_type` the kind of support (FD-17a).
    With `answered_there` it is answered on the page of what it came from.
    """

    kind: Kind
    agency: Agency
    what: str
    why: str
    may_share: str = ""
    team: Team | None = None
    due_on: date | None = None
    safeguarding: bool = False
    support_type: str = ""
    family_knows: str = ""
    lawful_basis: LawfulBasis = LawfulBasis.PUBLIC_TASK
    answered_there: bool = False

    def stands(self, *, on: date) -> Answer:
        """Whether it can be asked on a day, and if not, why."""
        if self.agency.left_on and self.agency.left_on <= on:
            return Refusal(GONE.format(name=self.agency.name))
        if self.team and self.team.closed_on and self.team.closed_on <= on:
            return Refusal(GONE.format(name=self.team.name))
        if self.team and self.team.agency_id != self.agency.pk:
            return Refusal(NOT_ITS_TEAM)
        if self.due_on and self.due_on < on:
            return Refusal(DUE_BEFORE)
        return LEAVE if self.what.strip() and self.why.strip() else Refusal(NOTHING_ASKED)
