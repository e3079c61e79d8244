"""A review with its keeper, two to work on it, one of the police, and somebody of the same post who does not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.deadlines.models import Clock
from sightline.governance import actions
from sightline.governance.given import Answered, Looked, Reviewed, TakenBack, Told
from sightline.governance.models import Account, Review
from sightline.governance.queries import accounts
from sightline.governance.states import Agrees, Decided, How, Teller
from tests.missing.conftest import the_worker_runs
from tests.people_of_the_tests import Partnership, member_of_staff

SAID = "Nobody rang back after three messages, and the appointment was moved twice."
EVENTS = ("governance.account_changed", "governance.safety_looked_at", "governance.safety_passed_on")


@dataclass
class Cast:
    """Who works on the review."""

    there: Partnership
    staff: dict[str, Staff]
    at: datetime

    def viewer(self, who: str) -> Viewer:
        return viewer_of(self.staff[who], on=self.at.date())

    def does(self, done: Callable[..., Any], who: str = "keeper", *, after: int = 0, **given: Any) -> Any:
        """An action, some hours later."""
        by = self.viewer(who)
        with viewing(by):
            return done(**given, by=by, at=self.at + timedelta(hours=after))

    def begins(self, who: str = "keeper", **also: Any) -> Review:
        given = {"title": "How calls are returned", "purpose": "", "began_on": self.at.date()}
        made: Review = self.does(actions.begin_review, who, reviewed=Reviewed(**given | also))  # type: ignore[arg-type]
        return made

    def adds(self, review: Review, who: str = "member", by: str = "keeper") -> Any:
        return self.does(actions.add_member, by, review_id=review.pk, staff_id=self.staff[who].pk)

    def told(self, **also: Any) -> Told:
        given: dict[str, Any] = {
            "told_on": self.at.date(),
            "how": How.IN_PERSON,
            "teller": Teller.SURVIVOR,
            "agencies": [self.there.police],
            "shut_out": False,
            "words": SAID,
            "agrees": Agrees.THEME,
            "told_passed_on": True,
            "name": "Rowan",
            "reach": "By text, after six",
        }
        return Told(**given | also)

    def hears(self, review: Review, who: str = "keeper", **also: Any) -> Account:
        made: Account = self.does(actions.add_account, who, review_id=review.pk, told=self.told(**also))
        return made

    def corrects(
        self, account: Account, *, seen: int, who: str = "keeper", after: int = 2, **also: Any
    ) -> Any:
        return self.does(
            actions.correct_account,
            who,
            after=after,
            account_id=account.pk,
            told=self.told(**also),
            corrected_why="They read it back.",
            seen=seen,
        )

    def looks(
        self, account: Account, *, seen: int = 1, who: str = "keeper", after: int = 1, **also: Any
    ) -> Any:
        given: dict[str, Any] = {
            "decided": Decided.NOBODY,
            "why": "It is some years ago.",
            "tell_teller": False,
        }
        looked = Looked(**given | also)
        return self.does(
            actions.look_at_safety, who, after=after, account_id=account.pk, looked=looked, seen=seen
        )

    def passes_on(self, account: Account, **also: Any) -> Any:
        given: dict[str, Any] = {
            "decided": Decided.PASSED_ON,
            "whom": "A younger sister, about 12",
            "passed_words": "She may be met after school by somebody who frightens her.",
            "urgency": "amber",
            "tell_teller": True,
        }
        return self.looks(account, **given | also)

    def tells(self, account: Account, who: str = "keeper") -> Any:
        answered = Answered(on_day=self.at.date(), how=How.PHONE, words="That it was passed on.")
        return self.does(actions.tell_teller, who, after=3, account_id=account.pk, answered=answered)

    def takes_back(self, account: Account, who: str = "keeper", **also: Any) -> Any:
        given = {"on_day": self.at.date(), "how": How.PHONE, "why": "They gave no reason."}
        taken = TakenBack(**given | also)  # type: ignore[arg-type]
        return self.does(actions.take_back, who, after=4, account_id=account.pk, taken=taken)

    def whole(self, account: Account, who: str = "keeper") -> accounts.WholeAccount:
        by = self.viewer(who)
        with viewing(by):
            return accounts.whole(by, accounts.seen(by).get(pk=account.pk))

    def sees(self, model: Any, who: str) -> int:
        """How many rows of a table the database lets somebody see."""
        with viewing(self.viewer(who)):
            return int(model.objects.count())


def clocks(account: Account) -> list[tuple[str, str]]:
    """After the worker has run: each clock of an account, with how it ended."""
    the_worker_runs(*EVENTS)
    with viewing(system_viewer("test")):
        found = Clock.objects.filter(subject_id=account.pk).order_by("started_at")
        return list(found.values_list("rule__code", "outcome"))


@pytest.fixture
def cast(partnership: Partnership, rules: None, at: datetime) -> Cast:
    post = "scrutiny_officer"
    staff = {
        "keeper": member_of_staff(partnership, post, employer=partnership.charity, team=None),
        "member": member_of_staff(partnership, post),
        "police": member_of_staff(partnership, post, employer=partnership.police, team=None),
        "outsider": member_of_staff(partnership, post),
        "adviser": member_of_staff(partnership, "adviser"),
        "constable": member_of_staff(
            partnership, "police_exploitation", employer=partnership.police, team=None
        ),
    }
    return Cast(partnership, staff, at)
