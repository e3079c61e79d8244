"""A report goes both ways: one kept here is looked at by the front door, one taken there opens an episode (MS-02)."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.front_door.actions.missing import Notice, raise_itself, raise_missing, receive_notice
from sightline.front_door.given import Missing, Named, Said
from sightline.front_door.imports.running import importer
from sightline.front_door.models import Contact, MissingReport
from sightline.front_door.states import Source
from sightline.missing.codes import Source as Teller
from sightline.missing.models import Episode, Report
from sightline.people.models import SourceRecord
from tests.missing.conftest import Cast, the_worker_runs
from tests.people.making import GRACE, person

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
BOTH = ("front_door.missing_report_kept", "missing.reported")


def test_a_report_kept_here_becomes_a_contact_once(cast: Cast) -> None:
    episode = cast.reports()
    for _ in range(2):
        the_worker_runs(*BOTH)
    with viewing(cast.viewer("adviser")):
        made = Contact.objects.get()
        assert made.their_reference == episode.reference
        assert made.words == "Went out at nine and is not back."
        kept = MissingReport.objects.get()
        assert (kept.contact_id, kept.told_id) == (made.pk, Report.objects.get().pk)
        assert Episode.objects.count() == 1


def test_a_further_report_is_looked_at_too(cast: Cast) -> None:
    cast.reports()
    cast.reports(source=Teller.POLICE, seen=1)
    the_worker_runs(*BOTH)
    with viewing(cast.viewer("adviser")):
        assert sorted(Contact.objects.values_list("source", flat=True)) == ["other", "police"]


def taken(cast: Cast, children: list[UUID], at: datetime) -> Contact:
    by = cast.viewer("adviser")
    said = Said(received_at=at, source=Source.POLICE, referrer_name="PC Hale", words="Not home.")
    missing = Missing(missing_since=at, last_seen="The bus station", police_reference="MP-9")
    with viewing(by):
        people = [Named(record_id=each) for each in children]
        return raise_missing(said=said, people=people, missing=missing, by=by, at=at)


def test_a_contact_taken_as_missing_opens_the_episode(cast: Cast, at: datetime) -> None:
    taken(cast, [cast.child.pk], at)
    for _ in range(2):
        the_worker_runs(*BOTH)
    with viewing(cast.viewer("coordinator")):
        episode = Episode.objects.get()
        found = (episode.child_id, episode.reported, episode.last_seen, episode.police_reference)
        assert found == (cast.child.pk, True, "The bus station", "MP-9")
        assert Report.objects.get().told_by == "PC Hale"
    with viewing(cast.viewer("adviser")):
        assert Contact.objects.count() == 1


def test_of_several_children_each_has_an_episode_without_what_was_said_of_all(
    cast: Cast, at: datetime
) -> None:
    by = cast.viewer("coordinator")
    with viewing(by):
        other = person(cast.there.council, by, **GRACE)
    taken(cast, [cast.child.pk, other.pk], at)
    the_worker_runs(*BOTH)
    with viewing(by):
        assert {each.child_id for each in Episode.objects.all()} == {cast.child.pk, other.pk}
        assert set(Episode.objects.values_list("last_seen", flat=True)) == {""}
        assert set(Report.objects.values_list("told_by", flat=True)) == {""}


def test_a_notice_of_the_police_s_file_opens_one_through_its_contact(
    cast: Cast, viewer_with: Callable[..., Viewer], at: datetime, fixed_clock: datetime
) -> None:
    notice = Notice(their_reference="MP-7", reported_at=at, given="Jon", surname="Reed", last_seen="The park")
    by = importer()
    with viewing(by):
        kept = receive_notice(notice=notice, agency=cast.there.police, by=by, at=at)
        raise_itself(subject_id=kept.pk, by=by, at=at)
    the_worker_runs(*BOTH)
    with viewing(viewer_with("missing_coordinator")):
        episode = Episode.objects.get()
        assert (episode.police_reference, episode.reported) == ("MP-7", True)
        assert SourceRecord.objects.get(pk=episode.child_id).agency_id == cast.there.police.pk
