"""Pages of reviews and accounts: each is drawn, works when posted to, keeps what was typed, and is shut to others."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, Staff
from sightline.access.states import Outcome
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.governance.models import Account, Member, Review
from tests.governance.conftest import SAID, Cast, clocks

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def words(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:3000]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def page(name: str, *keys: Any) -> str:
    return reverse(f"governance:{name}", args=keys)


def told(cast: Cast, **also: Any) -> dict[str, Any]:
    given = {
        **on("told_on", cast.at.date()),
        "how": "phone",
        "teller": "family",
        "agencies": [str(cast.there.police.pk)],
        "shut_out": "yes",
        "words": SAID,
        "agrees": "as_told",
        "told_passed_on": "yes",
        "name": "Rowan",
    }
    return given | also


def safety(**also: str) -> dict[str, str]:
    return {"decided": "nobody", "why": "Years ago.", "tell_teller": "no", "seen": "1"} | also


def record(kind: str, outcome: str) -> int:
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        return AuditEvent.objects.filter(kind=kind, outcome=outcome).count()


def test_from_a_review_to_a_contact_and_back_to_whoever_told_it(cast: Cast, signed_in: Signs) -> None:
    with clock.fixed(cast.at + timedelta(hours=1)):
        keeper = signed_in(cast.staff["keeper"])
        begun = {"title": "How calls are returned", **on("began_on", cast.at.date())}
        assert "You keep it" in words(keeper.post(page("begin"), begun, follow=True))
        with viewing(cast.viewer("keeper")):
            review = Review.objects.get()
        add = page("add", review.pk)
        assert "ring 999 first" in words(keeper.get(add))
        again = keeper.post(add, told(cast, agencies=[]))
        assert "There is a problem" in words(again)
        assert SAID in again.content.decode(), "typed text stays"
        kept = words(keeper.post(add, told(cast), follow=True))
        assert "Not to be read by staff of Marches Police." in kept
        with viewing(cast.viewer("keeper")):
            account = Account.objects.get()
        clocks(account)
        assert "Safety looked at in an account told to a review: is due" in words(
            keeper.get(page("account", account.pk))
        )
        assert account.reference in words(keeper.get(reverse("desk:my_work")))
        _passes_on(cast, keeper, account)


def _passes_on(cast: Cast, keeper: Client, account: Account) -> None:
    look = page("look", account.pk)
    assert "There is a problem" in words(keeper.post(look, safety(decided="passed_on")))
    passed = {"whom": "A younger sister", "passed_words": "She may be met after school.", "urgency": "red"}
    posted = safety(decided="passed_on", tell_teller="yes", **passed)
    assert "It is on its way." in words(keeper.post(look, posted, follow=True))
    assert keeper.post(look, posted).status_code == 409
    clocks(account)
    whole = cast.whole(account)
    shown = words(keeper.get(page("account", account.pk)))
    assert whole.safety[0][1] in shown
    assert "That is not noted yet." in shown
    answered = {"how": "supporter", "words": "That it was passed on.", **on("on_day", cast.at.date())}
    shown = words(keeper.post(page("tell", account.pk), answered, follow=True))
    assert "That it was passed on." in shown
    assert "That is not noted yet." not in shown
    back = {"how": "phone", "why": "They gave no reason.", **on("on_day", cast.at.date())}
    assert "put away for good" in words(keeper.get(page("take_back", account.pk)))
    shown = words(keeper.post(page("take_back", account.pk), back, follow=True))
    assert "Put away when it was taken back" in shown
    assert SAID not in shown
    assert whole.safety[0][1] in shown
    assert keeper.get(page("correct", account.pk)).status_code == 403


def test_a_correction_is_typed_over_what_stands_and_two_savings_show_both(
    cast: Cast, signed_in: Signs
) -> None:
    review = cast.begins()
    cast.adds(review)
    account = cast.hears(review)
    with clock.fixed(cast.at + timedelta(hours=1)):
        keeper, member = signed_in(cast.staff["keeper"]), signed_in(cast.staff["member"])
        correct = page("correct", account.pk)
        assert SAID in keeper.get(correct).content.decode()
        posted = told(cast, words="Two messages.", corrected_why="They read it back.", seen="1")
        shown = words(keeper.post(correct, posted, follow=True))
        assert "Before it was corrected" in shown
        assert SAID in shown
        clash = member.post(correct, posted | {"words": "Four messages."})
        assert clash.status_code == 409
        both = clash.content.decode()
        assert ("Two messages." in both, "Four messages." in both) == (True, True)
        assert "Four messages." in words(
            member.post(correct, posted | {"words": "Four messages.", "seen": "2"}, follow=True)
        )


def test_others_are_refused_and_each_reading_and_refusal_is_on_record(cast: Cast, signed_in: Signs) -> None:
    review = cast.begins()
    for who in ("member", "police"):
        cast.adds(review, who)
    account = cast.hears(review, shut_out=True)
    with clock.fixed(cast.at + timedelta(hours=1)):
        one = page("account", account.pk)
        assert SAID in words(signed_in(cast.staff["member"]).get(one))
        assert record("governance.account.opened", Outcome.OPENED) == 1
        before = sum(record(kind, Outcome.REFUSED) for kind in _refused())
        for who, status in (("outsider", 404), ("police", 404), ("constable", 403), ("adviser", 403)):
            client = signed_in(cast.staff[who])
            refused = client.get(one)
            assert refused.status_code == status, who
            assert SAID not in refused.content.decode()
        assert sum(record(kind, Outcome.REFUSED) for kind in _refused()) == before + 4
        assert account.reference not in words(signed_in(cast.staff["police"]).get(page("accounts")))
        assert signed_in(cast.staff["outsider"]).get(page("review", review.pk)).status_code == 404


def _refused() -> set[str]:
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        return set(AuditEvent.objects.filter(outcome=Outcome.REFUSED).values_list("kind", flat=True))


def test_the_list_is_filtered_by_review_and_service_and_says_no_words(cast: Cast, signed_in: Signs) -> None:
    first, second = cast.begins(), cast.begins(title="Waiting times")
    one = cast.hears(first)
    other = cast.hears(second, agencies=[cast.there.school])
    with clock.fixed(cast.at + timedelta(hours=1)):
        keeper = signed_in(cast.staff["keeper"])
        every = words(keeper.get(page("accounts")))
        assert one.reference in every
        assert other.reference in every
        assert SAID not in every
        by_review = words(keeper.get(f"{page('accounts')}?review={second.pk}"))
        assert (one.reference in by_review, other.reference in by_review) == (False, True)
        by_service = words(keeper.get(f"{page('accounts')}?agency={cast.there.police.pk}"))
        assert (one.reference in by_service, other.reference in by_service) == (True, False)
        neither = f"{page('accounts')}?agency={cast.there.police.pk}&review={second.pk}"
        assert "No account answers these filters." in words(keeper.get(neither))


def test_members_are_added_removed_and_the_review_handed_on(cast: Cast, signed_in: Signs) -> None:
    review, today = cast.begins(), cast.at.date()
    with clock.fixed(cast.at + timedelta(hours=1)):
        keeper, member = signed_in(cast.staff["keeper"]), signed_in(cast.staff["member"])
        add = page("add_member", review.pk)
        assert "There is a problem" in words(keeper.post(add, {"staff": ""}))
        shown = words(keeper.post(add, {"staff": str(cast.staff["member"].pk)}, follow=True))
        assert cast.staff["member"].name in shown
        assert member.get(add).status_code == 403
        assert member.get(page("change", review.pk)).status_code == 403
        keeper.post(add, {"staff": str(cast.staff["outsider"].pk)})
        with viewing(cast.viewer("keeper")):
            outsider = Member.objects.get(staff=cast.staff["outsider"])
        shown = words(
            keeper.post(page("remove_member", outsider.pk), {"why": "Not on this one."}, follow=True)
        )
        assert "Who worked on it" in shown
        changed = {"title": "Calls returned", "version": "1", **on("began_on", today)}
        assert "Calls returned" in words(keeper.post(page("change", review.pk), changed, follow=True))
        assert keeper.post(page("change", review.pk), changed).status_code == 409
        on_to = {"staff": str(cast.staff["member"].pk), "why": "Another post."}
        assert "Saved." in words(keeper.post(page("hand_on", review.pk), on_to, follow=True))
        assert member.get(add).status_code == 200
        assert keeper.get(page("hand_on", review.pk)).status_code == 403


def test_what_was_heard_is_written_service_by_service(cast: Cast, signed_in: Signs) -> None:
    review = cast.begins()
    with clock.fixed(cast.at + timedelta(hours=1)):
        keeper = signed_in(cast.staff["keeper"])
        assert "No account may be used yet." in words(keeper.get(page("heard", review.pk)))
        cast.hears(review)
        shown = words(keeper.get(page("heard", review.pk)))
        assert "Accounts that may be used: fewer than 6." in shown
        write = page("write_heard", review.pk, cast.there.police.pk)
        assert "There is a problem" in words(keeper.post(write, {"words": "", "seen": "0"}))
        posted = {"words": "Calls are not returned.", "seen": "0"}
        assert "Calls are not returned." in words(keeper.post(write, posted, follow=True))
        assert keeper.post(write, posted | {"words": "Letters."}).status_code == 409
        assert keeper.get(page("write_heard", review.pk, cast.there.school.pk)).status_code == 404
