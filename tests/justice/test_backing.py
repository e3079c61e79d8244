"""Taken back by a further fact: a suspect passed on, a crime recorded by mistake; states in whatever order."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.justice import actions
from sightline.justice.actions.backing import BACK, NO_WHY
from sightline.justice.court_states import PROSECUTION, Found, Prosecution
from sightline.justice.models import Notice, Passed, PassedBack, Referral, Suspect, Verdict
from sightline.justice.notice_states import NOTICE, REFERRAL, Followed, NoticeState, ReferralState, Stage
from sightline.justice.noticed import Grounds
from sightline.justice.permissions import NOT_RECORDING
from sightline.justice.queries.court import prosecution_of, verdicts_of
from sightline.justice.queries.crimes import listed
from sightline.justice.queries.due import waiting
from sightline.justice.queries.notices import notice_state, notices, referral_state, referrals
from sightline.justice.states import Category
from tests.justice.conftest import Cast
from tests.justice.test_notices import follows, refers, served

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
WALKED = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = count()


def passes(cast: Cast, suspect: Suspect) -> Passed:
    made: Passed = cast.does(
        actions.pass_suspect, suspect_id=suspect.pk, agency=cast.there.council, why="For the meeting"
    )
    return made


def takes_back(
    cast: Cast, suspect: Suspect, passed: Passed, who: str = "officer", why: str = "It ended"
) -> Any:
    key = {"suspect_id": suspect.pk, "passed_id": passed.pk}
    return cast.does(actions.take_back_pass, who, after=3, **key, why=why)


def test_a_suspect_taken_back_is_seen_no_more_until_passed_again(cast: Cast) -> None:
    suspect = cast.suspect()
    first = passes(cast, suspect)
    assert cast.sees(Suspect, "worker") == 1
    with pytest.raises(Refused, match=NO_WHY):
        takes_back(cast, suspect, first, why=" ")
    with pytest.raises(Refused, match=NOT_RECORDING):
        takes_back(cast, suspect, first, "worker")
    takes_back(cast, suspect, first)
    assert (cast.sees(Suspect, "worker"), cast.sees(PassedBack, "officer")) == (0, 1)
    with pytest.raises(Refused, match=BACK):
        takes_back(cast, suspect, first)
    other = cast.suspect("S-2")
    with pytest.raises(Refused, match="not yours to open"):
        takes_back(cast, other, first)
    passes(cast, suspect)
    assert cast.sees(Suspect, "worker") == 1


def test_a_crime_recorded_by_mistake_leaves_lists_clocks_and_my_work(cast: Cast) -> None:
    happened = cast.happens()
    with pytest.raises(Refused, match=NO_WHY):
        cast.does(actions.withdraw_crime, crime_id=cast.crime.pk, why="")
    with pytest.raises(Refused, match=NOT_RECORDING):
        cast.does(actions.withdraw_crime, "elsewhere", crime_id=cast.crime.pk, why="A mistake")
    cast.does(actions.withdraw_crime, crime_id=cast.crime.pk, why="Typed twice")
    viewer = cast.viewer()
    with viewing(viewer):
        assert list(listed(viewer)) == []
        assert [each.pk for each in listed(viewer, state="withdrawn")] == [cast.crime.pk]
        assert Clock.objects.get(subject_id=happened.pk).stopped_at is not None
        assert waiting(viewer, now=cast.at) == []
    with pytest.raises(Refused, match="cannot be done now"):
        cast.tells(happened)
    cast.does(actions.reinstate_crime, crime_id=cast.crime.pk, why="It was another")
    with viewing(viewer):
        assert [each.pk for each in listed(viewer)] == [cast.crime.pk]


def test_their_pages(cast: Cast, signed_in: Any, fixed_clock: None) -> None:
    suspect = cast.suspect()
    passed = passes(cast, suspect)
    client: Client = signed_in(cast.staff["officer"])
    where = reverse("justice:take_back_pass", args=[suspect.pk, passed.pk])
    page = reverse("justice:suspect", args=[suspect.pk])
    assert where in client.get(page).content.decode()
    assert client.post(where, {"why": "The meeting ended"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "The meeting ended" in shown
    assert where not in shown
    for route, words in (("withdraw", "Withdrawn: recorded by mistake"), ("reinstate", "Being investigated")):
        where = reverse(f"justice:{route}", args=[cast.crime.pk])
        assert client.post(where, {"why": ""}).status_code == 200
        assert client.post(where, {"why": "Typed twice"}).status_code == 302
        assert words in client.get(reverse("justice:crime", args=[cast.crime.pk])).content.decode()


@WALKED
@given(acts=st.lists(st.sampled_from(list(Followed)), max_size=6))
def test_a_notice_in_any_order(cast: Cast, acts: list[Followed]) -> None:
    with transaction.atomic():
        notice = served(cast, f"CAWN/{next(NUMBERS)}")
        state, done = NoticeState.SERVED.value, 0
        for act in acts:
            if NOTICE.may(state, act):
                follows(cast, notice, act)
                state, done = NOTICE.after(state, act), done + 1
            else:
                with pytest.raises(Refused, match="cannot be done now"):
                    follows(cast, notice, act)
            viewer = cast.viewer()
            with viewing(viewer):
                found: Notice = notices(viewer).get(pk=notice.pk)
            past = found.past  # type: ignore[attr-defined]
            assert (notice_state(past), len(past)) == (state, done)
        transaction.set_rollback(True)


@WALKED
@given(acts=st.lists(st.tuples(st.sampled_from(list(Stage)), st.booleans()), max_size=5))
def test_a_referral_in_any_order(cast: Cast, acts: list[tuple[Stage, bool]]) -> None:
    with transaction.atomic():
        referral = refers(cast)
        state, done = ReferralState.REFERRED.value, 0
        for number, (stage, positive) in enumerate(acts, 1):
            act = f"{stage.value} {'yes' if positive else 'no'}"
            on = cast.at + timedelta(days=40 * number)
            grounds = Grounds(stage=stage, positive=positive, decided_on=on.date())
            key: dict[str, Any] = {"after": 24 * 40 * number + 1, "referral_id": referral.pk}
            if REFERRAL.may(state, act):
                cast.does(actions.decide_referral, grounds=grounds, **key)
                state, done = REFERRAL.after(state, act), done + 1
            else:
                with pytest.raises(Refused, match="cannot be done now"):
                    cast.does(actions.decide_referral, grounds=grounds, **key)
            viewer = cast.viewer()
            with viewing(viewer):
                found: Referral = referrals(viewer).get(pk=referral.pk)
            past = found.past  # type: ignore[attr-defined]
            assert (referral_state(past), len(past)) == (state, done)
        transaction.set_rollback(True)


@WALKED
@given(acts=st.lists(st.sampled_from(list(Found)), max_size=5))
def test_a_prosecution_in_any_order(cast: Cast, acts: list[Found]) -> None:
    """The suspect is on record as convicted exactly while a conviction stands."""
    with transaction.atomic():
        suspect = cast.suspect(f"S-{next(NUMBERS)}")
        cast.names(suspect)
        cast.charges(suspect)
        state, done = Prosecution.CHARGED.value, 0
        for act in acts:
            if PROSECUTION.may(state, act):
                cast.finds(suspect, act, seen=done, words="Why")
                state, done = PROSECUTION.after(state, act), done + 1
            else:
                with pytest.raises(Refused, match="cannot be done now"):
                    cast.finds(suspect, act, seen=done, words="Why")
            with viewing(cast.viewer()):
                past: list[Verdict] = verdicts_of(cast.crime.pk, suspect.pk)
                category = Suspect.objects.get(pk=suspect.pk).category
            assert (prosecution_of(past), len(past)) == (state, done)
            assert (category == Category.CONVICTED) == (state == Prosecution.CONVICTED)
        transaction.set_rollback(True)


@WALKED
@given(acts=st.lists(st.booleans(), max_size=6))
def test_passing_on_and_taking_back_in_any_order(cast: Cast, acts: list[bool]) -> None:
    """They see the suspect exactly while one leave stands."""
    with transaction.atomic():
        suspect = cast.suspect(f"S-{next(NUMBERS)}")
        stands: list[Passed] = []
        for passing in acts:
            if passing:
                stands.append(passes(cast, suspect))
            elif stands:
                takes_back(cast, suspect, stands.pop())
            with viewing(cast.viewer("worker")):
                assert Suspect.objects.filter(pk=suspect.pk).exists() == bool(stands)
        transaction.set_rollback(True)
