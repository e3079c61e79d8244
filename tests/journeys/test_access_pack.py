"""A solicitor asks for a child's records: taken down, collected, decided line by line, approved by a second."""

from collections.abc import Callable

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.people.actions import NewName, write_chronology
from sightline.people.naming.births import Born
from tests.conftest import STILL
from tests.journeys.browser import Visitor
from tests.journeys.conftest import BOTH, Opens
from tests.people.making import person
from tests.people_of_the_tests import Partnership

WORDS = "What was asked, answered, shown, searched or told"


@BOTH
def test_from_a_request_to_the_pack(
    opens_a_window: Opens,
    staff_with: Callable[..., Staff],
    partnership: Partnership,
    rules: None,
    scripts: bool,
) -> None:
    seen_at_school(staff_with, partnership)
    pictures = "access-pack" if scripts else ""
    first = opens_a_window(
        staff_with("front_door_manager", name="Gova Nance"), scripts=scripts, pictures=pictures
    )
    second = opens_a_window(
        staff_with("front_door_manager", name="Mo Lane"), scripts=scripts, pictures=pictures
    )
    takes_it_down(first)
    request = first.path
    the_clock_stands_still(first)
    decides(first)
    says_what_was_done(first.visit(request))
    second.visit(request).follow("Answer as the second person").sees("Withheld or shortened", "by [removed]")
    second.does_not_see("aunt Kay")
    second.choose("Yes, it may leave", within="May the pack leave as it stands?").press("Answer, in my name")
    second.sees("It may leave.").follow("pack", exact=False).sees("Records you asked for", "by [removed]")
    second.does_not_see("aunt Kay")
    for each in (first, second):
        each.checked()


def seen_at_school(staff_with: Callable[..., Staff], partnership: Partnership) -> None:
    by = viewer_of(staff_with("adviser"), on=STILL.date())
    with viewing(by):
        made = person(partnership.council, by, names=[NewName("Jon", "Reed")], born=Born(2012, 5, 6))
        title = "Seen at school by his aunt Kay"
        write_chronology(
            about=[made.pk],
            happened_at=STILL,
            kind="x.y",
            title=title,
            controller_id=partnership.council.pk,
            by=by,
            at=STILL,
        )


def says_what_was_done(first: Visitor) -> None:
    for kind, words in (
        ("Identity and authority shown: what was seen, and by whom", "The signed authority, by Gova Nance."),
        ("What was searched, and what was reasonable", "Every folder; no paper is held."),
    ):
        first.choose(kind, within="What happened?")
        first.fill(WORDS, words).press("Keep this").sees(words)


def takes_it_down(first: Visitor) -> None:
    first.visit("/rights/").follow("Find somebody").fill("First name", "Jon").fill("Last name", "Reed").press(
        "Find", exact=True
    )
    first.follow("Jon Reed").follow("Take a request for these records down").press("Take it down").sees(
        "There is a problem"
    )
    first.choose("A solicitor", within="Who asks?").fill("Their name", "Lee Marsh").fill(
        "How they are reached, safely", "by post"
    )
    first.date("When it came", "2", "3", "2026").fill("What they ask for, in their words", "All that is held")
    first.press("Take it down").sees("Due 2 April 2026")


def the_clock_stands_still(first: Visitor) -> None:
    for kind, words in (
        ("Identity, authority or clarification asked for: the clock stops", "A signed form of authority"),
        ("Answered: the clock goes on", "It came"),
    ):
        first.choose(kind, within="What happened?")
        first.fill(WORDS, words).press("Keep this").sees(words)
    first.follow("Who else holds entries").sees("You may read everything").follow("The request")


def decides(first: Visitor) -> None:
    first.press("Collect the records").sees("Records collected")
    first.page.locator("main tbody a").first.click()
    while first.page.get_by_role("button", name="Decide, and go to the next").count():
        left = first.page.get_by_label("The text that is left, if parts are removed")
        if "aunt Kay" in left.input_value():
            first.choose("Give it with parts removed", within="What is to happen with it?")
            left.fill(left.input_value().replace("by his aunt Kay", "by [removed]"))
            first.press("Decide, and go to the next").sees("Choose under which head")
            head = "About somebody else, who has not agreed and whom it is not reasonable to disclose"
            first.select("Under which head, if anything is removed or withheld", head).fill(
                "Why", "She was not asked."
            )
        else:
            first.choose("Give it", within="What is to happen with it?")
        first.press("Decide, and go to the next")
