"""The history that is generated: the published figures come out of it, and it is the same every time."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from sightline.demonstration import recount
from sightline.demonstration.calendar import london_day
from sightline.demonstration.plan.published import LAST, RUN
from sightline.demonstration.plan.years import SMALL
from sightline.demonstration.story.asking import CHASER, LEAD
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def cut_down() -> list[Contact]:
    """Every contact of the small borough."""
    return [contact for _, contacts in History(NOON, cut=SMALL).years() for contact in contacts]


def test_every_published_figure_comes_out_of_the_contacts(whole: dict[str, list[Contact]]) -> None:
    assert recount.differences(whole) == []


def test_a_year_has_the_contacts_the_plan_gives_it(whole: dict[str, list[Contact]]) -> None:
    assert [len(whole[year]) for year in RUN] == [12_306, 13_122, 12_865]
    assert Counter(contact.exploitation for contact in whole[LAST])["text_match"] == 310


def test_the_same_seed_tells_the_same_story() -> None:
    one, two = (list(History(NOON, cut=SMALL).years()) for _ in range(2))
    assert one == two


def test_a_later_day_only_adds_to_the_story() -> None:
    """What was received by Monday is received by Wednesday too, under the same number."""
    earlier = {
        contact.key: contact
        for _, found in History(NOON - timedelta(days=40), cut=SMALL).years()
        for contact in found
    }
    later = {contact.key: contact for _, found in History(NOON, cut=SMALL).years() for contact in found}
    assert earlier.keys() < later.keys()
    assert all(
        later[key].words == contact.words and later[key].at == contact.at for key, contact in earlier.items()
    )


def test_nothing_happens_after_the_moment_the_story_is_told_up_to(cut_down: list[Contact]) -> None:
    for contact in cut_down:
        moments = [contact.at]
        moments += [contact.decision.at] if contact.decision else []
        moments += [contact.telling.at] if contact.telling else []
        moments += [step.at for ask in contact.asks for step in ask.steps]
        assert max(moments) <= NOON


def test_things_happen_in_order(cut_down: list[Contact]) -> None:
    for contact in cut_down:
        if contact.decision:
            assert contact.at <= contact.decision.at
        for ask in contact.asks:
            assert contact.decision
            assert contact.decision.at <= ask.at
            assert all(one.at <= two.at for one, two in pairwise(ask.steps))
            assert all(ask.at <= step.at for step in ask.steps)
            assert london_day(ask.at) <= ask.due


def test_a_follow_up_is_answered_by_the_service_it_was_asked_of(cut_down: list[Contact]) -> None:
    for contact in cut_down:
        for ask in contact.asks:
            answered = {step.by for step in ask.steps if step.kind != "withdrawn"}
            given_up = {step.by for step in ask.steps if step.kind == "withdrawn"}
            assert answered <= {LEAD[ask.organisation], ""}
            assert given_up <= {CHASER}


def test_a_declined_early_help_is_asked_of_another_service() -> None:
    history = History(NOON)
    contacts = history.year(history.plans()[0], history.town())
    chains = [(contact.asks[0], contact.asks[1]) for contact in contacts if len(contact.asks) == 2]
    assert chains
    assert all(
        first.step("declined") and second.after == first.key and second.service != first.service
        for first, second in chains
    )


def test_only_ticked_contacts_have_a_type_and_only_identified_children_are_referred(
    cut_down: list[Contact],
) -> None:
    for contact in cut_down:
        assert (contact.exploitation_type is not None) == (contact.exploitation == "ticked")
        if not contact.about and contact.decision:
            assert contact.decision.outcome == "advice"
