"""The pages: what each person is offered, what is kept when something goes wrong, how many queries a page asks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Draft, Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.core.clock import london
from sightline.follow_up.actions import accept, decline, finish, say_more
from sightline.follow_up.models import Chase, FollowUp, Move
from sightline.follow_up.states import State
from tests.follow_up.conftest import Round
from tests.people.making import AMELIA, person

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SYSTEM = system_viewer("test")


@pytest.fixture
def adviser(round_it: Round, signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(round_it.adviser)


@pytest.fixture
def mentor(round_it: Round, signed_in: Callable[[Staff], Client]) -> Client:
    return signed_in(round_it.mentor)


def page(route: str, follow_up: FollowUp | None = None) -> str:
    return reverse(f"follow_up:{route}", args=[follow_up.pk] if follow_up else [])


def said(moment: datetime) -> dict[str, str]:
    local = london(moment)
    return {
        "said_at-day": str(local.day),
        "said_at-month": str(local.month),
        "said_at-year": str(local.year),
        "said_at-time": f"{local:%H:%M}",
    }


def text(response: Any) -> str:
    return str(response.content.decode())


def latest(follow_up: FollowUp) -> FollowUp:
    with viewing(SYSTEM):
        return FollowUp.objects.get(pk=follow_up.pk)


def test_the_service_reads_and_accepts(asked: Callable[..., FollowUp], mentor: Client) -> None:
    follow_up = asked()
    listed = text(mentor.get(page("list")))
    assert follow_up.reference in listed
    read = text(mentor.get(page("one", follow_up)))
    assert "Mentoring once a week" in read
    assert "Accept or decline" in read
    assert "Withdraw" not in read
    assert "Nobody named" in read
    form = text(mentor.get(page("answer", follow_up)))
    assert "Who gave the answer" not in form
    assert "Who can read this" in form
    sent = {"version": "1", "answer": "accept", "words": "From Monday"}
    assert mentor.post(page("answer", follow_up), sent).status_code == 302
    assert latest(follow_up).state == State.ACCEPTED
    assert "From Monday" in text(mentor.get(page("one", follow_up)))


def test_the_child_s_name_date_of_birth_and_age_are_in_view(
    asked: Callable[..., FollowUp], round_it: Round, adviser: Client, mentor: Client, at: datetime
) -> None:
    with viewing(round_it.asks):
        child = person(round_it.there.council, round_it.asks, at=at, **AMELIA)
    follow_up = asked(about=[child.pk])
    for client in (adviser, mentor):
        for address in (page("list") + "?show=all", page("one", follow_up), page("answer", follow_up)):
            assert "Amelia Rose Okafor" in text(client.get(address)), address
        assert "16 years" in text(client.get(page("one", follow_up)))
    assert "Open" in text(adviser.get(page("one", follow_up)))


def test_a_mistake_keeps_what_was_typed(asked: Callable[..., FollowUp], mentor: Client) -> None:
    follow_up = asked()
    sent = {"version": "1", "answer": "decline", "words": "", "done_by-day": "31"}
    shown = text(mentor.post(page("answer", follow_up), sent))
    assert "There is a problem" in shown
    assert "Say why it is declined" in shown
    assert latest(follow_up).state == State.ASKED


def test_staff_take_down_an_answer_given_by_telephone(
    asked: Callable[..., FollowUp], adviser: Client, at: datetime
) -> None:
    follow_up = asked(at=at - timedelta(days=1))
    assert "Who gave the answer" in text(adviser.get(page("answer", follow_up)))
    sent = {"version": "1", "answer": "decline", "words": "Full until May", "said_by": "Jo"}
    assert adviser.post(page("answer", follow_up), {**sent, **said(at)}).status_code == 302
    shown = text(adviser.get(page("one", follow_up)))
    assert "for the organisation asked (said by Jo" in shown
    assert latest(follow_up).state == State.DECLINED


def test_done_nothing_happened_add_withdraw(
    asked: Callable[..., FollowUp], round_it: Round, adviser: Client, mentor: Client, at: datetime
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, by=by, at=at)
    sent = {"version": "2", "words": "Six meetings were held"}
    assert mentor.post(page("done", follow_up), sent).status_code == 302
    told = {"version": "3", "said_by": "His mother", "words": "Nobody ever came", **said(at)}
    assert adviser.post(page("reopen", follow_up), told).status_code == 302
    assert mentor.post(page("add", follow_up), {"version": "4", "words": "We will ring"}).status_code == 302
    shown = text(adviser.get(page("one", follow_up)))
    for words in ("Six meetings were held", "Nobody ever came", "His mother", "We will ring", "Reopened"):
        assert words in shown
    gone = {"version": "5", "words": "The family moved"}
    assert adviser.post(page("withdraw", follow_up), gone).status_code == 302
    assert latest(follow_up).state == State.WITHDRAWN
    assert adviser.get(page("withdraw", follow_up)).status_code == 403


def test_chasing_is_recorded(asked: Callable[..., FollowUp], adviser: Client) -> None:
    follow_up = asked()
    assert adviser.get(page("chase", follow_up)).status_code == 200
    sent = {"words": "Rang Jo; will look today", "remind": "on"}
    assert adviser.post(page("chase", follow_up), sent).status_code == 302
    with viewing(SYSTEM):
        assert set(Chase.objects.values_list("step", flat=True)) == {"request", "by_person", "asked"}
    assert "Rang Jo; will look today" in text(adviser.get(page("one", follow_up)))


def test_two_answers_at_once_show_both_texts(
    asked: Callable[..., FollowUp], round_it: Round, mentor: Client, at: datetime
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        accept(follow_up_id=follow_up.pk, version=1, words="We start on Monday", by=by, at=at)
    sent = {"version": "1", "answer": "decline", "words": "We are full"}
    both = mentor.post(page("answer", follow_up), sent)
    assert both.status_code == 409
    for words in ("We start on Monday", "We are full", "Somebody else changed this", round_it.mentor.name):
        assert words in text(both)
    assert 'value="2"' in text(both)
    assert latest(follow_up).state == State.ACCEPTED
    assert mentor.post(page("answer", follow_up), {**sent, "version": "2"}).status_code == 302
    assert latest(follow_up).state == State.DECLINED


def test_when_it_is_too_late_the_words_can_still_be_added(
    asked: Callable[..., FollowUp], round_it: Round, mentor: Client, at: datetime
) -> None:
    follow_up = asked()
    with viewing(round_it.asked) as by:
        decline(follow_up_id=follow_up.pk, version=1, words="Full", by=by, at=at)
    sent = {"version": "1", "answer": "accept", "words": "We could fit him in"}
    assert mentor.get(page("answer", follow_up)).status_code == 403
    both = mentor.post(page("answer", follow_up), sent)
    assert both.status_code == 409
    assert "Add my words to what was said" in text(both)
    late = mentor.post(page("answer", follow_up), {**sent, "version": "2"})
    assert late.status_code == 422
    assert "We could fit him in" in text(late)
    added = mentor.post(page("answer", follow_up), {**sent, "version": "2", "instead": "1"})
    assert added.status_code == 302
    with viewing(SYSTEM):
        assert Move.objects.filter(act="say_more", words="We could fit him in").exists()


def test_a_draft_is_kept_and_comes_back(
    asked: Callable[..., FollowUp], mentor: Client, round_it: Round
) -> None:
    follow_up = asked()
    sent = {"version": "1", "words": "Half a sentence", "_keep": "1", "_draft": "follow_up.AnswerForm"}
    mentor.post(page("answer", follow_up), {**sent, "_draft_subject": str(follow_up.pk)})
    assert "Half a sentence" in text(mentor.get(page("answer", follow_up)))
    done = {"version": "1", "answer": "accept", "words": "A whole sentence"}
    assert mentor.post(page("answer", follow_up), done).status_code == 302
    with viewing(round_it.asked):
        assert not Draft.objects.exists()


def test_the_list_filters_by_its_address(
    asked: Callable[..., FollowUp], round_it: Round, adviser: Client, mentor: Client, at: datetime
) -> None:
    open_one, urgent = asked(), asked(safeguarding=True, at=at - timedelta(days=5))
    police = asked(agency=round_it.there.police, team=None)
    with viewing(round_it.asked) as by:
        accept(follow_up_id=open_one.pk, version=1, by=by, at=at)
        finish(follow_up_id=open_one.pk, version=2, words="Held", by=by, at=at)

    def shown(client: Client, query: str) -> set[str]:
        found = text(client.get(f"{page('list')}?{query}"))
        return {row.reference for row in (open_one, urgent, police) if row.reference in found}

    assert shown(adviser, "show=all") == {open_one.reference, urgent.reference, police.reference}
    assert shown(adviser, "show=open") == {urgent.reference, police.reference}
    assert shown(adviser, "show=all&asked_of=police") == {police.reference}
    assert shown(adviser, "show=all&safeguarding=on") == {urgent.reference}
    assert shown(adviser, f"show=all&reference={urgent.reference.lower()}") == {urgent.reference}
    assert shown(adviser, "show=nonsense&page=x&kind=early_help") == {urgent.reference, police.reference}
    assert shown(mentor, "show=all") == {open_one.reference, urgent.reference}
    assert shown(adviser, "show=late") == {urgent.reference}
    assert "Nothing waits" not in text(adviser.get(page("list")))
    assert "There is nothing here" in text(adviser.get(f"{page('list')}?show=late&kind=licensing"))


def test_the_partnership_page_names_no_child(
    asked: Callable[..., FollowUp],
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    worker: Callable[[datetime], None],
    days: Callable[[float], datetime],
) -> None:
    officer = signed_in(staff_with("partnership_officer"))
    assert "No request has gone unanswered" in text(officer.get(page("partnership")))
    follow_up = asked()
    for count in range(17):
        worker(days(count))
    shown = text(officer.get(page("partnership")))
    assert "Stepping Stones" in shown
    assert follow_up.reference in shown
    assert "Mentoring" not in shown
    with viewing(SYSTEM):
        reached = Chase.objects.get(step="partnership_officer")
    address = reverse("follow_up:take_up", args=[reached.pk])
    assert officer.get(address).status_code == 200
    assert officer.post(address, {"words": ""}).status_code == 200
    assert officer.post(address, {"words": "Spoke to the director"}).status_code == 302
    assert "Taken up: Spoke to the director" in text(officer.get(page("partnership")))
    assert officer.get(page("one", follow_up)).status_code == 404


def test_nobody_told_is_said_on_the_page(
    asked: Callable[..., FollowUp], round_it: Round, adviser: Client
) -> None:
    round_it.there.police.email = ""
    round_it.there.police.save()
    follow_up = asked(agency=round_it.there.police, team=None)
    assert "Nobody could be told of this" in text(adviser.get(page("one", follow_up)))


@pytest.mark.parametrize("many", [1, 12])
def test_the_number_of_queries_does_not_grow(
    asked: Callable[..., FollowUp], round_it: Round, adviser: Client, at: datetime, many: int
) -> None:
    with viewing(round_it.asks):
        child = person(round_it.there.council, round_it.asks, at=at, **AMELIA)
    rows = [asked(about=[child.pk]) for _ in range(many)]
    with viewing(round_it.asked) as by:
        for version in range(1, many):
            say_more(follow_up_id=rows[0].pk, version=version, words="More", by=by, at=at)
    counted = {}
    for name, address in {"list": f"{page('list')}?show=all", "one": page("one", rows[0])}.items():
        adviser.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert adviser.get(address).status_code == 200
        counted[name] = len(queries)
    assert counted == {"list": 10, "one": 14}
