"""A file taken back as a whole: what nobody worked on goes, the rest is left and listed; in again works."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.queries import clocks_of
from sightline.figures.extract.reading import CONTACTS as EXTRACT
from sightline.front_door.actions import Decided, decide, take_up
from sightline.front_door.actions.importing import begin_take_back
from sightline.front_door.actions.importing.taking_back import NO_WHY
from sightline.front_door.commands import app
from sightline.front_door.imports.running import bring_in
from sightline.front_door.imports.undoing import Taken, take_file_back
from sightline.front_door.models import (
    CensusEntry,
    Contact,
    ContactSubject,
    Import,
    ImportBack,
    ImportBackEntry,
    Move,
    Referral,
)
from sightline.front_door.models.imports import ImportedKind, standing
from sightline.front_door.queries import Chosen, listed
from sightline.front_door.queries.import_backs import LATER_RETURN
from sightline.front_door.states import ContactState, FirstOutcome, Level
from sightline.front_door.tasks import take_back_file
from sightline.people.actions import restrict
from sightline.people.models import ChronologyLine, LinkProposal, SearchKeys, SourceRecord
from tests.front_door.imports.census_files import REFERRAL, child
from tests.front_door.imports.sent_files import ROW, census_file, contacts_file
from tests.people.proposing import run, told

pytestmark = pytest.mark.usefixtures("partnership", "rules")
SeenBy = Callable[[Viewer], AbstractContextManager[Viewer]]
WHY = "The wrong month was sent."
SECOND = ROW | {"Reference": "C-2", "Date received": "03/03/2026", "Local identifier": "78", "NHS number": ""}
SYSTEM = system_viewer("test", capabilities=["front_door.import"])


def back(key: Any, at: datetime, why: str = WHY, *, dry_run: bool = False) -> Taken:
    def begin() -> ImportBack:
        with viewing(SYSTEM):
            of = Import.objects.get(pk=key)
            return begin_take_back(of=of, why=why, by=SYSTEM, at=at)

    return take_file_back(begin, at=at, dry_run=dry_run)


def numbers(taken: Taken) -> tuple[dict[str, int], dict[str, int]]:
    return {k: n for k, n in taken.withdrawn.items() if n}, {k: n for k, n in taken.left.items() if n}


def test_in_twice_undone_and_in_again(at: datetime) -> None:
    rows = (ROW, SECOND)
    first = bring_in(contacts_file(*rows), at=at)
    bring_in(contacts_file(*rows), at=at)
    later = at + timedelta(hours=1)
    assert numbers(back(first.import_id, later)) == ({"contacts": 2, "children": 2}, {})
    with viewing(SYSTEM):
        assert not Contact.objects.exists()
        assert not ContactSubject.objects.exists()
        assert not ChronologyLine.objects.filter(kind="front_door.contact_taken", taken_back=None).exists()
        assert [row.keys for row in SearchKeys.objects.all()] == [[], []]
        gone = Contact.ever.order_by("reference")[0]
        assert gone.state == ContactState.WITHDRAWN
        assert [move.why for move in Move.objects.of(gone.pk)][-1] == WHY
        assert all(clock.stopped_at for clock in clocks_of([gone.pk]))
    again = bring_in(contacts_file(*rows), at=later)
    assert again.counts["contacts"] == {"created": 2, "matched": 0}
    assert again.counts["children"] == {"created": 2, "matched": 0}
    with viewing(SYSTEM):
        assert Contact.objects.count() == 2
        assert SourceRecord.objects.filter(reference="77").count() == 1
    assert numbers(back(again.import_id, later)) == ({"contacts": 2, "children": 2}, {})


def test_a_proposed_link_is_nobody_s_work_and_goes_with_the_record(at: datetime) -> None:
    made = bring_in(contacts_file(ROW, SECOND), at=at)
    with viewing(SYSTEM):
        one, other = SourceRecord.objects.order_by("pk")
    run(told(one, other), at=at)
    assert numbers(back(made.import_id, at)) == ({"contacts": 2, "children": 2}, {})
    with viewing(SYSTEM):
        assert not LinkProposal.objects.exists()


def test_the_second_taking_back_changes_nothing(at: datetime) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    back(made.import_id, at)
    with viewing(SYSTEM):
        before = (ImportBackEntry.objects.count(), Move.objects.count(), ChronologyLine.objects.count())
    assert numbers(back(made.import_id, at, "Again.")) == ({}, {})
    with viewing(SYSTEM):
        after = (ImportBackEntry.objects.count(), Move.objects.count(), ChronologyLine.objects.count())
        assert after == before
        assert ImportBack.objects.get().why == WHY


def test_a_dry_run_withdraws_nothing(at: datetime) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    assert numbers(back(made.import_id, at, dry_run=True)) == ({"contacts": 1, "children": 1}, {})
    with viewing(SYSTEM):
        assert Contact.objects.count() == 1
        assert not ImportBack.objects.exists()


def test_what_was_worked_on_is_left_with_the_reason(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    made = bring_in(contacts_file(ROW, SECOND), at=at)
    with seen_by(viewer_with("social_worker", name="S Moss")) as by:
        contact = Contact.objects.get(their_reference="C-1")
        decided = Decided(
            level=Level.VULNERABLE, outcome=FirstOutcome.ADVICE, reason="Early signs.", advice_given="Whom."
        )
        decide(contact_id=contact.pk, decided=decided, seen=0, by=by, at=at)
    taken = back(made.import_id, at)
    assert numbers(taken) == ({"contacts": 1, "children": 1}, {"contacts": 1, "children": 1})
    assert any(contact.reference in said and "S Moss" in said for said in taken.reasons)
    assert any("Another contact is about them" in said for said in taken.reasons)
    with viewing(SYSTEM):
        assert Contact.objects.get().pk == contact.pk
        assert ContactSubject.objects.filter(contact=contact).count() == 1
        row = ImportBackEntry.objects.filter(undone=False)[0]
        row.pk = uuid4()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
    assert numbers(back(made.import_id, at))[1] == {"contacts": 1, "children": 1}


def test_one_taken_up_is_left(at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    with seen_by(viewer_with("adviser", name="A Finch")) as by:
        take_up(contact_id=Contact.objects.get().pk, by=by, at=at)
    taken = back(made.import_id, at)
    assert numbers(taken)[1] == {"contacts": 1, "children": 1}
    assert any("Work on it went on, A Finch" in said for said in taken.reasons)


def test_a_restricted_child_is_left_and_stays_behind_the_wall(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    manager = viewer_with("front_door_manager")
    with seen_by(manager) as by:
        record = SourceRecord.objects.get()
        restrict(record=record, named=[], ask="The manager", why="Kin works here.", by=by, at=at)
    taken = back(made.import_id, at)
    assert numbers(taken) == ({"contacts": 1}, {"children": 1})
    with seen_by(viewer_with("front_door_manager", name="Other")) as by:
        assert not ImportBackEntry.objects.visible_to(by).exists()


def test_a_withdrawn_one_is_listed_only_when_asked_for(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    back(made.import_id, at)
    with seen_by(viewer_with("adviser")) as by:
        assert not listed(by, Chosen()).exists()
        assert [each.state for each in listed(by, Chosen(state="withdrawn"))] == ["withdrawn"]
        with pytest.raises(Refused):
            take_up(contact_id=Contact.ever.get().pk, by=by, at=at)


def test_the_extract_leaves_it_out(at: datetime) -> None:
    made = bring_in(contacts_file(ROW, SECOND), at=at)
    asked: dict[str, Any] = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "also": []}

    def counted() -> int:
        with viewing(SYSTEM), connection.cursor() as cursor:
            cursor.execute(EXTRACT, asked)
            return len(cursor.fetchall())

    assert counted() == 2
    back(made.import_id, at)
    assert counted() == 0


def test_a_return_is_taken_back_and_goes_in_again(at: datetime) -> None:
    made = bring_in(census_file(child("T1"), child("T2")), at=at)
    assert numbers(back(made.import_id, at)) == ({"referrals": 2, "children": 2}, {})
    with viewing(SYSTEM):
        assert not standing(Referral.objects.all(), ImportedKind.REFERRAL).exists()
        assert not standing(CensusEntry.objects.all(), ImportedKind.ENTRY).exists()
    again = bring_in(census_file(child("T1"), child("T2")), at=at)
    assert again.counts["referrals"] == {"created": 2, "matched": 0}


def test_a_referral_a_later_return_says_more_of_is_left(at: datetime) -> None:
    made = bring_in(census_file(child("T1"), child("T2")), at=at)
    more = REFERRAL.replace("<PrimaryNeedCode>N1", "<PrimaryNeedCode>N2")
    later = at + timedelta(days=1)
    second = bring_in(census_file(child("T1", details=more)), at=later)
    taken = back(made.import_id, later)
    assert numbers(taken) == ({"referrals": 1, "children": 1}, {"referrals": 1, "children": 1})
    assert any(LATER_RETURN in said for said in taken.reasons)
    assert numbers(back(second.import_id, later))[0] == {"referrals": 1}
    assert numbers(back(made.import_id, later))[0] == {"referrals": 1, "children": 1}
    third = bring_in(census_file(child("T1")), at=later)
    assert third.counts["referrals"] == {"created": 1, "matched": 0}


def test_it_needs_a_reason_and_a_post_that_brings_files_in(
    at: datetime, viewer_with: Callable[..., Viewer], seen_by: SeenBy
) -> None:
    made = bring_in(contacts_file(ROW), at=at)
    with pytest.raises(Refused, match=NO_WHY):
        back(made.import_id, at, "  ")
    with viewing(SYSTEM):
        of = Import.objects.get()
    with seen_by(viewer_with("adviser")) as by, pytest.raises(Refused, match="bringing files in"):
        begin_take_back(of=of, why=WHY, by=by, at=at)


def test_the_command(tmp_path: Any, fixed_clock: datetime) -> None:
    path = tmp_path / "march.csv"
    path.write_bytes(contacts_file(ROW, SECOND).raw)

    def run(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.stdout, result.stderr

    assert run("take-back", str(path), "--why", WHY)[0] == 1
    for _ in range(2):
        run("contacts", str(path), "--mapping", "plain")
    status, out, _ = run("take-back", str(path), "--why", WHY)
    assert status == 0
    assert json.loads(out)["withdrawn"]["contacts"] == 2
    status, out, _ = run("take-back", str(path), "--why", WHY)
    assert (status, json.loads(out)["withdrawn"]["contacts"]) == (0, 0)
    assert run("take-back", str(path), "--why", " ")[0] == 1


def test_in_the_browser(
    at: datetime,
    fixed_clock: datetime,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    viewer_with: Callable[..., Viewer],
    seen_by: SeenBy,
) -> None:
    made = bring_in(contacts_file(ROW, SECOND), at=at)
    with seen_by(viewer_with("adviser", name="A Finch")) as by:
        take_up(contact_id=Contact.objects.get(their_reference="C-1").pk, by=by, at=at)
    browser = signed_in(staff_with("front_door_manager", name="P Manager"))
    where = reverse("front_door:file_back", args=[made.import_id])
    assert "Take it back" in browser.get(where).content.decode()
    assert browser.post(where, {"why": ""}).status_code == 200
    assert browser.post(where, {"why": WHY})["Location"] == reverse("front_door:file", args=[made.import_id])
    with viewing(SYSTEM):
        take_back_file(str(ImportBack.objects.get().pk))
        take_back_file(str(ImportBack.objects.get().pk))
        gone = Contact.ever.get(their_reference="C-2")
    page = browser.get(reverse("front_door:file", args=[made.import_id])).content.decode()
    assert f"P Manager: {WHY} Withdrawn: 1 contact, no referrals, 1 child." in page
    assert "Work on it went on, A Finch" in page
    shown = browser.get(reverse("front_door:contact", args=[gone.pk])).content.decode()
    assert "Withdrawn: its file was taken back" in shown
    assert browser.get(reverse("front_door:decide", args=[gone.pk])).status_code == 404
    other = signed_in(staff_with("adviser", name="Somebody"))
    assert other.get(where).status_code in (403, 404)
