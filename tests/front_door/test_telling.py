"""Telling whoever told us, and closing (FD-23, CL-01)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.front_door.actions import Told, close, decide, tell_referrer
from sightline.front_door.models import Contact, ReferrerTold
from sightline.front_door.rows import told_row
from sightline.front_door.states import ContactState, FirstOutcome, ToldHow
from sightline.people.models import ChronologyLine, Involvement
from tests.front_door.conftest import SOON, by_telephone, early_help

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Take = Callable[..., Contact]
Look = Callable[..., Viewer]
ADVICE = early_help(outcome=FirstOutcome.ADVICE, advice_given="The school nurse's page.")


def test_told_in_general_words(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        told = tell_referrer(contact_id=made.pk, told=by_telephone(at + SOON), seen=0, by=by, at=at + SOON)
        assert (told.number, told.how, told.by_id) == (1, ToldHow.PHONE, by.staff_id)
        kinds = set(ChronologyLine.objects.filter(reference_id=made.pk).values_list("kind", flat=True))
        assert "front_door.referrer_told" in kinds


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"what_was_said": " "}, "general words"),
        ({"how": ToldHow.NOBODY}, "why nobody"),
        ({"told_at": timedelta(days=1)}, "in the future"),
        ({"told_at": timedelta(days=-1)}, "before they told us"),
    ],
)
def test_what_lacks_something_is_refused(
    viewer_with: Look, contact: Take, at: datetime, also: dict[str, object], sentence: str
) -> None:
    by = viewer_with("adviser")
    shift = also.get("told_at")
    given = {**also, **({"told_at": at + shift} if isinstance(shift, timedelta) else {})}
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(Refused, match=sentence):
            tell_referrer(contact_id=made.pk, told=by_telephone(at, **given), seen=0, by=by, at=at)


def test_the_database_wants_what_was_said(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        with pytest.raises(IntegrityError, match="told_what_or_why_nobody"), transaction.atomic():
            told_row(made, number=1, by=by, at=at, how=ToldHow.PHONE, told_at=at).save()


def test_the_second_to_tell_sees_both_and_a_double_click_saves_once(
    viewer_with: Look, contact: Take, at: datetime
) -> None:
    one, other, key = viewer_with("adviser", name="Ada Viser"), viewer_with("adviser"), uuid4()
    with viewing(one):
        made = contact(by=one, at=at)
        for _ in range(2):
            tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=one, at=at, key=key)
        assert ReferrerTold.objects.count() == 1
    mine = by_telephone(at, what_was_said="Mine")
    with viewing(other), pytest.raises(Conflict) as clash:
        tell_referrer(contact_id=made.pk, told=mine, seen=0, by=other, at=at)
    assert clash.value.saved_by == "Ada Viser"
    assert (clash.value.saved["what_was_said"], clash.value.typed["what_was_said"]) == (
        "That a mentor has been asked.",
        "Mine",
    )


def test_it_is_closed_only_when_the_referrer_knows(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        decide(contact_id=made.pk, decided=ADVICE, seen=0, by=by, at=at)
        with pytest.raises(Refused, match="Tell whoever told us"):
            close(contact_id=made.pk, why="Advice given", by=by, at=at)
        nobody = Told(how=ToldHow.NOBODY, told_at=at, why_nobody="No answer after three calls")
        tell_referrer(contact_id=made.pk, told=nobody, seen=0, by=by, at=at)
        with pytest.raises(Refused, match="what came of it"):
            close(contact_id=made.pk, why=" ", by=by, at=at)
        close(contact_id=made.pk, why="Advice given", by=by, at=at)
        made.refresh_from_db()
        assert made.state == ContactState.CLOSED
        assert Involvement.objects.get(reference_id=made.pk).ended_on == at.date()
        with pytest.raises(Refused, match="marked “Closed”"):
            close(contact_id=made.pk, why="Again", by=by, at=at)


def test_what_is_not_decided_cannot_be_closed(viewer_with: Look, contact: Take, at: datetime) -> None:
    by = viewer_with("social_worker")
    with viewing(by):
        made = contact(by=by, at=at)
        tell_referrer(contact_id=made.pk, told=by_telephone(at), seen=0, by=by, at=at)
        with pytest.raises(Refused, match="marked “New”"):
            close(contact_id=made.pk, why="Nothing in it", by=by, at=at)
