"""The tracker is filtered and kept as a view, and a weekly triage gone through, with scripts by plain keys alone."""

from django.urls import reverse

from sightline.cases.states import Level
from tests.cases.conftest import Pathway, pathway
from tests.cases.test_work import assessed, judged
from tests.desk.test_triage import row_of, triage_of
from tests.front_door.conftest import child, contact
from tests.journeys.conftest import BOTH, Opens
from tests.journeys.serving import Time

__all__ = ["child", "contact", "pathway"]


@BOTH
def test_the_tracker_and_a_weekly_triage(
    opens_a_window: Opens, time: Time, pathway: Pathway, scripts: bool
) -> None:
    case = pathway.allocated()
    assessed(pathway, case)
    judged(pathway, case, Level.LOW)
    whole = triage_of(pathway)
    time.pass_by(days=1, hours=1)
    lead = opens_a_window(pathway.staff["manager"], scripts=scripts)
    lead.visit("/tracker/?stage=open&columns=level&columns=online").sees(
        case.reference, "Low", "Not known yet"
    )
    lead.follow("which record each comes from").sees("As the school said it last", "justice.notice.served_on")
    lead.visit("/tracker/views/?stage=open").fill("What is this view called?", "Open now")
    lead.press("Keep this view").sees("Kept. It stands above the tracker.", "Open now")
    lead.visit(reverse("desk:timeline", args=[case.child_id])).sees("The same as a table", "Judgements: 1")
    lead.visit(reverse("desk:triage_meeting", args=[whole.pk])).follow("Begin").sees(
        "Case on the pathway, 1 of 1"
    )
    lead.fill("What was said?", "Seen at the station").select("Level of risk, if it is judged here", "Medium")
    lead.press("Save and go on").sees("There is a problem", "Say why the level is judged so")
    lead.fill("Why this level?", "Two new worries").press("Save and go on").sees(
        "All of them have been talked through"
    )
    if scripts:
        lead.visit(row_of(whole, case)).page.keyboard.press("4")
        lead.page.keyboard.press("s")
        lead.sees("The exploitation team goes on")
    lead.visit(reverse("meetings:one", args=[whole.pk])).sees("Children talked of", "Seen at the station")
    lead.checked()
