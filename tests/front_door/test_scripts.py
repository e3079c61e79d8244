"""Scripts for every kind of call (FD-07, FD-07a, FD-09), and what is kept of them."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.front_door.forms.taking import Taking
from sightline.front_door.kinds import CallKind
from sightline.front_door.models import Contact, MissingReport, ScriptAnswer, Scripted
from sightline.front_door.scripts import FOLDER, scripts, shipped_script
from tests.front_door.test_views import SAID

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DIGESTS = {
    "adult.json": "4b1879b866e4",
    "anonymous.json": "0ac899dad280",
    "authority.json": "890ff00c4b42",
    "health.json": "19f8d8cbf97c",
    "helpline.json": "51291c4a9aab",
    "housing.json": "5952a3d95adb",
    "missing.json": "6c49bc9604e9",
    "other.json": "e720384c541f",
    "parent.json": "2f37a59cf1cd",
    "place.json": "ce6ddfdfe62c",
    "police.json": "06a13d1adae9",
    "public.json": "22198df0cb52",
    "school.json": "34f2f10624fe",
    "shared.json": "32ad40b06ef4",
}


@pytest.mark.parametrize("code", CallKind.values)
def test_every_kind_of_call_has_its_script(code: str) -> None:
    script = shipped_script(code)
    assert script.danger[0].code == "danger"
    assert "999" in (script.danger[0].answers[0].alert.say if script.danger[0].answers[0].alert else "")
    assert script.opening
    assert len(script.exploitation) >= 5
    codes = [question.code for question in script.questions]
    assert len(set(codes)) == len(codes)
    assert script.presets.get("consent") == "not_asked"
    assert "urgency" not in script.presets
    assert "signs" not in script.presets
    assert "about_open_case" not in script.presets


def test_every_alert_says_its_source() -> None:
    for script in scripts().values():
        for question in script.questions:
            for answer in question.answers:
                assert answer.alert is None or (answer.alert.say and answer.alert.source)


def test_another_kind_of_call_changes_what_was_filled_in_and_not_what_was_typed() -> None:
    post = QueryDict(mutable=True)
    post.update(
        {
            "call": "anonymous",
            "_shaped_by": "school",
            "source": "education",
            "words": "A car",
            "urgency": "red",
        }
    )
    forms = Taking.typed(post, reshape=True)
    assert forms.shape.code == "anonymous"
    assert forms.contact["source"].value() == "anonymous"
    assert forms.contact["referrer_reachable"].value() == "no"
    assert forms.contact["words"].value() == "A car"
    post["source"] = "health"
    assert Taking.typed(post, reshape=True).contact["source"].value() == "health"


@pytest.fixture
def adviser(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("adviser")


@pytest.fixture
def client(
    adviser: Staff, signed_in: Callable[[Staff], Client], fixed_clock: datetime, rules: None
) -> Client:
    return signed_in(adviser)


def send(client: Client, **also: str) -> tuple[UUID, str]:
    key = uuid4()
    answer = client.post(
        reverse("front_door:taking", args=[key]), {**SAID, "group_or_place": "The bus station", **also}
    )
    return key, answer.headers.get("Location", "") or answer.content.decode()


def test_answers_are_kept_as_they_were_asked(client: Client, adviser: Staff, at: datetime) -> None:
    key, _ = send(client, call="school", q_attendance="yes", duty_to_report="on", q_ex_place="not_known")
    with viewing(viewer_of(adviser, on=at.date())):
        scripted = Scripted.objects.get(contact_id=key)
        assert (scripted.script, scripted.version, scripted.duty_to_report) == ("school", "1.1", True)
        answers = {row.question: row for row in ScriptAnswer.objects.filter(contact_id=key)}
        assert {name: row.answer for name, row in answers.items()} == {
            "attendance": "yes",
            "ex_place": "not_known",
        }
        assert answers["ex_place"].said == "They do not know"
        assert answers["attendance"].asked.startswith("Has attendance")


def test_an_alert_asks_the_person_to_think_again_and_changes_nothing(
    client: Client, adviser: Staff, at: datetime
) -> None:
    _, page = send(client, call="school", q_ex_hold="yes", urgency="green")
    assert "An answer above asks you to think again" in page
    key, where = send(
        client, call="school", q_ex_hold="yes", urgency="green", urgency_why="He is with his aunt"
    )
    assert str(key) in where
    other, where = send(client, call="school", q_ex_hold="yes", urgency="red")
    assert str(other) in where
    with viewing(viewer_of(adviser, on=at.date())):
        assert Contact.objects.get(pk=key).urgency == "green"
        assert Scripted.objects.get(contact_id=key).urgency_why == "He is with his aunt"


def test_a_missing_report_says_first_that_the_child_may_be_in_danger(
    client: Client, adviser: Staff, at: datetime
) -> None:
    page = client.get(reverse("front_door:taking", args=[uuid4()]) + "?call=missing").content.decode()
    assert "A missing child may be in danger" in page
    key, _ = send(
        client, call="missing", source="police", last_seen="The bus station", police_reference="M-17"
    )
    with viewing(viewer_of(adviser, on=at.date())):
        assert MissingReport.objects.get(contact_id=key).police_reference == "M-17"
    assert "may be in danger" in client.get(reverse("front_door:contact", args=[key])).content.decode()


@pytest.mark.parametrize("code", CallKind.values)
def test_every_script_s_page_is_shown(client: Client, code: str) -> None:
    fresh = client.get(reverse("front_door:new_contact") + f"?call={code}")
    page = client.get(fresh["Location"]).content.decode()
    assert str(CallKind(code).label) in page
    assert "Signs of exploitation" in page


def test_a_changed_script_has_a_new_version() -> None:
    """Raise `version` in the file, then put the digest here: contacts keep the version they were taken by."""
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(FOLDER.glob("*.json"))
    }
    assert found == DIGESTS
