"""What a setting answers about itself, across settings, and meetings of the leads (SC-08, SC-13 to SC-20)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sightline.access.models import Agency, Staff
from sightline.access.states import AgencyKind
from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.core.versions import Conflict
from sightline.education.actions import answer, note_meeting
from sightline.education.actions import answers as words
from sightline.education.actions.answers import Answered
from sightline.education.models import SettingAnswer
from sightline.education.permissions import NOT_ANSWERING, NOT_OVERSEEING
from sightline.education.questions import asked_of, questions
from sightline.education.states import Phase, Said
from tests.education.conftest import Schools
from tests.education.test_pages import when
from tests.education.test_pages import words as text_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
Signs = Callable[[Staff], Client]


def answers(
    schools: Schools, who: str = "lead", about: str = "lead", seen: int = 0, **also: Any
) -> SettingAnswer:
    given: dict[str, Any] = {
        "question": "cpoms",
        "year": 2025,
        "said": Said.YES,
        "done_on": date(2025, 10, 1),
    }
    by = schools.viewer(who)
    with viewing(by):
        said = Answered(**given | also)
        return answer(
            setting_id=schools.settings[about].pk, answered=said, seen_number=seen, by=by, at=schools.at
        )


def test_every_requirement_of_a_setting_s_own_record_has_its_question() -> None:
    wanted = {"SC-13", "SC-13a", "SC-13b", "SC-14", "SC-16", "SC-17", "SC-18", "SC-19", "SC-20"}
    assert {each.source for each in questions().values()} == wanted
    assert "primary_update" not in {each.key for each in asked_of(Phase.SECONDARY)}
    assert len(questions()["primary_update"].terms) == 3


def test_a_later_answer_stands_in_place_of_an_earlier(schools: Schools) -> None:
    answers(schools)
    assert answers(schools, seen=1, said=Said.PARTLY).number == 2
    with pytest.raises(Conflict):
        answers(schools, seen=1, said=Said.NO, done_on=None)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"question": "nothing"}, words.NOT_ASKED),
        ({"question": "primary_update", "term": "autumn"}, words.NOT_ASKED),
        ({"term": "autumn"}, words.NOT_ASKED),
        ({"done_on": None}, words.NO_DAY),
        ({"done_on": date(2026, 3, 5)}, words.FUTURE),
        ({"year": 2026}, "has not begun"),
    ],
)
def test_an_answer_that_lacks_something_is_refused(
    schools: Schools, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        answers(schools, **given)


def test_a_setting_answers_for_itself_and_the_coordinator_for_all(schools: Schools) -> None:
    with pytest.raises(Refused, match=NOT_ANSWERING):
        answers(schools, about="other")
    with pytest.raises(Refused, match=NOT_ANSWERING):
        answers(schools, who="worker")
    made = answers(schools, who="coordinator", about="other")
    with viewing(schools.viewer("other")):
        assert SettingAnswer.objects.filter(pk=made.pk).exists()
    with viewing(schools.viewer("lead")):
        assert not SettingAnswer.objects.filter(pk=made.pk).exists()


def test_a_primary_school_s_update_is_answered_each_term(schools: Schools) -> None:
    primary = Agency.objects.create(name="Oxlease Primary School", kind=AgencyKind.SCHOOL)
    schools.lists("primary", primary, Phase.PRIMARY)
    for term in ("autumn", "spring"):
        answers(schools, who="coordinator", about="primary", question="primary_update", term=term)
    with pytest.raises(Refused, match=words.NOT_ASKED):
        answers(schools, who="coordinator", about="primary", question="primary_update")


def test_the_leads_meet_on_days_that_the_coordinator_notes(schools: Schools) -> None:
    by = schools.viewer("coordinator")
    with viewing(by):
        note_meeting(meets_on=date(2026, 3, 18), where="Council house", by=by, at=schools.at)
        with pytest.raises(Refused, match=words.MEETS):
            note_meeting(meets_on=date(2026, 3, 18), where="Elsewhere", by=by, at=schools.at)
        with pytest.raises(Refused, match=words.NO_PLACE):
            note_meeting(meets_on=date(2026, 4, 15), where=" ", by=by, at=schools.at)
    lead = schools.viewer("lead")
    with viewing(lead), pytest.raises(Refused, match=NOT_OVERSEEING):
        note_meeting(meets_on=date(2026, 4, 15), where="Here", by=lead, at=schools.at)


def test_the_pages_of_answers_and_meetings(schools: Schools, signed_in: Signs) -> None:
    lead, keeper = signed_in(schools.staff["lead"]), signed_in(schools.staff["coordinator"])
    mine, theirs = schools.settings["lead"].pk, schools.settings["other"].pk
    one = reverse("education:answer", args=[mine, 2025, "site_security", "year"])
    with clock.fixed(schools.at):
        listed = reverse("education:answers", args=[mine])
        assert "Not answered" in text_of(lead.get(listed))
        given = {"said": "partly", "words": "The gate is being mended", "seen_number": "0"}
        assert words.NO_DAY in text_of(lead.post(one, given))
        given |= when("done_on", "1 10 2025")
        assert "The gate is being mended" in text_of(lead.post(one, given, follow=True))
        assert lead.post(one, given).status_code == 409
        assert "The gate is being mended" in text_of(lead.get(one))
        over = text_of(keeper.get(f"{reverse('education:overview')}?question=site_security"))
        assert "Secondary school: in part, 1" in over
        assert "Secondary school: not answered, 1" in over
        assert lead.get(reverse("education:answers", args=[theirs])).status_code == 404
        bad = reverse("education:answer", args=[mine, 2025, "primary_update", "autumn"])
        assert lead.get(bad).status_code == 404
        add = {"where": "Council house", "words": "New signs", **when("meets_on", "18 3 2026")}
        assert "(to come)" in text_of(keeper.post(reverse("education:note_meeting"), add, follow=True))
        assert "next on 18 March 2026" in text_of(lead.get(reverse("education:ours")))
