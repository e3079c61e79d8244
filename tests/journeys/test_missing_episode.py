"""A Friday night over a bank-holiday weekend, from the report to a held interview and what it changed."""

from datetime import datetime

from django.urls import reverse

from sightline.core.clock import london
from sightline.missing.models import Episode
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time
from tests.journeys.working import the_worker_runs
from tests.missing.conftest import FRIDAY, HOUR, Cast, cast

__all__ = ["cast"]  # the same people


def moment(who: Visitor, group: str, at: datetime) -> Visitor:
    """A day and a time of day in the fields under one heading."""
    local = london(at)
    who.date(group, str(local.day), str(local.month), str(local.year))
    scope = who.page.get_by_role("group", name=group)
    scope.get_by_label("Time").fill(f"{local:%H:%M}")
    return who


@BOTH
def test_a_friday_night_over_a_bank_holiday(
    opens_a_window: Opens, time: Time, cast: Cast, scripts: bool
) -> None:
    time.now = FRIDAY + HOUR
    keeper = opens_a_window(cast.staff["coordinator"], scripts=scripts, pictures="episode")
    reported(keeper, cast)
    the_worker_runs(time)
    opens_a_window(cast.staff["adviser"], scripts=scripts, pictures="episode").visit("/contacts/").sees(
        "Amelia"
    ).checked()
    episode = Episode.objects.using("owner").get()
    time.now = FRIDAY + 11 * HOUR
    keeper = opens_a_window(cast.staff["coordinator"], scripts=scripts, pictures="episode")
    returned(keeper, episode)
    the_worker_runs(time)
    time.now = FRIDAY + 61 * HOUR
    interviewed(opens_a_window(cast.staff["interviewer"], scripts=scripts, pictures="episode"), episode)
    the_worker_runs(time)
    keeper = opens_a_window(cast.staff["coordinator"], scripts=scripts, pictures="episode")
    changed(keeper, cast, episode)
    police = opens_a_window(cast.staff["constable"], scripts=scripts, pictures="episode")
    police.visit(reverse("missing:one", args=[episode.pk])).does_not_see("gave her a lift")
    police.sees("What the child said is read by those who hold the interview").checked()


def reported(keeper: Visitor, cast: Cast) -> None:
    keeper.visit(reverse("desk:child", args=[cast.child.pk])).follow("Record that the child is missing")
    keeper.press("Save", exact=True).sees("There is a problem")
    keeper.select("Who told us?", "Carer or children’s home").fill("Name of whoever told us", "Night worker")
    keeper.choose("Missing: where the child was is not known").choose("From care")
    moment(keeper, "Since when is or was the child missing?", FRIDAY)
    keeper.fill("What were we told?", "Went out at nine and is not back.")
    keeper.press("Save", exact=True).sees("Amelia", "Missing now")


def returned(keeper: Visitor, episode: Episode) -> None:
    keeper.visit("/missing/").follow("Amelia").follow("Record that the child is back")
    moment(keeper, "When did the child come back?", FRIDAY + 9 * HOUR).choose("Found by the police")
    keeper.select("Where had the child been?", "Station, bus or train").press("Save", exact=True)
    keeper.sees("72 hours (guidance)", "26 May 2026 at 7:40am", "Three days (local measure)")
    keeper.follow("Say whether an interview is due").choose("Yes").press("Save", exact=True)
    keeper.follow("Give the interview to somebody").choose("A commissioned independent provider")
    keeper.select("Of which organisation?", "Stepping Stones").press("Save", exact=True).sees("anybody there")
    for name in ("grade", "follow", "close", "withdraw", "offer"):
        keeper.visit(reverse(f"missing:{name}", args=[episode.pk]))
    keeper.checked()


def interviewed(worker: Visitor, episode: Episode) -> None:
    worker.visit("/").sees("Return home interviews given to you", "72 hours end on 26 May 2026")
    worker.follow(f"Interview after {episode.reference}").follow("Record an offer of the interview")
    moment(worker, "When was it offered?", FRIDAY + 30 * HOUR).choose("Accepted").press("Save", exact=True)
    worker.follow("Record the interview").sees("Bank holidays in between: 25 May 2026")
    moment(worker, "When was it held?", FRIDAY + 60 * HOUR).choose("A commissioned independent provider")
    worker.fill("Name of whoever held it", "Sam Field").choose("Yes", within="Was the child seen alone?")
    worker.fill("What did the child say, in their own words?", "A man gave her a lift and a phone.")
    worker.choose("Unhappy with the placement, or a move").choose("Alcohol or drugs")
    worker.fill("What was found?", "She wants to live nearer to her sister.").press("Save", exact=True)
    worker.sees("gave her a lift", "51 hours after the return", "Held within it.").checked()


def changed(keeper: Visitor, cast: Cast, episode: Episode) -> None:
    """The duty is met, the substance misuse service is named, a plan is written, totals move."""
    keeper.visit(reverse("missing:one", args=[episode.pk])).sees(
        "substance misuse service", "Held within it."
    )
    keeper.follow("The child’s trigger plan").follow("Write the plan")
    keeper.fill("What matters of the child’s background and history?", "Moved twice this year.")
    keeper.fill("Which steps bring the child back soonest, and who takes each?", "Ring her sister first.")
    keeper.date("When is the plan looked at again?", "1", "9", "2026").press("Save", exact=True)
    keeper.follow("Share it").select("Which organisation reads it?", "Hollin Bank School")
    keeper.fill("Which support services can it use for this child?", "Youth counselling: ring 01952 000000.")
    keeper.press("Save", exact=True).sees("Who reads it", "Youth counselling").follow("The record the police")
    keeper.visit("/missing/patterns/").sees("Alcohol or drugs").does_not_see("Amelia")
    keeper.visit(reverse("missing:one", args=[episode.pk])).follow("Close the episode")
    keeper.press("Save", exact=True).sees("Closed").checked()
