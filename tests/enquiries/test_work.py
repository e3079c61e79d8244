"""Answering, releasing, deciding: what is refused, what is told, and which clocks start and stop."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sightline.access.models import Message
from sightline.access.states import Handling
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.enquiries.actions import (
    cannot_answer,
    end_naming,
    name_worker,
    note_read,
    record_print,
    withdraw_release,
)
from sightline.enquiries.given import Paper
from sightline.enquiries.models import (
    Asked,
    Drawn,
    Entry,
    Naming,
    OutcomeTold,
    Printed,
    Reading,
    Release,
)
from sightline.enquiries.states import Outcome, SexualHealth
from sightline.follow_up.models import FollowUp, Move
from sightline.follow_up.states import State
from sightline.letters.states import How
from tests.enquiries.conftest import LATER, Cast
from tests.sharing import sign, signed_off

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def sent(kind: str) -> set[str]:
    return set(Message.objects.filter(kind=kind).values_list("address", flat=True))


def test_each_agency_has_a_request_and_the_enquiry_a_clock_of_its_own(cast: Cast) -> None:
    with viewing(cast.viewer("worker")):
        requests = FollowUp.objects.filter(origin_id=cast.enquiry.pk)
        assert requests.count() == 6
        assert set(requests.values_list("safeguarding", "answered_there", "state")) == {
            (True, True, State.ASKED)
        }
        rules = Clock.objects.filter(stopped_at=None).values_list("rule__code", flat=True)
        assert sorted(rules).count("FU-02") == 6
        assert "EN-01-AMBER" in set(rules)
        assert sent("follow_up.asked") >= {"desk@police.example", "desk@probation.example"}


def test_an_answer_finishes_the_request_with_words_that_say_nothing(cast: Cast) -> None:
    cast.writes("police")
    with viewing(cast.viewer("worker")):
        request = Asked.objects.select_related("follow_up").get(pk=cast.asked["police"]).follow_up
        assert request.state == State.DONE
        said = set(Move.objects.filter(follow_up=request).exclude(act="ask").values_list("words", flat=True))
        assert said == {"", "Answered in the enquiry."}
        assert sent("enquiries.answered") == {cast.staff["worker"].email}
    cast.writes("police", minutes=8)
    with viewing(cast.viewer("worker")):
        assert Entry.objects.count() == 2
        assert FollowUp.objects.get(pk=request.pk).version == 3, "a second entry moves nothing"


def test_a_refusal_starts_the_clock_of_whoever_asked(cast: Cast) -> None:
    by = cast.viewer("probation")
    with viewing(by):
        cannot_answer(asked_id=cast.asked["probation"], why="No file is open.", by=by, at=cast.at)
    with viewing(cast.viewer("worker")):
        request = Asked.objects.select_related("follow_up").get(pk=cast.asked["probation"]).follow_up
        assert request.state == State.DECLINED


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"looked_in": " "}, "where you looked"),
        ({"words": ""}, "what is known"),
        ({"happened_on": "tomorrow"}, "in the future"),
        ({"sexual_health": SexualHealth.OFFERED}, "carries no words"),
    ],
)
def test_an_entry_says_what_it_must(cast: Cast, said: dict[str, Any], sentence: str) -> None:
    if said.get("happened_on"):
        said = {"happened_on": (cast.at + timedelta(days=1)).date()}
    who, agency = ("clinic", "sexual") if "sexual_health" in said else ("police", "police")
    with pytest.raises(Refused, match=sentence):
        cast.writes(who, agency=agency, **said)


def test_only_the_service_s_own_named_people_write_of_sexual_health(cast: Cast) -> None:
    for who in ("sexual", "worker"):
        with pytest.raises(Refused):
            cast.writes(who, agency="sexual", words="", told_by="Jo", sexual_health=SexualHealth.OFFERED)


def test_the_table_itself_takes_no_words_of_sexual_health(cast: Cast) -> None:
    fact = cast.offered()
    fact.pk, fact.words = uuid4(), "A result"
    with viewing(cast.viewer("clinic")), pytest.raises(IntegrityError, match="without_words"):
        fact.save(force_insert=True)


def test_nobody_answers_for_an_agency_but_its_own_and_the_enquiry_s_social_workers(cast: Cast) -> None:
    taken = cast.writes("worker", agency="police", told_by="PC Hale")
    assert (taken.agency_id, taken.told_by) == (cast.agencies["police"].pk, "PC Hale")
    with pytest.raises(Refused, match="Say who"):
        cast.writes("worker", agency="police")
    cast.add("other", "social_worker")
    for who in ("school", "adviser", "other"):
        with pytest.raises(Refused):
            cast.writes(who, agency="police", told_by="PC Hale")


def test_a_correction_names_the_newest_and_both_stay(cast: Cast) -> None:
    first = cast.writes("police")
    second = cast.writes("police", corrects_id=first.pk, minutes=8)
    assert second.corrects_id == first.pk
    with pytest.raises(Refused, match="corrected already"):
        cast.writes("police", corrects_id=first.pk, minutes=9)
    with pytest.raises(Refused):
        cast.writes("school", corrects_id=first.pk, minutes=9)


def test_what_only_its_originator_lets_go_needs_their_leave(cast: Cast) -> None:
    entry = cast.writes("police", handling=Handling.ORIGINATOR)
    with pytest.raises(Refused, match="who gave leave"):
        cast.releases(entry, "health")
    assert cast.releases(entry, "health", leave_from="DS Hale").leave_from == "DS Hale"
    assert sent("enquiries.yours_released") == {"desk@police.example"}
    assert sent("enquiries.released") == {"desk@health.example"}
    with pytest.raises(Refused, match="already"):
        cast.releases(entry, "health", leave_from="DS Hale")
    with pytest.raises(Refused, match="own entry"):
        cast.releases(entry, "police", leave_from="DS Hale")


@pytest.mark.parametrize("missing", ["why", "basis_words"])
def test_a_release_says_why_and_on_what_basis(cast: Cast, missing: str) -> None:
    entry = cast.writes("police")
    with pytest.raises(Refused):
        cast.releases(entry, "health", **{missing: " "})


def test_who_had_read_a_release_stays_on_record_after_it_is_withdrawn(cast: Cast) -> None:
    out = cast.releases(cast.writes("police"), "health")
    by = cast.viewer("health")
    for minute in (25, 26):
        with viewing(by):
            note_read(release=Release.objects.get(), by=by, at=cast.at + timedelta(minutes=minute))
    cast.withdraws(out)
    with viewing(cast.viewer("worker")):
        assert list(Reading.objects.values_list("by_id", flat=True)) == [by.staff_id]
    worker = cast.viewer("worker")
    with viewing(worker), pytest.raises(Refused, match="already"):
        withdraw_release(release_id=out.pk, why="Again", by=worker, at=cast.at + LATER)


def test_every_agency_asked_is_told_the_outcome_and_the_clock_stops(cast: Cast) -> None:
    drawn = cast.writes("police")
    made = cast.concludes(drawn=(drawn.pk,))
    with viewing(cast.viewer("worker")):
        assert OutcomeTold.objects.filter(conclusion=made, sent=True).count() == 6
        assert len(sent("enquiries.concluded")) == 6
        assert Clock.objects.get(subject_id=cast.enquiry.pk).stopped_at is not None
        assert Drawn.objects.get().entry_id == drawn.pk
    with pytest.raises(Refused, match="since you opened"):
        cast.concludes()
    assert cast.concludes(seen=1, outcome=Outcome.EARLY_HELP).number == 2


@pytest.mark.parametrize(("wanted", "state"), [(True, State.ASKED), (False, State.WITHDRAWN)])
def test_silence_goes_on_being_chased_unless_it_is_not_wanted(cast: Cast, wanted: bool, state: State) -> None:
    cast.concludes(still_wanted=wanted)
    with viewing(cast.viewer("worker")):
        assert set(FollowUp.objects.values_list("state", flat=True)) == {state}


def test_a_decision_draws_on_no_entry_of_another_enquiry(cast: Cast) -> None:
    with pytest.raises(Refused):
        cast.concludes(drawn=(cast.enquiry.pk,))


def test_naming_is_by_somebody_else_and_somebody_always_stays(cast: Cast) -> None:
    other, manager = cast.add("other", "social_worker"), cast.add("manager", "front_door_manager")
    for who, staff, allowed in (
        ("other", other, False), ("manager", manager, False), ("adviser", other, False), ("manager", other, True),
    ):  # fmt: skip
        by = cast.viewer(who)
        with viewing(by):
            if allowed:
                name_worker(enquiry_id=cast.enquiry.pk, staff_id=staff.pk, why="Cover", by=by, at=cast.at)
            else:
                with pytest.raises(Refused):
                    name_worker(enquiry_id=cast.enquiry.pk, staff_id=staff.pk, why="Cover", by=by, at=cast.at)
    by = cast.viewer("other")
    with viewing(by):
        ends: dict[str, Any] = {"enquiry_id": cast.enquiry.pk, "why": "On leave", "by": by, "at": cast.at}
        end_naming(staff_id=cast.staff["worker"].pk, **ends)
        with pytest.raises(Refused, match="Name somebody else first"):
            end_naming(staff_id=other.pk, **ends)
        assert Naming.objects.count() == 3
    with viewing(cast.viewer("worker")):
        assert not Entry.objects.exists()


def test_an_adviser_cannot_be_named(cast: Cast) -> None:
    by, adviser = cast.viewer("worker"), cast.staff["adviser"].pk
    with viewing(by), pytest.raises(Refused, match="registered social worker"):
        name_worker(enquiry_id=cast.enquiry.pk, staff_id=adviser, why="Cover", by=by, at=cast.at)


def prints(cast: Cast, **also: Any) -> Printed:
    given: dict[str, Any] = {"why": "For the conference", "by_agency": False, "entries": 1, "digest": "0"}
    by, paper = cast.viewer("worker"), Paper(**{**given, **also})
    with viewing(by):
        return record_print(enquiry_id=cast.enquiry.pk, paper=paper, by=by, at=cast.at)


def test_a_print_says_what_for(cast: Cast) -> None:
    prints(cast)
    with pytest.raises(Refused, match="what it is printed for"):
        prints(cast, why=" ")
    with viewing(cast.viewer("worker")):
        assert Printed.objects.count() == 1


def test_a_print_goes_to_a_health_organisation_by_a_secure_way_only(cast: Cast) -> None:
    trust = cast.agencies["health"]
    with pytest.raises(Refused, match="not by post"):
        prints(cast, to=trust, how=How.POSTED)
    with pytest.raises(Refused, match="how it goes"):
        prints(cast, to=trust)
    assert prints(cast, to=trust, how=How.SECURE_MAIL).to_agency == trust
    posted = prints(cast, to=cast.agencies["police"], how=How.POSTED)
    names = (
        "about",
        "enquiry",
        "controller_id",
        "retention_class",
        "by_id",
        "at",
        "why",
        "entries",
        "digest",
    )
    row = {name: getattr(posted, name) for name in names}
    with viewing(cast.viewer("worker")):
        for how in (How.POSTED, ""):
            with pytest.raises(IntegrityError), transaction.atomic():
                Printed.objects.create(**row, to_agency=trust, how=how)


def test_a_release_names_an_agreement_that_both_have_signed(
    cast: Cast, viewer_with: Callable[..., Viewer], fixed_clock: object
) -> None:
    by, second = viewer_with("governance_officer"), viewer_with("governance_officer")
    both = [cast.agencies["police"], cast.agencies["health"]]
    agreement = signed_off(by, second, both, ())
    sign(by, agreement)
    entry = cast.writes("police")
    out = cast.releases(entry, "health", agreement=agreement)
    assert out.agreement_id == agreement.pk
    with pytest.raises(Refused, match="must have signed"):
        cast.releases(entry, "housing", agreement=agreement)
