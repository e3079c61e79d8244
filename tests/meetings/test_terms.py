"""Terms of confidentiality: versions, accepted once each before papers are read, and on each copy (IS-04)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from sightline.access.models import AuditEvent
from sightline.access.states import Outcome
from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.meetings.actions import (
    add_item,
    answer_terms,
    call_meeting,
    load_terms,
    make_group,
    write_terms,
)
from sightline.meetings.given import Calling, Place
from sightline.meetings.models import Information, Item, Meeting, Minutes, Terms, TermsAnswer
from sightline.meetings.states import Kind
from sightline.meetings.terms import shipped
from tests.meetings.conftest import SECRET, WEEKS, Cast, Signs

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PURPOSE = "To judge the risk to one child"


def writes(
    cast: Cast,
    *,
    who: str = "officer",
    seen: int = 0,
    kind: Kind = Kind.PANEL,
    group: Any = None,
    **also: str,
) -> Terms:
    by = cast.viewer(who)
    said = {"purpose": PURPOSE, "words": f"Keep it within this room, {seen + 1}."} | also
    with viewing(by):
        return write_terms(
            kind=kind, group_id=group.pk if group else None, seen=seen, **said, by=by, at=cast.at
        )


def answers(
    cast: Cast, who: str, *, accepts: bool = True, words: str = "", seen: int = 1, meeting: Any = None
) -> TermsAnswer:
    by = cast.viewer(who)
    with viewing(by):
        return answer_terms(
            meeting_id=(meeting or cast.meeting).pk,
            accepts=accepts,
            words=words,
            seen=seen,
            by=by,
            at=cast.at,
        )


def read_by(cast: Cast, who: str) -> tuple[int, int, int]:
    """Papers, agenda items and minutes that the database gives."""
    with viewing(cast.viewer(who)):
        return Information.objects.count(), Item.objects.count(), Minutes.objects.count()


@pytest.fixture
def minuted(cast: Cast) -> Cast:
    """A panel held and minuted before anybody wrote terms, with one paper and one item of its agenda."""
    cast.sends("police", coming=("constable",))
    by = cast.viewer("worker")
    with viewing(by):
        add_item(meeting_id=cast.meeting.pk, title="Travel", words=SECRET, by=by, at=cast.at)
    cast.holds()
    cast.minutes()
    return cast


def test_nobody_reads_papers_before_they_accepted_and_each_for_themselves(minuted: Cast) -> None:
    assert {read_by(minuted, who) for who in ("worker", "chair", "constable")} == {(1, 1, 1)}
    writes(minuted)
    assert {read_by(minuted, who) for who in ("worker", "chair")} == {(0, 0, 0)}
    for who in ("constable", "police"):
        assert read_by(minuted, who) == (1, 0, 0), "what one's own service sent stays open to it"
    answers(minuted, "chair")
    assert read_by(minuted, "chair") == (1, 1, 1)
    assert read_by(minuted, "worker") == (0, 0, 0)
    with viewing(system_viewer("test")):
        assert Minutes.objects.count() == 1


def test_a_new_version_asks_again(minuted: Cast) -> None:
    writes(minuted)
    answers(minuted, "chair")
    writes(minuted, seen=1)
    assert read_by(minuted, "chair") == (0, 0, 0)
    with pytest.raises(Conflict):
        answers(minuted, "chair", seen=1)
    answers(minuted, "chair", seen=2)
    assert read_by(minuted, "chair") == (1, 1, 1)
    with pytest.raises(Refused, match="already"):
        answers(minuted, "chair", seen=2)


def test_no_is_kept_with_its_reason_and_opens_nothing(minuted: Cast) -> None:
    writes(minuted)
    with pytest.raises(Refused, match="Say why"):
        answers(minuted, "chair", accepts=False)
    answers(minuted, "chair", accepts=False, words="Our solicitor has not seen them.")
    assert read_by(minuted, "chair") == (0, 0, 0)
    with viewing(minuted.viewer("officer")):
        assert list(TermsAnswer.objects.values_list("by", "accepted")) == [(minuted.staff["chair"].pk, False)]
    with viewing(minuted.viewer("constable")):
        assert not TermsAnswer.objects.exists(), "each reads their own answer"
    answers(minuted, "chair")
    assert read_by(minuted, "chair") == (1, 1, 1)


def test_terms_are_written_by_those_who_keep_groups_and_none_wins_in_silence(cast: Cast) -> None:
    with pytest.raises(Refused, match="keeping groups"):
        writes(cast, who="worker")
    writes(cast)
    with pytest.raises(Conflict) as clash:
        writes(cast, words="Others")
    assert clash.value.saved == {"purpose": PURPOSE, "words": "Keep it within this room, 1."}
    with pytest.raises(Refused, match="may be used for"):
        writes(cast, seen=1, purpose=" ")


@pytest.mark.parametrize("mine", [True, False])
def test_the_database_takes_an_acceptance_once_and_from_nobody_else(cast: Cast, mine: bool) -> None:
    terms = writes(cast)
    if mine:
        answers(cast, "chair")
    by = cast.viewer("chair" if mine else "worker")
    row = TermsAnswer(terms=terms, accepted=True, by_id=cast.staff["chair"].pk, at=cast.at)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)


def test_terms_written_by_hand_are_refused(cast: Cast) -> None:
    by = cast.viewer("worker")
    row = Terms(kind=Kind.PANEL, number=1, purpose="x", words="x", by_id=by.staff_id, at=cast.at)
    with viewing(by), pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)


def of_group(cast: Cast, name: str) -> Meeting:
    by = cast.viewer("officer")
    with viewing(by):
        group = make_group(name=name, kind=Kind.STRATEGIC_GROUP, purpose="", by=by, at=cast.at)
        given: dict[str, Any] = {"about": (), "group": group, "kind": Kind.STRATEGIC_GROUP}
        given |= {"why": "Twice a year", "starts_at": cast.at + WEEKS, "where": "Town hall"}
        places = (Place(agency=cast.there.police),)
        return call_meeting(calling=Calling(**given, places=places), by=by, at=cast.at)


def test_a_group_s_own_terms_stand_before_those_of_its_kind(cast: Cast) -> None:
    one, other = of_group(cast, "Review group"), of_group(cast, "Board")
    writes(cast, kind=Kind.STRATEGIC_GROUP)
    writes(cast, group=one.group, words="Of the review group only.")
    by = cast.viewer("officer")
    for meeting in (one, other):
        with viewing(by), pytest.raises(Refused, match="until you accept"):
            add_item(meeting_id=meeting.pk, title="Figures", words="", by=by, at=cast.at)
    answers(cast, "officer", meeting=other)
    with viewing(by):
        add_item(meeting_id=other.pk, title="Figures", words="", by=by, at=cast.at)
        with pytest.raises(Refused, match="until you accept"):
            add_item(meeting_id=one.pk, title="Figures", words="", by=by, at=cast.at)


def test_every_kind_begins_with_terms_and_loading_again_changes_nothing(cast: Cast) -> None:
    assert {each.kind for each in shipped()} == set(Kind)
    by = system_viewer("test")
    with viewing(by):
        assert len(load_terms(by=by, at=cast.at)) == len(Kind)
        assert load_terms(by=by, at=cast.at) == []


def test_the_page_says_what_opens_the_papers_and_a_copy_says_what_for(
    minuted: Cast, signed_in: Signs
) -> None:
    writes(minuted)
    page, copy, terms = (
        reverse(f"meetings:{name}", args=[minuted.meeting.pk]) for name in ("one", "copy", "accept")
    )
    with clock.fixed(minuted.meeting.starts_at + timedelta(days=2)):
        client = signed_in(minuted.staff["chair"])
        closed = client.get(page).content.decode()
        assert "Read and answer the terms" in closed
        assert SECRET not in closed
        assert client.get(copy).status_code == 403
        with viewing(system_viewer("test", capabilities=["access.read_record"])):
            refused = AuditEvent.objects.filter(outcome=Outcome.REFUSED, staff_id=minuted.staff["chair"].pk)
            assert refused.exists(), "reading without acceptance is on record"
        assert "Keep it within this room" in client.get(terms).content.decode()
        wrong = client.post(terms, {"seen": "1", "answer": "decline"}).content.decode()
        assert "Say why you do not accept them" in wrong
        assert client.post(terms, {"seen": "1", "answer": "accept"}).status_code == 302
        assert SECRET in client.get(page).content.decode()
        printed = client.get(copy).content.decode()
        assert printed.count("Use only for this purpose: to judge the risk to one child.") == 2
        assert SECRET in printed


def test_terms_are_written_on_pages_of_groups(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["officer"])
    whole = of_group(cast, "Review group")
    of_kind = reverse("meetings:kind_terms", args=["panel"])
    of_one = reverse("meetings:group_terms", args=[whole.group_id])
    with clock.fixed(cast.at + timedelta(hours=1)):
        assert "None yet" in client.get(reverse("meetings:groups")).content.decode()
        for address in (of_kind, of_one):
            assert client.get(address).status_code == 200
            said = {"seen": "0", "purpose": "To review", "words": "In confidence."}
            assert client.post(address, said).status_code == 302
            late = client.post(address, said | {"words": "Other words"})
            assert late.status_code == 409
            assert "Other words" in late.content.decode()
        assert client.get(reverse("meetings:kind_terms", args=["nothing"])).status_code == 404
        shown = client.get(reverse("meetings:group", args=[whole.group_id])).content.decode()
        assert "In confidence." in shown
