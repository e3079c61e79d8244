"""Accounts: kept in confidence, looked at for safety by a clock, corrected, passed on, taken back (IS-19)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from sightline.access.models import LegalHold
from sightline.access.viewer import system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.front_door.models import Contact
from sightline.governance import actions
from sightline.governance.models import Account, Entry, Raised, Words
from sightline.governance.states import Decided, State
from sightline.people.models import ChronologyLine
from tests.governance.conftest import SAID, Cast, clocks
from tests.people_of_the_tests import member_of_staff

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def contacts() -> list[Contact]:
    with viewing(system_viewer("test")):
        return list(Contact.objects.all())


def test_an_account_is_kept_once_and_its_clock_runs(cast: Cast) -> None:
    review, key = cast.begins(), uuid4()
    first = cast.does(actions.add_account, review_id=review.pk, told=cast.told(), key=key)
    again = cast.does(actions.add_account, review_id=review.pk, told=cast.told(), key=key)
    assert (first.pk, cast.sees(Account, "keeper")) == (again.pk, 1)
    assert clocks(first) == [("IS-19", "running")]


@pytest.mark.parametrize(
    ("also", "says"),
    [
        ({"words": " "}, "what they said"),
        ({"agencies": []}, "at least one service"),
        ({"told_passed_on": False}, "why they were not told"),
        ({"not_told_why": "No time"}, "only if they were not told"),
    ],
)
def test_what_is_not_whole_is_refused(cast: Cast, also: dict[str, Any], says: str) -> None:
    review = cast.begins()
    with pytest.raises(Refused, match=says):
        cast.hears(review, **also)
    with pytest.raises(Refused, match="future"):
        cast.hears(review, told_on=cast.at.date() + timedelta(days=1))


def test_only_who_works_on_the_review_takes_one_down(cast: Cast) -> None:
    review = cast.begins()
    for who in ("outsider", "member"):
        with pytest.raises(Refused) as refused:
            cast.hears(review, who)
        assert refused.value.hidden
    with pytest.raises(Refused, match="post keeps accounts"):
        cast.hears(review, "adviser")
    cast.adds(review)
    assert cast.hears(review, "member")


def test_a_colleague_looks_at_safety_and_the_clock_is_met(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review)
    account = cast.hears(review)
    assert clocks(account) == [("IS-19", "running")]
    cast.looks(account, who="member")
    assert clocks(account) == [("IS-19", "met")]
    assert cast.whole(account).state is State.LOOKED_AT
    assert contacts() == []


def test_a_correction_is_a_further_entry_and_safety_is_looked_at_again(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    cast.looks(account)
    clocks(account)
    cast.corrects(account, seen=2, words="Two messages, not three.")
    whole = cast.whole(account)
    assert [words.words for _, words in whole.entries if words] == ["Two messages, not three.", SAID]
    assert whole.state is State.TO_LOOK_AT
    assert clocks(account) == [("IS-19", "met"), ("IS-19", "running")]
    with pytest.raises(Refused, match="cannot be done now"):
        cast.takes_back(account)
    cast.looks(account, seen=3, after=3)
    assert clocks(account) == [("IS-19", "met"), ("IS-19", "met")]


def test_two_savings_from_one_page_show_both(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review)
    account = cast.hears(review)
    cast.corrects(account, seen=1, words="Two messages.")
    with pytest.raises(Conflict) as found:
        cast.corrects(account, seen=1, who="member", words="Four messages.")
    assert found.value.saved["words"] == "Two messages."
    with pytest.raises(Conflict):
        cast.looks(account, seen=1, who="member")
    cast.looks(account, seen=2)
    with pytest.raises(Conflict) as later:
        cast.looks(account, seen=2, who="member", why="Nobody was named.")
    assert later.value.saved["why"] == "It is some years ago."


def test_what_is_passed_on_is_a_contact_in_the_words_written_for_it(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    decision = cast.passes_on(account)
    clocks(account)
    (contact,) = contacts()
    assert contact.words == "She may be met after school by somebody who frightens her."
    assert (contact.unknown_child, contact.urgency) == ("A younger sister, about 12", "amber")
    held = " ".join(str(getattr(contact, field.name)) for field in Contact._meta.concrete_fields)
    assert not [each for each in (SAID, "Rowan", "By text", account.reference) if each in held]
    assert contact.referrer_email == cast.staff["keeper"].email, "the front door tells whoever passed it on"
    assert cast.whole(account).safety[0][1] == contact.reference
    with viewing(system_viewer("test")) as by:
        again = actions.raise_contact(subject_id=decision.pk, by=by, at=cast.at + timedelta(hours=5))
    assert (again.contact_reference, len(contacts())) == (contact.reference, 1)


@pytest.mark.parametrize(
    ("also", "says"),
    [
        ({"why": " "}, "Say why"),
        ({"decided": Decided.PASSED_ON, "whom": "A child", "urgency": "red"}, "front door is to know"),
        ({"decided": Decided.KNOWN}, "reference under which"),
        ({"known_reference": "C-1"}, "only if the front door knows"),
        ({"passed_words": "Ring them"}, "only if it is passed on"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(cast: Cast, also: dict[str, Any], says: str) -> None:
    account = cast.hears(cast.begins())
    with pytest.raises(Refused, match=says):
        cast.looks(account, **also)


def test_words_go_when_it_is_taken_back_and_the_fact_stays(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    cast.corrects(account, seen=1, words="Two messages.", shut_out=True)
    cast.passes_on(account, seen=2, after=3)
    clocks(account)
    with pytest.raises(Refused, match="Say why"):
        cast.takes_back(account, why=" ")
    assert cast.sees(Words, "keeper") == 2
    cast.takes_back(account)
    whole = cast.whole(account)
    assert (whole.state, whole.words, len(whole.entries)) == (State.TAKEN_BACK, None, 2)
    assert whole.withdrawal is not None
    assert whole.withdrawal.by_id == cast.staff["keeper"].pk
    assert cast.sees(Words, "keeper") == 0
    assert whole.safety[0][1] == contacts()[0].reference, "what was passed on stays"
    cast.tells(account)
    assert [each.words for each in cast.whole(account).told] == ["That it was passed on."]
    for again in (cast.takes_back, cast.looks):
        with pytest.raises(Refused, match="cannot be done now"):
            again(account)


def test_nothing_is_taken_back_before_safety_was_looked_at(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    with pytest.raises(Refused, match="cannot be done now"):
        cast.takes_back(account)
    with pytest.raises(ProgrammingError, match="Safety is looked at"), transaction.atomic():
        _takes_back_by_sql(cast, account)
    assert cast.whole(account).words is not None


def test_a_legal_hold_keeps_the_words(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    cast.looks(account)
    keeper_of_holds = viewer_of(member_of_staff(cast.there, "governance_officer"), on=cast.at.date())
    with viewing(keeper_of_holds):
        LegalHold.objects.create(
            title="An inquiry",
            reason="It asks what was heard.",
            retention_key="review_record",
            placed_by_id=keeper_of_holds.person_id,
            placed_at=cast.at,
        )
    with pytest.raises(Refused, match="legal hold"):
        cast.takes_back(account)
    with pytest.raises(ProgrammingError, match="legal hold"), transaction.atomic():
        _takes_back_by_sql(cast, account)
    assert cast.whole(account).words is not None


def _takes_back_by_sql(cast: Cast, account: Account) -> None:
    with viewing(cast.viewer("keeper")), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO governance_withdrawal (id, account_id, by_id, at, on_day, how, why, controller_id, regime,"
            " lawful_basis, confidentiality_basis, handling, retention_class) VALUES (gen_random_uuid(), %s, %s, now(),"
            " now(), 'phone', 'x', %s, '', '', '', '', '')",
            [account.pk, cast.staff["keeper"].pk, cast.there.charity.pk],
        )


def test_after_it_was_taken_back_no_words_are_added_even_by_sql(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    cast.looks(account)
    entry = cast.whole(account).last
    cast.takes_back(account)
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        viewing(cast.viewer("keeper")),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO governance_words (id, account_id, entry_id, by_id, at, words, name, reach, corrected_why,"
            " controller_id, regime, lawful_basis, confidentiality_basis, handling, retention_class)"
            " VALUES (gen_random_uuid(), %s, %s, %s, now(), 'x', '', '', '', %s, '', '', '', '', '')",
            [account.pk, entry.pk, cast.staff["keeper"].pk, cast.there.charity.pk],
        )


def test_an_account_is_in_no_chronology(cast: Cast) -> None:
    account = cast.hears(cast.begins())
    cast.looks(account)
    clocks(account)
    with viewing(system_viewer("test")):
        assert ChronologyLine.objects.count() == 0
        assert Entry.objects.count() == 1, "the worker sees that there is one"
        assert Words.objects.count() == 0, "and never its words"
        assert Raised.objects.count() == 0
