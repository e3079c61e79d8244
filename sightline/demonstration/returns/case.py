"""One case on the exploitation pathway, while the tables are made up."""

from dataclasses import dataclass
from datetime import date, timedelta

from sightline.demonstration.plan.cases import Whose
from sightline.demonstration.plan.published import RUN as RUN_YEARS
from sightline.demonstration.returns.known import Child, TooFew, first_day, last_day

BEFORE = "2019/20"
YEARS = (BEFORE, *RUN_YEARS)
START, END = first_day(RUN_YEARS[0]), last_day(RUN_YEARS[-1])
DAY = timedelta(days=1)
USUALLY = Whose("F", "white_british")


@dataclass(slots=True)
class Case:
    """One period on the pathway. `whose` says what child a case without one needs."""

    child: Child | None
    opened: date
    type: str
    closed: date | None = None
    whose: Whose = USUALLY
    judgement: str = "at_risk"
    disclosed: bool = False
    attendance: str = ""
    id: str = ""

    @property
    def in_run(self) -> bool:
        """Whether it was open in the printed years."""
        return self.closed is None or self.closed >= START

    @property
    def of(self) -> Child:
        """The child, once there is one."""
        if self.child is None:
            raise TooFew("A case has no child.")
        return self.child

    @property
    def last(self) -> date:
        """The last day of it that the printed years know of."""
        return self.closed or END

    @property
    def held_to(self) -> date:
        """The last contact that was about the open case: it was not closed before."""
        days = (heard.day for heard in self.child.contacts if heard.while_open) if self.child else ()
        return max(days, default=date.min)

    def is_of(self, year: str) -> bool:
        """Whether it was opened in a year."""
        return first_day(year) <= self.opened <= last_day(year)
