"""Markers, audits of them, conviction rates, referrals by quarter, early help (JU-07c, 08, 16, ID-17b, 19a)."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.models import Staff, Team
from sightline.access.states import Handling, TeamKind
from sightline.access.viewer import viewing
from sightline.core.leave import Refused
from sightline.follow_up.models import FollowUp
from sightline.justice import actions
from sightline.justice.actions.early_help import NOT_YOUNG
from sightline.justice.marked import (
    NO_FINDING,
    NO_SOURCE,
    NO_WHY,
    NOT_A_QUARTER,
    NOT_A_RATE,
    Audited,
    Changed,
    Marked,
    Offences,
    Rated,
    Where,
    Whose,
)
from sightline.justice.models import ConvictionRate, Marker, MarkersAudited, Passed, Practice, Suspect
from sightline.justice.notice_states import Stage
from sightline.justice.noticed import Grounds
from sightline.justice.permissions import NOT_RATES, NOT_RECORDING
from sightline.justice.queries.marking import rates, referral_numbers, tally, with_markers
from sightline.justice.queries.profiles import profile, suspects_of
from tests.justice.conftest import Cast
from tests.justice.test_notices import refers
from tests.people_of_the_tests import member_of_staff

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]
Signs = Callable[[Staff], Client]
QUARTER = date(2026, 1, 1)


def marks(
    cast: Cast, whose: Whose, *, marked: bool = True, who: str = "officer", words: str = "A pattern"
) -> Any:
    given = Marked(whose=whose, marked=marked, on_day=cast.at.date(), words=words)
    return cast.does(actions.mark, who, crime_id=cast.crime.pk, marked=given)


def counted(cast: Cast, who: str = "officer") -> Any:
    viewer = cast.viewer(who)
    with viewing(viewer):
        return tally(with_markers(viewer, QUARTER, cast.at.date()))


def rate(cast: Cast, who: str = "analyst", **also: Any) -> ConvictionRate:
    given: dict[str, Any] = {"quarter": QUARTER, "offences": Offences.RAPE, "where": Where.LOCAL}
    given |= {"percent": Decimal("63.6"), "prosecuted": 44, "source": "Published in May"}
    made: ConvictionRate = cast.does(actions.keep_rate, who, rated=Rated(**given | also))
    return made


def test_three_words_about_a_marker_are_kept_apart_and_the_last_of_each_stands(cast: Cast) -> None:
    assert (counted(cast).crimes, counted(cast).judged) == (1, 0)
    marks(cast, Whose.SUPPLIED, marked=False, words="")
    marks(cast, Whose.REVIEWED)
    found = counted(cast)
    assert (found.supplied, found.marked, found.differing, found.prosecutors) == (0, 1, 1, 0)
    marks(cast, Whose.REVIEWED, marked=False)
    marks(cast, Whose.PROSECUTORS, words="")
    found = counted(cast)
    assert (found.differing, found.prosecutors) == (0, 1)
    with viewing(cast.viewer()):
        assert Marker.objects.filter(whose=Whose.REVIEWED).count() == 2


def test_a_judgement_says_what_shows_it_and_only_the_force_marks(cast: Cast) -> None:
    with pytest.raises(Refused, match=NO_WHY):
        marks(cast, Whose.REVIEWED, words=" ")
    for who in ("elsewhere", "manager"):
        with pytest.raises(Refused, match=NOT_RECORDING):
            marks(cast, Whose.REVIEWED, who=who)
    made = marks(cast, Whose.REVIEWED)
    made.pk, made.number, made.words = None, 2, ""
    with viewing(cast.viewer()), pytest.raises(DatabaseError), transaction.atomic():
        made.save(force_insert=True)
    assert cast.sees(Marker, "partner") == 0


def test_an_audit_of_markers_keeps_its_numbers_and_what_is_trained(cast: Cast) -> None:
    marks(cast, Whose.REVIEWED)
    given: dict[str, Any] = {"first_day": QUARTER, "last_day": cast.at.date(), "words": "One was missed"}
    with pytest.raises(Refused, match=NO_FINDING):
        cast.does(actions.audit_markers, audited=Audited(**given, training=""))
    made = cast.does(actions.audit_markers, audited=Audited(**given, training="A session in May"))
    assert (made.crimes, made.judged, made.differing) == (1, 1, 1)
    with pytest.raises(Refused, match=NOT_RECORDING):
        cast.does(actions.audit_markers, "analyst", audited=Audited(**given, training="A session"))
    assert (cast.sees(MarkersAudited, "manager"), cast.sees(MarkersAudited, "partner")) == (1, 0)


def test_a_rate_stands_until_a_later_word_and_only_those_who_keep_rates_see_it(cast: Cast) -> None:
    rate(cast)
    rate(cast, percent=Decimal("64.0"))
    viewer = cast.viewer("analyst")
    with viewing(viewer):
        assert {each.percent for each in rates(viewer).values()} == {Decimal("64.0")}
    assert cast.sees(ConvictionRate, "officer") == 0


@pytest.mark.parametrize(
    ("also", "said"),
    [
        ({"quarter": date(2026, 2, 1)}, NOT_A_QUARTER),
        ({"percent": Decimal("100.1")}, NOT_A_RATE),
        ({"source": ""}, NO_SOURCE),
        ({"who": "officer"}, NOT_RATES),
    ],
)
def test_a_rate_that_cannot_be_is_refused(cast: Cast, also: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        rate(cast, **also)


def test_the_page_of_rates_sets_local_and_national_beside_each_other(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["analyst"])
    given = {"quarter": "January to March 2026", "offences": "rape", "percent": "63.6%", "source": "May"}
    assert client.post(reverse("justice:rate"), given | {"where": "local"}).status_code == 302
    assert (
        client.post(reverse("justice:rate"), given | {"where": "national", "percent": "58"}).status_code
        == 302
    )
    wrong = client.post(reverse("justice:rate"), given | {"where": "local", "percent": "many"})
    assert "from 0 to 100" in wrong.content.decode()
    assert "many" in wrong.content.decode()
    page = client.get(reverse("justice:rates")).content.decode()
    assert "63.6%" in page
    assert "58.0%" in page


def test_referrals_count_in_the_quarter_of_each_fact_with_what_changed_beside(cast: Cast) -> None:
    made = refers(cast)
    grounds = Grounds(stage=Stage.REASONABLE, positive=True, decided_on=cast.at.date() + timedelta(days=30))
    later = 24 * 31
    cast.does(actions.decide_referral, after=later, referral_id=made.pk, grounds=grounds)
    changed = Changed(on_day=cast.at.date(), words="Revised training")
    cast.does(actions.note_practice, "manager", changed=changed)
    with pytest.raises(Refused):
        cast.does(actions.note_practice, "analyst", changed=changed)
    viewer = cast.viewer("analyst")
    offered = [(date(2026, 4, 1), date(2026, 7, 1)), (QUARTER, date(2026, 4, 1))]
    with viewing(viewer):
        second, first = referral_numbers(viewer, offered)
    assert (first.children, first.adults, first.reasonable, first.changes) == (1, 0, 0, ("Revised training",))
    assert (second.children, second.reasonable, second.conclusive) == (0, 1, 0)
    assert cast.sees(Practice, "partner") == 0


def test_a_profile_counts_those_the_viewer_sees_each_once(cast: Cast) -> None:
    other = cast.records("22/106/26", "P-9")
    both = cast.suspect(age=17, handling=Handling.OFFICIAL_SENSITIVE, neet=True)
    cast.names(both)
    cast.names(both, other)
    cast.names(cast.suspect("S-2", age=30))

    def ages(who: str) -> dict[str, int]:
        viewer = cast.viewer(who)
        with viewing(viewer):
            return dict(profile(suspects_of(viewer, QUARTER, cast.at.date()))["Age at the time"])

    assert ages("officer") == {"16 and 17": 1, "25 and over": 1}
    assert ages("manager") == {"16 and 17": 1}


def test_early_help_is_asked_for_a_young_suspect_and_the_team_s_organisation_sees_them(cast: Cast) -> None:
    team = Team.objects.create(agency=cast.there.council, name="Youth justice", kind=TeamKind.EARLY_HELP)
    young, older = cast.suspect(age=16), cast.suspect("S-2", age=25)
    ask: dict[str, Any] = {"team": team, "why": "A mentor before the summer"}
    with pytest.raises(Refused, match=NOT_YOUNG):
        cast.does(actions.ask_early_help, suspect_id=older.pk, **ask)
    cast.does(actions.ask_early_help, suspect_id=young.pk, **ask)
    cast.does(actions.ask_early_help, suspect_id=young.pk, **ask)
    assert (cast.sees(Suspect, "manager"), cast.sees(Passed, "officer")) == (1, 1)
    with viewing(cast.viewer()):
        assert FollowUp.objects.filter(asked_team=team).count() == 2


@pytest.mark.parametrize("route", ["markers", "numbers", "profiles"])
def test_pages_of_numbers_open_for_those_who_read(cast: Cast, signed_in: Signs, route: str) -> None:
    marks(cast, Whose.REVIEWED)
    cast.names(cast.suspect(age=16))
    refers(cast)
    page = signed_in(cast.staff["officer"]).get(reverse(f"justice:{route}"))
    assert page.status_code == 200
    assert {"markers": cast.crime.reference, "numbers": "January to March 2026", "profiles": "16 and 17"}[
        route
    ] in page.content.decode()
    assert signed_in(cast.staff["partner"]).get(reverse(f"justice:{route}")).status_code == 403


def test_forms_keep_what_was_typed(cast: Cast, signed_in: Signs) -> None:
    client = signed_in(cast.staff["officer"])
    day = {"day": str(cast.at.day), "month": str(cast.at.month), "year": str(cast.at.year)}
    on = {f"on_day-{part}": value for part, value in day.items()}
    given = {"whose": "reviewed", "marked": "yes", "words": "", **on}
    where = reverse("justice:mark", args=[cast.crime.pk])
    assert NO_WHY in client.post(where, given).content.decode()
    assert client.post(where, given | {"words": "Gifts from older people"}).status_code == 302
    page = client.get(reverse("justice:crime", args=[cast.crime.pk])).content.decode()
    assert "Gifts from older people" in page
    practice = {**on, "words": "Revised training"}
    assert client.post(reverse("justice:practice"), practice).status_code == 302
    assert "Revised training" in client.get(reverse("justice:numbers")).content.decode()
    period = {f"{name}-{part}": value for name in ("first_day", "last_day") for part, value in day.items()}
    audit = {**period, "words": "All as it should be", "training": "None needed"}
    assert client.post(reverse("justice:markers_audit"), audit).status_code == 302
    assert "All as it should be" in client.get(reverse("justice:markers")).content.decode()


def test_the_partnership_reads_rates_and_no_crime(cast: Cast, signed_in: Signs) -> None:
    officer = member_of_staff(cast.there, "partnership_officer")
    client = signed_in(officer)
    assert client.get(reverse("justice:rates")).status_code == 200
    assert client.get(reverse("justice:markers")).status_code == 403
