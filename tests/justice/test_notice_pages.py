"""Pages of notices, referrals, devices, standards and lessons: what each form keeps, and how often each page reads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.justice import actions
from sightline.justice.models import Notice, Referral, Seized
from sightline.justice.notice_states import Device, Followed, Stage, Whose
from sightline.justice.noticed import Sent
from sightline.justice.states import Outcome, Why
from tests.justice.conftest import UNABLE, Cast
from tests.justice.test_notices import decides, follows, refers, served

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SignsIn = Callable[[Staff], Client]


def page(client: Client, route: str, *args: Any, **posted: str) -> str:
    address = reverse(f"justice:{route}", args=args)
    given = client.post(address, posted, follow=True) if posted else client.get(address)
    assert given.status_code == 200, address
    return str(given.content.decode())


def on(name: str, day: int = 3) -> dict[str, str]:
    return {f"{name}-day": str(day), f"{name}-month": "3", f"{name}-year": "2026"}


def test_forms_of_notices_and_referrals_keep_what_they_say(cast: Cast, signed_in: SignsIn) -> None:
    key = cast.crime.pk
    with clock.fixed(cast.at + timedelta(hours=5)):
        officer, worker = signed_in(cast.staff["officer"]), signed_in(cast.staff["worker"])
        suspect = cast.suspect(called="R Vane")
        notice = {"kind": "harbouring", "police_reference": "H/1", "basis": "Known", **on("served_on")}
        said = page(officer, "serve", key, **notice, served_to=str(suspect.pk))
        assert "R Vane" in said
        kept = _only(cast, Notice)
        assert "Not yours to see" in page(worker, "notice", kept.pk)
        follow = {"followed": "breach", "words": "Seen again", **on("on_day")}
        assert "In force, and breached" in page(officer, "follow_notice", kept.pk, **follow)
        refer = {**on("referred_on"), "exploited_in_area": "yes", "sent_by": "The council", "devolved": "no"}
        assert "Waits for reasonable" in page(worker, "refer_child", cast.crime.child_id, **refer)
        grounds = {"stage": "reasonable", "positive": "yes", **on("decided_on", 4)}
        referral = _only(cast, Referral)
        assert "waits for conclusive" in page(worker, "decide_referral", referral.pk, **grounds)
        assert "An adult" in page(officer, "refer_adult", **refer)


def test_forms_of_care_keep_what_they_say(cast: Cast, signed_in: SignsIn) -> None:
    Team.objects.create(agency=cast.there.council, name="Pathway", kind=TeamKind.EXPLOITATION)
    cast.decides(Outcome.VICTIM_COULD_NOT, **UNABLE)
    key = cast.crime.pk
    with clock.fixed(cast.at + timedelta(hours=5)):
        officer, worker = signed_in(cast.staff["officer"]), signed_in(cast.staff["worker"])
        device = {"device": "phone", "whose": "child", "exhibit": "AB/1", **on("submitted_on")}
        assert "Not yet. Is due" in page(officer, "send_device", key, **device)
        seized = _only(cast, Seized)
        assert "4 March 2026" in page(officer, "return_device", key, seized.pk, **on("returned_on", 4))
        check = {"standard": "gate_quality", "met": "met", **on("on_day")}
        assert "Met (3 March 2026)" in page(officer, "check", key, **check)
        learn = {"words": "Ring before each visit", "invited": "yes", "said": "", "team": _team()}
        assert "Ring before each visit" in page(officer, "learn", key, **learn)
        assert "Ring before each visit" in page(worker, "no_court")


def _only(cast: Cast, model: Any) -> Any:
    with viewing(cast.viewer()):
        return model.objects.get()


def _team() -> str:
    return str(Team.objects.get(kind=TeamKind.EXPLOITATION).pk)


def test_lists_and_pages_read_as_often_however_much_there_is(cast: Cast, signed_in: SignsIn) -> None:
    notice, referral = served(cast), refers(cast)
    sent = Sent(device=Device.PHONE, whose=Whose.CHILD, exhibit="AB/1", submitted_on=cast.at.date())
    seized = cast.does(actions.send_device, crime_id=cast.crime.pk, sent=sent)
    cast.decides(Outcome.EVIDENCE, why=Why.EVIDENCE)
    key = cast.crime.pk
    client = signed_in(cast.staff["officer"])
    pages: list[tuple[str, tuple[Any, ...]]] = [
        *((name, ()) for name in ("notices", "referrals", "no_court", "refer_adult")),
        *((name, (key,)) for name in ("crime", "serve", "send_device", "check", "learn")),
        *((name, (notice.pk,)) for name in ("notice", "follow_notice")),
        *((name, (referral.pk,)) for name in ("referral", "decide_referral")),
        ("return_device", (key, seized.pk)),
        ("refer_child", (cast.crime.child_id,)),
    ]

    with clock.fixed(cast.at + timedelta(hours=5)):
        before = [reads(client, name, *args) for name, args in pages]
        for number in range(3):
            follows(cast, served(cast, f"CAWN/1{number}"), Followed.BREACH)
            decides(cast, refers(cast), Stage.REASONABLE, days=0)
            follows(cast, notice, Followed.BREACH)
            again = Sent(
                device=Device.TABLET, whose=Whose.OTHER, exhibit=f"C{number}", submitted_on=cast.at.date()
            )
            cast.does(actions.send_device, crime_id=key, sent=again)
        assert [reads(client, name, *args) for name, args in pages] == before
    assert max(before) <= 30


def reads(client: Client, route: str, *args: Any) -> int:
    address = reverse(f"justice:{route}", args=args)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)
