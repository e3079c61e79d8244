"""The quarterly tenth: drawn by a seed and a printed rule, checked, reported (FD-24, FD-24a, CL-53)."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sightline.access.models import Message, Staff
from sightline.access.viewer import Viewer, system_viewer, viewer_of, viewing
from sightline.core.leave import Refused
from sightline.deadlines.models import Clock
from sightline.front_door.actions import decide, pass_on
from sightline.front_door.actions.sampling import Check, draw, record_finding, report_sample
from sightline.front_door.hub_states import ActionTaken
from sightline.front_door.models import Contact, Sample, Sampled, SampleReport
from sightline.front_door.queries.samples import drawn, quarter_before
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.front_door.conftest import early_help, mentoring
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOVEMBER = datetime.fromisoformat("2025-11-12T10:00+00:00")
Makes = Callable[..., Contact]


@pytest.fixture
def by(staff_with: Callable[..., Staff], at: datetime) -> Viewer:
    return viewer_of(staff_with("front_door_manager", name="Mo Lane"), on=at.date())


@pytest.fixture
def auditor(staff_with: Callable[..., Staff]) -> Staff:
    return staff_with("auditor", name="Lee Fair")


@pytest.fixture
def asked(by: Viewer, contact: Makes, partnership: Partnership) -> Callable[..., Contact]:
    """A contact passed on in the quarter before, with signs recorded unless said otherwise."""

    def make(about: Contact | None = None, at: datetime = NOVEMBER, **also: object) -> Contact:
        signs = {"exploitation": "ticked", "exploitation_type": "sexual", **also}
        with viewing(by):
            made = contact(by=by, at=at, about=about.about if about else None, **signs)
            decide(contact_id=made.pk, decided=early_help(), seen=0, by=by, at=at)
            pass_on(contact_id=made.pk, request=mentoring(partnership), by=by, at=at)
        return made

    return make


def drew(at: datetime) -> Sample | None:
    by = system_viewer("quarterly tenth")
    with viewing(by):
        return draw(by=by, at=at)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 3, 4), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 4, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_the_quarter_that_ended(today: date, first: date, last: date) -> None:
    assert quarter_before(today) == (first, last)


@given(st.text("0123456789abcdef", min_size=1), st.sets(st.integers(0, 99_999)))
def test_a_tenth_rounded_up_the_same_in_any_order(seed: str, numbers: set[int]) -> None:
    references = {f"F-2026-{number:05d}" for number in numbers}
    chosen = drawn(seed, sorted(references))
    assert chosen == drawn(seed, sorted(references, reverse=True))
    assert len(chosen) == -(-len(references) // 10)
    assert set(chosen) <= references


def test_the_draw_can_be_done_by_hand_from_what_is_printed() -> None:
    references = [f"F-2026-{number:05d}" for number in range(25)]
    by_hand = sorted(references, key=lambda each: hashlib.sha256(f"ab12:{each}".encode()).hexdigest())[:3]
    assert drawn("ab12", references) == by_hand


def test_what_it_is_drawn_from(asked: Callable[..., Contact], by: Viewer, at: datetime) -> None:
    wanted = asked()
    asked(wanted, exploitation="text_match", exploitation_type="")
    asked(wanted, exploitation="none", exploitation_type="")
    asked(wanted, at=at)
    hidden = asked()
    with viewing(by):
        record = SourceRecord.objects.get(pk=hidden.about[0])
        restrict(record=record, named=[by.person_id], ask="the manager", why="Family tie", by=by, at=at)
    made = drew(at)
    assert made is not None
    assert (len(made.base), made.size) == (1, 1)
    assert "1 October 2025 to 31 December 2025" in made.rule
    assert drew(at) is None
    with viewing(by):
        clock = Clock.objects.get(rule__code="CL-53")
        assert clock.started_at.date() == date(2025, 12, 31)
        assert clock.due_at.date() == date(2026, 2, 12)


def test_a_report_sent_twice_is_kept_once(
    asked: Callable[..., Contact], by: Viewer, auditor: Staff, at: datetime
) -> None:
    asked()
    made = drew(at)
    assert made is not None
    eyes = viewer_of(auditor, on=at.date())
    with viewing(eyes):
        check = Check(taken=ActionTaken.LATE, what_shows="They did ring")
        record_finding(check=check, sampled_id=Sampled.objects.get().pk, by=eyes, at=at)

        def report(board: str, words: str) -> SampleReport:
            later = at + timedelta(days=1)
            return report_sample(sample_id=made.pk, reported_to=board, words=words, by=eyes, at=later)

        first = report("The board", "One was late")
        assert report("The board ", "One was late").pk == first.pk
        others = {report("The scrutiny committee", "One was late").pk, report("The board", "All is well").pk}
        assert first.pk not in others
        assert SampleReport.objects.count() == 3


def test_checked_told_and_reported(
    asked: Callable[..., Contact], by: Viewer, auditor: Staff, at: datetime
) -> None:
    asked()
    made = drew(at)
    assert made is not None
    eyes = viewer_of(auditor, on=at.date())
    with viewing(eyes):
        row = Sampled.objects.get()
        finding = {"sampled_id": row.pk, "by": eyes, "at": at}
        lost = Check(taken=ActionTaken.NO, what_shows="Nobody rang", what_next="Ask again today")
        with pytest.raises(Refused, match="must be checked before"):
            report_sample(sample_id=made.pk, reported_to="The board", words="All well", by=eyes, at=at)
        with pytest.raises(Refused, match="must happen now"):
            record_finding(check=replace(lost, what_next=" "), **finding)  # type: ignore[arg-type]
        record_finding(check=lost, **finding)  # type: ignore[arg-type]
        report = report_sample(sample_id=made.pk, reported_to="The board", words="One lost", by=eyes, at=at)
        assert report.counts["taken"] == {"no": 1}
        assert report.counts["by_asked"] == {"voluntary": {"no": 1}}
        rang = Check(taken=ActionTaken.LATE, what_shows="They did ring")
        later = {**finding, "at": at + timedelta(days=1)}
        record_finding(check=rang, seen=1, **later)  # type: ignore[arg-type]
    told = Message.objects.filter(kind="front_door.not_acted_on").values_list("staff__name", flat=True)
    assert list(told) == ["Mo Lane"]
    with viewing(by):
        assert Clock.objects.get(rule__code="CL-53").stopped_at == at
        with pytest.raises(Refused, match="does not include checking"):
            record_finding(check=rang, **{**finding, "by": by})  # type: ignore[arg-type]


def test_of_two_who_check_at_once_the_second_reads_what_the_first_found(
    asked: Callable[..., Contact],
    auditor: Staff,
    at: datetime,
    signed_in: Callable[[Staff], Client],
    fixed_clock: object,
) -> None:
    asked()
    drew(at)
    eyes = viewer_of(auditor, on=at.date())
    with viewing(eyes):
        row = Sampled.objects.get()
        lost = Check(taken=ActionTaken.NO, what_shows="Nobody rang", what_next="Ask again today")
        record_finding(sampled_id=row.pk, check=lost, by=eyes, at=at)
    typed = {"taken": str(ActionTaken.LATE), "what_shows": "They wrote", "seen": "0"}
    page = signed_in(auditor).post(reverse("front_door:sampled", args=[row.pk]), typed).content.decode()
    assert "checked it since" in page
    assert "Nobody rang" in page
    assert 'value="1"' in page, "shown now, so it may be saved knowingly"


def test_whoever_works_on_contacts_does_not_see_what_is_checked_nor_the_auditor_the_contact(
    asked: Callable[..., Contact], by: Viewer, auditor: Staff, at: datetime
) -> None:
    asked()
    assert drew(at) is not None
    with viewing(by):
        assert Sampled.objects.count() == 0
    with viewing(viewer_of(auditor, on=at.date())):
        assert Contact.objects.count() == 0
        assert Sampled.objects.count() == 1


def test_the_pages_for_the_auditor_and_for_the_partnership(
    asked: Callable[..., Contact],
    auditor: Staff,
    staff_with: Callable[..., Staff],
    signed_in: Callable[[Staff], Client],
    fixed_clock: datetime,
    at: datetime,
) -> None:
    asked()
    made = drew(at)
    assert made is not None
    client, where = signed_in(auditor), reverse("front_door:sample", args=[made.pk])
    assert "1 October 2025 to 31 December 2025" in client.get("/contacts/checks/").content.decode()
    page = client.get(where).content.decode()
    assert made.seed in page
    assert "the same referrals" in page
    assert made.base[0] in page
    check = page.split('href="/contacts/checks/referral/')[1].split('"')[0]
    form = f"/contacts/checks/referral/{check}"
    assert "A mentor, once a week." in client.get(form).content.decode()
    typed = {"taken": "no", "what_shows": "<b>Nobody</b>"}
    assert "Say what must happen now" in client.post(form, typed).content.decode()
    assert client.post(form, {**typed, "what_next": "Ask again"}).status_code == 302
    report = {"reported_to": "The board", "words": "One was lost"}
    assert client.post(f"{where}report/", report).status_code == 302
    officer = signed_in(staff_with("partnership_officer")).get(where).content.decode()
    assert "One was lost" in officer
    assert "1 of 1" in officer
    assert "A mentor" not in officer
    assert check not in officer
