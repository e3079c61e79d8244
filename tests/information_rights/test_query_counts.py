"""Pages of corrections, of what is sealed and of a pack ask the same however much stands on them (section 10)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.access.models import Staff
from sightline.access.viewer import viewing
from sightline.information_rights.actions.correcting import Asked, agree_correction, propose_correction
from sightline.information_rights.actions.deciding import Given, decide_line
from sightline.information_rights.models import Correction, RecordsRequest
from sightline.people.actions import write_chronology
from sightline.people.models import SourceRecord
from tests.information_rights.asking import collected
from tests.information_rights.asking import known as known
from tests.information_rights.asking import manager as manager
from tests.information_rights.asking import officer as officer
from tests.information_rights.asking import taken as taken
from tests.information_rights.deciding import as_viewer

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Makes = Callable[..., SourceRecord]
SignIn = Callable[[Staff], Client]


def asked(client: Client, name: str, *args: object) -> int:
    path = reverse(f"information_rights:{name}", args=args)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def accused(person: SourceRecord, by: Staff, named: Staff, at: datetime) -> Correction:
    viewer = as_viewer(by)
    with viewing(viewer):
        wanted = Asked(kind="false_accusation", why="The court has found so", named=(named.pk,))
        return propose_correction(record_id=person.pk, asked=wanted, by=viewer, at=at)


def test_corrections_and_what_is_sealed(
    somebody: Makes, officer: Staff, manager: Staff, at: datetime, signed_in: SignIn, fixed_clock: object
) -> None:
    pages, counted, second = signed_in(manager), [], as_viewer(manager)
    for round_ in range(2):
        held = [accused(somebody("Edith", f"Harrow{round_}{n}"), officer, manager, at) for n in range(4)]
        for each in held[:2]:
            with viewing(second):
                agree_correction(correction_id=each.pk, words="x", by=second, at=at)
        counted.append(
            [
                asked(pages, "corrections"),
                asked(pages, "sealed"),
                asked(pages, "correction", held[2].pk),
                asked(pages, "open_sealed", held[0].pk),
                asked(pages, "correct", held[3].record_id),
            ]
        )
    assert counted[0] == counted[1]
    assert max(counted[0]) <= 20


def test_a_pack_and_its_lines(
    taken: RecordsRequest, known: SourceRecord, officer: Staff, manager: Staff, at: datetime, signed_in: SignIn,
    fixed_clock: object,
) -> None:  # fmt: skip
    first, second = as_viewer(officer), signed_in(manager)
    with viewing(first):
        for number in range(12):
            write_chronology(
                about=[known.pk], happened_at=at, kind="x.y", title=f"Line {number}",
                controller_id=taken.controller_id, by=first, at=at,
            )  # fmt: skip
    lines = collected(taken, first, at)
    few = asked(second, "approve", taken.pk)
    with viewing(first):
        for line in lines:
            decide_line(line_id=line.pk, given=Given(choice="give"), by=first, at=at)
    assert asked(second, "approve", taken.pk) <= few + 1
    assert few <= 20
    assert asked(second, "line", lines[0].pk) <= 24
