"""Pages of cases: each is drawn, reads as often however much there is, and says nothing to those outside."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.cases.actions import add_run, ask_transfer, begin_status, give_place, give_role, name_witness
from sightline.cases.given import Holder, Moving, Status
from sightline.cases.handing import To
from sightline.cases.models import Case, RoleHeld
from sightline.cases.offering import Taken
from sightline.cases.permissions import is_on
from sightline.cases.states import Judged, Level, Role, Statutory, Way, YesNo
from sightline.cases.visiting import Lone
from sightline.core import clock
from sightline.front_door.choices import NrmDecision
from tests.cases.conftest import REASON, SECRET, Pathway
from tests.cases.test_moving_on import handed
from tests.cases.test_support import considered, offered
from tests.cases.test_visits import noted, visited
from tests.cases.test_work import assessed, judged
from tests.journeys.markup import faults

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]
MOST = 49
VISITS = ["visits", "record_visit", "plan_visit", "note_safety"]
SUPPORT = [
    *("support", "offer_support", "offer_health", "name_witness", "consider_nrm", "nrm_sent"),
    *("give_place", "note_school"),
]


def filled(pathway: Pathway, case: Case) -> dict[str, UUID]:
    """A case with something of everything."""
    day = pathway.at.date()
    key = Holder(role=Role.FAMILY, from_on=day, called="Jo Bell", organisation="Hope House")
    pathway.does(give_role, case_id=case.pk, holder=key)
    status = pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CP, started_on=day))
    moving = Moving(way=Way.OUT, authority="Elsewhere", person="Ed Hall", shared="The plan", asked_on=day)
    transfer = pathway.does(ask_transfer, case_id=case.pk, moving=moving)
    assessed(pathway, case)
    visited(pathway, case, hours=3)
    noted(pathway, case, Lone.TWO)
    one = judged(pathway, case, YesNo.YES, Judged.AT_RISK)
    return {"status": status.pk, "transfer": transfer.pk, "judgement": one.pk, **helped(pathway, case)}


def helped(pathway: Pathway, case: Case) -> dict[str, UUID]:
    """Something of all support."""
    day = pathway.at.date()
    run = pathway.does(add_run, who="manager", programme="keep_safe", called="Spring", place="", days=[day])
    place = pathway.does(give_place, case_id=case.pk, run_id=run.pk, words=SECRET)
    offer = offered(pathway, case, words=SECRET)
    told: dict[str, Any] = {"case_id": case.pk, "since_on": day, "words": SECRET}
    witness = pathway.does(name_witness, staff=pathway.staff["practitioner"], **told)
    considered(pathway, case, NrmDecision.REFER, seen=0)
    handed(pathway, case)
    return {"offer": offer.pk, "place": place.pk, "witness": witness.pk}


def addresses(case: Case, made: dict[str, UUID]) -> dict[str, list[str]]:
    """Every page, by who opens it."""
    work = ["give_role", "begin_status", "ask_transfer", "assess", "plan_exit", "end", *VISITS, *SUPPORT]
    own = [reverse("cases:list"), reverse("cases:list") + "?state=open", reverse("cases:one", args=[case.pk])]
    own += [reverse(f"cases:{name}", args=[case.pk]) for name in work]
    own.append(reverse("cases:end_role", args=[case.pk, Role.FAMILY.value]))
    own.append(reverse("cases:end_status", args=[case.pk, made["status"]]))
    own.append(reverse("cases:answer_offer", args=[case.pk, made["offer"]]))
    own.append(reverse("cases:end_witness", args=[case.pk, made["witness"]]))
    own.append(reverse("cases:note_session", args=[case.pk, made["place"]]))
    own += [reverse("cases:hand_on", args=[case.pk, to]) for to in To.values]
    own.append(reverse("cases:programmes"))
    own += [reverse("cases:judge", args=[case.pk, what]) for what in ("level", "harmed")]
    own.append(reverse("cases:assessment", args=[case.pk, 1]))
    own.append(reverse("cases:answer_transfer", args=[case.pk, made["transfer"]]))
    return {
        "practitioner": own,
        "manager": [
            reverse("cases:scale"),
            reverse("cases:add_run"),
            reverse("cases:terms"),
            reverse("cases:allocate", args=[case.pk]),
            reverse("desk:my_work"),
            reverse("cases:read_judgement", args=[case.pk, made["judgement"]]),
        ],
        "social_worker": [reverse("cases:open", args=[case.contact_id])],
    }


ONE_CASE = 39  # reads, what every page asks of who opens it among them


def reads(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_every_page_reads_as_often_however_much_there_is(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    every = addresses(case, filled(pathway, case))
    clients = {who: signed_in(pathway.staff[who]) for who in every}
    with clock.fixed(pathway.at + timedelta(hours=4)):
        before = {a: reads(clients[who], a) for who, each in every.items() for a in each}
        other = pathway.allocated(pathway.opened())
        filled(pathway, other)
        for kind in (Statutory.CIN, Statutory.CLA):
            status = Status(status=kind, started_on=pathway.at.date())
            pathway.does(begin_status, case_id=case.pk, status=status)
        judged(pathway, case, Level.HIGH)
        visited(pathway, case, hours=3)
        offered(pathway, case, taken=Taken.NOT_NOW)
        assessed(pathway, case, seen=1, hours=4, changed="More evenings out")
        after = {a: reads(clients[who], a) for who, each in every.items() for a in each}
    assert {a: n for a, n in after.items() if n != before[a]} == {}
    assert max(before.values()) <= MOST, before


def test_every_page_reads_well_without_scripts(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    every = addresses(case, filled(pathway, case))
    with clock.fixed(pathway.at + timedelta(hours=4)):
        for who, each in every.items():
            client = signed_in(pathway.staff[who])
            found = {address: faults(client.get(address).content.decode()) for address in each}
            assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_a_page_outside_the_case_says_nothing(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    every = addresses(case, filled(pathway, case))
    with clock.fixed(pathway.at + timedelta(hours=4)):
        for who in ("elsewhere", "police", "adviser"):
            client = signed_in(pathway.staff[who])
            for address in (a for each in every.values() for a in each if str(case.pk) in a):
                answer = client.get(address)
                assert answer.status_code in (403, 404), (who, address)
                assert REASON not in answer.content.decode()
                assert SECRET not in answer.content.decode()


def test_a_case_is_opened_allocated_and_shown_on_the_childs_page(pathway: Pathway, signed_in: Signs) -> None:
    told = pathway.decided()
    with clock.fixed(pathway.at + timedelta(hours=4)):
        client = signed_in(pathway.staff["social_worker"])
        page = client.get(reverse("front_door:contact", args=[told.pk])).content.decode()
        address = reverse("cases:open", args=[told.pk])
        assert address in page
        sent = {"child": str(told.about[0]), "team": str(pathway.team.pk), "exploitation_type": "sexual"}
        assert client.post(address, sent).status_code == 302
        with viewing(pathway.viewer("manager")):
            case = Case.objects.get(contact=told)
        manager = signed_in(pathway.staff["manager"])
        assert case.reference in manager.get(reverse("desk:my_work")).content.decode()
        given = {
            "version": "1", "staff": str(pathway.staff["practitioner"].pk),
            "from_on-day": "4", "from_on-month": "3", "from_on-year": "2026",
        }  # fmt: skip
        assert manager.post(reverse("cases:allocate", args=[case.pk]), given).status_code == 302
        child = client.get(reverse("desk:child", args=[told.about[0]])).content.decode()
        assert pathway.staff["practitioner"].name in child
        assert "Being worked with" in child


def test_a_stale_allocation_shows_both_names(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    with clock.fixed(pathway.at + timedelta(hours=4)):
        client = signed_in(pathway.staff["manager"])
        given = {
            "version": "1", "staff": str(pathway.staff["colleague"].pk),
            "from_on-day": "4", "from_on-month": "3", "from_on-year": "2026",
        }  # fmt: skip
        page = client.post(reverse("cases:allocate", args=[case.pk]), given).content.decode()
        assert "Somebody else changed this while you were writing" in page
        for who in ("practitioner", "colleague"):
            assert pathway.staff[who].name in page
        with viewing(pathway.viewer("manager")):
            assert RoleHeld.objects.filter(case=case).count() == 1
        assert (
            client.post(reverse("cases:allocate", args=[case.pk]), {**given, "version": "2"}).status_code
            == 302
        )


def test_what_is_needed_first_stands_first_and_every_part_is_a_press_away(
    pathway: Pathway, signed_in: Signs
) -> None:
    case = pathway.allocated()
    with clock.fixed(pathway.at + timedelta(hours=4)):
        page = (
            signed_in(pathway.staff["practitioner"])
            .get(reverse("cases:one", args=[case.pk]))
            .content.decode()
        )
    parts = re.findall(r'<a class="govuk-link" href="#([a-z-]+)">', page)
    assert parts[:3] == ["due", "safety", "who"]
    places = [page.index(f'id="{part}"') for part in parts]
    assert places == sorted(places)
    assert places[0] < page.index("Name who works with the child") < page.index("On this page")
    assert len(parts) == len(set(parts)) == 11


def test_the_page_of_a_case_reads_what_it_shows_once(pathway: Pathway, signed_in: Signs) -> None:
    case = pathway.allocated()
    filled(pathway, case)
    address = reverse("cases:one", args=[case.pk])
    client = signed_in(pathway.staff["practitioner"])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = [each["sql"] for each in queries]
    assert len(asked) <= ONE_CASE
    assert [sql for sql in set(asked) if asked.count(sql) > 1] == []


def test_a_case_that_one_viewer_opened_is_not_another_s_to_work_on(pathway: Pathway) -> None:
    """That a request opened it as theirs counts for that viewer alone, and on no row but the one opened."""
    case = pathway.allocated()
    by, other = pathway.viewer("practitioner"), pathway.viewer("social_worker")
    case.opened_for = by
    with viewing(other):
        assert not is_on(other, case)
        assert not is_on(by, Case.objects.get(pk=case.pk))
    with viewing(by):
        assert is_on(by, case)
        assert is_on(by, Case.objects.get(pk=case.pk))
