"""Warning notices, referrals to the National Referral Mechanism, devices, standards, and what was learnt."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sightline.access.models import Team
from sightline.access.states import TeamKind
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.follow_up.models import FollowUp
from sightline.justice import actions
from sightline.justice.models import Kept, Learnt, Notice, Referral
from sightline.justice.notice_states import (
    Device,
    Followed,
    Met,
    NoticeKind,
    NoticeState,
    ReferralState,
    Stage,
    Whose,
)
from sightline.justice.noticed import Checked, Following, Grounds, Lesson, Referring, Sent, Served
from sightline.justice.queries.notices import notice_state, notices, referral_state, referrals
from sightline.justice.states import Outcome, Why
from tests.justice.conftest import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def served(cast: Cast, number: str = "CAWN/1", **also: Any) -> Notice:
    given: dict[str, Any] = {
        "kind": NoticeKind.ABDUCTION,
        "police_reference": number,
        "basis": "Seen together after a warning",
        "served_on": cast.at.date(),
    }
    made: Notice = cast.does(
        actions.serve_notice, child_id=cast.crime.child_id, served=Served(**given | also)
    )
    return made


def follows(cast: Cast, notice: Notice, followed: Followed, who: str = "officer", words: str = "Seen") -> Any:
    following = Following(followed=followed, on_day=cast.at.date(), words=words)
    return cast.does(actions.follow_notice, who, notice_id=notice.pk, following=following)


def refers(cast: Cast, who: str = "officer", child_id: UUID | None = None, **also: Any) -> Referral:
    given: dict[str, Any] = {
        "referred_on": cast.at.date(),
        "is_child": True,
        "exploited_in_area": True,
        "sent_by": "Marches Police",
    }
    made: Referral = cast.does(
        actions.refer, who, child_id=child_id or cast.crime.child_id, referring=Referring(**given | also)
    )
    return made


def decides(cast: Cast, referral: Referral, stage: Stage, *, days: int, positive: bool = True) -> Any:
    on = cast.at.date() + timedelta(days=days)
    grounds = Grounds(stage=stage, positive=positive, decided_on=on)
    after = max(days, 0) * 24 + 2
    return cast.does(actions.decide_referral, after=after, referral_id=referral.pk, grounds=grounds)


def runs(cast: Cast, subject: Any) -> set[str]:
    with viewing(cast.viewer()):
        rows = Clock.objects.filter(subject_id=subject.pk, stopped_at=None)
        return set(rows.values_list("rule__code", flat=True))


def test_a_notice_has_a_basis_and_is_looked_at_before_it_runs_out(cast: Cast) -> None:
    with pytest.raises(Refused, match="what basis"):
        served(cast, basis=" ")
    with pytest.raises(Refused, match="before it was served"):
        served(cast, expires_on=cast.at.date() - timedelta(days=1))
    notice = served(cast, expires_on=cast.at.date() + timedelta(days=90))
    assert runs(cast, notice) == {"WN-01"}
    with pytest.raises(Refused, match="on record already"):
        served(cast)
    follows(cast, notice, Followed.BREACH)
    assert runs(cast, notice) == {"WN-01"}
    with pytest.raises(Refused, match="Say what happened"):
        follows(cast, notice, Followed.LOOKED, words=" ")
    with pytest.raises(Refused, match="Only the police force"):
        follows(cast, notice, Followed.LOOKED, "worker")
    follows(cast, notice, Followed.ENDED)
    assert runs(cast, notice) == set()
    with pytest.raises(Refused, match="cannot be done now"):
        follows(cast, notice, Followed.BREACH)
    viewer = cast.viewer("worker")
    with viewing(viewer):
        kept = notices(viewer).get()
        assert notice_state(kept.past) == NoticeState.ENDED  # type: ignore[attr-defined]


def test_a_referral_has_three_dated_facts_and_thirty_days_between_two(cast: Cast) -> None:
    referral = refers(cast)
    assert runs(cast, referral) == {"CL-41"}
    with pytest.raises(Refused, match="cannot be done now"):
        decides(cast, referral, Stage.CONCLUSIVE, days=1)
    decides(cast, referral, Stage.REASONABLE, days=2)
    assert runs(cast, referral) == set()
    with pytest.raises(
        Refused, match="30 days after reasonable grounds at the earliest: not before 5 April 2026"
    ):
        decides(cast, referral, Stage.CONCLUSIVE, days=20)
    decides(cast, referral, Stage.CONCLUSIVE, days=32)
    viewer = cast.viewer("worker")
    with viewing(viewer):
        assert referral_state(referrals(viewer).get().past) == ReferralState.CONFIRMED  # type: ignore[attr-defined]


def test_no_reasonable_grounds_end_it_and_the_organisation_that_referred_decides(cast: Cast) -> None:
    referral = refers(cast, "worker")
    grounds = Grounds(stage=Stage.REASONABLE, positive=False, decided_on=cast.at.date())
    with pytest.raises(Refused, match="organisation that made this one"):
        cast.does(actions.decide_referral, referral_id=referral.pk, grounds=grounds)
    cast.does(actions.decide_referral, "worker", referral_id=referral.pk, grounds=grounds)
    with pytest.raises(Refused, match="cannot be done now"):
        cast.does(actions.decide_referral, "worker", referral_id=referral.pk, grounds=grounds)


def test_a_panel_here_decides_about_children_well_before_eighteen(cast: Cast) -> None:
    assert runs(cast, refers(cast, devolved=True)) == {"CL-43"}
    with pytest.raises(Refused, match="more than 100 days"):
        refers(cast, devolved=True, referred_on=date(2026, 3, 4), child_id=_nearly_eighteen(cast))
    with pytest.raises(Refused, match="Refer an adult from the list"):
        refers(cast, is_child=False)
    adult = cast.does(
        actions.refer,
        child_id=None,
        referring=Referring(
            referred_on=cast.at.date(), is_child=False, exploited_in_area=False, sent_by="Marches Police"
        ),
    )
    assert adult.about == []
    with pytest.raises(Refused, match="Only those whose post"):
        refers(cast, "analyst")


def _nearly_eighteen(cast: Cast) -> UUID:
    from sightline.justice.given import Victim
    from sightline.people.naming.births import Born
    from tests.justice.conftest import recorded

    made = cast.does(
        actions.record_crime,
        recorded=recorded(police_reference="22/700/26"),
        victim=Victim(reference="P-70", given="Joe", surname="Ash", born=Born(2008, 5, 1)),
        adviser=cast.service,
    )
    found: UUID = made.child_id
    return found


def test_a_device_is_back_within_five_days_or_says_why(cast: Cast) -> None:
    sent = Sent(device=Device.PHONE, whose=Whose.CHILD, exhibit="AB/1", submitted_on=cast.at.date())
    key: dict[str, Any] = {"crime_id": cast.crime.pk}
    seized = cast.does(actions.send_device, **key, sent=sent)
    assert runs(cast, seized) == {"CL-67"}
    with pytest.raises(Refused, match="on record for this crime"):
        cast.does(actions.send_device, **key, sent=sent)
    late = cast.at.date() + timedelta(days=8)
    back: dict[str, Any] = {**key, "seized_id": seized.pk, "returned_on": late, "after": 24 * 9}
    with pytest.raises(Refused, match="It was late"):
        cast.does(actions.return_device, **back, late_reason="")
    cast.does(actions.return_device, **back, late_reason="The laboratory waited for a part")
    assert runs(cast, seized) == set()
    with pytest.raises(Refused, match="back already"):
        cast.does(actions.return_device, **back, late_reason="Again")


def test_a_standard_not_met_says_why_and_the_service_checks_it_too(cast: Cast) -> None:
    def checks(met: Met, words: str = "", who: str = "officer", standard: str = "court_entrance") -> Kept:
        checked = Checked(standard=standard, met=met, on_day=cast.at.date(), words=words)
        made: Kept = cast.does(actions.check_standard, who, crime_id=cast.crime.pk, checked=checked)
        return made

    with pytest.raises(Refused, match="Say why"):
        checks(Met.NOT_MET)
    with pytest.raises(Refused, match="standard of the list"):
        checks(Met.MET, standard="none")
    assert checks(Met.NOT_MET, "The side door is being mended").number == 1
    assert checks(Met.MET, who="adviser").number == 2
    with pytest.raises(Refused, match="stands by the victim"):
        checks(Met.MET, who="worker")


def test_what_was_learnt_is_shared_with_a_team_that_is_asked_to_read_it(cast: Cast) -> None:
    team = Team.objects.create(agency=cast.there.council, name="Pathway", kind=TeamKind.EXPLOITATION)

    def learns(**also: Any) -> Learnt:
        given: dict[str, Any] = {"words": "Ring before each visit", "invited": True, "said": "", "team": team}
        lesson = Lesson(**given | also)
        made: Learnt = cast.does(actions.share_lesson, crime_id=cast.crime.pk, lesson=lesson)
        return made

    with pytest.raises(Refused, match="did not reach court"):
        learns()
    cast.decides(Outcome.EVIDENCE, why=Why.EVIDENCE)
    with pytest.raises(Refused, match="why the victim was not invited"):
        learns(invited=False)
    learns()
    with viewing(cast.viewer("manager")):
        asked = FollowUp.objects.get(asked_team=team)
    assert "what was learnt" in asked.what
