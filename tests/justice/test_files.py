"""A force's file of crimes: read by a saved mapping, once, good rows kept, the rest to mend, taken back as a whole."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.core.files.mapping import BadMapping, from_document
from sightline.core.leave import Refused
from sightline.justice import actions
from sightline.justice.actions.files import ALREADY, OTHERWISE, TAKEN_BACK, Brought
from sightline.justice.crime_facts import CRIMES
from sightline.justice.crime_rows import MISSING
from sightline.justice.models import (
    Charge,
    Crime,
    CrimeFile,
    CrimeFileFault,
    CrimeMapping,
    CrimeOutcome,
    Suspect,
    Suspected,
)
from sightline.justice.queries.crimes import listed
from sightline.justice.states import Outcome, State
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.justice.conftest import Cast

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
HEADINGS = {
    "police_reference": "Crime ref",
    "reported_on": "Reported",
    "offence": "Offence",
    "child_reference": "Victim",
    "child_given": "First name",
    "child_family": "Surname",
    "born": "DOB",
    "suspect_reference": "Suspect",
    "suspect_age": "Suspect age",
    "charged_on": "Charged",
    "outcome": "Outcome",
    "why": "Reason",
}
ROW = {
    "Crime ref": "22/500/26",
    "Reported": "02/03/2026",
    "Offence": "CSE",
    "Victim": "P-50",
    "First name": "Ava",
    "Surname": "Reed",
    "DOB": "04/05/2011",
    "Suspect": "S-50",
    "Suspect age": "19",
    "Charged": "",
    "Outcome": "",
    "Reason": "",
}


def raw(*rows: dict[str, str]) -> bytes:
    lines = [",".join(ROW)] + [",".join((ROW | row)[name] for name in ROW) for row in rows]
    return "\n".join(lines).encode()


def document(**also: Any) -> dict[str, Any]:
    values = {"offence": {"CSE": "71"}}
    given = {"format": CRIMES.format, "version": 1, "title": "Crimes", "columns": HEADINGS, "values": values}
    return given | also


@pytest.fixture
def mapping(cast: Cast) -> CrimeMapping:
    read = from_document(document(), CRIMES)
    made: CrimeMapping = cast.does(actions.save_mapping, name="ours", mapping=read)
    return made


def brings(
    cast: Cast, mapping: CrimeMapping, *rows: dict[str, str], after: int = 5
) -> tuple[CrimeFile, Brought]:
    found: tuple[CrimeFile, Brought] = cast.does(
        actions.bring_in,
        after=after,
        name="crimes.csv",
        raw=raw(*rows),
        mapping=mapping,
        adviser=cast.service,
    )
    return found


def seen(cast: Cast) -> dict[str, str]:
    """The force's number of each crime in the lists -> where it stands."""
    viewer = cast.viewer()
    with viewing(viewer):
        return {each.police_reference: each.state for each in listed(viewer)}


def many(cast: Cast, model: Any) -> int:
    return cast.sees(model, "officer")


def test_a_row_is_a_crime_with_who_is_suspected_what_came_of_it_and_a_child(
    cast: Cast, mapping: CrimeMapping
) -> None:
    one = {"Charged": "03/03/2026", "Outcome": "1"}
    _, done = brings(cast, mapping, one, {"Suspect": "S-51", "Suspect age": "x"})
    assert (len(done.new), len(done.changed), done.same) == (1, 0, 0)
    assert [(each.row, each.column, each.kept) for each in done.faults] == [(3, "Suspect age", True)]
    with viewing(cast.viewer()):
        crime = Crime.objects.get(police_reference="22/500/26")
        assert (crime.state, crime.offence, crime.child.reference) == (State.DECIDED, "71", "P-50")
        assert Suspected.objects.filter(crime=crime).count() == 2
        assert Charge.objects.get(crime=crime).suspect.police_reference == "S-50"
        assert CrimeOutcome.objects.get(crime=crime).outcome == Outcome.CHARGED


def test_the_same_file_is_refused_and_the_same_rows_change_nothing(cast: Cast, mapping: CrimeMapping) -> None:
    row = {"Charged": "03/03/2026", "Outcome": "1"}
    brings(cast, mapping, row)
    held = {model: many(cast, model) for model in (Crime, Suspect, Suspected, Charge, CrimeOutcome)}
    with pytest.raises(Refused, match=ALREADY):
        brings(cast, mapping, row)
    bad = {"Victim": "", "Crime ref": "22/501/26"}
    _, done = brings(cast, mapping, row, bad, after=6)
    assert (len(done.new), len(done.changed), done.same) == (0, 0, 1)
    assert {model: many(cast, model) for model in held} == held


def test_what_differs_is_amended_while_it_is_investigated_and_told_once_it_is_decided(
    cast: Cast, mapping: CrimeMapping
) -> None:
    brings(cast, mapping, {})
    _, done = brings(cast, mapping, {"Reported": "01/03/2026", "Outcome": "1"}, after=6)
    assert len(done.changed) == 1
    _, done = brings(cast, mapping, {"Reported": "27/02/2026"}, after=7)
    assert [(each.sentence, each.kept) for each in done.faults] == [(OTHERWISE, True)]


def test_a_bad_row_keeps_nothing_and_costs_no_other_and_can_be_mended(
    cast: Cast, mapping: CrimeMapping, signed_in: Signs
) -> None:
    bad = {"Crime ref": "22/502/26", "Victim": "P-52", "Offence": "Nobody knows"}
    unable = {"Crime ref": "22/503/26", "Victim": "P-53", "Outcome": "16"}
    file, done = brings(cast, mapping, bad, {}, unable)
    assert len(done.new) == 2
    assert [each.kept for each in done.faults if each.row == 2] == [False, False]
    assert MISSING in {each.sentence for each in done.faults if each.row == 2}
    assert seen(cast).get("22/502/26") is None
    client = signed_in(cast.staff["officer"])
    assert MISSING in client.get(reverse("justice:file", args=[file.pk])).content.decode()
    sent = client.get(reverse("justice:file_faults", args=[file.pk])).content
    rows = list(openpyxl.load_workbook(io.BytesIO(sent))["To mend"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Crime ref", "22/502/26", "22/503/26"]
    assert MISSING in str(rows[1][-1])
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(["CSE" if cell == "Nobody knows" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    given: dict[str, Any] = {"name": "mended.xlsx", "mapping": mapping, "adviser": cast.service}
    _, mended = cast.does(actions.bring_in, after=6, raw=out.getvalue(), **given)
    assert len(mended.new) == 1
    assert seen(cast)["22/502/26"] == State.INVESTIGATED


def test_a_file_is_taken_back_as_a_whole_but_for_what_was_worked_on_since(
    cast: Cast, mapping: CrimeMapping
) -> None:
    rows = [{"Crime ref": f"22/60{n}/26", "Victim": f"P-6{n}"} for n in range(3)]
    file, done = brings(cast, mapping, *rows)
    before = seen(cast)
    with viewing(cast.viewer()):
        worked = Crime.objects.get(police_reference="22/600/26")
    other = cast.suspect("S-99")
    cast.does(actions.name_suspect, after=9, crime_id=worked.pk, suspect_id=other.pk, stands=True, why="")
    back = cast.does(actions.take_back_file, after=10, file_id=file.pk, why="The wrong month")
    assert (back.withdrawn, back.left) == (2, 1)
    assert set(before) - set(seen(cast)) == {"22/601/26", "22/602/26"}
    with pytest.raises(Refused, match=TAKEN_BACK):
        cast.does(actions.take_back_file, after=10, file_id=file.pk, why="Again")
    _, again = brings(cast, mapping, *rows, after=11)
    assert (len(again.new), len(again.changed), again.same) == (0, 2, 1)
    assert seen(cast) == before
    assert done.total == 3


def test_checking_keeps_nothing(cast: Cast, mapping: CrimeMapping, signed_in: Signs) -> None:
    client = signed_in(cast.staff["officer"])
    asked = client.get(reverse("justice:send_file")).content.decode()
    assert 'enctype="multipart/form-data"' in asked
    before = many(cast, Crime)
    sent = {"mapping": str(mapping.pk), "adviser": str(cast.service.pk)}
    file = SimpleUploadedFile("crimes.csv", raw({}), "text/csv")
    page = client.post(reverse("justice:send_file"), sent | {"file": file, "only_check": "on"})
    assert page.status_code == 200
    assert "Checked: nothing was kept" in page.content.decode()
    assert (many(cast, Crime), many(cast, CrimeFile)) == (before, 0)
    file = SimpleUploadedFile("crimes.csv", raw({}), "text/csv")
    assert client.post(reverse("justice:send_file"), sent | {"file": file}).status_code == 302
    assert (many(cast, Crime), many(cast, CrimeFile)) == (before + 1, 1)
    picture = SimpleUploadedFile("crimes.png", b"\x89PNG123", "image/png")
    told = client.post(reverse("justice:send_file"), sent | {"file": picture}).content.decode()
    assert "This is a picture" in told
    assert "crimes.csv" in client.get(reverse("justice:files")).content.decode()


def test_other_forces_and_other_posts_see_no_file(cast: Cast, mapping: CrimeMapping) -> None:
    brings(cast, mapping, {"Victim": ""})
    for model in (CrimeFile, CrimeFileFault, CrimeMapping):
        assert {who for who in cast.staff if cast.sees(model, who)} == {"officer"}
    with pytest.raises(Refused, match="Only the police force"):
        cast.does(actions.bring_in, "analyst", name="x", raw=raw({}), mapping=mapping, adviser=None)
    mapping.pk, mapping.number, mapping.by_id = None, 2, cast.staff["analyst"].pk
    with viewing(cast.viewer("analyst")), pytest.raises(DatabaseError), transaction.atomic():
        mapping.save(force_insert=True)


def test_faults_about_a_child_stand_behind_the_walls_round_the_child(
    cast: Cast, mapping: CrimeMapping
) -> None:
    brings(cast, mapping, {"Victim": "P-7", "Outcome": "16"})
    assert many(cast, CrimeFileFault) == 1
    by = cast.viewer("manager")
    with viewing(by):
        child = SourceRecord.objects.get(pk=cast.crime.child_id)
        restrict(record=child, named=[cast.staff["manager"].pk], ask="The hub", why="Risk", by=by, at=cast.at)
    assert many(cast, CrimeFileFault) == 0


def test_a_mapping_is_saved_by_its_page_checked_and_kept_as_versions(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["officer"])
    lines = [
        "Crime number: Crime ref",
        "Date reported: Reported",
        "Offence: Offence",
        "Number of the child: Victim",
    ]
    given = {"name": "ours", "title": "Our crimes", "dates": "day_first", "meanings": "Offence: CSE = 71"}
    where = reverse("justice:mapping")
    short = client.post(where, given | {"columns": "\n".join(lines[:3])}).content.decode()
    assert "the number of the child; every crime needs one" in short
    assert "Crime number: Crime ref" in short
    assert "Offence (needed)" in short
    assert "people of your organisation who record crimes" in short
    wrong = client.post(
        where, given | {"columns": "\n".join(lines), "meanings": "Offence: CSE"}
    ).content.decode()
    assert "does not say what a word means" in wrong
    for title in ("Our crimes", "Our crimes", "Newer"):
        sent = given | {"columns": "\n".join(lines), "title": title}
        assert client.post(where, sent).status_code == 302
    with viewing(cast.viewer()):
        assert list(CrimeMapping.objects.order_by("number").values_list("title", flat=True)) == [
            "Our crimes", "Newer",
        ]  # fmt: skip


def test_a_mapping_of_another_kind_of_file_is_refused() -> None:
    with pytest.raises(BadMapping, match="sightline crime mapping"):
        from_document(document(format="sightline contact mapping"), CRIMES)
    with pytest.raises(BadMapping, match="no fact of a crime"):
        from_document(document(columns=HEADINGS | {"received_on": "Day"}), CRIMES)


def test_taking_back_on_its_page(cast: Cast, mapping: CrimeMapping, signed_in: Signs) -> None:
    file, _ = brings(cast, mapping, {}, after=0)
    client = signed_in(cast.staff["officer"])
    where = reverse("justice:take_back_file", args=[file.pk])
    assert where in client.get(reverse("justice:file", args=[file.pk])).content.decode()
    assert client.post(where, {"why": "The wrong month"}).status_code == 302
    page = client.get(reverse("justice:file", args=[file.pk])).content.decode()
    assert "1 withdrawn, 0 left as they are" in page
