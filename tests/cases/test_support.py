"""Support offered and how it was taken, a worker who is a witness, and a referral considered (SS-02, PW-24, CL-39)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import (
    answer_offer,
    consider_nrm,
    end_witness,
    follow_exit,
    name_witness,
    note_nrm_sent,
    offer_health,
    offer_support,
)
from sightline.cases.duties import LEFT_OPEN_RULE, SENT_RULE, Considered, Sent
from sightline.cases.models import Case, HealthOffer, NrmConsidered, Offer, OfferTaken, Witness
from sightline.cases.offering import (
    AGAIN_RULES,
    HealthOffered,
    HealthService,
    Offered,
    Said,
    Taken,
    What,
    Whom,
)
from sightline.cases.prompts import prompts
from sightline.cases.queries.support import offers_of, witnesses_of
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.enquiries.states import SexualHealth
from sightline.front_door.choices import NrmDecision
from sightline.people.models import ChronologyLine, SourceRecord
from sightline.support.kinds import Stage
from tests.cases.conftest import SECRET, Pathway
from tests.rules.repository import ROOT

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def offered(pathway: Pathway, case: Case, *, hours: int = 2, **also: Any) -> Offer:
    given: dict[str, Any] = {
        "what": What.THERAPY,
        "to_whom": Whom.FATHER,
        "service": "Hope House",
        "stage": Stage.FOUND,
        "offered_on": pathway.at.date(),
        "words": SECRET,
    }
    made: Offer = pathway.does(
        offer_support, case_id=case.pk, offered=Offered(**{**given, **also}), hours=hours
    )
    return made


def shown(pathway: Pathway, client: Client, case: Case, name: str = "one", query: str = "") -> str:
    with clock.fixed(pathway.at + timedelta(hours=6)):
        page: str = client.get(reverse(f"cases:{name}", args=[case.pk]) + query).content.decode()
    return page


def test_the_case_sends_support_to_the_adviser_and_offers_it_in_one_press(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    worker = pathway.staff["practitioner"]
    day = london(pathway.at).date()
    told: dict[str, Any] = {"staff": worker, "since_on": day, "words": "Passed to the police"}
    pathway.does(name_witness, case_id=case.pk, **told)
    client = signed_in(worker)
    page = shown(pathway, client, case)
    assert f"{worker.name} is a witness since" in page
    assert "comes from the independent sexual violence adviser" in page
    assert "?what=isva" in page
    assert '<option value="isva" selected>' in shown(pathway, client, case, "offer_support", "?what=isva")
    for wrong in ("?what=nothing", "?earlier=nothing", f"?earlier={case.pk}"):
        assert " selected>Independent" not in shown(pathway, client, case, "offer_support", wrong)
    address = reverse("cases:offer_support", args=[case.pk])
    first = offered(pathway, case, taken=Taken.NOT_NOW)
    assert f"{address}?earlier={first.pk}" in shown(pathway, client, case)
    sent = {
        "what": "therapy", "to_whom": "father", "service": "Hope House", "stage": "found", "taken": "taken_up",
        "offered_on-day": day.day, "offered_on-month": day.month, "offered_on-year": day.year,
    }  # fmt: skip
    with clock.fixed(pathway.at + timedelta(hours=6)):
        assert client.post(f"{address}?earlier={first.pk}", sent).status_code == 302
    assert "Offered again" in shown(pathway, client, case)


def test_an_offer_leads_to_its_service_in_the_directory(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    offered(pathway, case)
    client = signed_in(pathway.staff["practitioner"])
    page = shown(pathway, client, case, "support")
    address = f"{reverse('support:list')}?words=Hope+House"
    assert f'href="{address}"' in page
    assert "Look for Hope House in the directory of support" in page
    assert "Find a service in the directory of support" in page
    with clock.fixed(pathway.at + timedelta(hours=6)):
        assert 'value="Hope House"' in client.get(address).content.decode()


def test_age_calls_for_its_prompts_on_the_case(
    pathway: Pathway, signed_in: Callable[[Staff], Client]
) -> None:
    case = pathway.allocated()
    client = signed_in(pathway.staff["practitioner"])
    rows = SourceRecord.objects.filter(pk=case.child_id)
    for years, name, code in ((17, "one", "from_17"), (12, "offer_health", "under_13")):
        with viewing(system_viewer("test")):
            rows.update(born_year=pathway.at.year - years - 1, born_month=12, born_day=1)
        assert prompts()[code].source in shown(pathway, client, case, name)
    assert prompts()["assessing"].source in shown(pathway, client, case, "assess")


def answered(pathway: Pathway, case: Case, offer: Offer, taken: Taken, *, seen: int = 1) -> OfferTaken:
    said = Said(taken=taken, said_on=pathway.at.date(), words="As they put it")
    made: OfferTaken = pathway.does(
        answer_offer, case_id=case.pk, offer_id=offer.pk, said=said, seen=seen, hours=3
    )
    return made


def running(pathway: Pathway, subject: Any, who: str = "practitioner") -> list[str]:
    with viewing(pathway.viewer(who)):
        rows = Clock.objects.filter(subject_id=subject.pk, stopped_at=None)
        return sorted(rows.values_list("rule__code", flat=True))


def test_what_is_put_off_is_offered_again_by_the_clock(pathway: Pathway) -> None:
    case = pathway.allocated()
    first = offered(pathway, case)
    assert running(pathway, first) == []
    said = answered(pathway, case, first, Taken.NOT_NOW)
    assert said.again_on == pathway.at.date() + timedelta(weeks=6)
    assert running(pathway, first) == [AGAIN_RULES[Taken.NOT_NOW]]
    second = offered(pathway, case, hours=4, earlier_id=first.pk, taken=Taken.DECLINED)
    assert (running(pathway, first), running(pathway, second)) == ([], [AGAIN_RULES[Taken.DECLINED]])
    with viewing(pathway.viewer("practitioner")):
        stands = {each.offer.pk: each.stands for each in offers_of(case.pk)}
    assert stands == {first.pk: Taken.AGAIN, second.pk: Taken.DECLINED}
    answered(pathway, case, second, Taken.TAKEN_UP)
    assert running(pathway, second) == []
    for offer, taken in ((first, Taken.TAKEN_UP), (second, Taken.DECLINED)):
        with pytest.raises(Refused):
            answered(pathway, case, offer, taken, seen=2)
    with pytest.raises(Refused, match="cannot be done now"):
        offered(pathway, case, hours=5, earlier_id=first.pk)


def test_how_it_was_taken_is_not_written_over(pathway: Pathway) -> None:
    case = pathway.allocated()
    made = offered(pathway, case)
    answered(pathway, case, made, Taken.NOT_NOW)
    with pytest.raises(Refused, match="Somebody else"):
        answered(pathway, case, made, Taken.DECLINED)
    with pytest.raises(Refused, match="which service"):
        offered(pathway, case, service=" ")
    with pytest.raises(Refused, match="no such case"):
        offered(pathway, case, earlier_id=case.pk)


def test_an_ended_case_offers_nothing_again(pathway: Pathway) -> None:
    case = pathway.allocated()
    made = offered(pathway, case, taken=Taken.NOT_NOW)
    system = system_viewer("test")
    with viewing(system):
        follow_exit(subject_id=case.pk, by=system, at=pathway.at + timedelta(hours=9))
    assert running(pathway, made) == []


def test_sexual_health_stands_behind_a_wall_of_its_own(pathway: Pathway) -> None:
    case = pathway.allocated()
    given = HealthOffered(
        sexual_health=SexualHealth.OFFERED, service=HealthService.CHECK, on_day=pathway.at.date()
    )
    kept = pathway.does(offer_health, case_id=case.pk, health=given)
    assert (kept.handling, {f.name for f in HealthOffer._meta.get_fields()} & {"words", "result"}) == (
        "named_only",
        set(),
    )
    with pytest.raises(Refused, match="on record already"):
        pathway.does(offer_health, case_id=case.pk, health=given)
    with viewing(pathway.viewer("practitioner")):
        assert HealthOffer.objects.count() == 1
        assert not ChronologyLine.objects.filter(kind="cases.health_offered").exists()
    pathway.named(case, "police")
    for who in ("police", "adviser", "elsewhere", "social_worker"):
        with viewing(pathway.viewer(who)):
            assert not HealthOffer.objects.exists(), who
    with viewing(pathway.viewer("police")):
        assert Case.objects.visible_to(pathway.viewer("police")).mine().exists()
        row = kept
        row.pk = case.pk
        row.by_id = pathway.staff["police"].pk
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_a_worker_who_is_a_witness_is_one_until_that_is_taken_back(pathway: Pathway) -> None:
    case = pathway.allocated()
    given: dict[str, Any] = {
        "case_id": case.pk,
        "since_on": pathway.at.date(),
        "words": "Passed to the police",
    }
    worker = pathway.staff["practitioner"]
    made: Witness = pathway.does(name_witness, staff=worker, **given)
    with pytest.raises(Refused, match="already"):
        pathway.does(name_witness, staff=worker, **given)
    with pytest.raises(Refused, match="works with the child"):
        pathway.does(name_witness, staff=pathway.staff["adviser"], **given)
    pathway.does(end_witness, case_id=case.pk, witness_id=made.pk, words="Named by mistake")
    with viewing(pathway.viewer("practitioner")):
        assert witnesses_of(case.pk) == []
    with pytest.raises(Refused):
        pathway.does(end_witness, case_id=case.pk, witness_id=made.pk, words="Again")
    pathway.does(name_witness, staff=worker, **given)


def considered(pathway: Pathway, case: Case, decided: NrmDecision, *, seen: int) -> NrmConsidered:
    given = Considered(decided=decided, considered_on=pathway.at.date(), reason=SECRET)
    made: NrmConsidered = pathway.does(consider_nrm, case_id=case.pk, considered=given, seen=seen)
    return made


def test_the_decision_record_lists_every_prompt_with_its_source() -> None:
    page = (ROOT / "docs" / "decisions" / "protective-prompts.md").read_text()
    for each in prompts().values():
        assert f"| {each.code} |" in page
        assert each.source in page


def test_a_referral_left_open_is_settled_that_day_and_one_decided_is_sent(pathway: Pathway) -> None:
    case = pathway.allocated()
    rules = {LEFT_OPEN_RULE, SENT_RULE}
    considered(pathway, case, NrmDecision.LATER, seen=0)
    assert set(running(pathway, case)) & rules == {LEFT_OPEN_RULE}
    with pytest.raises(Refused, match="meanwhile"):
        considered(pathway, case, NrmDecision.NO, seen=0)
    sent = Sent(sent_on=pathway.at.date(), sent_by="Wrekinshire Council")
    with pytest.raises(Refused, match="not decided"):
        pathway.does(note_nrm_sent, case_id=case.pk, sent=sent)
    considered(pathway, case, NrmDecision.REFER, seen=1)
    assert set(running(pathway, case)) & rules == {SENT_RULE}
    pathway.does(note_nrm_sent, case_id=case.pk, sent=sent)
    assert set(running(pathway, case)) & rules == set()
    with pytest.raises(Refused, match="left already"):
        pathway.does(note_nrm_sent, case_id=case.pk, sent=sent)
    considered(pathway, case, NrmDecision.REFER, seen=2)
    considered(pathway, case, NrmDecision.NO, seen=3)
    assert set(running(pathway, case)) & rules == set()
