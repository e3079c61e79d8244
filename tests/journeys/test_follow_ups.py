"""A service is asked, goes silent, is chased; answers; a month on the mother says that nothing happened."""

from collections.abc import Callable
from datetime import timedelta

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.deadlines.actions import load_rules
from sightline.deadlines.models import Rule
from sightline.deadlines.tasks import sweep
from sightline.follow_up.actions import ask, decline
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind
from tests.conftest import STILL
from tests.follow_up.conftest import answer_events
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.people_of_the_tests import Partnership


def asked_by(adviser: Staff, there: Partnership) -> FollowUp:
    by, at = viewer_of(adviser, on=STILL.date()), STILL - timedelta(days=12)
    request = Request(
        Kind.EARLY_HELP,
        there.charity,
        what="Mentoring once a week, beginning with a visit at home",
        why="The school is worried about who waits at the gate",
        may_share="With the school",
        team=there.early_help,
    )
    with viewing(by):
        if not Rule.objects.exists():
            load_rules(by=by, at=at)
        return ask(request=request, about=[], owner_team=there.front_door, by=by, at=at)


def is_chased(desk: Visitor, follow_up: FollowUp) -> None:
    """The front door finds it late, sees the reminder, and rings."""
    desk.visit("/follow-ups/?show=late").sees(follow_up.reference, "Late", "Family mentors")
    desk.follow(follow_up.reference).sees("Reminder: office@steppingstones.example", "A deadline passed")
    desk.follow("Record that you chased it").fill("Whom you spoke to", "Rang Jo, who will look today")
    desk.press("Record that you chased it").sees("Saved", "Rang Jo, who will look today")


def is_answered(service: Visitor, follow_up: FollowUp) -> None:
    """The service accepts, after one mistake, and says it is done."""
    service.visit("/follow-ups/").follow(follow_up.reference).sees("Mentoring once a week")
    service.press("Accept or decline").press("Accept or decline").sees("There is a problem")
    service.choose("Accept: it will be done").fill("What you want to say", "We visit on Monday")
    service.press("Accept or decline").sees("Saved", "We visit on Monday")
    service.press("Say it is done").fill("What was done", "A visit was made").press("Say it is done").sees(
        "Done"
    )


def comes_back(desk: Visitor, follow_up: FollowUp) -> None:
    """The mother rings: nothing happened."""
    desk.visit(f"/follow-ups/{follow_up.pk}/").sees("A visit was made")
    desk.press("Record that nothing happened").fill("Who told you", "His mother, by telephone")
    desk.fill("What they said", "Nobody ever came").press("Record that nothing happened")
    desk.sees("Reopened, nothing happened", "Nobody ever came", "His mother, by telephone")
    desk.follow("Withdraw").sees("Why it is withdrawn")


@BOTH
def test_silence_then_an_answer_then_nothing_happened(
    opens_a_window: Opens, staff_with: Callable[..., Staff], partnership: Partnership, scripts: bool
) -> None:
    adviser = staff_with("adviser", name="Ada Adviser")
    team = {"employer": partnership.charity, "team": partnership.early_help}
    mentor = staff_with("agency_worker", name="Mo Mentor", **team)
    follow_up = asked_by(adviser, partnership)
    sweep(now=STILL)
    answer_events([])
    pictures = "follow-ups" if scripts else ""
    desk = opens_a_window(adviser, scripts=scripts, pictures=pictures)
    service = opens_a_window(mentor, scripts=scripts, pictures=pictures)
    is_chased(desk, follow_up)
    is_answered(service, follow_up)
    comes_back(desk, follow_up)
    desk.checked()
    service.checked()


@BOTH
def test_the_second_of_two_sees_both_texts(
    opens_a_window: Opens, staff_with: Callable[..., Staff], partnership: Partnership, scripts: bool
) -> None:
    adviser = staff_with("adviser")
    mentor = staff_with("agency_worker", employer=partnership.charity, team=partnership.early_help)
    follow_up = asked_by(adviser, partnership)
    service = opens_a_window(mentor, scripts=scripts, pictures="both-texts" if scripts else "")
    service.visit(f"/follow-ups/{follow_up.pk}/answer/").choose("Accept: it will be done")
    service.fill("What you want to say", "We could fit him in")
    with viewing(viewer_of(mentor, on=STILL.date())) as by:
        decline(follow_up_id=follow_up.pk, version=1, words="We are full", by=by, at=STILL)
    service.press("Accept or decline").sees("We could fit him in", "We are full", "Add my words")
    service.press("Add my words to what was said").sees("We could fit him in", "We are full", "Declined")
    service.checked()
