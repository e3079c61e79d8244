"""Who tells the front door how much, pupils linked to nobody, and what a lead may know of the others (SC-03, SC-09)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.education.actions import network as said
from sightline.education.actions import note_spoken, return_nil
from sightline.education.models import LeadSpoken
from sightline.education.pages.returns import totals_rows
from sightline.education.permissions import NOT_OVERSEEING
from sightline.education.queries.returns import Totals, totals_of, unmatched, where_it_stands
from sightline.education.states import Returned, Spoken
from sightline.front_door.actions.schools import raise_worry
from sightline.people.actions.links import confirm_link
from tests.education.conftest import Schools
from tests.education.test_pages import when
from tests.education.test_pages import words as text_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def speaks(schools: Schools, who: str = "coordinator", **also: Any) -> LeadSpoken:
    given: dict[str, Any] = {
        "spoken_on": date(2026, 3, 2),
        "how": Spoken.VISIT,
        "words": "They will tell us sooner.",
    }
    by = schools.viewer(who)
    with viewing(by):
        return note_spoken(setting_id=schools.settings["lead"].pk, **given | also, by=by, at=schools.at)


def test_that_a_lead_was_spoken_with_is_kept_and_says_what_was_agreed(schools: Schools) -> None:
    assert speaks(schools).how == Spoken.VISIT
    with pytest.raises(Refused, match=said.NOTHING_SAID):
        speaks(schools, words="  ")
    with pytest.raises(Refused, match=said.FUTURE):
        speaks(schools, spoken_on=schools.at.date() + timedelta(days=1))
    with pytest.raises(Refused, match=NOT_OVERSEEING):
        speaks(schools, "lead")
    with viewing(schools.viewer("lead")):
        assert not LeadSpoken.objects.exists()


def test_the_page_of_a_setting_tells_when_its_lead_was_spoken_with(
    schools: Schools, signed_in: Signs
) -> None:
    keeper, one = signed_in(schools.staff["coordinator"]), schools.settings["lead"].pk
    page = reverse("education:speak", args=[one])
    with clock.fixed(schools.at):
        assert "There is a problem" in text_of(keeper.post(page, {"words": "Rang twice."}))
        kept = keeper.post(
            page, {"how": "visit", "words": "They will ring.", **when("spoken_on", "2 3 2026")}
        )
        assert kept.status_code == 302
        assert "They will ring." in text_of(keeper.get(reverse("education:setting", args=[one])))


def test_a_pupil_linked_to_nobody_is_listed_until_somebody_decides(
    schools: Schools, signed_in: Signs
) -> None:
    first, second = schools.returns(), schools.returns("other")
    worker = schools.viewer("worker")
    with viewing(worker):
        assert len(unmatched(worker, 2025)) == 2
    client = signed_in(schools.staff["worker"])
    with clock.fixed(schools.at):
        shown = client.get(reverse("education:unmatched"))
        assert reverse("people:matches", args=[first.record_id]) in shown.content.decode()
        assert "2 pupils" in text_of(shown)
    with viewing(worker):
        confirm_link(left=first.record, right=second.record, why="The same girl.", by=worker, at=schools.at)
        assert unmatched(worker, 2025) == []
    with clock.fixed(schools.at):
        assert "is linked to another record" in text_of(client.get(reverse("education:unmatched")))
        assert signed_in(schools.staff["lead"]).get(reverse("education:unmatched")).status_code == 403


def test_totals_count_what_stands_at_every_setting(schools: Schools) -> None:
    schools.returns("other")
    by = schools.viewer("lead")
    with viewing(by):
        return_nil(year=2025, by=by, at=schools.at)
        assert totals_of(2025) == Totals(asked=2, with_pupils=1, nil=1, pupils=1)
        assert totals_of(2024) == Totals(asked=2, with_pupils=0, nil=0, pupils=0)
    outside = schools.add("analyst", "analyst")
    with viewing(schools.viewer("analyst")):
        assert outside
        assert totals_of(2025).asked == 0


@pytest.mark.parametrize(
    ("every", "told"),
    [(Totals(9, 4, 2, 20), "17"), (Totals(9, 3, 2, 20), "Not told"), (Totals(9, 4, 2, 8), "fewer than 6")],
)
def test_a_lead_is_told_the_pupils_of_the_others_only_where_they_are_many(
    schools: Schools, every: Totals, told: str
) -> None:
    for surname in ("Ash", "Beck", "Cole"):
        schools.returns(surname=surname)
    by = schools.viewer("lead")
    with viewing(by):
        own = where_it_stands(by, schools.settings["lead"], 2025)
    assert (own.returned, own.pupils) == (Returned.CASES, 3)
    rows = {row.key: row.value for row in totals_rows(every, own)}
    assert rows["Others that returned pupils"] == str(every.with_pupils - 1)
    assert rows["Pupils they returned"] == told


def test_contacts_are_counted_by_school_for_whoever_keeps_the_list(
    schools: Schools, signed_in: Signs
) -> None:
    entry = schools.returns(acute=True, worry="Driven away at noon.")
    by = system_viewer("worker")
    with viewing(by):
        raise_worry(subject_id=entry.pk, by=by, at=schools.at)
    keeper = signed_in(schools.staff["coordinator"])
    page = reverse("front_door:told_by_schools")
    with clock.fixed(schools.at):
        every = text_of(keeper.get(page))
        assert "2 settings" in every
        assert "4 March 2026" in every
        few = text_of(keeper.get(page, {"most": "0", "phase": "secondary"}))
        assert "Larkfold School" in few
        assert schools.settings["lead"].agency.name not in few
        assert "No setting answers" in text_of(keeper.get(page, {"phase": "nursery"}))
        assert signed_in(schools.staff["lead"]).get(page).status_code == 403
