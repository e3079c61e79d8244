"""A meeting is called, answered and minuted, and a letter written, with scripts and without: every page reads well."""

from django.urls import reverse

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time
from tests.meetings.conftest import Cast, cast

__all__ = ["cast"]  # the same people, and a panel just called


@BOTH
def test_a_meeting_from_its_calling_to_its_minutes(
    opens_a_window: Opens, time: Time, cast: Cast, scripts: bool
) -> None:
    caller = opens_a_window(cast.staff["worker"], scripts=scripts)
    caller.visit(reverse("meetings:call", args=[cast.child.pk])).sees("What kind of meeting?")
    caller.choose("Strategy meeting").press("Continue", exact=True).sees("Who chairs it?")
    caller.visit("/meetings/").follow("Multi-agency risk assessment panel").sees("Who is asked", "Agenda")
    for name in ("add_item", "send", "move", "postpone", "cancel", "inform"):
        key = cast.places["police"] if name == "inform" else cast.meeting.pk
        caller.visit(reverse(f"meetings:{name}", args=[key]))
    caller.visit(reverse("meetings:add_item", args=[cast.meeting.pk]))
    caller.fill("What is to be on the agenda?", "The bus station").press("Add it").sees("1. The bus station")
    partner = opens_a_window(cast.staff["police"], scripts=scripts)
    partner.visit(reverse("meetings:inform", args=[cast.places["police"]])).press("Send it")
    partner.sees("There is a problem", "Say what is known, or tick that nothing is")
    partner.fill("What is known?", "Seen twice in town").fill("Where did you look?", "Case system")
    partner.press("Send it").sees("What your organisation sent", "Seen twice in town")
    partner.checked()
    cast.holds()
    cast.minutes()
    for name in ("one", "attendance", "give", "minutes", "amend"):
        caller.visit(reverse(f"meetings:{name}", args=[cast.meeting.pk]))
    caller.checked()


@BOTH
def test_groups_and_letters_read_well(opens_a_window: Opens, cast: Cast, scripts: bool) -> None:
    Agency.objects.create(name="Ford Road Surgery", kind=AgencyKind.NHS_GP)
    writer = opens_a_window(cast.staff["chair"], scripts=scripts)
    writer.visit("/meetings/groups/").follow("Add a group").fill("What is it called?", "Review group")
    writer.choose("Strategic group").press("Add it").follow("Review group").follow("Add a post")
    writer.select("Which organisation?", "Marches Police").fill("Which post?", "Superintendent")
    writer.press("Add it").follow("Superintendent").sees("Who stands in for them?")
    writer.visit(reverse("letters:write", args=[cast.child.pk])).choose("To a GP practice: a child at risk")
    writer.press("Continue", exact=True).select("To which organisation?", "Ford Road Surgery")
    writer.fill("What do they need to know?", "She may come alone.")
    writer.fill("How can they reach you?", "01952 000000").press("Save", exact=True).follow("It is written")
    writer.press("Save", exact=True).follow("Record that it left").sees("How did it leave?")
    writer.visit("/letters/").follow("To a GP practice").follow("Print it").sees("In confidence")
    writer.checked()
