"""An offer of support and a session that were kept wrongly are put right by a further entry (SS-02, PW-31)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import correct_offer, correct_session, note_session
from sightline.cases.models import Case, Offer, Session
from sightline.cases.offering import AGAIN_RULES, Offered, OfferRight, Taken, What, Whom
from sightline.cases.programmes import Came
from sightline.cases.queries.levels import beside_levels
from sightline.cases.queries.support import offers_of
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.support.kinds import Stage
from tests.cases.conftest import Pathway
from tests.cases.test_filling_in import on
from tests.cases.test_programmes import on_a_run
from tests.cases.test_support import answered, offered, running

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
WRONG = "Written on the wrong child"


def right(pathway: Pathway, wrong: Offer, *, hours: int = 5, why: str = WRONG, **also: Any) -> Offer:
    stands = also.pop("stands", True)
    given: dict[str, Any] = {
        "what": What.MENTOR,
        "to_whom": Whom.CHILD,
        "service": "Hope House",
        "stage": Stage.FOUND,
        "offered_on": wrong.offered_on,
    }
    put = OfferRight(offered=Offered(**{**given, **also}), why=why, stands=stands)
    who: dict[str, Any] = {"case_id": wrong.case_id, "offer_id": wrong.pk, "right": put}
    made: Offer = pathway.does(correct_offer, hours=hours, **who)
    return made


def standing(pathway: Pathway, case: Case) -> dict[Any, Taken]:
    with viewing(pathway.viewer("practitioner")):
        return {each.offer.pk: each.stands for each in offers_of(case.pk) if each.holds}


def test_a_wrong_offer_stays_and_another_stands_in_its_place(pathway: Pathway) -> None:
    case = pathway.allocated()
    wrong = offered(pathway, case, taken=Taken.NOT_NOW)
    made = right(pathway, wrong, taken=Taken.DECLINED)
    assert (running(pathway, wrong), running(pathway, made)) == ([], [AGAIN_RULES[Taken.DECLINED]])
    assert standing(pathway, case) == {made.pk: Taken.DECLINED}
    viewer = pathway.viewer("practitioner")
    with viewing(viewer):
        assert {each.offer_id for each in beside_levels(viewer, case).answers} == {made.pk}
        assert Offer.objects.count() == 2
    with pytest.raises(Refused, match="put right already"):
        right(pathway, wrong, hours=6)
    with pytest.raises(Refused, match="put right already"):
        answered(pathway, case, wrong, Taken.TAKEN_UP)
    with pytest.raises(Refused, match="put right already"):
        offered(pathway, case, hours=6, earlier_id=wrong.pk)
    again = offered(pathway, case, hours=7, earlier_id=made.pk)
    assert standing(pathway, case) == {made.pk: Taken.AGAIN, again.pk: Taken.WAITING}


def test_where_nothing_was_offered_the_one_before_is_due_again(pathway: Pathway) -> None:
    case = pathway.allocated()
    first = offered(pathway, case, taken=Taken.NOT_NOW)
    second = offered(pathway, case, hours=3, earlier_id=first.pk, taken=Taken.DECLINED)
    none = right(pathway, second, stands=False)
    assert standing(pathway, case) == {first.pk: Taken.NOT_NOW}
    assert running(pathway, first) == [AGAIN_RULES[Taken.NOT_NOW]]
    assert (running(pathway, second), running(pathway, none)) == ([], [])
    after_all = right(pathway, none, hours=6, taken=Taken.TAKEN_UP)
    assert standing(pathway, case) == {first.pk: Taken.AGAIN, after_all.pk: Taken.TAKEN_UP}
    assert running(pathway, first) == []
    right(pathway, after_all, hours=7, stands=False)
    third = offered(pathway, case, hours=8, earlier_id=first.pk)
    assert standing(pathway, case) == {first.pk: Taken.AGAIN, third.pk: Taken.WAITING}


def test_an_offer_is_made_again_once_in_whatever_entry(pathway: Pathway) -> None:
    """The action says it in words; the database refuses it to whoever writes otherwise."""
    case = pathway.allocated()
    first = offered(pathway, case, taken=Taken.NOT_NOW)
    second = offered(pathway, case, hours=3, earlier_id=first.pk)
    none = right(pathway, second, hours=4, stands=False)
    third = offered(pathway, case, hours=5, earlier_id=first.pk)
    with pytest.raises(Refused, match="made again meanwhile"):
        right(pathway, none, hours=6)
    by = pathway.viewer("practitioner")
    law = {"about": case.about, "controller_id": case.controller_id, "by_id": by.staff_id}
    row = {**_plain(first), **law, "case": case, "retention_class": "child_record", "at": pathway.at}
    for also in ({"earlier": first}, {"corrects": none, "why": WRONG}):
        with viewing(by), pytest.raises(IntegrityError, match="made again already"), transaction.atomic():
            Offer.objects.create(**row, **also)
    right(pathway, third, hours=7, stands=False)
    with viewing(by):
        assert Offer.objects.create(**row, earlier=first).pk


def test_a_day_of_a_run_has_one_session_whoever_writes_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    kept = noted(pathway, case)
    by = pathway.viewer("practitioner")
    names = ("about", "case", "controller_id", "day", "place", "retention_class")
    row = {name: getattr(kept, name) for name in names} | {"by_id": by.staff_id, "at": pathway.at}
    with viewing(by), pytest.raises(IntegrityError, match="on record already"), transaction.atomic():
        Session.objects.create(came=Came.AWAY, **row)
    with viewing(by):
        assert Session.objects.create(came=Came.AWAY, corrects=kept, why=WRONG, **row).pk


def test_one_that_was_offered_again_is_put_right_and_no_clock_asks_for_it(pathway: Pathway) -> None:
    case = pathway.allocated()
    first = offered(pathway, case, taken=Taken.NOT_NOW)
    second = offered(pathway, case, hours=3, earlier_id=first.pk)
    made = right(pathway, first, taken=Taken.NOT_NOW)
    assert running(pathway, made) == []
    assert standing(pathway, case) == {made.pk: Taken.AGAIN, second.pk: Taken.WAITING}


def test_only_those_on_the_case_put_it_right_with_a_reason(pathway: Pathway) -> None:
    case, other = pathway.allocated(), pathway.allocated()
    wrong = offered(pathway, case)
    with pytest.raises(Refused, match="what was wrong"):
        right(pathway, wrong, why=" ")
    with pytest.raises(Refused, match="which service"):
        right(pathway, wrong, service=" ")
    put = OfferRight(offered=Offered(**_plain(wrong)), why=WRONG)
    with pytest.raises(Refused, match="no such case"):
        pathway.does(correct_offer, who="elsewhere", case_id=case.pk, offer_id=wrong.pk, right=put)
    with pytest.raises(Refused, match="no such case"):
        pathway.does(correct_offer, case_id=other.pk, offer_id=wrong.pk, right=put)
    by = pathway.viewer("practitioner")
    law = {"case": other, "about": other.about, "controller_id": other.controller_id, "by_id": by.staff_id}
    row = {**_plain(wrong), **law, "retention_class": "child_record", "at": pathway.at, "why": WRONG}
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        Offer.objects.create(corrects=wrong, **row)


def _plain(offer: Offer) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in ("what", "to_whom", "service", "stage", "offered_on")}


def noted(pathway: Pathway, case: Case) -> Session:
    place = on_a_run(pathway, case)
    said: dict[str, Any] = {"place_id": place.pk, "day": place.run.days[0], "came": Came.CAME, "words": ""}
    made: Session = pathway.does(note_session, case_id=case.pk, **said)
    return made


def test_a_session_is_put_right_and_its_day_may_be_noted_anew(pathway: Pathway) -> None:
    case = pathway.allocated()
    wrong = noted(pathway, case)
    said: dict[str, Any] = {"case_id": case.pk, "day": wrong.day, "words": "", "why": WRONG}
    with pytest.raises(Refused, match="what was wrong"):
        pathway.does(correct_session, session_id=wrong.pk, **{**said, "why": " "}, came=Came.AWAY)
    late = {**said, "day": wrong.day + timedelta(days=1)}
    with pytest.raises(Refused, match="on which it ran"):
        pathway.does(correct_session, session_id=wrong.pk, **late, came=Came.AWAY)
    away = pathway.does(correct_session, session_id=wrong.pk, **said, came=Came.AWAY)
    with pytest.raises(Refused, match="put right already"):
        pathway.does(correct_session, session_id=wrong.pk, **said, came=Came.AWAY)
    pathway.does(correct_session, session_id=away.pk, **said, came=Came.NONE)
    again: dict[str, Any] = {"case_id": case.pk, "place_id": wrong.place_id, "day": wrong.day, "words": ""}
    with pytest.raises(Refused):
        pathway.does(note_session, **again, came=Came.NONE)
    made = pathway.does(note_session, **again, came=Came.IN_PART)
    with viewing(pathway.viewer("practitioner")):
        assert [each.pk for each in Session.objects.standing()] == [made.pk]
    none = pathway.does(correct_session, session_id=made.pk, **said, came=Came.NONE)
    pathway.does(note_session, **again, came=Came.CAME)
    with pytest.raises(Refused, match="on record already"):
        pathway.does(correct_session, session_id=none.pk, **said, came=Came.AWAY)


def test_both_are_put_right_in_their_forms_and_both_can_be_read(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    wrong, session = offered(pathway, case), noted(pathway, case)
    client = signed_in(pathway.staff["practitioner"])
    offer_page = reverse("cases:correct_offer", args=[case.pk, wrong.pk])
    session_page = reverse("cases:correct_session", args=[case.pk, session.pk])
    sent = {**_plain(wrong), **on("offered_on", wrong.offered_on), "taken": "waiting", "why": WRONG}
    said = {"day": session.day.isoformat(), "came": "none", "why": WRONG}
    beside = reverse("cases:support", args=[case.pk])
    with clock.fixed(pathway.at + timedelta(hours=6)):
        page = client.get(beside).content.decode()
        assert offer_page in page
        assert session_page in page
        assert "Hope House" in client.get(offer_page).content.decode()
        assert "There is a problem" in client.post(offer_page, {**sent, "why": ""}).content.decode()
        assert client.post(offer_page, {**sent, "stands": "no"}).status_code == 302
        assert "There is a problem" in client.post(session_page, {**said, "why": ""}).content.decode()
        assert client.post(session_page, said).status_code == 302
        page = client.get(beside).content.decode()
    assert f"Nothing was offered after all. What was wrong: {WRONG}" in page
    assert "(put right by a newer entry)" in page
    assert offer_page not in page
