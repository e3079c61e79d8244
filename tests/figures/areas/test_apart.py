"""What must not be set together: numbers that give a withheld one away, and figures that differ (ST-16)."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import AuditEvent, AuditWords, Staff
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.figures import actions
from sightline.figures.benchmarking.making import as_csv
from sightline.figures.counting import WORKER
from sightline.figures.models import AreaReturn, Shared
from tests.figures.areas.conftest import AT, PERIOD, brought, sent
from tests.figures.benchmarking.returns import figure, written_by_hand

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signed = Callable[[Staff], Client]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("return.csv", b"", "The file is empty. Choose another"),
        ("return.csv", b"%PDF-1.7 \x00\x01", "Nothing was kept"),
        ("return.json", json.dumps(written_by_hand(version=2)), "this is not a return of this kind and version"),
        ("return.json", json.dumps(written_by_hand("=cmd")), "area, name: the name of an area begins with a letter"),
        ("return.csv", as_csv(written_by_hand("@sum(A1)")), "row 2, area: the name of an area begins with a letter"),
        ("return.json", json.dumps(written_by_hand(" ")), "area, name: the name of an area begins with a letter"),
        (
            "return.csv",
            as_csv(written_by_hand()).replace(",contacts.all,", ",contacts.nothing,"),
            "row 2, figure: this is none of the words that may stand here: contacts.nothing",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_where_and_nothing_is_kept(
    analyst: Staff, signed_in: Signed, name: str, data: str | bytes, said: str
) -> None:
    assert said in sent(signed_in(analyst), data, name)
    with viewing(WORKER):
        assert AreaReturn.objects.count() == Shared.objects.count() == 0


def withheld(**others: Any) -> dict[str, Any]:
    """A return that withholds what two sources sent, one of them small."""
    content = written_by_hand(**others)
    content["figures"][4] = figure("contacts.by_source", "education", symbol="c")
    content["figures"][5] = figure("contacts.by_source", "health", symbol="c")
    content["figures"][3] |= {"numerator": 46, "value": 46.0}
    return content


def test_two_versions_that_give_a_small_number_away_together_are_refused(by: Viewer) -> None:
    first = withheld()
    brought(by, figures=first["figures"])
    second = withheld()
    second["figures"][4] = figure(
        "contacts.by_source", "education", value=10.0, numerator=10, denominator=100
    )
    second["figures"][3] = figure("contacts.by_source", "council", symbol="c")
    with pytest.raises(
        Refused, match=r"2022/23, contacts.by_source, health is withheld, and follows from this"
    ):
        brought(by, figures=second["figures"])
    with viewing(WORKER):
        assert AreaReturn.objects.count() == Shared.objects.count() == 1


def test_the_end_of_one_year_gives_nothing_away_of_the_next(by: Viewer) -> None:
    cases = {"cases.open_at_start": 12, "cases.opened": 20, "cases.closed": None, "cases.open_at_end": None}
    cases["cases.in_period"] = 32
    brought(by, figures=[figure(name, value=n, symbol=None if n else "c") for name, n in cases.items()])
    later = [figure("cases.open_at_start", value=29)]
    with pytest.raises(Refused, match=r"2022/23, cases.closed is withheld, and follows"):
        brought(by, figures=later, period="2023/24", made_on="2024-05-01")
    brought(by, "Eastmere", figures=later, period="2023/24", made_on="2024-05-01")


def test_what_cannot_be_compared_is_said_and_has_no_rate(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    other = written_by_hand("Eastmere", made_on="2023-01-10")
    other["figures"][0] |= {"value": 800, "definition": None, "counted_otherwise": "Referrals"}
    brought(by, "Eastmere", figures=other["figures"], made_on="2023-01-10")
    brought(by)
    brought(by, "Westmere", period="2021/22", made_on="2022-05-01")
    client = signed_in(analyst)
    shown = client.get(reverse("figures:compare"), {"period": PERIOD}).content.decode()
    assert "800, counted otherwise" in shown
    assert "900 (180.0 per 10,000 children)" in shown
    assert "Made before the year ended, so of a part of it; 1 of 33 figures counted in another way" in shown
    assert "because their returns are of another year: Westmere (2021/22)." in shown
    answer = client.get(reverse("figures:comparison"), {"period": PERIOD}).content.decode()
    rows = [each for each in csv.DictReader(io.StringIO(answer)) if each["figure"] == "contacts.all"]
    assert [(each["area"], each["not_alike"], each["per_10000_children"]) for each in rows] == [
        ("Eastmere", "counted otherwise", ""),
        ("Northmere", "", "180.0"),
    ]


def test_who_takes_a_file_is_on_the_record_and_a_withdrawn_one_is_not_to_be_had(
    by: Viewer, analyst: Staff, signed_in: Signed
) -> None:
    kept = brought(by)
    client = signed_in(analyst)
    address = reverse("figures:return_file", args=[kept.pk, "csv"])
    assert client.get(address).status_code == 200
    assert client.get(reverse("figures:comparison")).status_code == 200
    with viewing(system_viewer("test", capabilities=["access.read_record"])):
        lines = AuditEvent.objects.filter(kind__endswith="_taken", staff_id=analyst.pk)
        words = AuditWords.objects.filter(event_id__in=[each.pk for each in lines])
        assert {each.kind for each in lines} == {"figures.return_taken", "figures.comparison_taken"}
        assert {each.words for each in words} == {"Northmere, 2022/23, version 1, csv", "2022/23: Northmere"}
    with viewing(by):
        actions.withdraw_return(area_return_id=kept.pk, why="Asked back.", by=by, at=AT)
    assert client.get(address).status_code == 404
    shown = client.get(reverse("figures:area_return", args=[kept.pk])).content.decode()
    assert "shown to nobody any more" in shown
    assert "900" not in shown
