"""Areas' returns on the site: brought in and made, set side by side, withdrawn; who was given what (ST-16, GR-03a)."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.figures import actions
from sightline.figures.benchmarking.making import Whose, as_csv
from sightline.figures.benchmarking.reading import read
from sightline.figures.counting import WORKER
from sightline.figures.models import AreaReturn, Published, Shared
from tests.figures.areas.conftest import AT, DAY, PERIOD, brought, sent, sound
from tests.figures.benchmarking.returns import written_by_hand

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signed = Callable[[Staff], Client]


@pytest.mark.parametrize("name", ["return.json", "return.csv"])
def test_a_return_is_brought_in_and_stands_on_the_list_of_sharing(
    analyst: Staff, signed_in: Signed, name: str
) -> None:
    client = signed_in(analyst)
    content = written_by_hand()
    shown = sent(client, json.dumps(content) if name.endswith("json") else as_csv(content), name)
    assert "Version 1 of the return of Northmere, 2022/23 was kept." in shown
    assert "40.0% (40 of 100)" in shown
    assert "900 (180.0 per 10,000 children)" in shown
    assert "50,000 children (Mid-year estimates, 2022)" in shown
    listed = client.get(reverse("figures:sharing")).content.decode()
    assert "Northmere" in listed
    assert "Received from them" in listed


def test_a_file_with_faults_is_told_with_places_and_not_kept(analyst: Staff, signed_in: Signed) -> None:
    content = written_by_hand()
    content["figures"][0]["value"] = 3
    client = signed_in(analyst)
    shown = sent(client, as_csv(content), "return.csv")
    assert "row 2, value: a count of 1 to 5 must be withheld" in shown
    assert "Nothing was kept" in shown
    assert 'value="2026"' in shown
    assert "no column is called" in sent(client, "name,age\nx,3\n", "return.csv")
    assert client.get(reverse("figures:compare")).content.decode().count("No area’s return stands yet") <= 1
    with viewing(WORKER):
        assert AreaReturn.objects.count() == Shared.objects.count() == 0


def test_a_later_return_is_the_next_version_and_the_same_again_is_refused(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    brought(by)
    with pytest.raises(Refused, match="as version 1"):
        brought(by, "Northmere")
    later = written_by_hand()
    later["figures"][0]["value"] = 950
    client = signed_in(analyst)
    assert "Version 2" in sent(client, json.dumps(later))
    shown = client.get(reverse("figures:compare")).content.decode()
    assert "950" in shown
    assert "900 (" not in shown
    with pytest.raises(IntegrityError), transaction.atomic(), viewing(by):
        AreaReturn.objects.filter(number=2).update(number=1)


def test_a_withdrawn_version_leaves_the_comparison_and_the_earlier_stands(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    brought(by)
    later = written_by_hand()
    later["figures"][0]["value"] = 950
    with viewing(by):
        second = actions.bring_return(made=sound(later), received_on=DAY, area="W", by=by, at=AT)
    client = signed_in(analyst)
    address = reverse("figures:withdraw_return", args=[second.pk])
    assert client.post(address, {"why": ""}).status_code == 200
    assert client.post(address, {"why": "Sent by mistake."}).status_code == 302
    assert "Sent by mistake." in client.get(reverse("figures:area_return", args=[second.pk])).content.decode()
    shown = client.get(reverse("figures:compare")).content.decode()
    assert "900 (180.0 per 10,000 children)" in shown
    assert "was withdrawn already" in client.post(address, {"why": "Again."}).content.decode()


def test_areas_stand_by_name_with_what_is_withheld_and_counted_otherwise(
    three_areas: None, analyst: Staff, signed_in: Signed
) -> None:
    shown = signed_in(analyst).get(reverse("figures:compare")).content.decode()
    assert shown.index(">eastmere<") < shown.index(">Northmere<") < shown.index(">Southmere<")
    assert "Withheld" in shown
    assert "Not in the return" in shown
    assert "eastmere counts otherwise: Referrals, not contacts" in shown
    assert "Northmere counts by another version of the definition (0123456789ab;" in shown
    assert "Number of children not given, so no rates" in shown
    assert "Base: every contact received in the period, about anything." in shown


def test_areas_year_and_data_set_are_chosen(three_areas: None, analyst: Staff, signed_in: Signed) -> None:
    chosen = {"areas": ["Southmere"], "period": PERIOD, "data_set": "crimes"}
    one = signed_in(analyst).get(reverse("figures:compare"), chosen).content.decode()
    assert ">Southmere</th>" in one
    assert ">Northmere</th>" not in one
    assert "Outcome of crimes" in one
    odd = signed_in(analyst).get(reverse("figures:compare"), {"period": "1066/67", "data_set": "no"})
    assert odd.status_code == 200


def test_the_comparison_is_had_as_a_table_with_bases_and_sources(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    assert client.get(reverse("figures:comparison"))["Location"] == reverse("figures:compare")
    brought(by)
    brought(by, "Eastmere", population=None)
    answer = client.get(reverse("figures:comparison"), {"period": PERIOD})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    police = [each for each in rows if each["figure"] == "contacts.by_source" and each["part"] == "police"]
    assert [each["area"] for each in police] == ["Eastmere", "Northmere"]
    assert police[1]["numerator"] == "40"
    assert police[1]["denominator"] == "100"
    assert police[1]["base"] == "contacts with indicators"
    every = [each for each in rows if each["figure"] == "contacts.all"]
    assert [each["per_10000_children"] for each in every] == ["", "180.0"]
    assert every[1]["children_source"] == "Mid-year estimates"
    assert {each["symbol"] for each in rows if each["figure"] == "justice.crimes"} == {"not in the return"}


def test_ours_is_made_of_what_was_published_and_says_no_more(
    published: Published, analyst: Staff, signed_in: Signed
) -> None:
    client = signed_in(analyst)
    address = reverse("figures:make_return")
    given = {"published": f"{published.name} {PERIOD}", "code": "E06000000", "children": "40,000"}
    assert "or none of these" in client.post(address, given).content.decode()
    assert "a capital letter" in client.post(address, given | {"code": "W1"}).content.decode()
    given |= {"source": "Mid-year estimates", "year": "2022"}
    assert client.post(address, given).status_code == 302
    with viewing(WORKER):
        made = AreaReturn.objects.get()
    assert (made.area, made.period, made.own) == ("Wrekinshire", PERIOD, True)
    shown = client.get(reverse("figures:compare")).content.decode()
    assert "Wrekinshire (ours)" in shown
    told = read(client.get(reverse("figures:return_file", args=[made.pk, "csv"])).content)
    again = read(client.get(reverse("figures:return_file", args=[made.pk, "json"])).content)
    assert told.results == again.results
    public = {(each["figure"], "".join(each["breakdown"].values())): each for each in published.numbers}
    for each in told.results:
        assert public[each.figure.id, each.part]["symbol"] == each.symbol
        assert public[each.figure.id, each.part]["value"] == (
            None if each.value is None else float(each.value)
        )
    assert client.get(reverse("figures:return_file", args=[made.pk, "xml"])).status_code == 404
    assert "as version 1" in client.post(address, given).content.decode()


def test_without_anything_published_there_is_nothing_to_make_ours_of(
    analyst: Staff, signed_in: Signed
) -> None:
    shown = signed_in(analyst).get(reverse("figures:make_return")).content.decode()
    assert "Nothing has been published yet" in shown
    assert (
        signed_in(analyst).post(reverse("figures:make_return"), {"published": "x 2022/23"}).status_code == 200
    )


def test_what_was_published_otherwise_makes_no_return(published: Published, by: Viewer) -> None:
    whose = Whose("Wrekinshire")
    with viewing(by), pytest.raises(Refused, match="no numbers of this year"):
        actions.make_return(published=published, period="2019/20", whose=whose, by=by, at=AT)
    published.numbers[0]["value"] = 4
    with viewing(by), pytest.raises(Refused, match="must be withheld"):
        actions.make_return(published=published, period=PERIOD, whose=whose, by=by, at=AT)


def test_a_return_of_our_own_area_and_one_of_tomorrow_are_refused(by: Viewer) -> None:
    made = sound(written_by_hand("wrekinshire"))
    with viewing(by):
        with pytest.raises(Refused, match="our own area"):
            actions.bring_return(made=made, received_on=DAY, area="Wrekinshire", by=by, at=AT)
        with pytest.raises(Refused, match="a day that has not come"):
            actions.bring_return(made=made, received_on=date(2026, 3, 5), area="W", by=by, at=AT)
