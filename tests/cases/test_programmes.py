"""A run of a programme, a child's place on it, and each session (PW-31)."""

from datetime import timedelta
from typing import Any

import pytest

from sightline.access.viewer import viewing
from sightline.cases.actions import add_run, give_place, note_session
from sightline.cases.models import Run, Session
from sightline.cases.programmes import Came
from sightline.core.leave import Refused
from tests.cases.conftest import Pathway

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_a_child_comes_to_a_programme(pathway: Pathway) -> None:
    case = pathway.allocated()
    day = pathway.at.date()
    given: dict[str, Any] = {"programme": "keep_safe", "called": "Spring", "place": "", "days": [day]}
    with pytest.raises(Refused, match="Only a manager"):
        pathway.does(add_run, **given)
    for also, fault in (
        ({"programme": "x"}, "from the list"),
        ({"days": []}, "which days"),
        ({"called": " "}, "name"),
    ):
        with pytest.raises(Refused, match=fault):
            pathway.does(add_run, who="manager", **{**given, **also})
    run: Run = pathway.does(add_run, who="manager", **{**given, "days": [day + timedelta(days=7), day]})
    place = pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="A safe evening")
    with pytest.raises(Refused, match="already"):
        pathway.does(give_place, case_id=case.pk, run_id=run.pk, words="")
    noted: dict[str, Any] = {"case_id": case.pk, "place_id": place.pk, "came": Came.CAME, "words": ""}
    pathway.does(note_session, day=day, **noted)
    for wrong, fault in ((day, "on record"), (day + timedelta(days=7), "which has come")):
        with pytest.raises(Refused, match=fault):
            pathway.does(note_session, day=wrong, **noted)
    for who in ("adviser", "elsewhere", "police"):
        with viewing(pathway.viewer(who)):
            assert not Session.objects.exists(), who
