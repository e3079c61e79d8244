"""The windscreen: each factor judged by a person, versions of the guidance, prompts that protect (RK-01 to RK-07)."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions.windscreen import (
    Assessed,
    Judgement,
    NewGuidance,
    assess,
    bring_in_guidance,
)
from sightline.front_door.guidance import FOLDER, SHIPPED, BadGuidance, in_force, read, version_of
from sightline.front_door.kinds import Factor
from sightline.front_door.models import Contact, FactorJudged, Windscreen
from sightline.front_door.pages.prompts import SHIPPED as PROMPTS
from sightline.front_door.pages.prompts import age_prompts
from sightline.front_door.pages.windscreen import drawing
from sightline.front_door.states import Level
from sightline.people.models import ChronologyLine
from sightline.people.naming.births import Born
from tests.front_door.conftest import SOON

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
ROOT = Path(__file__).parents[2]
ON = date(2026, 3, 4)


def judged(**also: object) -> Assessed:
    one = Judgement(
        factor=Factor.MISS, level=Level.COMPLEX, why="Three nights away.", descriptors=("MISS-C1",)
    )
    given: dict[str, object] = {
        "guidance": in_force().key,
        "judgements": (one,),
        "strengths": "Trusts his aunt",
    }
    return Assessed(**{**given, **also})  # type: ignore[arg-type]


def test_every_factor_is_kept_judged_or_not_and_nothing_is_added_up(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        one = assess(contact_id=made.pk, assessed=judged(record_id=made.about[0]), by=by, at=at + SOON)
        rows = {row.factor: row.level for row in FactorJudged.objects.filter(windscreen=one)}
        assert len(rows) == 10
        assert {factor for factor, level in rows.items() if level} == {"MISS"}
        assert one.guidance == SHIPPED
        assert not {"level", "score", "total"} & {field.name for field in Windscreen._meta.get_fields()}
        two = assess(contact_id=made.pk, assessed=judged(), by=by, at=at + SOON)
        assert (one.number, two.number) == (1, 2)
        lines = ChronologyLine.objects.filter(kind="front_door.windscreen_made")
        assert lines.count() == 2
        made.refresh_from_db()
        assert (made.urgency, made.exploitation) == ("amber", "none")


@pytest.mark.parametrize(
    ("also", "sentence"),
    [
        ({"judgements": ()}, "at least one factor"),
        ({"judgements": (Judgement(factor="MISS", level="acute"),)}, "what you go by"),
        ({"record_id": Factor}, "about"),
    ],
)
def test_what_is_not_whole_is_refused(
    viewer_with: Callable[..., Viewer],
    contact: Callable[..., Contact],
    at: datetime,
    also: dict[str, object],
    sentence: str,
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at)
        if "record_id" in also:
            also = {"record_id": made.pk}
        with pytest.raises(Refused, match=sentence):
            assess(contact_id=made.pk, assessed=judged(**also), by=by, at=at)


def whole_file(text: str = "Something seen") -> str:
    lines = [
        f"{factor}-{level[0]},{factor},{level},{text}" for factor in Factor.values for level in Level.values
    ]
    return "code,factor,level,text\n" + "\n".join(lines) + "\n"


def test_the_partnership_s_own_guidance_takes_over_and_earlier_assessments_keep_theirs(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by, keeper = viewer_with("adviser"), viewer_with("administrator")
    with viewing(by):
        made = contact(by=by, at=at)
        before = assess(contact_id=made.pk, assessed=judged(), by=by, at=at)
    new = NewGuidance(title="Threshold guidance", adopted_on=ON, file=whole_file("Ours"))
    with viewing(keeper):
        bring_in_guidance(new=new, by=keeper, at=at)
    with viewing(by):
        after = assess(contact_id=made.pk, assessed=judged(), by=by, at=at + SOON)
        assert (before.guidance, after.guidance) == ("sightline-1", "local-1")
        assert version_of(after.guidance).of("MISS", "acute")[0].text == "Ours"
        assert version_of(before.guidance).of("MISS", "acute")[0].code == "MISS-A1"
        with pytest.raises(Refused):
            bring_in_guidance(new=new, by=by, at=at)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "first line"),
        (whole_file().replace("MISS-a,MISS,acute,Something seen\n", ""), "nothing at the level"),
        (whole_file().replace("MISS-a,", "MISS-c,"), "twice"),
        (whole_file().replace("EDUC,", "NONE,"), "factor must be"),
        (whole_file().replace(",acute,", ",worst,"), "level must be"),
        (whole_file(""), "needs a code"),
    ],
)
def test_a_file_that_is_no_whole_guidance_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(BadGuidance, match=sentence):
        read(text)


def test_the_guidance_that_ships_is_whole() -> None:
    found = read((FOLDER / f"{SHIPPED}.csv").read_text())
    assert len(found) == 100


@pytest.mark.parametrize(
    ("born", "codes"),
    [
        (Born(2014, 3, 4), ["under_13"]),
        (Born(2013, 3, 5), ["under_13"]),
        (Born(2013, 3, 4), []),
        (Born(2013), ["under_13"]),
        (Born(2009, 3, 4), ["from_17"]),
        (Born(2008, 3, 5), ["from_17"]),
        (Born(2008, 3, 4), ["over_18"]),
        (Born(2008), ["from_17"]),
        (Born(), ["born_unknown"]),
        (Born(2011, 5), []),
    ],
)
def test_an_age_calls_for_its_prompts_and_no_others(born: Born, codes: list[str]) -> None:
    assert age_prompts(born, on=ON) == codes


def test_the_decision_record_lists_every_prompt_with_its_source() -> None:
    page = (ROOT / "docs" / "decisions" / "protective-prompts.md").read_text()
    with PROMPTS.open(newline="") as file:
        for row in csv.DictReader(file):
            assert f"| {row['code']} |" in page
            assert row["source"] in page


def test_the_drawing_says_in_words_what_it_shows() -> None:
    shown = drawing({factor.value: Level.ACUTE.value for factor in Factor})
    assert len(shown.spots) == 10
    assert len({(spot.x, spot.y) for spot in shown.spots}) == 10
    assert "Universal: none." in shown.words
    assert "Not known yet: none." in shown.words
    assert "Not known yet: running away" in drawing({}).words


def test_the_pages_of_an_assessment(
    staff_with: Callable[..., Staff],
    contact: Callable[..., Contact],
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    worker = staff_with("social_worker")
    by, client = viewer_of(worker, on=at.date()), signed_in(worker)
    with viewing(by):
        made = contact(by=by, at=at)
    where = reverse("front_door:windscreen", args=[made.pk])
    assert "date of birth is not known" in client.get(where).content.decode()
    given = {"child": str(made.about[0]), **{f"l_{factor}": "not_known" for factor in Factor.values}}
    assert "Judge at least one factor" in client.post(where, given).content.decode()
    answer = client.post(where, {**given, "l_COER": "acute"}).content.decode()
    assert "Say what you go by: Coercion" in answer
    done = client.post(
        where, {**given, "l_COER": "acute", "w_COER": "<b>He says so</b>", "d_COER": "COER-A1"}
    )
    shown = client.get(done["Location"]).content.decode()
    assert "Acute: coercion and control." in shown
    assert "&lt;b&gt;He says so" in shown
    assert "a social worker decides today" in shown
    assert client.get(done["Location"].replace("/1/", "/9/")).status_code == 404


def test_the_pages_of_the_guidance(
    staff_with: Callable[..., Staff], signed_in: Callable[[Staff], Client], fixed_clock: datetime
) -> None:
    other = signed_in(staff_with("administrator"))
    assert "to be confirmed" in other.get(reverse("front_door:guidance_versions")).content.decode()
    sent = {"title": "Ours", "adopted_on-day": "1", "adopted_on-month": "3", "adopted_on-year": "2023"}
    where = reverse("front_door:guidance_new")
    assert other.get(where).status_code == 200
    for raw, sentence in [(b"\xff\xfe", "saved as UTF-8"), (b"x\n", "first line")]:
        file = SimpleUploadedFile("guidance.csv", raw)
        assert sentence in other.post(where, {**sent, "file": file}).content.decode()
    file = SimpleUploadedFile("guidance.csv", whole_file().encode())
    assert other.post(where, {**sent, "file": file})["Location"] == reverse("front_door:guidance_versions")
