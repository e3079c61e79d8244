"""An account is read by the members of its review and by nobody else, in the database and past any page."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from sightline.access.models import Post
from sightline.access.viewer import system_viewer, viewing
from sightline.core.leave import Refused
from sightline.governance import actions
from sightline.governance.models import (
    Account,
    Concerned,
    Entry,
    Heard,
    Member,
    Raised,
    Review,
    Safety,
    TellerTold,
    Withdrawal,
    Words,
)
from tests.governance.conftest import Cast, clocks

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
OF_ACCOUNT = (Account, Entry, Words, Concerned, Safety, Raised, TellerTold)
EVERY = (*OF_ACCOUNT, Withdrawal, Review, Member, Heard)


def everything(cast: Cast, **also: Any) -> Account:
    """An account with a row in every table."""
    review = cast.begins()
    cast.adds(review)
    cast.adds(review, "police")
    account = cast.hears(review, **also)
    cast.passes_on(account)
    cast.tells(account)
    clocks(account)
    words: dict[str, Any] = {"agency_id": cast.there.police.pk, "words": "Calls are not returned.", "seen": 0}
    cast.does(actions.write_heard, review_id=review.pk, **words)
    return account


def test_only_members_of_the_review_read_it(cast: Cast) -> None:
    everything(cast)
    for who in ("keeper", "member", "police"):
        assert [model.__name__ for model in OF_ACCOUNT if cast.sees(model, who) == 0] == [], who
    for who in ("outsider", "adviser", "constable"):
        assert [model.__name__ for model in EVERY if cast.sees(model, who) > 0] == [], who


def test_nobody_without_a_signed_viewer_reads_any(cast: Cast) -> None:
    everything(cast)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sightline.viewer', '', true)")
        for model in EVERY:
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
            assert cursor.fetchone() == (0,), model.__name__


def test_the_worker_reads_no_words_and_no_review(cast: Cast) -> None:
    everything(cast)
    with viewing(system_viewer("test")):
        read = {model.__name__ for model in EVERY if model.objects.count()}
    assert read == {"Account", "Entry", "Concerned", "Safety", "Raised"}


def test_whoever_works_for_a_service_is_shut_out_where_its_teller_asks(cast: Cast) -> None:
    account = everything(cast, shut_out=True)
    assert [model.__name__ for model in OF_ACCOUNT if cast.sees(model, "police") > 0] == []
    assert cast.sees(Review, "police") == 1, "the review is theirs to work on"
    assert cast.sees(Account, "member") == 1
    cast.corrects(account, seen=2, shut_out=False)
    assert cast.sees(Account, "police") == 1, "the last entry counts"
    assert cast.sees(Words, "police") == 2


def test_a_second_post_with_that_service_counts(cast: Cast) -> None:
    everything(cast, shut_out=True)
    staff = cast.staff["member"]
    began = cast.at.date() - timedelta(days=9)
    old = Post.objects.create(staff=staff, role="adviser", employer=cast.there.police, starts_on=began)
    Post.objects.filter(pk=old.pk).update(starts_on=began.replace(year=2019))
    assert cast.viewer("member").employer_id == cast.there.council.pk
    assert cast.sees(Account, "member") == 0


def test_who_works_for_the_service_does_not_take_it_down(cast: Cast) -> None:
    review = cast.begins()
    cast.adds(review, "police")
    with pytest.raises(Refused, match="you work for one of them"):
        cast.hears(review, "police", shut_out=True)
    assert cast.hears(review, "police", shut_out=False)


def test_a_member_who_left_reads_no_more(cast: Cast) -> None:
    account = everything(cast)
    with viewing(cast.viewer("keeper")):
        member = Member.objects.get(staff=cast.staff["member"])
    cast.does(actions.remove_member, after=5, member_id=member.pk, why="Moved on.")
    assert [model.__name__ for model in EVERY if cast.sees(model, "member") > 0] == []
    with pytest.raises(Refused) as refused:
        cast.looks(account, seen=2, who="member")
    assert refused.value.hidden


def test_by_sql_nobody_lets_themselves_in(cast: Cast) -> None:
    account = everything(cast)
    member = {
        "staff": cast.staff["outsider"].pk,
        "review": account.review_id,
        "agency": cast.there.council.pk,
    }
    for who in ("outsider", "member"):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            viewing(cast.viewer(who)),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "INSERT INTO governance_member (id, review_id, staff_id, since, version, changed_at, changed_by_id,"
                " controller_id, regime, lawful_basis, confidentiality_basis, handling, retention_class) VALUES"
                " (gen_random_uuid(), %(review)s, %(staff)s, now(), 1, now(), %(staff)s, %(agency)s,"
                " '', '', '', '', '')",
                member,
            )


def test_by_sql_a_member_does_not_make_themselves_the_keeper(cast: Cast) -> None:
    account = everything(cast)
    with (
        pytest.raises(ProgrammingError, match="Only the keeper"),
        transaction.atomic(),
        viewing(cast.viewer("member")),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE governance_review SET keeper_id = %s, changed_at = %s WHERE id = %s",
            [cast.staff["member"].pk, cast.at, account.review_id],
        )


@pytest.mark.parametrize("act", ["UPDATE governance_words SET words = 'x'", "DELETE FROM governance_words"])
def test_words_are_neither_changed_nor_removed_by_the_site(cast: Cast, act: str) -> None:
    everything(cast)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        viewing(cast.viewer("keeper")),
        connection.cursor() as cursor,
    ):
        cursor.execute(act)


def test_neither_the_extract_nor_the_public_pages_may_read_them(cast: Cast) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT r.rolname, c.relname FROM pg_class c, pg_roles r WHERE c.relname LIKE 'governance\\_%%'"
            " AND c.relkind = 'r' AND r.rolname IN ('sightline_extract', 'sightline_public')"
            " AND has_any_column_privilege(r.oid, c.oid, 'SELECT')"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'governance\\_%%' AND relkind = 'r'")
        assert cursor.fetchone() == (13,)
