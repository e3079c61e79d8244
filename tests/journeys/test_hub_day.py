"""The hub's day: no further action is challenged and changed; a shift hands over; paper, checks and counts."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.core import clock
from sightline.front_door.actions import close, decide, pass_on, tell_referrer
from sightline.front_door.actions.deciding import Decided
from sightline.front_door.actions.sampling import draw
from sightline.front_door.models import Contact, Decision
from sightline.front_door.states import FirstOutcome, Level
from tests.conftest import STILL
from tests.front_door.conftest import by_telephone, early_help, mentoring
from tests.front_door.conftest import child as child
from tests.front_door.conftest import contact as contact
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens, sign_in
from tests.people_of_the_tests import Partnership

Makes = Callable[..., Contact]
NFA = Decided(
    level=Level.UNIVERSAL,
    outcome=FirstOutcome.ADVICE,
    reason="Nothing new was said.",
    advice_given="Whom to ring if it happens again.",
)


def closed_without_action(staff: Staff, contact: Makes, at: datetime) -> Contact:
    """Advice given, the school told, closed: no further action."""
    by = viewer_of(staff, on=at.date())
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=NFA, seen=0, by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        close(contact_id=made.pk, why="Advice was enough", by=by, at=at)
    return made


@BOTH
def test_no_further_action_is_challenged_and_changed(
    opens_a_window: Opens, staff_with: Callable[..., Staff], contact: Makes, scripts: bool
) -> None:
    pictures = "challenge" if scripts else ""
    first = staff_with("front_door_manager", name="Mo Lane")
    made = closed_without_action(first, contact, STILL)
    adviser = opens_a_window(staff_with("adviser", name="Ada Brook"), scripts=scripts, pictures=pictures)
    decider = opens_a_window(first, scripts=scripts)
    second = opens_a_window(
        staff_with("front_door_manager", name="Una Reid"), scripts=scripts, pictures=pictures
    )
    the_school_disagrees(adviser, made)
    story = adviser.path
    decider.visit(story).sees("You made the decision that is challenged. Another manager must answer.")
    second.visit("/contacts/challenges/").sees("Waiting for an answer", "Hollin Bank School")
    second.follow(f"{made.reference}, challenge 1").press("Answer it").sees("He is met at the gate again")
    second.press("Answer, in my name").sees("There is a problem")
    second.choose("The decision is changed", within="What did you find?").choose("Vulnerable")
    second.choose("Passed to another agency for early help", within="What happens")
    second.fill("Reason", "Seen twice since; a mentor would help.").press("Answer, in my name")
    second.sees("Answered, in your name", "Decision 2", "Not told yet")
    adviser.visit(story).press("Record that they were told").choose("By telephone")
    adviser.fill("What they were told", "That it was looked at again and a mentor is asked").press("Save")
    adviser.sees("Answered and told").visit(f"/contacts/{made.pk}/").sees("Answered and told", "Vulnerable")
    decisions = Decision.objects.using("owner").order_by("number").values_list("decided_by_name", flat=True)
    assert list(decisions) == ["Mo Lane", "Una Reid"]
    for each in (adviser, decider, second):
        each.checked()


def the_school_disagrees(adviser: Visitor, made: Contact) -> None:
    """The adviser takes down what the school says."""
    adviser.visit(f"/contacts/{made.pk}/").follow("Somebody disagrees with the decision")
    adviser.press("Take it down").sees("There is a problem")
    adviser.choose("An organisation of the partnership").select("Which organisation?", "Hollin Bank School")
    adviser.fill("Their name", "Ann Teacher").fill("How to reach them with the answer", "01632 960001")
    adviser.fill("What do they disagree with, and why?", "He is met at the gate again.")
    adviser.press("Take it down").sees("the clock runs", "Step 1", "Not answered yet")


# Twenty to five on the Friday before a bank holiday.
FRIDAY = datetime.fromisoformat("2026-05-01T15:40+00:00")


@BOTH
def test_a_shift_hands_over_and_the_next_one_takes_it_on(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    contact: Makes,
    partnership: Partnership,
    scripts: bool,
) -> None:
    adviser = staff_with("adviser", name="Ada Brook")
    by = viewer_of(adviser, on=FRIDAY.date())
    with clock.fixed(FRIDAY), viewing(by):
        red = contact(by=by, at=FRIDAY, urgency="red")
    pictures = "hub" if scripts else ""
    day = opens_a_window(None, scripts=scripts, pictures=pictures, name="day")
    duty = opens_a_window(None, scripts=scripts, pictures=pictures, name="duty")
    day.site.time.pass_by(seconds=(FRIDAY - STILL).total_seconds())
    sign_in(day, adviser)
    leaves_it(day, red)
    day.site.time.pass_by(hours=1)
    sign_in(duty, staff_with("emergency_duty", name="Ned Duty", team=partnership.emergency_duty))
    takes_it_on(duty, day.path, red)
    day.checked()
    duty.checked()


def leaves_it(day: Visitor, red: Contact) -> None:
    """The day shift writes what must not wait."""
    day.visit("/contacts/board/").sees(
        "The front door is open", "until 5pm today", "Nobody has it", red.reference
    )
    day.visit("/contacts/handover/").sees("Nothing waits").press("Write a handover")
    day.sees("Red, and not decided").press("Leave it for the next shift").sees("There is a problem")
    day.choose(f"Hand {red.reference} over")
    day.fill(f"What must be done with {red.reference}, and by when?", "Ring the carer at 7pm")
    day.press("Leave it for the next shift").sees("carried until somebody accepts it", "You wrote this")


def takes_it_on(duty: Visitor, where: str, red: Contact) -> None:
    """Somebody of the emergency duty team reads it, accepts it and takes the contact up."""
    duty.visit("/contacts/board/").sees("The front door is closed.", "9am on", "Tuesday 5 May 2026")
    duty.visit("/contacts/handover/").sees("Ring the carer at 7pm", "Nobody yet").visit(where)
    duty.press("I have read it and accept it").sees("Accepted by", "Ned Duty")
    duty.follow(red.reference).press("Take it up").sees("You have taken this contact up")
    duty.visit("/contacts/board/?urgency=red").sees("Initial check", "With Ned Duty")
    duty.visit("/contacts/board/?list=new").sees("Nothing stands here")


def test_cover_paper_and_counts(
    opens_a_window: Opens, staff_with: Callable[..., Staff], contact: Makes, partnership: Partnership
) -> None:
    boss = staff_with("front_door_manager", name="Mo Lane")
    staff_with("adviser", name="Kit Moss")
    helped = helped_last_quarter(boss, contact, partnership)
    by = viewer_of(boss, on=STILL.date())
    with viewing(by):
        now = contact(by=by, at=STILL, about=helped.about, source_detail="Hollin Bank School")
    manager = opens_a_window(boss, pictures="hub")
    manager.visit("/contacts/cover/").press("Say that somebody is away")
    manager.select("Who is away?", "Kit Moss").date("First day away", "4", "3", "2026").press("Save")
    manager.sees("Kit Moss", "Away today", "Nobody")
    manager.visit("/contacts/paper/").press("Today's open work, as it stands now")
    manager.sees("OFFICIAL-SENSITIVE", now.reference, "Jon Reed")
    manager.visit("/contacts/paper/blank/").sees("Blank contact form")
    for page in ("calls", "without-a-name", "came-again"):
        manager.visit(f"/contacts/counts/{page}/?period=year").sees("4 March 2025 to 4 March 2026")
    manager.follow(now.reference).choose("The help never began").press("Save").sees("Recorded")
    manager.visit("/contacts/members/").sees("Stepping Stones")
    manager.checked()


def helped_last_quarter(boss: Staff, contact: Makes, partnership: Partnership) -> Contact:
    """A child for whom mentoring was asked in November."""
    by, before = viewer_of(boss, on=STILL.date()), STILL - timedelta(days=100)
    with clock.fixed(before), viewing(by):
        helped = contact(by=by, at=before, exploitation="ticked", exploitation_type="sexual")
        decide(contact_id=helped.pk, decided=early_help(), seen=0, by=by, at=before)
        pass_on(contact_id=helped.pk, request=mentoring(partnership), by=by, at=before)
    return helped


@BOTH
def test_the_tenth_is_checked_and_reported(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    contact: Makes,
    partnership: Partnership,
    scripts: bool,
) -> None:
    helped_last_quarter(staff_with("front_door_manager"), contact, partnership)
    system = system_viewer("quarterly tenth")
    with viewing(system):
        draw(by=system, at=STILL)
    fair, pictures = staff_with("auditor", name="Lee Fair"), "hub" if scripts else ""
    auditor = opens_a_window(fair, scripts=scripts, pictures=pictures)
    auditor.visit("/").follow("Quarterly check").follow("1 October 2025 to 31 December 2025")
    auditor.sees("the same referrals").follow("FU-").sees("A mentor, once a week.")
    auditor.choose("Yes, in time").fill("What shows it?", "The mentor's own note").press("Record the check")
    auditor.press("Report to the board").fill("To whom is it reported?", "The board, 12 March")
    auditor.fill("What do you conclude?", "The one that was drawn was acted on.").press("Report it")
    auditor.sees("Report 1 to The board, 12 March", "1 of 1")
    auditor.checked()
