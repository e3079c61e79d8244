"""What fits, by answers, and the order it is shown in: by name, never by a number (SS-01, PR-10)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core import clock
from sightline.public.helping import AGES, QUESTIONS, REASONS, Help, answers_in, fitting, in_order, leaflet
from tests.services import entry


def help_of(name: str, **also: Any) -> Help:
    columns = entry(name=name).columns()
    said = {key: tuple(value) if isinstance(value, list) else value for key, value in columns.items()}
    dates = {"checked_on": date(2026, 3, 4), "review_on": date(2026, 9, 4)}
    return Help(**{**said, "provider": "Stepping Stones", **dates, **also})


SEVERAL = ("for_whom", "ways_in", "modes", "levels")
SERVICES = st.lists(
    st.builds(
        lambda name, whom, ways, modes, levels, ages: help_of(
            name, for_whom=tuple(whom), ways_in=tuple(ways), modes=tuple(modes), levels=tuple(levels),
            age_from=min(ages), age_to=max(ages),
        ),
        st.text(min_size=1, max_size=8),
        *(st.sets(st.sampled_from(sorted(REASONS[key])), min_size=1) for key in SEVERAL),
        st.tuples(st.integers(0, 60), st.integers(0, 60)),
    ),
    max_size=8,
)  # fmt: skip
ANSWERS = st.fixed_dictionaries(
    {}, optional={each.key: st.sampled_from(sorted(each.choices)) for each in QUESTIONS}
)


@given(every=SERVICES, said=ANSWERS)
def test_what_fits_fits_each_answer_in_the_one_order(every: list[Help], said: dict[str, str]) -> None:
    found = fitting(every, said)
    order = in_order(every)
    assert [it for it, _ in found] == [it for it in order if it in [each for each, _ in found]]
    assert all(len(why) == len(said) and all(why) for _, why in found)
    if not said:
        assert [it for it, _ in found] == order
    for key, answer in said.items():
        assert len(fitting(every, said)) <= len(
            fitting(every, {name: each for name, each in said.items() if name != key})
        )
        assert answers_in({key: answer}) == {key: answer}


@given(every=SERVICES)
def test_the_leaflet_leaves_nobody_out(every: list[Help]) -> None:
    by = leaflet(every)
    assert {it for _, listed in by["levels"] for it in listed} == set(every)
    assert sum(len(listed) for _, listed in by["kinds"]) == len(every)


def test_support_for_parents_is_for_fathers_too_and_not_the_other_way() -> None:
    parents, fathers = help_of("A", for_whom=("parent",)), help_of("B", for_whom=("father",))
    assert [it.name for it, _ in fitting([fathers, parents], {"for_whom": "father"})] == ["A", "B"]
    assert [it.name for it, _ in fitting([fathers, parents], {"for_whom": "parent"})] == ["A"]


def test_ages_meet_at_their_ends() -> None:
    young = help_of("A", age_from=11, age_to=17)
    assert [key for key in AGES if fitting([young], {"age": key})] == ["11-13", "14-15", "16-17"]
    assert fitting([help_of("B", age_from=18, age_to=None)], {"age": "25-120"})[0][1] == ["from 18"]


@pytest.mark.usefixtures("public_pages")
def test_the_day_of_review_itself_is_still_in_time() -> None:
    with clock.fixed(datetime.fromisoformat("2026-09-04T12:00:00+00:00")):
        assert not help_of("A").stale(clock.today())
        assert help_of("A").stale(clock.today() + timedelta(days=1))
