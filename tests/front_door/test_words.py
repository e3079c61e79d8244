"""Words that may speak of exploitation: found, asked about, counted apart; and words that blame (FD-03, FD-03a)."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.front_door.actions import amend, tick
from sightline.front_door.actions.words import answer_words
from sightline.front_door.kinds import Relevance
from sightline.front_door.models import Contact, TermAnswer, TermMatch
from sightline.front_door.pages.words import excerpt, marked
from sightline.front_door.queries.words import last_answers, matches_of, noticed, tallies
from sightline.front_door.states import ExploitationType
from sightline.front_door.terms import Rewordings, Terms
from sightline.front_door.wordings import LANGUAGE, TERMS, Version
from tests.front_door.conftest import SOON

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
LISTED, REWORDINGS = Terms(Version(TERMS)), Rewordings(Version(LANGUAGE))


def found(text: str) -> list[str]:
    return [text[start:end] for each in LISTED.find(text) for start, end in each.spans]


@pytest.mark.parametrize("term", LISTED.by_term)
def test_each_term_is_found_by_itself_and_in_a_denial(term: str) -> None:
    assert found(term) == [term]
    assert term in found(f"There is no concern at all of {term} now.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was gromed by a friend", ["gromed"]),
        ("She has been exploted", ["exploted"]),
        ("He got into debts", ["debts"]),
        ("She got in a car with men", ["got in a car with"]),
        ("THREATENED, and threatend again", ["THREATENED", "threatend"]),
        ("Two knives were found", ["knives"]),
        ("She treats her brother well", []),
        ("He likes football and his sister", []),
        ("", []),
    ],
)
def test_forms_and_slips_of_the_pen(text: str, words: list[str]) -> None:
    assert sorted(found(text)) == sorted(words)


def test_a_longer_phrase_is_asked_about_once() -> None:
    assert found("a grooming gang") == ["grooming gang"]


def test_other_words_are_offered_but_not_for_somebody_s_own() -> None:
    text = 'She absconded. She said "he is my older boyfriend and I consented".'
    assert [one.instead for one in REWORDINGS.find(text)] == [
        "The child went missing: reason not known, or pushed or lured away"
    ]


@pytest.mark.parametrize("text", ["<script>x</script> debt", "a & b <i>taxi</i>", "‮taxi", "taxi\n\n<b>"])
def test_marked_text_is_escaped(text: str) -> None:
    spans = [span for each in LISTED.find(text) for span in each.spans]
    assert "<script>" not in marked(text, spans)
    assert "<i>" not in marked(text, spans)
    assert "<b>" not in marked(text, spans)
    assert "<mark" in excerpt(text, spans[0])


def test_a_match_ticks_nothing_and_a_person_is_asked(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(by=by, at=at, words="He has a new phone and is in debt.")
        assert (made.exploitation, made.exploitation_type) == ("text_match", "")
        matches = matches_of(made.pk)
        assert [match.term for match in matches] == ["new phone", "debt"]
        answers = {matches[0].pk: Relevance.NOT_RELEVANT, matches[1].pk: Relevance.UNSURE}
        for _ in range(2):
            answer_words(contact_id=made.pk, answers=answers, by=by, at=at + SOON)
        assert TermAnswer.objects.count() == 2
        answer_words(contact_id=made.pk, answers={matches[1].pk: Relevance.RELEVANT}, by=by, at=at + 2 * SOON)
        assert last_answers(made.pk) == {matches[0].pk: "not_relevant", matches[1].pk: "relevant"}
        made.refresh_from_db()
        assert made.exploitation == "text_match"
        with pytest.raises(Refused):
            answer_words(contact_id=made.pk, answers={}, by=by, at=at + SOON)


def test_a_tick_stands_apart_and_taken_away_leaves_the_match(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by = viewer_with("adviser")
    with viewing(by):
        made = contact(
            by=by, at=at, words="He is in debt.", exploitation="ticked", exploitation_type="criminal"
        )
        assert made.exploitation == "ticked"
        assert TermMatch.objects.count() == 1
        made = tick(contact_id=made.pk, kind=None, why="A mistake", by=by, at=at + SOON)
        assert made.exploitation == "text_match"
        made = tick(contact_id=made.pk, kind=ExploitationType.SEXUAL, why="As told", by=by, at=at + SOON)
        assert made.exploitation == "ticked"
        plain = contact(by=by, at=at, words="He sings.", about=made.about)
        assert plain.exploitation == "none"
        amend(
            contact_id=plain.pk, field="words", text="She is in debt", why="Heard later", by=by, at=at + SOON
        )
        assert [match.term for match in matches_of(plain.pk)] == ["debt"]


def test_ticks_and_matches_are_counted_apart(
    viewer_with: Callable[..., Viewer], contact: Callable[..., Contact], at: datetime
) -> None:
    by, adviser = viewer_with("front_door_manager"), viewer_with("adviser")
    until = at + timedelta(days=1)
    with viewing(by):
        one = contact(
            by=by, at=at, words="He is in debt. Debt!", exploitation="ticked", exploitation_type="sexual"
        )
        two = contact(by=by, at=at, words="A debt.", about=one.about)
        contact(by=by, at=at, words="He sings.", about=one.about)
        answer_words(contact_id=one.pk, answers={matches_of(one.pk)[0].pk: Relevance.RELEVANT}, by=by, at=at)
        answer_words(
            contact_id=two.pk, answers={matches_of(two.pk)[0].pk: Relevance.NOT_RELEVANT}, by=by, at=at
        )
        told = noticed(by, at - SOON, until)
        assert (told.contacts, told.ticked, told.words_only, told.ticked_and_words) == (3, 1, 1, 1)
        tally = next(iter(tallies(by, at - SOON, until)))
        assert (tally.term, tally.found, tally.relevant, tally.not_relevant, tally.unanswered) == (
            "debt",
            2,
            1,
            1,
            0,
        )
    with viewing(adviser):
        assert list(tallies(adviser, at - SOON, until)) == []
