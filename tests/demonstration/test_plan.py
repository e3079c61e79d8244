"""The plan meets the published figures (ST-18), and the solver finds only counts that print as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.demonstration.plan.published import LAST, RUN, printed, shares_of
from sightline.demonstration.plan.solving import NoSolution, counts_for, one_year, percent, rounded
from sightline.demonstration.plan.years import SMALL, YearPlan, plans, smaller


@given(st.integers(1, 400), st.integers(0, 100), st.integers(0, 2))
def test_every_count_found_prints_as_given(total: int, share: int, places: int) -> None:
    printed_share = share * 10**places
    assert all(
        percent(count, total, places) == printed_share for count in counts_for(total, printed_share, places)
    )


@given(st.integers(1, 400).flatmap(lambda total: st.tuples(st.just(total), st.integers(0, total))))
def test_the_true_count_is_always_among_those_found(pair: tuple[int, int]) -> None:
    total, count = pair
    assert count in counts_for(total, percent(count, total))


def test_a_half_is_rounded_away_from_nought() -> None:
    assert rounded(1, 2) == 1
    assert rounded(100 * 180, 12_865, 1) == 14


def test_a_share_no_count_can_give_is_refused() -> None:
    with pytest.raises(NoSolution):
        one_year(3, {"one": 50})


@pytest.mark.parametrize("plan", plans(), ids=[plan.year for plan in plans()])
def test_the_parts_of_a_year_add_to_the_whole(plan: YearPlan) -> None:
    assert sum(plan.by_source.values()) == plan.ticked
    assert sum(plan.by_outcome.values()) == plan.ticked
    assert sum(plan.support.values()) == plan.assessed["not_a_factor"]
    assert sum(plan.assessed.values()) <= plan.by_outcome["pathway"]
    assert plan.children + plan.unidentified <= plan.ticked
    assert plan.ticked + plan.text_match < plan.contacts


def test_the_year_the_report_describes_is_as_printed() -> None:
    plan = next(plan for plan in plans() if plan.year == LAST)
    assert (plan.contacts, plan.ticked, plan.children) == (12_865, 180, 126)
    assert plan.by_outcome == {"early_help": 88, "advice": 27, "pathway": 65}
    assert plan.by_source["police"] == 74
    assert plan.assessed == {
        "opened": 29,
        "already_open": 3,
        "statutory_only": 1,
        "early_help": 15,
        "not_a_factor": 7,
    }


def test_the_named_sources_stop_six_per_cent_short_and_the_rest_is_housing_and_others() -> None:
    assert sum(shares_of("contacts.by_source", LAST).values()) == 94
    plan = next(plan for plan in plans() if plan.year == LAST)
    assert percent(plan.by_source["housing"] + plan.by_source["other"], plan.ticked) == 6


def test_three_years_of_contacts_average_as_printed() -> None:
    ticked = [plan.ticked for plan in plans() if plan.year in RUN]
    assert rounded(sum(ticked), 3) == next(one.printed for one in printed() if one.id == "AR23-P38-04")


@pytest.mark.parametrize("plan", plans(), ids=[plan.year for plan in plans()])
def test_a_small_year_still_adds_up(plan: YearPlan) -> None:
    cut = smaller(plan, SMALL)
    assert sum(cut.by_source.values()) == sum(cut.by_outcome.values()) == cut.ticked
    assert sum(cut.assessed.values()) <= cut.by_outcome["pathway"]
    assert all(count >= 0 for count in cut.by_outcome.values())
    assert cut.children + cut.unidentified <= cut.ticked
