"""Who is trained in sharing information, and the team's limit and strength, as the demonstration leaves them."""

from datetime import UTC, date, datetime

import pytest

from sightline.access.models import Post, SharingTraining, Staff
from sightline.access.queries.training import to_train
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.cases.models import LimitSet, Strength
from sightline.cases.queries.caseloads import limit_on
from sightline.demonstration import cast
from sightline.demonstration.pathway.story import MANAGER
from sightline.demonstration.pathway.team import ADMINISTRATOR, OVERDUE, SHAPES, WITHIN_THEIR_WEEKS, play_team
from sightline.demonstration.script.known import Known

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


DAY = date(2026, 11, 20)


def seen_by(key: str) -> Viewer:
    with viewing(system_viewer("test")):
        return viewer_of(Staff.objects.get(pk=cast.members()[key].id), on=DAY)


def test_most_are_trained_a_few_wait_and_the_team_has_a_limit_and_its_strength(borough: Known) -> None:
    play_team(datetime(2026, 11, 20, 9, tzinfo=UTC))
    wanting = {cast.members()[key].name for key in (*WITHIN_THEIR_WEEKS, OVERDUE)}
    with viewing(seen_by(ADMINISTRATOR)):
        assert {each.name for each in to_train(on=DAY)} == wanting
        assert SharingTraining.objects.count() > 40
        assert Post.objects.exclude(train_by=None).count() == len(WITHIN_THEIR_WEEKS)
    with viewing(seen_by(MANAGER)):
        limit = limit_on(LimitSet.objects.order_by("-number"), DAY)
        assert limit is not None
        assert limit.most == 10
        assert Strength.objects.count() == len(SHAPES)
